//! Every page with invented people and figures, in each of its shapes.

use askama::Template;
use nguon_app::{
    AttachmentRefused, CorrectionDesk, DraftKept, DraftOf, Obstacle, UnitsAsk, ViewRefused, ViewsDesk,
    texts::{Language, Texts},
    view::PeopleView,
};
use nguon_domain::{attachment::AttachmentKind, case::DeedKind, unit::UnitKind};

use super::{
    act::{self, ActPage},
    attachment::{AttachmentPage, Fault, RemovalPage, Removing},
    compare::ComparePage,
    correction::{self, CorrectionPage},
    find::FindPage,
    founding::{FoundingPage, Proposed as Founded},
    guide::{ChapterPage, GuidePage},
    instance::{CheckPage, Chosen, SettingsPage},
    nomination::{NominationPage, OF_NEW, Proposed},
    note::{self, NoteChangePage, NotePage},
    people::PeoplePage,
    person::{Done, PersonPage},
    problem::{Problem, ProblemPage},
    report::{ReportPage, ReportPaper},
    sign_in::{SignInPage, Why},
    unit::{TreeAsked, UnitPage},
    units::UnitsPage,
    views::{Changed, SaveViewPage, Saving, ViewsPage, refused},
    work::{InboxPage, UnitWorkPage},
};
use crate::{
    assets::Assets,
    drafting::{self, DraftBar},
    frame::Around,
    guide::CHAPTERS,
    handlers::Questions,
    listing::{Kept, Listing},
    period::Asked,
};

mod accounts;
mod clash;
mod compare;
mod import;
mod instance;
mod reshape;
mod together;
mod views;
mod work;

/// A page as the browser would get it.
pub struct Sample {
    /// Which page in which shape, such as `unit-district`; the same in every language.
    pub name: &'static str,
    /// The whole document.
    pub html: String,
}

