//! Finds the error in a body of any known shape.
//!
//! Graph's own is `{"error": {"code", "message", "target", "details", "innerError"}}`. Other shapes
//! are those of token endpoints (`{"error": "code", "error_description"}`), older directories (`{"odata.error": …}`),
//! gateways and web frameworks (`{"Message"}`, `{"code", "message"}`, `{"errors": […]}`, RFC 9457's `{"title",
//! "detail"}`), SCIM (`{"scimType", "detail"}`), and some services put one error as JSON into the message of another. Hosts of
//! files, and older services, write XML (`<Error><Code>…</Code><Message>…</Message></Error>`).

use super::graph_error::{ErrorDetail, GraphError, InnerError, ServiceText};
use super::json::{Members, items, read, text};
use super::xml::{self, XmlError};
use crate::Json;
use crate::http::BufferedResponse;
use crate::http::scrub::{Scrub, without_parts};

const ERROR: &[&str] = &["error", "odata.error", "@odata.error", "resultInfo"];
const CODE: &[&str] = &["code", "errorCode", "error_code", "scimType"];
const MESSAGE: &[&str] = &[
    "message",
    "errorMessage",
    "error_message",
    "error_description",
    "errorDescription",
    "exceptionMessage",
    "detail",
    "description",
    "title",
];
const DETAILS: &[&str] = &["details", "errorDetails", "errors"];
const INNER: &[&str] = &[
    "innerError",
    "inner_error",
    "innerException",
    "internalException",
];

/// The code without information.
const UNKNOWN: &str = "UnknownError";

/// How many errors within errors are read: a body can nest a hundred thousand.
const MAX_DEPTH: usize = 32;

/// The error in the body of `reply`; `None` if there is none. JSON and XML are told apart by the body: gateways send either
/// with any content type. A page for people has no error.
pub(super) fn parse(reply: &BufferedResponse, scrub: &Scrub) -> Option<GraphError> {
    let reader = Reader { scrub };
    let error = match read(&reply.body) {
        Some(json) => reader.root(&json, MAX_DEPTH)?,
        None if reply.is_html() => return None,
        None => reader.xml(xml::read(&reply.body)?),
    };
    Some(without_parts(error, scrub))
}

struct Reader<'a> {
    scrub: &'a Scrub,
}

