//! Lists of people behind the figures, one person's page, and lists and reports as files.

use std::collections::HashSet;

use nguon_domain::{
    access::Permission,
    atlas::Span,
    calendar::{Date, show_day},
    case::{Act, Deed},
    id::{PersonId, UnitId},
    requirement::assess_case,
};
use nguon_report::table::{Column, ColumnKind, Table, Value, write_csv, write_xlsx};
use nguon_store::{Changes, Entry, PeopleQuery, PersonRow, RecordedAct, Trait, Which};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    listing::{FilterDays, PeopleColumn, PeopleFilter},
    past::Pieces,
    picture::Picture,
    texts::Texts,
    view::{ActView, CaseView, Grouping, Heading, PeopleOf, PeopleView, PersonLine, PersonView, ReportView, RowKey},
};

/// Rows on one page of a list.
const PAGE: u32 = 50;
/// The most rows a file of a list has.
const FILE_ROWS: u32 = 100_000;
/// Citizen ids somebody may see in full in an hour.
const REVEALS_AN_HOUR: u32 = 60;

/// What list is asked for.
#[derive(Debug, Clone)]
pub struct PeopleAsk {
    /// The unit, with all under it.
    pub unit: UnitId,
    /// The days; without, this year until today.
    pub span: Option<Span>,
    /// The day of whose tree; without, today's. Only a list of days has another.
    pub tree: Option<Date>,
    /// Which people.
    pub of: PeopleOf,
    /// Words of a name, with or without marks; empty for everybody.
    pub search: String,
    /// What the list is narrowed by.
    pub filter: PeopleFilter,
    /// The columns of a file, beside the name.
    pub columns: Vec<PeopleColumn>,
    /// Where the page before ended, as its list said.
    pub after: Option<String>,
}

/// A file to take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What it is, for the browser.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The kinds of files a list can be taken away as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook.
    Xlsx,
    /// Values apart by semicolons.
    Csv,
}

