//! The pages on which a file is brought to a case, and on which it is taken away.

use askama::Template;
use nguon_app::{
    AttachmentDesk, AttachmentRefused, CaseDesk, RemovalDesk, Ticket,
    texts::{Texts, Value},
    view::AttachmentFate,
};
use nguon_domain::attachment::{AttachmentKind, LARGEST, MOST};

use crate::{
    address,
    caller::Form,
    frame::{Around, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

const WHY: Field = Field::new("why", "attach-why", FieldKind::Long).hint("attach-why-hint").needed();

/// The page on which a file is brought.
#[derive(Template)]
#[template(path = "people/attach.html")]
pub(crate) struct AttachmentPage {
    frame: Frame,
    lead: String,
    errors: Vec<(&'static str, String)>,
    /// Where it is sent; `None` where no kind of file is kept.
    action: Option<String>,
    hint: String,
    /// What the browser offers to choose from.
    accept: String,
    back: String,
    help: Vec<String>,
}

/// The page on which a file is taken away.
#[derive(Template)]
#[template(path = "people/detach.html")]
pub(crate) struct RemovalPage {
    frame: Frame,
    lead: String,
    errors: Vec<(&'static str, String)>,
    /// What it is called; `None` once it was taken away.
    name: Option<String>,
    action: String,
    ticket: String,
    why: Input,
    back: String,
    help: Vec<String>,
}

/// Why no file was kept.
pub(crate) enum Fault {
    NoFile,
    Refused(AttachmentRefused),
}

/// A file that is being taken away.
pub(crate) struct Removing {
    typed: Typed,
    pub(crate) ticket: String,
}

impl Removing {
    /// An empty form.
    pub(crate) fn blank(ticket: Ticket) -> Self {
        Self { typed: Typed::default(), ticket: ticket.to_string() }
    }

    /// What a form says, and the reason if it gives one.
    pub(crate) fn read<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<String>) {
        let mut typed = Typed::of(form, [WHY.name]);
        let reason = typed.needed_reason(texts, WHY.name, "attach-why-empty");
        (Self { typed, ticket: form.field("ticket").to_owned() }, reason)
    }

    /// Says beside the field why it is not taken away.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: AttachmentRefused) {
        self.typed.fault(WHY.name, refused(texts, refusal));
    }

    /// A form without a reason, to be looked at.
    pub(crate) fn wrong(texts: &Texts) -> Self {
        let mut typed = Typed::default();
        typed.fault(WHY.name, texts.plain("attach-why-empty"));
        Self { typed, ticket: String::new() }
    }
}

fn count(count: usize) -> Value<'static> {
    u64::try_from(count).unwrap_or_default().into()
}

fn refused(texts: &Texts, refusal: AttachmentRefused) -> String {
    let megabytes = [("megabytes", count(LARGEST >> 20))];
    match refusal {
        AttachmentRefused::Empty => texts.plain("attach-empty"),
        AttachmentRefused::TooLarge => texts.text("attach-too-large", &megabytes),
        AttachmentRefused::Kind => texts.plain("attach-kind"),
        AttachmentRefused::TooMany => texts.text("attach-too-many", &[("most", count(MOST))]),
        AttachmentRefused::SameFile => texts.plain("attach-same"),
        AttachmentRefused::Gone => texts.plain("attach-gone"),
    }
}

/// What a kind of file is called.
pub(crate) fn kind_name(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Pdf => "PDF",
        AttachmentKind::Jpeg => "JPEG",
        AttachmentKind::Png => "PNG",
    }
}

fn frame_of(around: Around, desk: &CaseDesk, title: &str, is_wrong: bool) -> Frame {
    let place = Place { unit: &desk.unit, above: &desk.above, span: None };
    let mut frame = Frame::of_place(around, title, Section::None, &place, desk.may);
    frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(desk.name.as_str()));
    if is_wrong {
        frame.mark_wrong(title);
    }
    frame
}

fn lead(texts: &Texts, desk: &CaseDesk) -> String {
    texts.text("act-lead", &[("name", desk.name.as_str().into()), ("unit", (&desk.unit.name).into())])
}

impl AttachmentPage {
    /// The page, with what was wrong with the file that was sent.
    pub(crate) fn new(around: Around, of: &AttachmentDesk, ticket: Ticket, fault: Option<Fault>) -> Self {
        let texts = around.texts;
        let desk = &of.desk;
        let names: Vec<&str> = of.kinds.iter().map(|kind| kind_name(*kind)).collect();
        let fault = fault.filter(|_| !of.kinds.is_empty()).map(|fault| match fault {
            Fault::NoFile => texts.plain("attach-no-file"),
            Fault::Refused(refusal) => refused(texts, refusal),
        });
        let accept = of.kinds.iter().flat_map(|kind| [format!(".{}", kind.ending()), kind.media_type().to_owned()]);
        Self {
            lead: lead(texts, desk),
            action: (!of.kinds.is_empty()).then(|| address::attach(desk.person, desk.case.id, &ticket.to_string())),
            hint: texts.text("attach-hint", &[("kinds", names.join(", ").into()), ("megabytes", count(LARGEST >> 20))]),
            accept: accept.collect::<Vec<_>>().join(","),
            back: address::person(desk.person),
            help: ["attach-help-1", "attach-help-2"].map(|key| texts.plain(key)).into(),
            frame: frame_of(around, desk, &texts.plain("attach-add"), fault.is_some()),
            errors: fault.map(|fault| ("file", fault)).into_iter().collect(),
        }
    }
}

impl RemovalPage {
    /// The page with what was typed.
    pub(crate) fn new(around: Around, of: &RemovalDesk, removing: &Removing) -> Self {
        let texts = around.texts;
        let desk = &of.desk;
        let name = match &of.attachment.fate {
            AttachmentFate::Kept { name } => Some(name.clone()),
            AttachmentFate::Removed { .. } => None,
        };
        let errors = if name.is_some() { removing.typed.faults() } else { Vec::new() };
        Self {
            lead: lead(texts, desk),
            action: address::removal(desk.person, of.attachment.id),
            ticket: removing.ticket.clone(),
            why: removing.typed.input(texts, &WHY),
            back: address::person(desk.person),
            help: ["attach-help-2", "attach-help-3"].map(|key| texts.plain(key)).into(),
            frame: frame_of(around, desk, &texts.plain("attach-remove-title"), !errors.is_empty()),
            name,
            errors,
        }
    }
}