impl Reader<'_> {
    fn xml(&self, error: XmlError) -> GraphError {
        GraphError {
            code: error.code.map(|code| self.scrub.clean_name(&code)),
            message: error.message.map(|text| self.service_text(text)),
            ..GraphError::default()
        }
    }

    fn root(&self, json: &Json, depth: usize) -> Option<GraphError> {
        let depth = depth.checked_sub(1)?;
        let Some(root) = Members::of(json) else {
            let within = text(json).and_then(|text| self.within(&text, depth));
            return within
                .or_else(|| items(json).iter().find_map(|item| self.root(item, depth)))
                .or_else(|| self.sentence(json));
        };
        let error = match root.get(ERROR) {
            Some(error) => self.beside(self.named(error, depth), error, self.object(&root, depth)),
            None => self.object(&root, depth),
        };
        Some(error).filter(GraphError::is_found)
    }

    /// A body that is a string and nothing else.
    fn sentence(&self, json: &Json) -> Option<GraphError> {
        let text = text(json).filter(|_| json.as_str().starts_with('"'))?;
        Some(GraphError {
            message: Some(self.service_text(text)),
            ..GraphError::default()
        })
    }

    /// The member `error`: an object, a list of objects, or a string.
    fn named(&self, error: &Json, depth: usize) -> GraphError {
        if let Some(members) = Members::of(error) {
            let found = self.object(&members, depth);
            let deeper = members.get(ERROR).filter(|_| !found.is_found());
            return deeper
                .and_then(|_| self.root(error, depth))
                .unwrap_or(found);
        }
        let Some(text) = text(error) else {
            return self.listed(self.details(error)).unwrap_or_default();
        };
        match self.within(&text, depth) {
            Some(within) => within,
            None if text.contains(char::is_whitespace) => GraphError {
                message: Some(self.service_text(text)),
                ..GraphError::default()
            },
            None => GraphError {
                code: Some(self.scrub.clean_name(&text)),
                ..GraphError::default()
            },
        }
    }

    /// The error in the member `error`, completed by the members beside it: `{"error": "invalid_grant",
    /// "error_description": …}`, `{"error": true, "code": …}`, `{"error": "Not Found", "message": …}`.
    fn beside(&self, error: GraphError, json: &Json, root: GraphError) -> GraphError {
        // A text without a code is often no more than the phrase of the status.
        let is_phrase = error.code.is_none() && text(json).is_some();
        let message = match is_phrase {
            true => root.message.or(error.message),
            false => error.message.or(root.message),
        };
        GraphError {
            code: error.code.or(root.code),
            message,
            target: error.target.or(root.target),
            details: match error.details.is_empty() {
                true => root.details,
                false => error.details,
            },
            inner: error.inner.or(root.inner),
        }
    }

    fn object(&self, members: &Members, depth: usize) -> GraphError {
        let details = members.get(DETAILS).map(|json| self.details(json));
        let error = GraphError {
            code: self.plain(members, CODE),
            message: self.message(members),
            target: self.plain(members, &["target"]),
            details: details.unwrap_or_default(),
            inner: self.inner(members, depth),
        };
        if error.says_something() {
            return self.with_message_read(error, depth);
        }
        let (details, inner) = (error.details, error.inner);
        let mut error = self.listed(details).unwrap_or_default();
        error.inner = inner;
        error
    }

    /// An error that is a list: the first item is the error, the list its details.
    fn listed(&self, details: Vec<ErrorDetail>) -> Option<GraphError> {
        let first = details.first()?.clone();
        Some(GraphError {
            code: first.code,
            message: first.message,
            target: first.target,
            details,
            inner: None,
        })
    }

    /// An error whose message is JSON of another error, merged with that one.
    fn with_message_read(&self, mut error: GraphError, depth: usize) -> GraphError {
        let exact = error.message.as_ref().map(|text| text.exact.as_str());
        let Some(within) = exact.and_then(|text| self.within(text, depth)) else {
            return error;
        };
        let says_more = error.code.as_deref().is_none_or(|code| code == UNKNOWN);
        let inner = error.inner.or(within.inner);
        error.inner = inner;
        if says_more {
            error.code = within.code.or(error.code);
        } else if within.code.is_some() && within.code != error.code {
            let next = error.inner.take().map(Box::new);
            error.inner = Some(InnerError {
                code: within.code,
                message: within.message.clone(),
                next,
                ..InnerError::default()
            });
        }
        error.message = within.message.or(error.message);
        error.target = error.target.or(within.target);
        if error.details.is_empty() {
            error.details = within.details;
        }
        error
    }

    /// The error that `text` is the JSON of.
    fn within(&self, text: &str, depth: usize) -> Option<GraphError> {
        let is_json = text.trim_start().starts_with(['{', '[']);
        if is_json {
            self.root(&read(text.as_bytes())?, depth)
        } else {
            None
        }
    }

    /// A list of errors, or of texts, or one alone; also an object of such lists, each named by what it is about.
    fn details(&self, json: &Json) -> Vec<ErrorDetail> {
        let says = |members: &Members| members.text(CODE).or_else(|| members.text(MESSAGE));
        let list = match Members::of(json) {
            Some(members) if says(&members).is_some() => vec![json.clone()],
            Some(members) => members.values().flat_map(items).collect(),
            None if text(json).is_some() => vec![json.clone()],
            None => items(json),
        };
        list.iter().filter_map(|item| self.detail(item)).collect()
    }

    fn detail(&self, item: &Json) -> Option<ErrorDetail> {
        let Some(members) = Members::of(item) else {
            return Some(ErrorDetail {
                message: Some(self.service_text(text(item)?)),
                ..ErrorDetail::default()
            });
        };
        Some(ErrorDetail {
            code: self.plain(&members, CODE),
            message: self.message(&members),
            target: self.plain(&members, &["target"]),
        })
    }

    fn inner(&self, members: &Members, depth: usize) -> Option<InnerError> {
        let depth = depth.checked_sub(1)?;
        let json = members.get(INNER)?;
        let listed = items(json).into_iter().find(|it| Members::of(it).is_some());
        let json = listed.as_ref().unwrap_or(json);
        let Some(inner) = Members::of(json) else {
            let exact = text(json)?;
            return Some(InnerError {
                message: Some(self.service_text(exact)),
                ..InnerError::default()
            });
        };
        Some(InnerError {
            code: self.plain(&inner, CODE),
            message: self.message(&inner),
            request_id: self.plain(&inner, &["request-id", "requestId"]),
            client_request_id: self.plain(&inner, &["client-request-id", "clientRequestId"]),
            date: self.plain(&inner, &["date"]),
            next: self.inner(&inner, depth).map(Box::new),
        })
    }

    /// A name or an id, which is printed as it is kept.
    fn plain(&self, members: &Members, names: &[&str]) -> Option<String> {
        members.text(names).map(|text| self.scrub.clean_name(&text))
    }

    /// A text, or as older services have it, `{"lang": "en", "value": "…"}`; of a list of texts the first.
    fn message(&self, members: &Members) -> Option<ServiceText> {
        let localized = |json: &Json| Members::of(json)?.text(&["value"]);
        let mut all = MESSAGE.iter().filter_map(|name| members.get(&[*name]));
        let first = |json: &Json| items(json).iter().find_map(text);
        let found = |json: &Json| text(json).or_else(|| localized(json));
        let exact = all.find_map(|json| found(json).or_else(|| first(json)))?;
        Some(self.service_text(exact))
    }

    fn service_text(&self, exact: String) -> ServiceText {
        ServiceText {
            shown: self.scrub.clean(&exact),
            exact,
        }
    }
}