impl App {
    /// A page of the people behind a figure. Its total is the figure.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn people(&self, actor: &Actor, ask: &PeopleAsk) -> Result<PeopleView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeePeople, ask.unit)?;
        self.list(actor, &picture, ask, PAGE).await
    }

    pub(crate) async fn list(
        &self,
        actor: &Actor,
        picture: &Picture,
        ask: &PeopleAsk,
        limit: u32,
    ) -> Result<PeopleView, AppError> {
        let past = self.past_asked(picture, ask.tree.filter(|_| ask.of.is_by_period())).await?;
        let pieces = match &past {
            Some(past) if past.opens(actor, picture, ask.unit) => past.pieces(picture.atlas.tree(), ask.unit),
            Some(_) => return Err(AppError::NotThere),
            None => Pieces { whole: vec![ask.unit], only: Vec::new() },
        };
        let heading = Heading { tree: past.map(|past| past.on), ..self.heading(actor, picture, ask.unit, ask.span)? };
        let admitted = |only| Which::Admitted { span: heading.span, by: heading.count_by, only };
        let (of, filter, is_withheld) = door::askable(actor, picture, ask.unit, (ask.of, &ask.filter));
        let which = match of {
            PeopleOf::Everybody => Which::Everybody,
            PeopleOf::Admitted => admitted(None),
            PeopleOf::Women => admitted(Some(Trait::Women)),
            PeopleOf::Age18To30 => admitted(Some(Trait::Age18To30)),
            PeopleOf::UnionMembers => admitted(Some(Trait::UnionMembers)),
            PeopleOf::Minority => admitted(Some(Trait::Minority)),
            PeopleOf::Believers => admitted(Some(Trait::Believers)),
            PeopleOf::Recognised => Which::Recognised { span: heading.span },
            PeopleOf::Open => Which::Open { stage: None },
            PeopleOf::AtStage(stage) => Which::Open { stage: Some(stage) },
        };
        let filter_days = FilterDays {
            age_on: if of.is_by_period() { heading.span.last } else { heading.today },
            today: heading.today,
        };
        let asked = filter.of(filter_days);
        let search = (!ask.search.trim().is_empty()).then(|| ask.search.clone());
        let after = ask.after.as_deref().and_then(|text| text.parse().ok());
        let scopes = door::searchable(actor, picture, pieces.whole, &ask.search);
        let only = door::searchable(actor, picture, pieces.only, &ask.search);
        let query = PeopleQuery { scopes, only, which, search, filter: asked, after, limit };
        let page = self.store().people(&query).await?;
        let rows = page.rows.into_iter().filter_map(|row| line(picture, row, Some(ask.unit))).collect();
        Ok(PeopleView {
            may: door::may(actor, picture, ask.unit),
            of,
            search: ask.search.clone(),
            filter,
            is_withheld,
            filter_days,
            may_record: door::enter(actor, picture, Permission::RecordActs, ask.unit).is_ok(),
            views: self.view_lines(actor, ask.unit).await?,
            rows,
            total: page.total,
            next: page.next.map(|cursor| cursor.to_string()),
            is_continued: ask.after.is_some(),
            heading,
        })
    }

    /// A person's page.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn person(&self, actor: &Actor, id: PersonId) -> Result<PersonView, AppError> {
        let picture = self.picture().await?;
        let person = self.store().person(id).await?.ok_or(AppError::NotThere)?;
        let unit = self.unit_that_shows(actor, &picture, &person, Permission::SeePerson).await?;
        let link = |unit| picture.link(unit).ok_or(AppError::NotThere);
        let has_kinds = !self.inner.instance.attachment_kinds().is_empty();
        let mut cases = Vec::new();
        let found = self.store().cases_of(id).await?;
        let may_nominate = self.may_nominate(actor, &picture, &person, &found).await?;
        for (_, case, _) in found {
            let recorded = self.store().acts_of(case.id).await?;
            let superseded: HashSet<_> = recorded
                .iter()
                .filter_map(|one| one.act.supersedes.as_ref().map(|correction| correction.act))
                .collect();
            let mut acts = Vec::new();
            for one in recorded {
                let RecordedAct { act, recorded_by, on_behalf_of, .. } = one;
                let (unit, superseded) = (link(act.unit)?, superseded.contains(&act.id));
                let to = match &act.deed {
                    Deed::Transferred { to: Some(to), .. } => Some(link(*to)?),
                    _ => None,
                };
                acts.push(ActView { superseded, unit, to, recorded_by, on_behalf_of, act });
            }
            acts.sort_by_key(|view| {
                std::cmp::Reverse((view.act.on, view.act.deed.kind(), view.act.recorded_at, view.act.id))
            });
            let may_record = door::enter(actor, &picture, Permission::RecordActs, case.unit).is_ok();
            let told: Vec<Act> = acts.iter().map(|view| view.act.clone()).collect();
            let findings = assess_case(&case, &told, person.facts.born, picture.today, self.rules());
            cases.push(CaseView {
                unit: link(case.unit)?,
                findings: findings.into_iter().filter(|finding| finding.reason().is_some()).collect(),
                attachments: self
                    .attachment_views(actor, &picture, case.unit, self.store().attachments_of(case.id).await?)
                    .await?,
                may_attach: may_record && has_kinds,
                notes: self.note_views(actor, &picture, case.unit, &self.store().notes_of(case.id).await?).await?,
                may_record,
                case,
                acts,
            });
        }
        cases.sort_by_key(|view| std::cmp::Reverse(view.case.id));
        Ok(PersonView {
            may_nominate,
            may: door::may(actor, &picture, unit),
            unit: link(person.unit)?,
            may_see_unit: door::enter(actor, &picture, Permission::SeeFigures, person.unit).is_ok(),
            above: door::visible_above(actor, &picture, person.unit),
            person,
            cases,
            today: picture.today,
        })
    }

    /// A person is seen by whoever may see the unit that looks after them, or one that carries a case of theirs.
    pub(crate) async fn unit_that_shows(
        &self,
        actor: &Actor,
        picture: &Picture,
        person: &nguon_domain::person::Person,
        permission: Permission,
    ) -> Result<UnitId, AppError> {
        if door::enter(actor, picture, permission, person.unit).is_ok() {
            return Ok(person.unit);
        }
        let cases = self.store().cases_of(person.id).await?;
        let mut carried = cases.iter().flat_map(|(_, case, _)| [Some(case.unit), case.admitted_by]).flatten();
        carried.find(|unit| door::enter(actor, picture, permission, *unit).is_ok()).ok_or(AppError::NotThere)
    }

    /// A citizen id in full; `None` if there is none. Put on record, and held to so many an hour.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Wait`], [`AppError::Unavailable`].
    pub async fn reveal_citizen_id(&self, actor: &Actor, id: PersonId) -> Result<Option<String>, AppError> {
        let picture = self.picture().await?;
        let person = self.store().person(id).await?.ok_or(AppError::NotThere)?;
        let unit = self.unit_that_shows(actor, &picture, &person, Permission::RevealCitizenId).await?;
        let post = door::enter(actor, &picture, Permission::RevealCitizenId, unit)?;
        let key = format!("reveal\n{}", actor.account);
        let now = self.ground().now();
        let hour = std::time::Duration::from_secs(3600);
        if self.store().sign_in_failures(&key, now - hour).await? >= REVEALS_AN_HOUR {
            return Err(AppError::Wait { seconds: hour.as_secs() });
        }
        self.store().note_sign_in_failure(&key, now).await?;
        let entry =
            Entry { what: "citizen_id.revealed".to_owned(), subject: format!("person:{id}"), payload: Vec::new() };
        self.write(self.fresh_command(), actor.author(Some(post)), Changes::default(), vec![entry]).await?;
        let facts = person.facts;
        Ok(facts.citizen_id.or(facts.old_id).map(|number| number.reveal().to_owned()))
    }

    /// A list as a file: exactly the rows the page shows, all pages of it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn people_file(
        &self,
        actor: &Actor,
        ask: &PeopleAsk,
        kind: FileKind,
        locale: &str,
    ) -> Result<File, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeePeople, ask.unit)?;
        let post = door::enter(actor, &picture, Permission::Export, ask.unit)?;
        let whole = PeopleAsk { after: None, ..ask.clone() };
        let view = self.list(actor, &picture, &whole, FILE_ROWS).await?;
        let texts = Texts::get(locale);
        let title = head(texts, &view);
        // What was taken out is told as the file tells it.
        let payload = title.join("\n").into_bytes();
        let entry = Entry { what: "list.exported".to_owned(), subject: format!("unit:{}", ask.unit), payload };
        self.write(self.fresh_command(), actor.author(Some(post)), Changes::default(), vec![entry]).await?;
        let text = |key: &str| texts.text(key, &[]);
        let columns = || ask.columns.iter().copied();
        let name = Column { header: text("column-name"), width: 28, kind: ColumnKind::Text };
        let columns_shown = std::iter::once(name).chain(columns().flat_map(|column| file_columns(texts, column)));
        let age_on = view.filter_days.age_on;
        let rows = view.rows.iter().map(|row| {
            let name = Value::Text(row.name.as_str().to_owned());
            std::iter::once(name).chain(columns().flat_map(|column| cells(texts, row, column, age_on))).collect()
        });
        let table = Table { title, columns: columns_shown.collect(), rows };
        let name = format!("danh-sach-{}", file_days(view.heading.span));
        match kind {
            FileKind::Xlsx => file(format!("{name}.xlsx"), XLSX, write_xlsx(table, picture.today)),
            FileKind::Csv => file(format!("{name}.csv"), "text/csv; charset=utf-8", write_csv(table)),
        }
    }

    /// The report on admissions as a workbook.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn report_file(
        &self,
        actor: &Actor,
        unit: UnitId,
        span: Option<Span>,
        by: Grouping,
        locale: &str,
    ) -> Result<File, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Export, unit)?;
        let view = self.report(actor, unit, span, by).await?;
        report_workbook(&view, locale)
    }
}

pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A report as a workbook.
///
/// Errors: [`AppError::Unavailable`] if it cannot be written.
pub(crate) fn report_workbook(view: &ReportView, locale: &str) -> Result<File, AppError> {
    let texts = Texts::get(locale);
    let text = |key: &str| texts.text(key, &[]);
    let column = |key: &str, width, kind| Column { header: text(key), width, kind };
    let count = |count: u32| Value::Whole(i64::from(count));
    let figures = |label: String, now: &nguon_domain::atlas::Counts, before: &nguon_domain::atlas::Counts| {
        vec![
            Value::Text(label),
            now.quota.map_or(Value::Empty, count),
            count(now.admitted),
            now.attainment().map_or(Value::Empty, |share| Value::Text(format!("{} %", share.percent()))),
            count(before.admitted),
            count(now.women),
            count(now.age_18_30),
            count(now.union_members),
            count(now.recognised),
        ]
    };
    let mut rows: Vec<Vec<Value>> = view
        .rows
        .iter()
        .map(|row| {
            let label = match &row.key {
                RowKey::Unit(unit) | RowKey::Own(unit) => unit.name.clone(),
                RowKey::Month(year, month) => format!("{month:02}/{year}"),
                RowKey::Year(year) => year.to_string(),
            };
            figures(label, &row.now, &row.before)
        })
        .collect();
    rows.push(figures(text("report-total"), &view.total, &view.before));
    let first = match view.by {
        Grouping::Unit => "column-unit",
        Grouping::Month => "column-month",
        Grouping::Year => "column-year",
    };
    let table = Table {
        title: vec![text("report-title"), view.heading.unit.name.clone(), days(view.heading.span)],
        columns: vec![
            column(first, 40, ColumnKind::Text),
            column("figure-quota", 12, ColumnKind::Number),
            column("figure-admitted", 12, ColumnKind::Number),
            column("figure-attainment", 12, ColumnKind::Text),
            column("figure-before", 14, ColumnKind::Number),
            column("figure-women", 10, ColumnKind::Number),
            column("figure-age-18-30", 12, ColumnKind::Number),
            column("figure-union-members", 14, ColumnKind::Number),
            column("figure-recognised", 14, ColumnKind::Number),
        ],
        rows: rows.into_iter(),
    };
    let name = format!("bao-cao-ket-nap-{}.xlsx", file_days(view.heading.span));
    file(name, XLSX, write_xlsx(table, view.heading.today))
}

