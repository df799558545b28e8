//! Types that do not exist. All that uses such a type has to be removed or corrected as well: no file can name a type that it lacks.

use super::{Beside, Entry, ModelEditor};
use crate::config::Change;
use crate::model::resolve::report;
use crate::model::target::Target;
use crate::model::users::{self, Use};
use crate::model::{Model, RootKind, Structure, TypeId, TypeKind};
use crate::problem::{At, Input, Problem, Related};
use std::collections::BTreeMap;

const FIX: &str = "remove these as well, with `exists = false`, or correct their `type` or `returns`; or remove this entry";

/// The types that entries state do not exist.
#[derive(Debug, Default)]
pub(in crate::model) struct RemovedTypes(BTreeMap<TypeId, Place>);

/// The entry that states it.
#[derive(Debug)]
struct Place {
    input: Input,
    at: At,
    within: String,
}

impl RemovedTypes {
    /// Notes the type, if an entry states that it does not exist.
    pub(super) fn note(&mut self, target: &Target, change: &Change, entry: &Entry<'_>) {
        if let (Target::Type(id), Some(false)) = (target, change.exists) {
            let place = Place {
                input: entry.input,
                at: entry.item.at,
                within: entry.within(),
            };
            self.0.entry(*id).or_insert(place);
        }
    }

    /// Whether the type does not exist.
    pub(super) fn has(&self, id: TypeId) -> bool {
        self.0.contains_key(&id)
    }

    /// What uses such types, removed or not.
    pub(super) fn uses(&self, model: &Model) -> Vec<Use> {
        match self.0.is_empty() {
            true => Vec::new(),
            false => users::of(model, |id| self.has(id)),
        }
    }

    /// Takes the types away; their ids remain.
    pub(super) fn take(self, model: &mut Model) {
        for id in self.0.into_keys() {
            let base = model.ty(id).structure().and_then(|it| it.base);
            if let Some(base) = base.and_then(|base| model.structure_mut(base)) {
                base.derived.retain(|derived| *derived != id);
            }
            let ty = model.type_mut(id);
            let name = ty.name.to_string();
            match &mut ty.kind {
                TypeKind::Entity(body) | TypeKind::Complex(body) => *body = Structure::default(),
                TypeKind::Enum(body) => body.members.clear(),
                TypeKind::Definition(_) => {}
            }
            model.removed_types.insert(name, id);
        }
    }
}

/// Reports each removed type that something still uses, with all that does.
pub(super) fn check(beside: &Beside<'_>, editor: &mut ModelEditor<'_>) {
    let uses = editor.removed.types.uses(editor.model);
    let left = uses.iter().filter(|it| editor.removed.is_there(&it.by));
    let mut used: BTreeMap<TypeId, Vec<Related>> = BTreeMap::new();
    for it in left {
        let related = related(&it.by, beside, editor.model);
        used.entry(it.of).or_default().push(related);
    }
    for (id, mut related) in used {
        let Some(place) = editor.removed.types.0.get(&id) else {
            continue;
        };
        related.sort();
        let name = &editor.model.ty(id).name;
        let problem = Problem {
            input: place.input,
            at: Some(place.at),
            within: place.within.clone(),
            what: format!("`{name}` cannot be removed: it is still used"),
            fix: FIX.to_owned(),
        };
        editor.problems.push_with(problem, related);
    }
}

/// Where the metadata has a target, and what it is.
fn related(target: &Target, beside: &Beside<'_>, model: &Model) -> Related {
    let (at, what) = match target {
        Target::Property(id, slot) => {
            let property = model.ty(*id).structure().map(|it| &it.properties[*slot]);
            property.map_or_else(Default::default, |it| {
                (it.at, report::inside(&ty(model, *id), "Property", &it.name))
            })
        }
        Target::Navigation(id, slot) => {
            let navigation = model.ty(*id).structure().map(|it| &it.navigation[*slot]);
            navigation.map_or_else(Default::default, |it| {
                let what = report::inside(&ty(model, *id), "NavigationProperty", &it.name);
                (it.at, what)
            })
        }
        Target::Type(id) => (model.ty(*id).at, ty(model, *id)),
        Target::Operations(ids) | Target::Returns(ids) | Target::Parameter(ids, _) => {
            let published = beside.index.published(ids[0]);
            let operation = report::operation(published);
            match target {
                Target::Parameter(_, name) => {
                    let parameters = &published.parameters;
                    let parameter = parameters.iter().find(|it| it.name == *name);
                    let at = parameter.map_or(published.at, |it| it.at);
                    (at, report::inside(&operation, "Parameter", name))
                }
                Target::Returns(_) => (published.at, format!("{operation} <ReturnType>")),
                _ => (published.at, operation),
            }
        }
        Target::Root(root) => {
            let root = &model.roots[*root];
            let element = match root.kind {
                RootKind::Singleton(_) => "Singleton",
                _ => "EntitySet",
            };
            (
                root.at,
                report::inside("<EntityContainer>", element, &root.name),
            )
        }
        Target::Member(..) | Target::Below(..) | Target::Factless => Default::default(),
    };
    Related {
        input: Input::Metadata,
        at,
        what,
    }
}

fn ty(model: &Model, id: TypeId) -> String {
    let ty = model.ty(id);
    let element = match ty.kind {
        TypeKind::Entity(_) => "EntityType",
        TypeKind::Complex(_) => "ComplexType",
        TypeKind::Enum(_) => "EnumType",
        TypeKind::Definition(_) => "TypeDefinition",
    };
    report::declared(element, &ty.name.to_string())
}
