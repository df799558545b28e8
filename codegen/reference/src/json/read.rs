//! Reads values, objects and arrays.

use super::{Document, Json, Leniency, Member, Used, Value};
use crate::excerpt::Excerpt;
use graph_csdl::problem::At;

/// How deep values may nest.
pub const MAX_DEPTH: usize = 128;

/// How many stray characters are tolerated before the text counts as something other than JSON.
const MAX_STRAY: usize = 8;

/// Where the text stops looking like JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: At,
}

/// Reads one value.
///
/// # Errors
/// The place from which on the text is nothing that was meant to be JSON.
pub fn read(text: &Excerpt<'_>) -> Result<Document, Fault> {
    let mut reader = Reader {
        excerpt: text,
        text: text.text(),
        pos: 0,
        used: Vec::new(),
        depth: 0,
        stray: 0,
    };
    reader.skip();
    let root = reader.value()?;
    if let Value::Bare(_) = root.value {
        return Err(Fault { at: root.at });
    }
    reader.skip();
    if reader.pos < reader.text.len() {
        reader.use_up(Leniency::TrailingText);
    }
    Ok(Document {
        root,
        used: reader.used,
    })
}

pub(super) struct Reader<'e, 't> {
    pub(super) excerpt: &'e Excerpt<'t>,
    pub(super) text: &'e str,
    pub(super) pos: usize,
    pub(super) used: Vec<Used>,
    depth: usize,
    stray: usize,
}

impl Reader<'_, '_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    pub(super) fn rest(&self) -> &str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    pub(super) fn at(&self) -> At {
        self.excerpt.at(self.pos)
    }

    pub(super) fn use_up(&mut self, leniency: Leniency) {
        self.used.push(Used {
            leniency,
            at: self.at(),
        });
    }

    pub(super) fn fault(&self) -> Fault {
        Fault { at: self.at() }
    }

    /// The value that starts here.
    pub(super) fn value(&mut self) -> Result<Json, Fault> {
        let at = self.at();
        if self.depth >= MAX_DEPTH {
            return Err(self.fault());
        }
        self.depth += 1;
        let value = match self.peek() {
            Some(b'{') => match self.placeholder() {
                Some(text) => Ok(Value::Bare(text)),
                None => self.object(),
            },
            Some(b'[') => self.array(),
            _ if self.at_quote() => self.string().map(Value::String),
            Some(_) => self.bare(),
            None => Err(self.fault()),
        };
        self.depth -= 1;
        Ok(Json { at, value: value? })
    }

    fn object(&mut self) -> Result<Value, Fault> {
        self.pos += 1;
        let mut members: Vec<Member> = Vec::new();
        let mut before = Before::Nothing;
        while self.goes_on(b'}', b']', &mut before)? {
            let at = self.at();
            let key = self.key()?;
            self.skip();
            self.colon()?;
            self.skip();
            let value = self.value()?;
            self.after_value();
            if members.iter().take(256).any(|member| member.key == key) {
                self.used.push(Used {
                    leniency: Leniency::RepeatedKey,
                    at,
                });
            }
            members.push(Member { key, at, value });
            before = Before::Item;
        }
        Ok(Value::Object(members))
    }

    fn array(&mut self) -> Result<Value, Fault> {
        self.pos += 1;
        let mut items = Vec::new();
        let mut before = Before::Nothing;
        while self.goes_on(b']', b'}', &mut before)? {
            items.push(self.value()?);
            self.after_value();
            before = Before::Item;
        }
        Ok(Value::Array(items))
    }

    /// Skips what separates members and items; whether another one follows, or else the end was passed.
    fn goes_on(&mut self, close: u8, other: u8, before: &mut Before) -> Result<bool, Fault> {
        loop {
            self.skip();
            match self.peek() {
                None => {
                    self.use_up(Leniency::MissingClose);
                    return Ok(false);
                }
                Some(byte) if byte == close => {
                    if *before == Before::Comma {
                        self.use_up(Leniency::TrailingComma);
                    }
                    self.pos += 1;
                    return Ok(false);
                }
                Some(byte) if byte == other => {
                    self.use_up(Leniency::MismatchedClose);
                    return Ok(false);
                }
                Some(b',') => {
                    if matches!(before, Before::Comma | Before::Nothing) {
                        self.use_up(Leniency::ExtraComma);
                    }
                    *before = Before::Comma;
                    self.pos += 1;
                }
                _ if self.ellipsis() => *before = Before::Dots,
                Some(b'-' | b'+') if self.rest()[1..].starts_with([' ', '"']) => self.stray()?,
                Some(b')' | b';' | b'|' | b'\\' | b'*') => self.stray()?,
                Some(_) => {
                    if *before == Before::Item {
                        self.use_up(Leniency::MissingComma);
                    }
                    return Ok(true);
                }
            }
        }
    }

    fn stray(&mut self) -> Result<(), Fault> {
        self.stray += 1;
        if self.stray > MAX_STRAY {
            return Err(self.fault());
        }
        self.use_up(Leniency::StrayCharacter);
        self.pos += 1;
        Ok(())
    }
}

/// What is last before the next member or item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Item,
    Comma,
    Dots,
}
