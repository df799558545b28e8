//! Request builders, a file each in the module of their type's namespace.

pub(super) mod client;
mod context;
pub(super) mod groups;
mod method_sources;
mod methods;
mod routes;
mod segments;

use super::notes::Notes;
use super::{Builder, Deprecated, docs};
use groups::Group;
use routes::Routes;

pub(in crate::plan) use context::Context;

/// The builders, by id.
pub(super) fn plan(context: Context<'_>, notes: &mut Notes<'_>) -> Vec<Builder> {
    let routes = Routes::new(context.slice);
    notes.each(&context.groups.all, |group, notes| {
        let sources = method_sources::of_resources(context.slice, &group.resources);
        let sources =
            method_sources::with_parameterless(context.slice, &notes.namer, &group.key, sources);
        let names = method_sources::name(context.slice, &mut notes.namer, &group.key, &sources);
        Builder {
            name: group.name.clone(),
            docs: about(context, group),
            routes: routes.of(&group.resources),
            deprecated: note(context, group),
            methods: methods::plan(context, &mut notes.docs, group, &sources, names),
        }
    })
}

fn about(context: Context<'_>, group: &Group) -> Vec<String> {
    let model = context.model();
    let what = match (&group.property, group.resources.first()) {
        (Some((owner, name)), _) => format!("{}/{name}", model.ty(*owner).name),
        (None, Some(resource)) => model.spell(context.slice.resource(*resource).ty),
        (None, None) => String::new(),
    };
    let mut lines = vec![format!("Requests to `{what}`.")];
    lines.extend(
        context
            .corrected
            .of_builder(context.slice, &group.resources),
    );
    lines
}

fn note(context: Context<'_>, group: &Group) -> Option<Deprecated> {
    let resource = context.slice.resource(*group.resources.first()?);
    let id = resource.ty.named().filter(|_| group.property.is_none())?;
    docs::note(context.model().ty(id).facts.deprecated.as_deref())
}
