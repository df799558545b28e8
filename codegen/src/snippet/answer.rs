//! The response of a call, and how it is read.

use crate::plan::{Body, Call, Content, ModelId, Plan, ReturnKind};
use graph_csdl::verb::{Payload, Verb};
use graph_reference::page::{self, Response};

/// The response of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Nothing,
    /// No body, but the header `Location`: the URL of a created resource or of a long-running operation.
    Location,
    /// The whole body: a model, a number or a reference. The name of its variable.
    Whole(String),
    /// A page of a collection.
    Page,
    /// The `value` of the body.
    Value,
    /// Bytes.
    Bytes,
}

impl Answer {
    /// The variable of the result.
    pub fn variable(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Location => Some("location"),
            Self::Whole(name) => Some(name),
            Self::Page => Some("page"),
            Self::Value => Some("value"),
            Self::Bytes => Some("bytes"),
        }
    }

    /// The response as the page shows it: without a body there, nothing is read.
    pub(super) fn of_page(self, body: &Body, response: Option<&Response>) -> Self {
        // The response to bytes may have no body, so it is read only if the page shows one.
        let is_json = |response: &Response| matches!(response.body, Some(page::Body::Json(_)));
        let is_optional = match body {
            Body::Verb(call) => call.verb.facts().response == Payload::Holder,
            _ => false,
        };
        if is_optional && !response.is_some_and(is_json) {
            return Self::Nothing;
        }
        let Some(response) = response.filter(|response| !has_body(response)) else {
            return self;
        };
        let mut headers = response.headers.iter();
        let is_location =
            |header: &page::Header| header.name.value.eq_ignore_ascii_case("location");
        match (self, response.status.value) {
            // Errors and redirects have no result to read.
            (answer @ Self::Bytes, _) | (answer, 300..) => answer,
            _ if headers.any(is_location) => Self::Location,
            _ => Self::Nothing,
        }
    }
}

/// Whether the response with this status has a body on the page.
fn has_body(response: &Response) -> bool {
    match &response.body {
        _ if response.status.value == 204 => false,
        Some(page::Body::Json(_)) => true,
        Some(page::Body::Text(text)) => !text.value.trim().is_empty(),
        None => false,
    }
}

/// The response of a method.
pub(super) fn of(plan: &Plan, body: &Body) -> Answer {
    match body {
        Body::Verb(call) => of_verb(plan, *call),
        Body::Action {
            segment, returns, ..
        }
        | Body::StreamAction {
            segment, returns, ..
        }
        | Body::Function {
            segment, returns, ..
        } => match returns {
            ReturnKind::Nothing => Answer::Nothing,
            ReturnKind::Model(id) => {
                let name = plan[*id].name();
                let is_action = !matches!(body, Body::Function { .. });
                match is_action && !is_named_after(segment, name) {
                    true => Answer::Whole("result".to_owned()),
                    false => named(name),
                }
            }
            ReturnKind::Page(_) | ReturnKind::Values(_) => Answer::Page,
            ReturnKind::Value(_) => Answer::Value,
            ReturnKind::Stream => Answer::Bytes,
        },
        Body::Segment { .. }
        | Body::Cast { .. }
        | Body::Key { .. }
        | Body::AlternateKey { .. }
        | Body::ByPath { .. }
        | Body::Compose { .. } => Answer::Nothing,
    }
}

/// Whether the name of an action ends with that of the returned type, as `createUploadSession`.
fn is_named_after(segment: &str, ty: &str) -> bool {
    let ty = ty.to_ascii_lowercase();
    segment.to_ascii_lowercase().ends_with(&ty)
}

fn of_verb(plan: &Plan, call: Call) -> Answer {
    match call.verb.facts().read() {
        Payload::Page | Payload::References => Answer::Page,
        Payload::Resource | Payload::Holder => match call.resource {
            Content::Model(id) => named(plan[id].name()),
            Content::Value(_) if call.verb == Verb::Get => Answer::Value,
            Content::Value(_) => Answer::Nothing,
        },
        Payload::Count => Answer::Whole("count".to_owned()),
        Payload::Reference => Answer::Whole("reference".to_owned()),
        Payload::Bytes => Answer::Bytes,
        Payload::Nothing | Payload::Values => Answer::Nothing,
    }
}

/// The model of the response, or of the items of its page.
pub(super) fn model(body: &Body) -> Option<ModelId> {
    match body {
        Body::Verb(call) => match call.verb.facts().response {
            Payload::Page | Payload::Resource | Payload::Holder => call.resource.model(),
            _ => None,
        },
        Body::Action { returns, .. }
        | Body::StreamAction { returns, .. }
        | Body::Function { returns, .. } => match returns {
            ReturnKind::Model(id) | ReturnKind::Page(id) => Some(*id),
            ReturnKind::Nothing
            | ReturnKind::Value(_)
            | ReturnKind::Values(_)
            | ReturnKind::Stream => None,
        },
        _ => None,
    }
}

/// The answer with another name, if the body has its name.
pub(super) fn distinct(answer: Answer, body: &Body, names: &[String]) -> Answer {
    let verb = match body {
        Body::Verb(call) => Some(call.verb),
        _ => None,
    };
    let other = match verb {
        Some(Verb::Create) => "created",
        Some(Verb::Update) => "updated",
        Some(Verb::Replace) => "replaced",
        _ => "response",
    };
    match answer {
        Answer::Whole(name) if names.contains(&name) => Answer::Whole(other.to_owned()),
        answer => answer,
    }
}

fn named(ty: &str) -> Answer {
    Answer::Whole(super::value::variable(ty))
}
