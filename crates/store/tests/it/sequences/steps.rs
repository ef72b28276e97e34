//! Steps by small numbers, so that a sequence that fails can be made smaller: they pick from what is there.

use proptest::{collection::vec, prelude::*, sample::select};

/// One step.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A command that does this.
    Do(Vec<Op>),
    /// A command that was carried out before.
    Again(u16),
    /// A command that does this and something that cannot be done.
    Refused(Bad, u16, Vec<Op>),
    /// The day of the tree changes.
    Lay(u16),
    /// The details of a link are erased.
    Erase(u16),
    /// Something that is not journalled.
    Aside(Aside, u16),
}

/// Something that a command does.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    Tree { act: TreeAct, unit: u16, other: u16, days: u8 },
    Person { unit: u16 },
    Change { person: u16, what: u8, unit: u16 },
    Open { person: u16 },
    Act { case: u16, deed: u16, unit: u16, days: u16 },
    Correct { case: u16, act: u16, annul: bool },
    Quota { unit: u16, what: u8, amount: u16 },
    Record { what: Record, pick: u16, other: u16 },
}

/// What is done to the tree.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TreeAct {
    Found,
    Establish,
    Rename,
    Move,
    Merge,
    Split,
    Dissolve,
}

/// What else is put on record.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Record {
    Account,
    Post,
    Headcount,
    Setting,
    Mapping,
    Import,
    Assignment,
    Survey,
    Enterprise,
    Member,
    View,
    Opening,
    Note,
    Attachment,
}

/// What cannot be done.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Bad {
    Unjournalled,
    Stale(u8),
    StaleUnknown,
    Code,
    Login,
    Revision,
    QuotaId,
    Act,
    UnitAct,
    Import,
    NoUnit,
    NoPerson,
    NoUnitOfAct,
    NoUnitCarries,
    NoParent,
    NoHeir,
    NoAccount,
    NoUnitOfQuota,
    NoUnitOfHeadcount,
    NoUnitOfAssignment,
    NoUnitOfFirm,
    NoPersonOfMember,
    ZeroByte,
}

/// What is not journalled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Aside {
    SignIn,
    SignOut,
    Seen,
    Failed,
    Forgiven,
}

fn some_tree_act() -> impl Strategy<Value = TreeAct> {
    use TreeAct::{Dissolve, Establish, Found, Merge, Move, Rename, Split};
    prop_oneof![
        1 => Just(Found),
        8 => Just(Establish),
        2 => Just(Rename),
        4 => Just(Move),
        2 => Just(Merge),
        2 => Just(Split),
        2 => Just(Dissolve),
    ]
}

fn some_record() -> impl Strategy<Value = Record> {
    use Record::{
        Account, Assignment, Attachment, Enterprise, Headcount, Import, Mapping, Member, Note, Opening, Post, Setting,
        Survey, View,
    };
    select(vec![
        Account, Post, Headcount, Setting, Mapping, Import, Assignment, Survey, Enterprise, Member, View, Opening,
        Note, Attachment,
    ])
}

/// Everything that cannot be done.
pub(crate) const ALL_BAD: &[Bad] = &[
    Bad::Unjournalled,
    Bad::Stale(0),
    Bad::Stale(1),
    Bad::Stale(2),
    Bad::StaleUnknown,
    Bad::Code,
    Bad::Login,
    Bad::Revision,
    Bad::QuotaId,
    Bad::Act,
    Bad::UnitAct,
    Bad::Import,
    Bad::NoUnit,
    Bad::NoPerson,
    Bad::NoUnitOfAct,
    Bad::NoUnitCarries,
    Bad::NoParent,
    Bad::NoHeir,
    Bad::NoAccount,
    Bad::NoUnitOfQuota,
    Bad::NoUnitOfHeadcount,
    Bad::NoUnitOfAssignment,
    Bad::NoUnitOfFirm,
    Bad::NoPersonOfMember,
    Bad::ZeroByte,
];

fn some_aside() -> impl Strategy<Value = Aside> {
    select(vec![Aside::SignIn, Aside::SignOut, Aside::Seen, Aside::Failed, Aside::Forgiven])
}

fn some_op() -> impl Strategy<Value = Op> {
    let pick = any::<u16>;
    prop_oneof![
        5 => (some_tree_act(), pick(), pick(), 0_u8..60)
            .prop_map(|(act, unit, other, days)| Op::Tree { act, unit, other, days }),
        6 => pick().prop_map(|unit| Op::Person { unit }),
        4 => (pick(), any::<u8>(), pick()).prop_map(|(person, what, unit)| Op::Change { person, what, unit }),
        5 => pick().prop_map(|person| Op::Open { person }),
        4 => (pick(), pick(), pick(), 0_u16..3_000)
            .prop_map(|(case, deed, unit, days)| Op::Act { case, deed, unit, days }),
        2 => (pick(), pick(), any::<bool>()).prop_map(|(case, act, annul)| Op::Correct { case, act, annul }),
        2 => (pick(), any::<u8>(), 0_u16..500).prop_map(|(unit, what, amount)| Op::Quota { unit, what, amount }),
        7 => (some_record(), pick(), pick()).prop_map(|(what, pick, other)| Op::Record { what, pick, other }),
    ]
}

fn some_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => vec(some_op(), 1..7).prop_map(Step::Do),
        2 => any::<u16>().prop_map(Step::Again),
        4 => (select(ALL_BAD), any::<u16>(), vec(some_op(), 0..4))
            .prop_map(|(bad, pick, ops)| Step::Refused(bad, pick, ops)),
        1 => (0_u16..600).prop_map(Step::Lay),
        1 => any::<u16>().prop_map(Step::Erase),
        1 => (some_aside(), any::<u16>()).prop_map(|(aside, pick)| Step::Aside(aside, pick)),
    ]
}

/// Sequences of steps, and the seed of what chance decides in them.
pub(crate) fn some_sequence() -> impl Strategy<Value = (u64, Vec<Step>)> {
    (0_u64..1_000_000, vec(some_step(), 1..40))
}
