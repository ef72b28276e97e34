//! The first run: the organisation, the units under it, the first account.

use askama::Template;
use nguon_app::{
    PasswordRefused,
    account::{Login, LoginProblem},
    founding::{Founding, LineProblem, MOST_UNITS, TOPS, read_units},
    texts::Texts,
};
use nguon_domain::unit::UnitKind;

use super::me::{password_fault, password_length};
use crate::{
    caller::Form,
    frame::{Around, Frame},
    typed::{Field, FieldKind, Input, Select, Typed},
};

/// The page.
#[derive(Template)]
#[template(path = "session/founding.html")]
pub(crate) struct FoundingPage {
    frame: Frame,
    errors: Vec<(&'static str, String)>,
    code: Input,
    organisation: [Input; 1],
    kind: Select,
    below: Input,
    account: [Input; 2],
    length: String,
    new_error: Option<String>,
    again_error: Option<String>,
}

/// What somebody wants to found, as typed.
pub(crate) struct Proposed(Typed);

const CODE: Field = Field::new("code", "founding-code", FieldKind::Line).hint("founding-code-hint").needed();
const NAME: Field = Field::new("name", "founding-name", FieldKind::Line).hint("founding-name-hint").needed();
const BELOW: Field = Field::new("below", "founding-below", FieldKind::Long).hint("founding-below-hint");
const OFFICER: Field = Field::new("officer", "founding-officer", FieldKind::Line).needed();
const LOGIN: Field = Field::new("login", "founding-login", FieldKind::Line).hint("founding-login-hint").needed();

impl Proposed {
    /// The code that opens the form, as it was typed.
    pub(crate) fn code(&self) -> &str {
        self.0.get(CODE.name)
    }

    /// Nothing typed yet, but the code that an address brought.
    pub(crate) fn blank(code: &str) -> Self {
        let code: String = code.chars().take(40).collect();
        Self(Typed::default().with("code", code).with("kind", TOPS[0].code().to_owned()))
    }

    /// What a form says, and the founding if it says all.
    pub(crate) fn read(form: &Form<crate::caller::Caller>, texts: &Texts) -> (Self, Option<Founding>) {
        let mut typed = Typed::of(form, ["code", "name", "kind", "below", "officer", "login"]);
        if typed.get("code").trim().is_empty() {
            typed.fault("code", texts.plain("founding-code-empty"));
        }
        let name = needed(&mut typed, texts, "name", "founding-name-empty");
        let kind = UnitKind::from_code(typed.get("kind")).filter(|kind| TOPS.contains(kind));
        if kind.is_none() {
            typed.fault("kind", texts.plain("founding-kind-empty"));
        }
        let below = kind.and_then(|kind| match read_units(kind, typed.get("below")) {
            Ok(units) => Some(units),
            Err(problem) => {
                typed.fault("below", line_fault(texts, &problem));
                None
            }
        });
        let officer = needed(&mut typed, texts, "officer", "founding-officer-empty");
        let login = match Login::parse(typed.get("login")) {
            Ok(login) => Some(login),
            Err(problem) => {
                let key = match problem {
                    LoginProblem::Empty => "founding-login-empty",
                    LoginProblem::Length | LoginProblem::Letters => "founding-login-wrong",
                };
                typed.fault("login", texts.plain(key));
                None
            }
        };
        let founding = (|| {
            let (name, officer) = (name?, officer?);
            Some(Founding { name, kind: kind?, below: below?, officer, login: login? })
        })();
        let founding = founding.filter(|_| !typed.is_wrong());
        (Self(typed), founding)
    }

    pub(crate) fn wrong_code(&mut self, texts: &Texts) {
        self.0.fault("code", texts.plain("founding-code-wrong"));
    }

    pub(crate) fn wait(&mut self, texts: &Texts, seconds: u64) {
        let wait = super::wait(texts, seconds);
        self.0.fault("code", texts.text("sign-in-wait", &[("wait", wait.into())]));
    }

    pub(crate) fn refuse(&mut self, texts: &Texts, refused: &PasswordRefused) {
        let (field, message) = password_fault(texts, refused);
        self.0.fault(field, message);
    }

    /// A form that somebody filled in badly, for looking at.
    pub(crate) fn sample(texts: &Texts) -> Self {
        let mut typed = Typed::default()
            .with("code", "0000-1111".to_owned())
            .with("name", "Đảng bộ xã Bến Đò".to_owned())
            .with("kind", TOPS[0].code().to_owned())
            .with("below", "Chi bộ thôn Đông\nTrường Tiểu học".to_owned());
        typed.fault("code", texts.plain("founding-code-wrong"));
        let problem = LineProblem::NeitherCellNorCommittee { line: 2, text: "Trường Tiểu học".to_owned() };
        typed.fault("below", line_fault(texts, &problem));
        typed.fault("officer", texts.plain("founding-officer-empty"));
        typed.fault("new", password_length(texts));
        Self(typed)
    }
}

fn needed(typed: &mut Typed, texts: &Texts, name: &'static str, gap: &str) -> Option<String> {
    let line = typed.line(texts, name);
    if line.is_none() && typed.fault_of(name).is_none() {
        typed.fault(name, texts.plain(gap));
    }
    line
}

fn line_fault(texts: &Texts, problem: &LineProblem) -> String {
    let (key, line, text) = match problem {
        LineProblem::NeitherCellNorCommittee { line, text } => ("founding-line-neither", *line, text.as_str()),
        LineProblem::NoCommitteeHere { line, text } => ("founding-line-committee", *line, text.as_str()),
        LineProblem::Twice { line, text } => ("founding-line-twice", *line, text.as_str()),
        LineProblem::UnderCell => return texts.plain("founding-under-cell"),
        LineProblem::TooMuch => {
            return texts.text("founding-too-much", &[("count", (MOST_UNITS as u64).into())]);
        }
    };
    texts.text(key, &[("line", (line as u64).into()), ("text", text.into())])
}

impl FoundingPage {
    pub(crate) fn new(around: Around, proposed: &Proposed) -> Self {
        let texts = around.texts;
        let title = texts.plain("founding-title");
        let typed = &proposed.0;
        let mut frame = Frame::bare(around, &title);
        frame.reader = None;
        if typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let kinds = TOPS.map(|kind| (kind.code().to_owned(), texts.label("founding-kind", kind.code())));
        Self {
            frame,
            errors: typed.faults(),
            code: typed.input(texts, &CODE),
            organisation: [typed.input(texts, &NAME)],
            kind: typed.select(texts, "kind", ("founding-kind", None), kinds),
            below: typed.input(texts, &BELOW),
            account: [typed.input(texts, &OFFICER), typed.input(texts, &LOGIN)],
            length: password_length(texts),
            new_error: typed.fault_of("new"),
            again_error: typed.fault_of("again"),
        }
    }
}
