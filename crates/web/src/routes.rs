//! All routes in one table, each with what it needs. The router is made from it, so that no route goes without.

use axum::routing::{MethodRouter, get, post};
use nguon_domain::access::Permission;

use crate::{Shared, handlers};

/// One route.
pub struct Route {
    /// `GET` or `POST`. Only the latter changes anything.
    pub method: &'static str,
    /// Its path, things in braces.
    pub path: &'static str,
    /// What whoever asks must have.
    pub needs: Needs,
    /// What it is about.
    pub object: Object,
    /// Whether files may come with it, so that it may be large and take long.
    pub takes_files: bool,
    make: fn() -> MethodRouter<Shared>,
}

/// What whoever asks must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is for everybody.
    Nothing,
    /// To have signed in.
    SignIn,
    /// To hold this right at the route's unit, or at the unit that looks after the route's person or case.
    Right(Permission),
    /// To hold both rights there.
    Rights(Permission, Permission),
}

/// What a route is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// Nothing in particular, or whoever asks.
    None,
    /// The instance as a whole: the right must be held at every unit at the top.
    Instance,
    /// A unit: `{unit}`.
    Unit,
    /// A person: `{person}`.
    Person,
    /// The case of a person, `{person}`, which the unit that carries it looks after; or one of its acts, `{act}`.
    Case,
    /// A note on a case, `{note}`, there for whoever wrote it; to withdraw it also for those who may see the journal.
    Note,
    /// A file that is kept with a case, `{attachment}`.
    Attachment,
    /// What was recorded for many of a unit's people at once, `{batch}`, as it is seen from that unit, `{unit}`.
    Batch,
    /// An account, `{account}`, as it is seen from a unit, `{unit}`.
    Account,
    /// Workbooks that wait at a unit, `{unit}`, or were brought in there: `{import}`. Those that wait are there for
    /// whoever handed them over, and for nobody else.
    Import,
    /// Workbooks that were brought in, `{import}`, at a unit, `{unit}`, or below it.
    PastImport,
}

impl Route {
    pub(crate) fn handler(&self) -> MethodRouter<Shared> {
        (self.make)()
    }

    const fn with_files(self) -> Self {
        Self { takes_files: true, ..self }
    }
}

const fn reads(path: &'static str, needs: Needs, object: Object, make: fn() -> MethodRouter<Shared>) -> Route {
    Route { method: "GET", path, needs, object, takes_files: false, make }
}

const fn writes(path: &'static str, needs: Needs, object: Object, make: fn() -> MethodRouter<Shared>) -> Route {
    Route { method: "POST", path, needs, object, takes_files: false, make }
}