/// A column of a list as it stands in a file; a unit has its grassroots organisation beside it.
fn file_columns(texts: &Texts, column: PeopleColumn) -> Vec<Column> {
    let of = |key: &str, width, kind| Column { header: texts.plain(key), width, kind };
    match column {
        PeopleColumn::Sex => vec![of("column-sex", 8, ColumnKind::Text)],
        PeopleColumn::Born => vec![of("column-born", 14, ColumnKind::Text)],
        PeopleColumn::Age => vec![of("people-age", 8, ColumnKind::Number)],
        PeopleColumn::Unit => {
            vec![of("column-unit", 36, ColumnKind::Text), of("column-within", 36, ColumnKind::Text)]
        }
        PeopleColumn::Stage => vec![of("column-stage", 24, ColumnKind::Text)],
        PeopleColumn::Nominated => vec![of("column-nominated", 14, ColumnKind::Day)],
        PeopleColumn::LastStep => vec![of("column-last-step", 14, ColumnKind::Day)],
        PeopleColumn::Decided => vec![of("column-decided", 14, ColumnKind::Day)],
        PeopleColumn::Ceremony => vec![of("column-ceremony", 14, ColumnKind::Day)],
        PeopleColumn::Recognised => vec![of("column-recognised", 14, ColumnKind::Day)],
        PeopleColumn::Official => vec![of("column-official", 14, ColumnKind::Day)],
    }
}