/// All pages in all shapes, in one language.
pub fn samples(language: Language) -> Vec<Sample> {
    let shelf = Shelf { texts: Texts::of(language) };
    let mut samples = Vec::new();
    let mut put = |name, page: Result<String, askama::Error>| {
        let html = page.unwrap_or_else(|error| format!("⟦{error}⟧"));
        samples.push(Sample { name, html });
    };
    for (name, why) in [
        ("sign-in", Why::First),
        ("sign-in-again", Why::Needed),
        ("sign-in-signed-out", Why::SignedOut),
        ("sign-in-gaps", Why::Gaps { login: true, password: true }),
        ("sign-in-wrong", Why::Wrong),
        ("sign-in-wait", Why::Wait { seconds: 90 }),
        ("sign-in-stale", Why::Stale),
    ] {
        put(name, SignInPage::new(shelf.stranger("/session"), &why, "hanh.nt", "/").render());
    }
    for (name, view) in [
        ("inbox", work::inbox()),
        ("inbox-followed", work::inbox_followed()),
        ("inbox-calm", work::inbox_calm()),
        ("inbox-figures-only", work::inbox_figures_only()),
    ] {
        let drafts = if name == "inbox" { views::drafts() } else { Vec::new() };
        put(name, InboxPage::new(shelf.reader("/"), &view, &drafts).render());
    }
    let cells =
        UnitsAsk { kind: Some(UnitKind::SubordinateCell), idle_years: Some(3), skip: 50, ..UnitsAsk::default() };
    for (name, view) in [
        ("units-tree", work::units(UnitsAsk::default())),
        ("units-cells", work::units(cells)),
        ("units-none", work::no_units()),
    ] {
        put(name, UnitsPage::new(shelf.reader("/units/1/units"), &view).render());
    }
    put("unit-work", UnitWorkPage::new(shelf.reader("/units/10/work"), &work::unit_work()).render());
    put("founding", FoundingPage::new(shelf.stranger("/setup"), &Founded::blank("ab12-cd34")).render());
    put("founding-wrong", FoundingPage::new(shelf.stranger("/setup"), &Founded::sample(shelf.texts)).render());
    put("guide", GuidePage::new(shelf.stranger("/help")).render());
    for chapter in CHAPTERS {
        let around = shelf.reader("/help/x");
        put(chapter.key, ChapterPage::new(around, chapter).render());
    }
    let asked = Asked::default();
    let wrong = Asked::read(Some("31/2/2020"), Some("hôm nay"), views::today());
    put(
        "unit-district",
        UnitPage::new(shelf.reader("/units/1"), &views::district(), &asked, &TreeAsked::default()).render(),
    );
    put(
        "unit-wrong-period",
        UnitPage::new(shelf.reader("/units/1"), &views::district(), &wrong, &TreeAsked::default()).render(),
    );
    let page = UnitPage::new(shelf.reader("/units/1"), &views::district(), &asked, &TreeAsked::default());
    put("unit-changed", page.after(Some("merge")).render());
    put("unit-term", UnitPage::new(shelf.reader("/units/1"), &views::term(), &asked, &TreeAsked::default()).render());
    put("unit-cell", UnitPage::new(shelf.reader("/units/1"), &views::cell(), &asked, &TreeAsked::default()).render());
    put(
        "unit-figures-only",
        UnitPage::new(shelf.reader("/units/1"), &views::figures_only(), &asked, &TreeAsked::default()).render(),
    );
    let later = TreeAsked::read(Some("31/2/2019"), views::today(), shelf.texts);
    for (name, view, tree) in [
        ("unit-as-was", views::as_was(), &TreeAsked::default()),
        ("unit-as-was-closed", views::as_was_closed(), &TreeAsked::default()),
        ("unit-ended", views::ended(), &TreeAsked::default()),
        ("unit-split", views::split(), &TreeAsked::default()),
        ("unit-wrong-tree", views::district(), &later),
    ] {
        put(name, UnitPage::new(shelf.reader("/units/1"), &view, &asked, tree).render());
    }
    for (name, view, other) in [
        ("compare-units", compare::units(), &asked),
        ("compare-periods", compare::periods(), &asked),
        ("compare-found", compare::found(), &asked),
        ("compare-wrong-period", compare::periods(), &wrong),
    ] {
        put(name, ComparePage::new(shelf.reader("/units/1/compare"), &view, &asked, other).render());
    }
    for (name, view, query, period) in [
        ("people-admitted", views::people(), "", &asked),
        ("people-found", views::people_found(), "", &asked),
        ("people-none", views::people_none(), "of=believers", &asked),
        ("people-at-stage", views::people_at_stage(), "of=at.vetting", &asked),
        ("people-wrong-period", views::people(), "", &wrong),
        ("people-filtered", views::people(), FILTERED, &asked),
        ("people-filtered-none", views::people_none(), "of=believers&quiet=3650", &asked),
        ("people-filtered-wrong", views::people(), "stage=x&stage=listed&sex=x&age_from=trẻ&column=y", &asked),
    ] {
        put(name, shelf.list(view, query, period));
    }
    for (name, query, is_wrong) in [
        ("view-save", FILTERED, false),
        ("view-save-plain", "of=open&q=đức", false),
        ("view-save-wrong", FILTERED, true),
    ] {
        let desk = views::views_desk();
        let (list, _) = Listing::read(desk.unit.id, &Questions::of(query), shelf.texts);
        let kept = Kept { list, span: Some(views::people().heading.span) };
        let mut saving = Saving::blank(kept, views::ticket().to_string());
        if is_wrong {
            saving.typed.fault("name", refused(shelf.texts, ViewRefused::NameTaken));
        }
        put(name, SaveViewPage::new(shelf.reader("/units/1"), &desk, &saving, views::filter_days()).render());
    }
    let settings = instance::settings();
    for (name, chosen, is_done) in [
        ("settings", Chosen::as_is(&settings, views::ticket()), false),
        ("settings-done", Chosen::as_is(&settings, views::ticket()), true),
        ("settings-wrong", Chosen::wrong(shelf.texts), false),
    ] {
        put(name, SettingsPage::new(shelf.reader("/settings"), &settings, &chosen, is_done).render());
    }
    for (name, state) in instance::checks() {
        put(name, CheckPage::new(shelf.reader("/check"), &state).render());
    }
    let removed = ViewsDesk { views: Vec::new(), ..views::views_removed() };
    let taken = views::views_desk().views[1].id;
    let taken = Some((Some(taken), refused(shelf.texts, ViewRefused::NameTaken)));
    for (name, desk, changed) in [
        ("views-some", views::views_desk(), Changed { is_done: true, ..Changed::default() }),
        ("views-removed", views::views_removed(), Changed::default()),
        ("views-none", removed, Changed::default()),
        ("views-wrong", views::views_desk(), Changed { fault: taken, name: "Nữ".to_owned(), is_done: false }),
    ] {
        let (around, ticket) = (shelf.reader("/units/1/views"), views::ticket().to_string());
        put(name, ViewsPage::new(around, &desk, &changed, ticket, None).render());
    }
    put("person-probation", PersonPage::new(shelf.reader("/people/1"), &views::person_on_probation(), None).render());
    put(
        "person-revealed",
        PersonPage::new(
            shelf.reader("/people/1"),
            &views::person_on_probation(),
            Some(Done::Revealed("026198001234".to_owned())),
        )
        .render(),
    );
    put(
        "person-in-preparation",
        PersonPage::new(shelf.reader("/people/1"), &views::person_in_preparation(), None).render(),
    );
    put("person-stopped", PersonPage::new(shelf.reader("/people/1"), &views::person_stopped(), None).render());
    put(
        "person-hardly-known",
        PersonPage::new(shelf.reader("/people/1"), &views::person_hardly_known(), None).render(),
    );
    for (name, desk, asked) in [
        ("act-vote", views::desk_before_decision(), Wanted::Blank(Some(DeedKind::CellVoted))),
        ("act-next", views::desk_before_decision(), Wanted::Blank(None)),
        ("act-recognised", views::desk_on_probation(), Wanted::Blank(None)),
        ("act-wrong", views::desk_before_decision(), Wanted::Wrong),
        ("act-ended", views::desk_stopped(), Wanted::Blank(None)),
    ] {
        let asked = match asked {
            Wanted::Blank(kind) => act::Asked::blank(&desk, kind, views::ticket(), shelf.texts),
            Wanted::Wrong => act::Asked::wrong(shelf.texts),
        };
        put(name, ActPage::new(shelf.reader("/people/1/acts"), &desk, &asked).render());
    }
    for (name, writing) in
        [("note-new", note::Writing::blank(views::ticket())), ("note-wrong", note::Writing::wrong(shelf.texts))]
    {
        let desk = views::desk_before_decision();
        put(name, NotePage::new(shelf.reader("/people/1/notes"), &desk, &writing).render());
    }
    together::put(&shelf, &mut put);
    attachments(&shelf, &mut put);
    let [own, foreign, gone] = views::note_desks();
    for (name, desk, changing) in [
        ("note-own", &own, note::Changing::blank(&own, views::ticket())),
        ("note-own-wrong", &own, note::Changing::unchanged(&own, shelf.texts)),
        ("note-of-others", &foreign, note::Changing::blank(&foreign, views::ticket())),
        ("note-withdrawn", &gone, note::Changing::blank(&gone, views::ticket())),
    ] {
        put(name, NoteChangePage::new(shelf.reader("/people/1/notes/1"), desk, &changing).render());
    }
    let correction = views::correction();
    let blank = correction::Wanted::blank(&correction, views::ticket(), shelf.texts);
    let unchanged = correction::Wanted::unchanged(&correction, shelf.texts);
    let late = CorrectionDesk { is_standing: false, ..correction.clone() };
    for (name, desk, wanted) in [
        ("correct-decision", &correction, &blank),
        ("correct-wrong", &correction, &unchanged),
        ("correct-too-late", &late, &blank),
    ] {
        put(name, CorrectionPage::new(shelf.reader("/people/1/acts/1/correct"), desk, wanted).render());
    }
    for (name, desk, proposed) in [
        ("nominate-new", views::nomination_desk(None), Proposed::blank(views::ticket())),
        ("nominate-gaps", views::nomination_desk(None), Proposed::sample(shelf.texts, Vec::new())),
        ("nominate-similar", views::nomination_desk(None), Proposed::sample(shelf.texts, views::similar(false))),
        ("nominate-same-number", views::nomination_desk(None), Proposed::sample(shelf.texts, views::similar(true))),
        ("nominate-ended", views::nomination_desk(Some(Obstacle::UnitEnded)), Proposed::blank(views::ticket())),
        ("nominate-known", views::renomination_desk(), Proposed::blank(views::ticket())),
    ] {
        put(name, NominationPage::new(shelf.reader("/units/1/nominate"), &desk, &proposed).render());
    }
    let (draft, of, here) = (views::draft(), DraftOf::Nomination(views::cell_link().id), "/units/1/nominate");
    let typed = drafting::typed(&draft, &OF_NEW);
    for (name, typed, bar) in [
        ("nominate-draft-offered", None, DraftBar::offered(shelf.texts, of, &draft, here)),
        ("nominate-draft-open", Some(&typed), DraftBar::of(shelf.texts, "draft-open", (of, &draft), (here, "0123"))),
        ("nominate-draft-kept", Some(&typed), DraftBar::of(shelf.texts, "draft-kept", (of, &draft), (here, "0123"))),
        ("nominate-draft-too-many", Some(&typed), DraftBar::refused(shelf.texts, DraftKept::TooMany { most: 30 })),
    ] {
        let proposed = Proposed::of_draft(typed.cloned(), bar, views::ticket());
        put(name, NominationPage::new(shelf.reader(here), &views::nomination_desk(None), &proposed).render());
    }
    for (name, view) in [
        ("report-by-unit", views::report_by_unit()),
        ("report-by-month", views::report_by_month()),
        ("report-by-year", views::report_by_year()),
        ("report-figures-only", views::report_figures_only()),
    ] {
        put(name, ReportPage::new(shelf.reader("/units/1/report"), &view, &asked).render());
    }
    put("report-paper", ReportPaper::new(shelf.reader("/units/1/report/print"), &views::report_by_unit()).render());
    let page = FindPage::new(shelf.reader("/find"), &views::found_nothing(), &views::found_pages());
    put("find-pages", page.render());
    for (name, view) in [
        ("find-found", views::found()),
        ("find-units-only", views::found_units_only()),
        ("find-nothing", views::found_nothing()),
        ("find-begin", views::nothing_sought()),
    ] {
        put(name, FindPage::new(shelf.reader("/find"), &view, &[]).render());
    }
    accounts::put(&shelf, &mut put);
    clash::put(&shelf, &mut put);
    import::put(&shelf, &mut put);
    reshape::put(&shelf, &mut put);
    for (name, problem) in [
        ("problem-not-there", Problem::NotThere),
        ("problem-refused", Problem::Refused),
        ("problem-method", Problem::Method),
        ("problem-too-large", Problem::TooLarge),
        ("problem-unreadable", Problem::Unreadable),
        ("problem-wait", Problem::Wait { seconds: 45 }),
        ("problem-unavailable", Problem::Unavailable),
        ("problem-internal", Problem::Internal),
    ] {
        put(name, ProblemPage::new(shelf.nobody(), problem).render());
    }
    samples
}