/// Every route there is.
pub const ROUTES: &[Route] = {
    use Needs::{Nothing, Right, Rights, SignIn};
    use Object::{Account, Attachment, Batch, Case, Import, Instance, None, Note, PastImport, Person, Unit};
    use Permission as P;
    &[
        reads("/", SignIn, None, || get(handlers::work::inbox)),
        reads("/setup", Nothing, None, || get(handlers::founding::show)),
        writes("/setup", Nothing, None, || post(handlers::founding::found)),
        reads("/session", Nothing, None, || get(handlers::session::show)),
        writes("/session", Nothing, None, || post(handlers::session::begin)),
        writes("/session/end", SignIn, None, || post(handlers::session::end)),
        writes("/language", Nothing, None, || post(handlers::session::language)),
        writes("/text-size", Nothing, None, || post(handlers::session::text_size)),
        reads("/me", SignIn, None, || get(handlers::me::show)),
        writes("/me/password", SignIn, None, || post(handlers::me::change_password)),
        writes("/me/sessions/end-one", SignIn, None, || post(handlers::me::end_session)),
        writes("/me/sessions/end-others", SignIn, None, || post(handlers::me::end_others)),
        writes("/me/sessions/end", SignIn, None, || post(handlers::me::end_sessions)),
        reads("/help", Nothing, None, || get(handlers::guide::contents)),
        reads("/help/{chapter}", Nothing, None, || get(handlers::guide::show)),
        reads("/find", SignIn, None, || get(handlers::find::show)),
        reads("/units/{unit}", Right(P::SeeFigures), Unit, || get(handlers::units::show)),
        reads("/units/{unit}/units", Right(P::SeeFigures), Unit, || get(handlers::units::under)),
        reads("/units/{unit}/compare", Right(P::SeeFigures), Unit, || get(handlers::units::compare)),
        reads("/units/{unit}/compare.xlsx", Rights(P::SeeFigures, P::Export), Unit, || {
            get(handlers::units::compare_file)
        }),
        reads("/units/{unit}/add", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/add", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/rename", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/rename", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/correct", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/correct", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/move", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/move", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/close", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/close", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/merge", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/merge", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/split", Right(P::ManageUnits), Unit, || get(handlers::reshape::show)),
        writes("/units/{unit}/split", Right(P::ManageUnits), Unit, || post(handlers::reshape::change)),
        reads("/units/{unit}/work", Right(P::SeePeople), Unit, || get(handlers::work::of_unit)),
        reads("/units/{unit}/people", Right(P::SeePeople), Unit, || get(handlers::people::list)),
        reads("/units/{unit}/people.xlsx", Rights(P::SeePeople, P::Export), Unit, || get(handlers::people::xlsx)),
        reads("/units/{unit}/people.csv", Rights(P::SeePeople, P::Export), Unit, || get(handlers::people::csv)),
        reads("/units/{unit}/acts", Right(P::RecordActs), Unit, || get(handlers::together::choose)),
        writes("/units/{unit}/acts", Right(P::RecordActs), Unit, || post(handlers::together::record)),
        reads("/units/{unit}/acts/{batch}", Right(P::RecordActs), Batch, || get(handlers::together::show)),
        writes("/units/{unit}/acts/{batch}", Right(P::RecordActs), Batch, || post(handlers::together::undo)),
        reads("/units/{unit}/views", Right(P::SeePeople), Unit, || get(handlers::views::show)),
        reads("/units/{unit}/views/new", Right(P::SeePeople), Unit, || get(handlers::views::new)),
        writes("/units/{unit}/views", Right(P::SeePeople), Unit, || post(handlers::views::save)),
        writes("/units/{unit}/views/change", Right(P::SeePeople), Unit, || post(handlers::views::change)),
        reads("/units/{unit}/report", Right(P::SeeFigures), Unit, || get(handlers::reports::show)),
        reads("/units/{unit}/report/print", Right(P::SeeFigures), Unit, || get(handlers::reports::print)),
        reads("/units/{unit}/report.xlsx", Rights(P::SeeFigures, P::Export), Unit, || get(handlers::reports::xlsx)),
        reads("/people/{person}", Right(P::SeePerson), Person, || get(handlers::people::show)),
        writes("/people/{person}/citizen-id", Right(P::RevealCitizenId), Person, || post(handlers::people::reveal)),
        reads("/people/{person}/acts", Right(P::RecordActs), Case, || get(handlers::cases::act_form)),
        writes("/people/{person}/acts", Right(P::RecordActs), Case, || post(handlers::cases::record)),
        reads("/people/{person}/acts/{act}/correct", Right(P::RecordActs), Case, || get(handlers::cases::correction)),
        writes("/people/{person}/acts/{act}/correct", Right(P::RecordActs), Case, || post(handlers::cases::correct)),
        reads("/people/{person}/notes", Right(P::RecordActs), Case, || get(handlers::notes::form)),
        writes("/people/{person}/notes", Right(P::RecordActs), Case, || post(handlers::notes::write)),
        reads("/people/{person}/notes/{note}", Right(P::RecordActs), Note, || get(handlers::notes::show)),
        writes("/people/{person}/notes/{note}", Right(P::RecordActs), Note, || post(handlers::notes::change)),
        reads("/people/{person}/attachments", Right(P::RecordActs), Case, || get(handlers::attachments::form)),
        writes("/people/{person}/attachments", Right(P::RecordActs), Case, || post(handlers::attachments::attach))
            .with_files(),
        reads("/people/{person}/attachments/{attachment}", Right(P::SeePerson), Attachment, || {
            get(handlers::attachments::save)
        }),
        reads("/people/{person}/attachments/{attachment}/remove", Right(P::RecordActs), Attachment, || {
            get(handlers::attachments::removal)
        }),
        writes("/people/{person}/attachments/{attachment}/remove", Right(P::RecordActs), Attachment, || {
            post(handlers::attachments::remove)
        }),
        reads("/units/{unit}/nominate", Right(P::RecordActs), Unit, || get(handlers::nomination::show)),
        writes("/units/{unit}/nominate", Right(P::RecordActs), Unit, || post(handlers::nomination::nominate)),
        reads("/people/{person}/nominate", Right(P::RecordActs), Case, || get(handlers::nomination::show_known)),
        writes("/people/{person}/nominate", Right(P::RecordActs), Case, || post(handlers::nomination::nominate_known)),
        reads("/units/{unit}/accounts", Right(P::SeeAccounts), Unit, || get(handlers::accounts::list)),
        reads("/units/{unit}/accounts/new", Right(P::ManageAccounts), Unit, || get(handlers::accounts::invitation)),
        writes("/units/{unit}/accounts/new", Right(P::ManageAccounts), Unit, || post(handlers::accounts::invite)),
        reads("/units/{unit}/accounts/{account}", Right(P::SeeAccounts), Account, || get(handlers::accounts::show)),
        writes("/units/{unit}/accounts/{account}/link", Right(P::ManageAccounts), Account, || {
            post(handlers::accounts::link)
        }),
        reads("/units/{unit}/accounts/{account}/posts", Right(P::ManageAccounts), Account, || {
            get(handlers::posts::give_form)
        }),
        writes("/units/{unit}/accounts/{account}/posts", Right(P::ManageAccounts), Account, || {
            post(handlers::posts::give)
        }),
        reads("/units/{unit}/accounts/{account}/posts/{post}", Right(P::ManageAccounts), Account, || {
            get(handlers::posts::show)
        }),
        writes("/units/{unit}/accounts/{account}/posts/{post}", Right(P::ManageAccounts), Account, || {
            post(handlers::posts::change)
        }),
        reads("/units/{unit}/accounts/{account}/close", Right(P::ManageAccounts), Account, || {
            get(handlers::posts::close_form)
        }),
        writes("/units/{unit}/accounts/{account}/close", Right(P::ManageAccounts), Account, || {
            post(handlers::posts::close)
        }),
        reads("/me/posts/{post}/delegate", SignIn, None, || get(handlers::posts::delegation)),
        writes("/me/posts/{post}/delegate", SignIn, None, || post(handlers::posts::delegate)),
        writes("/me/posts/{post}/take-back", SignIn, None, || post(handlers::posts::take_back)),
        reads("/units/{unit}/import", Right(P::Import), Unit, || get(handlers::import::desk)),
        writes("/units/{unit}/import", Right(P::Import), Unit, || post(handlers::import::receive)).with_files(),
        reads("/units/{unit}/import/{import}", Right(P::Import), Import, || get(handlers::import::show)),
        writes("/units/{unit}/import/{import}", Right(P::Import), Import, || post(handlers::import::decide)),
        reads("/units/{unit}/import/{import}/undo", Right(P::Import), PastImport, || get(handlers::import::undo_form)),
        writes("/units/{unit}/import/{import}/undo", Right(P::Import), PastImport, || post(handlers::import::undo)),
        reads("/units/{unit}/import/{import}/copies/{copy}", Right(P::Import), Import, || get(handlers::import::copy)),
        reads("/invitation/{secret}", Nothing, None, || get(handlers::invitation::show)),
        writes("/invitation/{secret}", Nothing, None, || post(handlers::invitation::take_up)),
        reads("/settings", Right(P::ManageSettings), Instance, || get(handlers::instance::settings)),
        writes("/settings", Right(P::ManageSettings), Instance, || post(handlers::instance::choose)),
        reads("/check", Right(P::SeeJournal), Instance, || get(handlers::instance::check)),
        writes("/check", Right(P::SeeJournal), Instance, || post(handlers::instance::begin_check)),
        reads("/healthz", Nothing, None, || get(handlers::health::lives)),
        reads("/readyz", Nothing, None, || get(handlers::health::is_ready)),
        reads("/assets/{*file}", Nothing, None, || get(handlers::health::asset)),
    ]
};
