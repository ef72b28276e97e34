//! Enough of HTML to hold pages to their rules: our own templates, read tag by tag.

use std::collections::BTreeMap;

/// An opening tag, with the text between it and its end.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// The text inside, those of elements within included, blanks collapsed.
    pub(crate) text: String,
    /// Names of the elements around it, the outermost first.
    pub(crate) inside: Vec<String>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|other| other == class))
    }
}

/// A document: its elements in the order of their opening tags.
pub(crate) struct Document {
    pub(crate) elements: Vec<Element>,
    /// Tags that do not match, in words.
    pub(crate) faults: Vec<String>,
}

const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];

impl Document {
    pub(crate) fn read(html: &str) -> Self {
        let mut document = Self { elements: Vec::new(), faults: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            document.add_text(&open, &rest[..at]);
            let Some(end) = end_of_tag(&rest[at..]) else {
                document.faults.push(format!("a tag does not end: {:.40}", &rest[at..]));
                break;
            };
            let tag = &rest[at + 1..at + end];
            rest = &rest[at + end + 1..];
            if tag.starts_with('!') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                match open.pop() {
                    Some(index) if document.elements[index].name == name => {}
                    other => document.faults.push(format!(
                        "</{name}> closes {:?}",
                        other.map(|index| document.elements[index].name.clone())
                    )),
                }
                continue;
            }
            let closed = tag.ends_with('/');
            let (name, attributes) = tag_parts(tag.trim_end_matches('/'));
            let inside = open.iter().map(|index| document.elements[*index].name.clone()).collect();
            let is_void = closed || VOID.contains(&name.as_str());
            document.elements.push(Element { name, attributes, text: String::new(), inside });
            if !is_void {
                open.push(document.elements.len() - 1);
            }
        }
        for index in open {
            document.faults.push(format!("<{}> is not closed", document.elements[index].name));
        }
        for element in &mut document.elements {
            element.text = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        document
    }

    fn add_text(&mut self, open: &[usize], text: &str) {
        for index in open {
            self.elements[*index].text.push_str(&plain(text));
        }
    }

    /// All elements of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The text of the only element of a name.
    #[track_caller]
    pub(crate) fn only<'a>(&'a self, name: &'a str) -> &'a Element {
        let found: Vec<&Element> = self.all(name).collect();
        assert_eq!(found.len(), 1, "<{name}> stands once");
        found[0]
    }

    /// The element of an id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.attribute("id") == Some(id))
    }

    /// The value of the first field of a name.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.all("input").find(|input| input.attribute("name") == Some(name))?.attribute("value")
    }
}

/// A form, with what it would send.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// What stands in it, or what is chosen; of a list the last of its options.
    pub(crate) value: String,
    pub(crate) kind: FieldKind,
}

/// What somebody does with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    /// Type into it.
    Typed,
    /// Type into it, unseen.
    Secret,
    /// Nothing.
    Hidden,
    /// Choose one.
    Chosen,
    /// Press it.
    Button,
    /// Pick files.
    File,
}

impl Document {
    /// All forms that write something.
    pub(crate) fn forms(&self) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut is_writing = false;
        for element in &self.elements {
            let of = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
            if element.name == "form" {
                is_writing = element.attribute("method") == Some("post");
                if is_writing {
                    forms.push(Form { action: of("action"), fields: Vec::new() });
                }
                continue;
            }
            let Some(form) =
                forms.last_mut().filter(|_| is_writing && element.inside.iter().any(|name| name == "form"))
            else {
                continue;
            };
            if element.name == "option" {
                let list = form.fields.last_mut().expect("an option stands in a list");
                list.value = of("value");
                continue;
            }
            let kind = match (element.name.as_str(), element.attribute("type")) {
                ("input", None | Some("text" | "search")) | ("textarea", _) => FieldKind::Typed,
                ("input", Some("password")) => FieldKind::Secret,
                ("input", Some("hidden")) => FieldKind::Hidden,
                ("input", Some("radio" | "checkbox")) | ("select", _) => FieldKind::Chosen,
                ("input", Some("file")) => FieldKind::File,
                ("button", _) => FieldKind::Button,
                ("input", Some(other)) => panic!("<input type={other}> is new here"),
                _ => continue,
            };
            let value = if element.name == "textarea" { element.text.clone() } else { of("value") };
            form.fields.push(Field { name: of("name"), value, kind });
        }
        forms
    }
}

/// Where the tag that begins `text` ends; a `>` inside quotes is none.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '>' if !quoted => return Some(at),
            _ => {}
        }
    }
    None
}

fn tag_parts(tag: &str) -> (String, BTreeMap<String, String>) {
    let tag = tag.trim();
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(|character: char| character == '=' || character.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = plain(&quoted[..end]);
            rest = quoted.get(end + 1..).unwrap_or_default();
        } else if let Some(bare) = rest.strip_prefix('=') {
            // Our templates quote whatever they fill in.
            let end = bare.find(char::is_whitespace).unwrap_or(bare.len());
            value = plain(&bare[..end]);
            rest = &bare[end..];
        }
        attributes.insert(key, value);
    }
    (name.to_owned(), attributes)
}

/// Text with its entities put back.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        let letter = match &rest[at + 1..end] {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "nbsp" => Some('\u{a0}'),
            "amp" => Some('&'),
            code => code.strip_prefix('#').and_then(|code| code.parse().ok()).and_then(char::from_u32),
        };
        match letter {
            Some(letter) => {
                out.push(letter);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[test]
fn a_document_is_read_with_its_texts_and_attributes() {
    let document = Document::read(
        "<!doctype html><main id=\"m\"><h1>A &#38; <b>c</b></h1><input name=\"q\" value=\"&quot;&gt;\" data-x></main>",
    );
    assert!(document.faults.is_empty(), "{:?}", document.faults);
    assert_eq!(document.only("h1").text, "A & c");
    assert_eq!(document.field("q"), Some("\">"));
    assert_eq!(document.only("b").inside, ["main", "h1"]);
    assert!(!Document::read("<main><p></main>").faults.is_empty());
    let foreign = Document::read("<img src=x onerror=run()><object data='y' =>");
    assert_eq!(foreign.only("img").attribute("onerror"), Some("run()"));
}

#[test]
fn forms_are_read_with_what_they_would_send() {
    let document = Document::read(
        "<form method=\"get\"><input name=\"q\"></form><form method=\"post\" action=\"/a\"><input name=\"csrf\" \
         type=\"hidden\" value=\"1\"><textarea name=\"why\">so &amp;\nso</textarea><select name=\"to\"><option value=\"x\">X\
         </option></select><button name=\"do\" value=\"y\"></button></form><input name=\"other\">",
    );
    let [form] = document.forms().try_into().expect("one of them writes");
    let fields: Vec<(&str, &str, FieldKind)> =
        form.fields.iter().map(|field| (field.name.as_str(), field.value.as_str(), field.kind)).collect();
    assert_eq!(form.action, "/a");
    let (hidden, typed) = (("csrf", "1", FieldKind::Hidden), ("why", "so & so", FieldKind::Typed));
    assert_eq!(fields, [hidden, typed, ("to", "x", FieldKind::Chosen), ("do", "y", FieldKind::Button)]);
}
