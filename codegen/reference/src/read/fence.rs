//! The content of a fence: requests, responses, or JSON on its own.

mod body;
mod headers;
mod messages;

use crate::excerpt::Excerpt;
use crate::irregularity::{Irregularity, IrregularityKind};
use crate::json::{self, Document};
use graph_csdl::config::Spanned;

pub(super) use messages::Message;

/// The content of a fence.
#[derive(Default)]
pub(super) struct Content {
    pub(super) messages: Vec<Message>,
    /// Whether all of it is request lines, without headers and bodies.
    pub(super) lines_only: bool,
    pub(super) json: Option<Document>,
}

/// Reads the text of a fence.
pub(super) fn read(text: &Excerpt<'_>, irregularities: &mut Vec<Irregularity>) -> Content {
    let mut reader = Reader {
        lines: lines(text.text()),
        next: 0,
        excerpt: text,
        irregularities,
    };
    let mut content = Content {
        lines_only: true,
        ..Content::default()
    };
    while let Some((start, line)) = reader.line() {
        if let Some(message) = reader.message(start, line) {
            let bare = matches!(&message, Message::Request(request) if request.headers.is_empty() && request.body.is_none());
            content.lines_only &= bare;
            content.messages.push(message);
        } else if content.messages.is_empty() && line.trim_start().starts_with(['{', '[', '/']) {
            content.json = reader.json(start, text.text().len());
            return content;
        } else if content.lines_only && !content.messages.is_empty() {
            reader.note(IrregularityKind::TextInTemplates, start);
        }
    }
    content
}

/// Lines with their offsets, line ends included.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut here = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = here;
            here += line.len();
            (start, line)
        })
        .collect()
}

struct Reader<'e, 't, 'd> {
    lines: Vec<(usize, &'e str)>,
    next: usize,
    excerpt: &'e Excerpt<'t>,
    irregularities: &'d mut Vec<Irregularity>,
}

impl<'e> Reader<'e, '_, '_> {
    /// The next line that is not empty.
    fn line(&mut self) -> Option<(usize, &'e str)> {
        let ahead = self
            .lines
            .get(self.next..)?
            .iter()
            .position(|(_, line)| !line.trim().is_empty())?;
        self.next += ahead + 1;
        self.lines.get(self.next - 1).copied()
    }

    /// The JSON between two places, with its leniencies noted.
    fn json(&mut self, from: usize, to: usize) -> Option<Document> {
        let part = self.excerpt.part(from, to);
        match json::read(&part) {
            Ok(document) => {
                let used = document.used.iter();
                self.irregularities.extend(used.map(|used| Irregularity {
                    at: used.at,
                    kind: IrregularityKind::Json(used.leniency),
                }));
                Some(document)
            }
            Err(fault) => {
                if part.text().contains('"') {
                    self.irregularities.push(Irregularity {
                        at: fault.at,
                        kind: IrregularityKind::Unreadable,
                    });
                }
                None
            }
        }
    }

    fn spanned(&self, at: usize, text: &str) -> Spanned<String> {
        Spanned {
            value: text.to_owned(),
            at: self.excerpt.at(at),
        }
    }

    fn note(&mut self, kind: IrregularityKind, here: usize) {
        self.irregularities.push(Irregularity {
            at: self.excerpt.at(here),
            kind,
        });
    }
}
