//! Request builders: a file each, by the namespace of their type.

use super::docs::{self, Docs};
use super::groups::{Group, named, type_text};
use super::methods::{self, Context};
use super::modules::{self, Placing};
use super::names::{self, Namer};
use super::rust_type::Scope;
use super::{Builder, File, Module};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of builders.
pub(super) fn plan(
    context: &Context<'_, '_>,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
) -> Vec<Module<Builder>> {
    let mut files: BTreeMap<Vec<String>, Vec<File<Builder>>> = BTreeMap::new();
    for group in context.groups.iter() {
        let file = file(context, placing, namer, docs, group);
        files.entry(group.modules.clone()).or_default().push(file);
    }
    let about = |_: &[String]| {
        vec!["Request builders: each carries a URL and offers what can be asked there.".to_owned()]
    };
    modules::folders("builders", about, files)
}

fn file(
    context: &Context<'_, '_>,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    group: &Group,
) -> File<Builder> {
    let local = BTreeSet::from([group.name.clone()]);
    let mut scope = Scope::elsewhere(context.slice.model(), placing, local);
    scope.bring("graph_runtime::Target");
    let methods = methods::plan(context, namer, docs, &mut scope, group);
    let module = names::module(group.name.trim_end_matches("RequestBuilder"));
    let item = Builder {
        name: group.name.clone(),
        docs: about(context, group),
        deprecated: note(context, group),
        methods,
    };
    File {
        module,
        exports: vec![group.name.clone()],
        uses: scope.uses(),
        features: Vec::new(),
        item,
    }
}

fn about(context: &Context<'_, '_>, group: &Group) -> Vec<String> {
    let model = context.slice.model();
    let what = match (&group.property, group.places.first()) {
        (Some((owner, name)), _) => format!("{}/{name}", model.ty(*owner).name),
        (None, Some(place)) => type_text(model, context.slice.place(*place).ty),
        (None, None) => String::new(),
    };
    let mut lines = vec![
        format!("Requests to `{what}`."),
        String::new(),
        "```http".to_owned(),
    ];
    lines.extend(context.routes.of(&group.places));
    lines.push("```".to_owned());
    lines
}

fn note(context: &Context<'_, '_>, group: &Group) -> Option<String> {
    let model = context.slice.model();
    let place = context.slice.place(*group.places.first()?);
    let id = named(place.ty).filter(|_| group.property.is_none())?;
    docs::note(model.ty(id).facts.deprecated.as_deref())
}
