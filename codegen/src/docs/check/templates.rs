//! Whether the examples of a page call what its templates say.

use super::draft::{Context, Draft, Lean};
use super::{Examined, Kind};
use crate::docs::page::Page;
use crate::docs::resolve::{Call, Resolved};
use crate::model::{Model, TypeRef};
use crate::slice::Verb;

/// Notes an example that does to a resource what no template does, while templates do something else to it.
pub(super) fn check(page: &Page, model: &Model, examined: &mut Examined) {
    let templates: Vec<&Resolved> = examined.templates.iter().flatten().collect();
    let mut drafts = Vec::new();
    for (index, (example, outcome)) in page.examples.iter().zip(&examined.examples).enumerate() {
        let Ok(resolved) = outcome else { continue };
        let operation = resolved.operation(model);
        if templates
            .iter()
            .any(|template| template.operation(model) == operation)
        {
            continue;
        }
        let rival = templates.iter().find(|template| {
            resource(template).is_some() && resource(template) == resource(resolved)
        });
        let Some(rival) = rival else { continue };
        let why = format!(
            "The example calls {operation}, and the templates of the page {}.",
            rival.operation(model)
        );
        drafts.push(Draft {
            kind: Kind::TemplateMismatch,
            at: example.request.method.at,
            path: example.request.method.value.clone(),
            why,
            lean: Lean::Page,
            context: Context::Example(index),
        });
    }
    examined.drafts.append(&mut drafts);
}

/// The resource that a built-in operation is on, and whether it is the resource itself, its stream or its reference.
fn resource(resolved: &Resolved) -> Option<(TypeRef, u8)> {
    let Call::Builtin { verb, on, .. } = &resolved.call else {
        return None;
    };
    let part = match verb {
        Verb::List | Verb::Create | Verb::Get | Verb::Update | Verb::Replace | Verb::Delete => 0,
        Verb::Count => 1,
        Verb::GetStream | Verb::PutStream | Verb::DeleteStream => 2,
        Verb::RefList | Verb::RefAdd | Verb::RefSet | Verb::RefRemove => 3,
    };
    Some((*on, part))
}
