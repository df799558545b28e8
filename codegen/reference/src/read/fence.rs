//! The content of a fence: requests, responses, or JSON on its own.

use super::message;
use crate::excerpt::Excerpt;
use crate::irregularity::{Irregularity, IrregularityKind};
use crate::json::{self, Document};
use crate::page::{Body, Header, Request, Response};
use graph_csdl::config::Spanned;

/// The content of a fence.
#[derive(Default)]
pub(super) struct Content {
    pub(super) messages: Vec<Message>,
    /// Whether all of it is request lines, without headers and bodies.
    pub(super) lines_only: bool,
    pub(super) json: Option<Document>,
}

/// Between two templates a page may say "or"; anything longer below a request is its body.
const LONGEST_WORD_BETWEEN: usize = 5;

/// Headers that are known as such even behind an empty line.
const HEADERS: [&str; 10] = [
    "accept",
    "authorization",
    "consistencylevel",
    "content-length",
    "content-type",
    "host",
    "if-match",
    "location",
    "prefer",
    "workbook-session-id",
];

/// A request or a response.
pub(super) enum Message {
    Request(Request),
    Response(Response),
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

/// A known header without its colon: `Content-Type application/json`.
fn is_broken_header(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    HEADERS.contains(&word.to_ascii_lowercase().as_str()) && !line.contains(':')
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

    /// The message whose first line this is.
    fn message(&mut self, start: usize, line: &'e str) -> Option<Message> {
        if let Some(status) = message::status_line(line) {
            if !status.plain {
                self.note(IrregularityKind::StatusLine, start);
            }
            let status_at = self.excerpt.at(start + status.at);
            let (headers, body) = self.headers_and_body();
            return Some(Message::Response(Response {
                status: Spanned {
                    value: status.code,
                    at: status_at,
                },
                reason: status.reason.to_owned(),
                headers,
                body,
                annotation: None,
            }));
        }
        let first = message::request_line(line)?;
        if first.method.bytes().any(|byte| byte.is_ascii_lowercase()) {
            self.note(IrregularityKind::MethodCase, start);
        }
        let mut target = self.spanned(start + first.target_at, first.target);
        self.continuation(&mut target);
        let method = Spanned {
            value: first.method.to_ascii_uppercase(),
            at: self.excerpt.at(start + first.method_at),
        };
        let (headers, body) = self.headers_and_body();
        let request = Request {
            method,
            target,
            headers,
            body,
            annotation: None,
        };
        self.note_content_type(&request);
        Some(Message::Request(request))
    }

    /// Continuation lines of the URL.
    fn continuation(&mut self, target: &mut Spanned<String>) {
        while let Some((start, line)) = self.lines.get(self.next).copied() {
            let piece = line.trim();
            let goes_on = piece.starts_with(['?', '&'])
                || (target.value.is_empty() && piece.starts_with(['/', 'h']))
                || (piece.starts_with('$') && target.value.ends_with(['?', '&']));
            if !goes_on {
                return;
            }
            self.note(IrregularityKind::WrappedUrl, start);
            if target.value.is_empty() {
                target.at = self.excerpt.at(start);
            }
            target.value.push_str(piece);
            self.next += 1;
        }
    }

    fn headers_and_body(&mut self) -> (Vec<Header>, Option<Body>) {
        let mut headers = Vec::new();
        self.gap_before_headers();
        while let Some((start, line)) = self.lines.get(self.next).copied() {
            if let Some(header) = self.header(start, line) {
                headers.push(header);
            } else if is_broken_header(line) {
                self.note(IrregularityKind::BrokenHeader, start);
            } else {
                break;
            }
            self.next += 1;
        }
        let (body, length) = self
            .body(!headers.is_empty())
            .map_or((None, 0), |(body, length)| (Some(body), length));
        let stated = headers
            .iter()
            .find(|header| header.name.value.eq_ignore_ascii_case("content-length"));
        if let Some(stated) = stated
            && stated
                .value
                .value
                .parse::<usize>()
                .is_ok_and(|stated| stated != length)
        {
            self.irregularities.push(Irregularity {
                at: stated.value.at,
                kind: IrregularityKind::StaleContentLength,
            });
        }
        (headers, body)
    }

    /// Skips empty lines if what follows them is certainly a header and no body.
    fn gap_before_headers(&mut self) {
        let first = self.next;
        let ahead = self.lines.get(first..).unwrap_or_default();
        let gap = ahead
            .iter()
            .take_while(|(_, line)| line.trim().is_empty())
            .count();
        let Some((start, line)) = ahead.get(gap).copied().filter(|_| gap > 0) else {
            return;
        };
        let name = line
            .split(':')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        if HEADERS.contains(&name.as_str()) && self.header(start, line).is_some() {
            self.note(IrregularityKind::GapBeforeHeaders, start);
            self.next = first + gap;
        }
    }

    fn header(&mut self, start: usize, line: &str) -> Option<Header> {
        let (name, value) = line.split_once(':')?;
        let known_shape = name
            .trim_end()
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !known_shape
            || !name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            || name.starts_with("http")
        {
            return None;
        }
        let lead = value.len() - value.trim_start().len();
        let value_at = start + name.len() + 1 + lead;
        if name.ends_with([' ', '\t']) {
            // RFC 9112, section 5.1: no space between the name and the colon.
            self.note(IrregularityKind::BrokenHeader, start);
        }
        Some(Header {
            name: self.spanned(start, name.trim_end()),
            value: self.spanned(value_at, value.trim()),
        })
    }

    /// Notes a request that sends JSON and does not say so.
    fn note_content_type(&mut self, request: &Request) {
        let says = |header: &Header| header.name.value.eq_ignore_ascii_case("content-type");
        if let Some(Body::Json(document)) = &request.body
            && request.method.value != "GET"
            && !request.headers.iter().any(says)
        {
            self.irregularities.push(Irregularity {
                at: document.root.at,
                kind: IrregularityKind::NoContentType,
            });
        }
    }

    /// What follows the headers, up to the next message, and how long it is.
    fn body(&mut self, has_headers: bool) -> Option<(Body, usize)> {
        let first = self.next;
        let (start, first_line) = *self.lines.get(first)?;
        let end = self.end_of_body();
        let text = self.excerpt.text().get(start..end)?;
        let trimmed = text.trim();
        let marked = trimmed.starts_with(['{', '[', '<']);
        if trimmed.is_empty() {
            return None;
        }
        let is_word = !has_headers
            && !marked
            && (trimmed.chars().count() <= LONGEST_WORD_BETWEEN || !first_line.trim().is_empty());
        if is_word {
            self.next = first;
            return None;
        }
        if !first_line.trim().is_empty() {
            self.note(IrregularityKind::NoBlankLine, start);
        }
        let from = start + text.len() - text.trim_start().len();
        let looks_like_json = trimmed.starts_with(['{', '['])
            || trimmed.starts_with("//")
            || trimmed.starts_with("/*");
        let json = if looks_like_json {
            self.json(from, end)
        } else {
            None
        };
        let body = json.map_or_else(|| Body::Text(self.spanned(from, trimmed)), Body::Json);
        Some((body, trimmed.len()))
    }

    /// Skips lines up to the next message, and says where they end.
    fn end_of_body(&mut self) -> usize {
        let first = self.next;
        while let Some((_, line)) = self.lines.get(self.next) {
            let after_gap = self.next == first || self.ends_a_body(self.next - 1);
            let is_request =
                || message::request_line(line).is_some_and(|line| !line.target.is_empty());
            if message::status_line(line).is_some() || (after_gap && is_request()) {
                break;
            }
            self.next += 1;
        }
        self.lines
            .get(self.next)
            .map_or(self.excerpt.text().len(), |(start, _)| *start)
    }

    /// Whether a new message may start below this line.
    fn ends_a_body(&self, index: usize) -> bool {
        self.lines
            .get(index)
            .is_none_or(|(_, line)| line.trim().is_empty() || line.trim().ends_with(['}', ']']))
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