/// Files that come to a case and go.
fn attachments(shelf: &Shelf, put: &mut Put<'_>) {
    let desk = views::attachment_desk(AttachmentKind::ALL);
    let off = views::attachment_desk(&[]);
    for (name, desk, fault) in [
        ("attach-new", &desk, None),
        ("attach-none", &desk, Some(Fault::NoFile)),
        ("attach-wrong", &desk, Some(Fault::Refused(AttachmentRefused::Kind))),
        ("attach-off", &off, None),
    ] {
        let around = shelf.reader("/people/1/attachments");
        put(name, AttachmentPage::new(around, desk, views::ticket(), fault).render());
    }
    let [kept, gone] = views::removal_desks();
    for (name, desk, removing) in [
        ("detach", &kept, Removing::blank(views::ticket())),
        ("detach-wrong", &kept, Removing::wrong(shelf.texts)),
        ("detach-late", &gone, Removing::blank(views::ticket())),
    ] {
        put(name, RemovalPage::new(shelf.reader("/people/1/attachments/1/remove"), desk, &removing).render());
    }
}

/// A list narrowed by everything there is.
const FILTERED: &str = "stage=probation&stage=recognised&sex=female&union=yes&minority=no&religion=no&age_from=18\
                        &age_until=30&nominated_from=1/1/2018&nominated_until=31/12/2019&quiet=90&column=age&column=unit&column=last_step";

