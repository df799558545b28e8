//! What a method does to the wire.

use crate::plan::{Body, Call, KeyArgument, Method};

/// The request that a method sends, or the segment that it appends.
pub(super) fn request(method: &Method) -> String {
    if let Some(http) = &method.docs.http {
        let space = if http.suffix.is_empty() { "" } else { " " };
        return format!("{}{space}{}", http.method, http.suffix);
    }
    match &method.body {
        Body::Segment { segment, .. } | Body::Compose { segment, .. } => format!("/{segment}"),
        Body::Cast { segment, .. } => format!("/{segment}"),
        Body::Key { parts, .. } => match parts.as_slice() {
            [part] => format!("/{{{}}}", part.wire),
            parts => keys(parts),
        },
        Body::AlternateKey { parts, .. } => keys(parts),
        Body::ByPath { .. } => ":/{path}:".to_owned(),
        Body::Verb(Call { http, .. }) => http.as_str().to_owned(),
        Body::Action { segment, .. } | Body::StreamAction { segment, .. } => {
            format!("POST /{segment}")
        }
        Body::Function { segment, .. } => format!("GET /{segment}"),
    }
}

fn keys(parts: &[KeyArgument]) -> String {
    let parts = parts.iter().map(|part| format!("{0}={{{0}}}", part.wire));
    format!("({})", parts.collect::<Vec<_>>().join(","))
}
