//! Requests and responses.

use super::Reader;
use crate::irregularity::{Irregularity, IrregularityKind};
use crate::page::{Body, Header, Request, Response};
use crate::read::message;
use graph_csdl::config::Spanned;

/// A request or a response.
pub(in crate::read) enum Message {
    Request(Request),
    Response(Response),
}

impl Reader<'_, '_, '_> {
    /// The message whose first line this is.
    pub(super) fn message(&mut self, start: usize, line: &str) -> Option<Message> {
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
            let continues = piece.starts_with(['?', '&'])
                || (target.value.is_empty() && piece.starts_with(['/', 'h']))
                || (piece.starts_with('$') && target.value.ends_with(['?', '&']));
            if !continues {
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
        let headers = self.headers();
        let body = self.body(!headers.is_empty());
        let (body, length) = body.map_or((None, 0), |(body, length)| (Some(body), length));
        self.note_content_length(&headers, length);
        (headers, body)
    }

    /// Notes a `Content-Length` that is not the length of the body.
    fn note_content_length(&mut self, headers: &[Header], length: usize) {
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
    }

    /// Notes a request that sends JSON and has no `Content-Type`.
    fn note_content_type(&mut self, request: &Request) {
        let is_content_type =
            |header: &Header| header.name.value.eq_ignore_ascii_case("content-type");
        if let Some(Body::Json(document)) = &request.body
            && request.method.value != "GET"
            && !request.headers.iter().any(is_content_type)
        {
            self.irregularities.push(Irregularity {
                at: document.root.at,
                kind: IrregularityKind::NoContentType,
            });
        }
    }
}