/// What is asked of the form of an act.
enum Wanted {
    Blank(Option<DeedKind>),
    Wrong,
}

/// Where a finished page goes, by its name.
type Put<'a> = dyn FnMut(&'static str, Result<String, askama::Error>) + 'a;

struct Shelf {
    texts: &'static Texts,
}

impl Shelf {
    fn around(&self, here: &str, form_token: &str, reader: Option<&str>) -> Around {
        Around {
            texts: self.texts,
            assets: Assets::of_build(),
            here: here.to_owned(),
            form_token: form_token.to_owned(),
            reader: reader.map(ToOwned::to_owned),
            is_large: false,
        }
    }

    fn list(&self, view: PeopleView, query: &str, asked: &Asked) -> Result<String, askama::Error> {
        let (list, typed) = Listing::read(view.heading.unit.id, &Questions::of(query), self.texts);
        let list = Listing { search: view.search.clone(), ..list };
        let view = PeopleView { of: list.of, filter: list.filter.clone(), ..view };
        PeoplePage::new(self.reader("/units/1/people"), &view, &list, &typed, asked, query == FILTERED).render()
    }

    fn reader(&self, here: &str) -> Around {
        self.around(here, "0123", Some("Nguyễn Thị Hạnh"))
    }

    fn stranger(&self, here: &str) -> Around {
        self.around(here, "0123", None)
    }

    fn nobody(&self) -> Around {
        self.around("", "", None)
    }
}
