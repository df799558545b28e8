//! The types that the resources of a slice need, each with the reason: breadth first, so that reasons are short.

use super::grow::Grown;
use super::{RESTORE, Reason, Resource, Segment};
use crate::config::Config;
use crate::corrections::of_item;
use crate::model::prefixes::not_in_full;
use crate::model::{Item, ItemType, Model, OperationId, TypeId, TypeRef};
use crate::nearest;
use crate::problem::{Input, Mistake, Problem, Problems};
use crate::verb::Payload;
use std::collections::BTreeMap;

/// The pattern of the whole API, which brings every type: derived ones and those that no path reaches, too.
const EVERYTHING: &str = "/**";

/// Every type that is a model of the slice.
pub(super) fn types(
    model: &Model,
    grown: &Grown,
    config: &Config,
    problems: &mut Problems,
) -> BTreeMap<TypeId, Reason> {
    let mut needed = Needed {
        model,
        types: BTreeMap::new(),
        open: Vec::new(),
    };
    for import in &grown.imports {
        needed.operation(import.operation);
    }
    for child in &grown.roots {
        needed.segment(&child.segment);
    }
    for resource in &grown.resources {
        needed.resource(resource);
        needed.holder(grown, resource);
    }
    for wanted in &config.types {
        match model.find(&wanted.name.value) {
            Some(id) => needed.add(id, Reason::Requested),
            None if config.lenient => {}
            None => problems.push(unknown(model, wanted)),
        }
    }
    needed.close();
    if config.paths.iter().any(|path| path.value == EVERYTHING) {
        needed.everything();
    }
    needed.types
}

struct Needed<'m> {
    model: &'m Model,
    types: BTreeMap<TypeId, Reason>,
    open: Vec<TypeId>,
}

impl Needed<'_> {
    fn close(&mut self) {
        let mut next = 0;
        while next < self.open.len() {
            self.parts(self.open[next]);
            next += 1;
        }
    }

    /// All have their parts among all.
    fn everything(&mut self) {
        for (id, _) in self.model.types() {
            self.types.entry(id).or_insert_with(|| Reason::Pattern {
                pattern: EVERYTHING.to_owned(),
                path: "/".to_owned(),
            });
        }
    }

    fn add(&mut self, id: TypeId, reason: Reason) {
        if let std::collections::btree_map::Entry::Vacant(slot) = self.types.entry(id) {
            slot.insert(reason);
            self.open.push(id);
        }
    }

    fn add_ref(&mut self, ty: TypeRef, reason: impl FnOnce() -> Reason) {
        if let ItemType::Named(id) = ty.item
            && !self.types.contains_key(&id)
        {
            self.add(id, reason());
        }
    }

    fn resource(&mut self, resource: &Resource) {
        let mut verbs = resource.verbs.iter();
        if verbs.any(|verb| verb.facts().names_type()) {
            self.add_ref(resource.ty, || Reason::Resource {
                path: resource.path.clone(),
            });
        }
        for id in &resource.operations {
            self.operation(*id);
        }
        for child in &resource.children {
            self.segment(&child.segment);
        }
    }

    /// Writing a stream property may answer with what has the property.
    fn holder(&mut self, grown: &Grown, resource: &Resource) {
        for child in &resource.children {
            let stream = &grown.resources[child.to.0 as usize];
            let mut verbs = stream.verbs.iter();
            if matches!(child.segment, Segment::Stream(_))
                && verbs.any(|verb| verb.facts().response == Payload::Holder)
            {
                self.add_ref(resource.ty, || Reason::Resource {
                    path: stream.path.clone(),
                });
            }
        }
    }

    /// A function along the path needs its parameters, but not what it returns.
    fn segment(&mut self, segment: &Segment) {
        match segment {
            Segment::Function(id) | Segment::Import(_, id) => self.parameters(*id),
            Segment::Key | Segment::Name(_) | Segment::Stream(_) | Segment::Cast(_) => {}
        }
    }

    fn operation(&mut self, id: OperationId) {
        self.parameters(id);
        if let Some(returns) = self.model.operation(id).returns {
            self.add_ref(returns.ty, || Reason::ReturnedBy(id));
        }
    }

    fn parameters(&mut self, id: OperationId) {
        for parameter in &self.model.operation(id).parameters {
            self.add_ref(parameter.ty, || {
                Reason::ParameterOf(id, parameter.name.clone())
            });
        }
    }

    fn parts(&mut self, id: TypeId) {
        let Some(structure) = self.model.ty(id).structure() else {
            return;
        };
        if let Some(base) = structure.base {
            self.add(base, Reason::BaseOf(id));
        }
        for property in &structure.properties {
            self.add_ref(property.ty, || {
                Reason::PropertyOf(id, property.name.clone())
            });
        }
    }
}

fn unknown(model: &Model, wanted: &crate::config::WantedType) -> Problem {
    let name = &wanted.name.value;
    let removed = model.removed_types.get(name).map(|id| Item::Type(*id));
    let removed = removed.and_then(|item| of_item(model, &item).pop());
    if let Some(removed) = removed {
        return Problem {
            input: Input::Config,
            at: Some(wanted.name.at),
            within: format!("[[type]] name = {name:?}"),
            what: removed.removal(model),
            fix: RESTORE.to_owned(),
        };
    }
    if let Some(full) = model.prefixes.in_full(name) {
        let Mistake { what, fix } = not_in_full(name, &full);
        return Problem {
            input: Input::Config,
            at: Some(wanted.name.at),
            within: format!("[[type]] name = {name:?}"),
            what,
            fix,
        };
    }
    let names: Vec<String> = model.types().map(|(_, ty)| ty.name.to_string()).collect();
    Problem {
        input: Input::Config,
        at: Some(wanted.name.at),
        within: format!("[[type]] name = {name:?}"),
        what: format!("the type `{name}` does not exist"),
        fix: format!(
            "name a type of the metadata, with its namespace{}",
            nearest::hint(name, names.iter().map(String::as_str))
        ),
    }
}