/// The cells of a row in the columns of [`file_columns`].
fn cells(texts: &Texts, row: &PersonLine, column: PeopleColumn, age_on: Date) -> Vec<Value> {
    let day = |day: Option<_>| vec![day.map_or(Value::Empty, Value::Day)];
    let word = |text: Option<String>| text.map_or(Value::Empty, Value::Text);
    match column {
        PeopleColumn::Sex => vec![word(row.sex.map(|sex| texts.sex(sex)))],
        PeopleColumn::Born => vec![word(row.born.map(|born| born.to_string()))],
        PeopleColumn::Age => vec![row.age_on(age_on).map_or(Value::Empty, |age| Value::Whole(i64::from(age)))],
        PeopleColumn::Unit => {
            vec![Value::Text(row.unit.name.clone()), word(row.within.as_ref().map(|unit| unit.name.clone()))]
        }
        PeopleColumn::Stage => vec![word(row.stage.map(|stage| texts.stage(stage)))],
        PeopleColumn::Nominated => day(row.nominated_on),
        PeopleColumn::LastStep => day(row.last_step_on),
        PeopleColumn::Decided => day(row.decided_on),
        PeopleColumn::Ceremony => day(row.ceremony_on),
        PeopleColumn::Recognised => day(row.recognised_on),
        PeopleColumn::Official => day(row.official_on),
    }
}

/// What stands over a list in a file: which list of what unit, for which days, and what it was narrowed by.
fn head(texts: &Texts, view: &PeopleView) -> Vec<String> {
    let when = if view.of.is_by_period() {
        days(view.heading.span)
    } else {
        texts.text("people-as-of", &[("day", texts.day(view.heading.today).into())])
    };
    let mut head = vec![texts.list_of(view.of), view.heading.unit.name.clone(), when];
    head.extend(view.heading.tree.map(|on| texts.text("tree-said", &[("on", texts.day(on).into())])));
    if !view.search.is_empty() {
        head.push(texts.text("file-search", &[("search", (&view.search).into())]));
    }
    let said: Vec<String> = view.filter.said(texts, view.filter_days).into_iter().map(|(_, said)| said).collect();
    if !said.is_empty() {
        head.push(texts.text("file-filter", &[("said", said.join("; ").into())]));
    }
    head.push(texts.text("people-total", &[("count", view.total.into())]));
    head
}

pub(crate) fn file<E: std::fmt::Display>(
    name: String,
    media_type: &'static str,
    bytes: Result<Vec<u8>, E>,
) -> Result<File, AppError> {
    let bytes = bytes.map_err(|error| AppError::Unavailable(error.to_string()))?;
    Ok(File { name, media_type, bytes })
}

fn days(span: Span) -> String {
    format!("{} – {}", show_day(span.from), show_day(span.last))
}

pub(crate) fn file_days(span: Span) -> String {
    format!("{}-{}", span.from, span.last)
}

/// A row with its unit by name, as a list of `of_unit` shows it.
pub(crate) fn line(picture: &Picture, row: PersonRow, of_unit: Option<UnitId>) -> Option<PersonLine> {
    let above = || picture.line(row.unit).into_iter().rev().skip(1).filter_map(|unit| picture.link(unit));
    let within = above().find(|unit| unit.kind.is_grassroots()).filter(|unit| {
        let of_list = of_unit.is_some_and(|of| of == unit.id || picture.atlas.tree().covers(unit.id, of));
        !of_list
    });
    Some(PersonLine {
        within,
        person: row.person,
        name: row.name,
        sex: row.sex,
        born: row.born,
        unit: picture.link(row.unit)?,
        stage: row.stage,
        decided_on: row.decided_on,
        ceremony_on: row.ceremony_on,
        recognised_on: row.recognised_on,
        official_on: row.official_on,
        nominated_on: row.nominated_on,
        last_step_on: row.last_step_on,
    })
}
