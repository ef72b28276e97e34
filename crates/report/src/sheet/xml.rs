//! XML of somebody else, event by event: none longer than a cell can be, none of its own entities,
//! not more bytes than were declared.

use std::borrow::Cow;
use std::cell::Cell as Shared;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::{Measure, Unreadable, damaged};

/// A cell holds 32,767 characters at most, each of four bytes, or of seven when escaped.
pub(super) const LONGEST_RUN_BYTES: u64 = 256 << 10;
const DEEPEST: u64 = 64;

/// The events of one part.
pub(super) struct Xml<'p> {
    reader: Reader<BufReader<Metered<'p>>>,
    gauge: Rc<Gauge>,
    part: String,
    buffer: Vec<u8>,
    depth: u64,
}

/// What a reader of a part has to know of.
pub(super) enum Piece<'a> {
    /// Also for an element without content, which then ends at once.
    Start(BytesStart<'a>),
    End(BytesEnd<'a>),
    /// A stretch of text without escapes; one text may come in several.
    Text(Cow<'a, str>),
    /// A comment or an instruction.
    Other,
    /// The part is complete.
    Done,
}

impl<'p> Xml<'p> {
    /// Reads `part`, which must not be longer than `declared_bytes`.
    pub(super) fn new(part: &str, declared_bytes: u64, source: Box<dyn Read + 'p>) -> Self {
        let gauge = Rc::new(Gauge::default());
        let metered = Metered { source, left: declared_bytes, gauge: Rc::clone(&gauge) };
        let mut reader = Reader::from_reader(BufReader::with_capacity(32 << 10, metered));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, gauge, part: part.to_owned(), buffer: Vec::new(), depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Piece<'_>, Unreadable> {
        self.buffer.clear();
        self.gauge.since_event.set(0);
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(_) if self.gauge.is_tripped.get() => {
                return Err(Unreadable::TooLarge { what: Measure::TagBytes, limit: LONGEST_RUN_BYTES });
            }
            Err(error) => return Err(damaged(format!("{}: {}", self.part, kind_of(&error)))),
        };
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(Unreadable::TooLarge { what: Measure::Depth, limit: DEEPEST });
                }
                Piece::Start(start)
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Piece::End(end)
            }
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(char)) => Some(Cow::Owned(char.to_string())),
                    Ok(None) => resolve_xml_entity(&reference).map(Cow::Borrowed),
                    Err(_) => return Err(damaged(format!("{}: character reference", self.part))),
                };
                match resolved {
                    Some(text) => Piece::Text(text),
                    None => {
                        return Err(Unreadable::UnsafeXml { part: self.part.clone() });
                    }
                }
            }
            Event::DocType(_) => {
                return Err(Unreadable::UnsafeXml { part: self.part.clone() });
            }
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => Piece::Other,
            Event::Eof if self.depth > 0 => {
                return Err(damaged(format!("{}: cut short", self.part)));
            }
            Event::Eof => Piece::Done,
        })
    }
}

/// The value of the attribute `name`, whatever its prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| damaged("attribute"))?;
        if attribute.key.local_name().into_inner() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| damaged("attribute"))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Errors: when the text of one cell grows beyond what a cell can hold.
pub(super) fn push_bounded(text: &mut String, piece: &str) -> Result<(), Unreadable> {
    text.push_str(piece);
    if text.len() as u64 > LONGEST_RUN_BYTES {
        return Err(Unreadable::TooLarge { what: Measure::TextBytes, limit: LONGEST_RUN_BYTES });
    }
    Ok(())
}

/// Bytes taken from a part since its last event.
#[derive(Default)]
struct Gauge {
    since_event: Shared<u64>,
    is_tripped: Shared<bool>,
}

/// Stops a part at the size that it declared, and an event at [`LONGEST_RUN_BYTES`] (and a buffer).
struct Metered<'p> {
    source: Box<dyn Read + 'p>,
    left: u64,
    gauge: Rc<Gauge>,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.gauge.since_event.get() > LONGEST_RUN_BYTES {
            self.gauge.is_tripped.set(true);
            return Err(io::Error::other("one tag or text is too long"));
        }
        let count = self.source.read(buffer)?;
        self.gauge.since_event.set(self.gauge.since_event.get() + count as u64);
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| io::Error::other("larger than declared"))?;
        Ok(count)
    }
}

/// The kind of an error alone: its own words quote the file.
fn kind_of(error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Io(error) => error.to_string(),
        quick_xml::Error::Syntax(_) => "syntax".into(),
        quick_xml::Error::IllFormed(_) => "elements do not match".into(),
        quick_xml::Error::Encoding(_) => "not in UTF-8".into(),
        _ => "malformed".into(),
    }
}
