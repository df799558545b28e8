//! What the configuration says beside the metadata: overrides, properties served as resources, secrets.
//!
//! Each entry must name something that is there, and must change something: an entry that the metadata has caught up
//! with goes, so that the file stays true.

use super::annotate;
use super::index::Index;
use super::target::{self, Named, Target};
use super::{Capabilities, Model, PropertyResource};
use crate::config::{Config, Override, ResourceOverride, Secret, Spanned};
use crate::problem::{Input, Problem, Problems};
use crate::schema::Schema;

/// Applies every entry.
pub(super) fn apply(
    schema: &Schema,
    config: &Config,
    index: &Index<'_>,
    model: &mut Model,
    problems: &mut Problems,
) {
    let named = annotate::named(schema);
    for entry in &config.overrides {
        problems.extend(override_one(entry, index, model, &named));
    }
    for entry in &config.resources {
        problems.extend(serve(entry, index, model, &named));
    }
    for entry in &config.secrets {
        problems.extend(hide(entry, index, model, &named));
    }
}

fn problem<T>(
    table: &str,
    key: &str,
    place: &Spanned<T>,
    name: &str,
    what: String,
    settle: String,
) -> Problems {
    let within = format!("[[{table}]] {key} = {name:?}");
    Problem {
        input: Input::Config,
        at: Some(place.at),
        within,
        what,
        settle,
    }
    .into()
}

fn override_one(
    entry: &Override,
    index: &Index<'_>,
    model: &mut Model,
    named: &Named<'_>,
) -> Problems {
    let say = |what: String, settle: &str| {
        problem(
            "override",
            "target",
            &entry.target,
            &entry.target.value,
            what,
            settle.to_owned(),
        )
    };
    let target = match target::find(&entry.target.value, index, model, named) {
        Ok(target) => target,
        Err((what, settle)) => return say(what, &settle),
    };
    let mut changed = entry.said();
    let contained = entry.contained;
    let mut problems = Problems::new();
    match (&target, contained) {
        (_, None) => {}
        (Target::Navigation(id, slot), Some(contained)) => {
            let way = model
                .structure_mut(*id)
                .and_then(|structure| structure.navigation.get_mut(*slot));
            match way {
                Some(way) if way.contained != contained => way.contained = contained,
                _ => problems.extend(say(
                    "`contained` is what the metadata says already".to_owned(),
                    REMOVE,
                )),
            }
        }
        (_, Some(_)) => problems.extend(say(
            "`contained` is said of something that is not a navigation property".to_owned(),
            "name a navigation property, `namespace.type/property`",
        )),
    }
    let slot = match &target {
        Target::Below(root, path) => Some(
            model.roots[*root]
                .facts
                .below
                .entry(path.clone())
                .or_default(),
        ),
        other => model.facts_mut(other).map(|facts| &mut facts.capabilities),
    };
    let Some(slot) = slot else {
        problems.extend(say(
            "the target is not a type, a property or a child of the container".to_owned(),
            "name one of those: operations have no verbs to override",
        ));
        return problems;
    };
    for name in same(&changed, slot) {
        problems.extend(say(
            format!("`{name}` is what the metadata says already"),
            REMOVE,
        ));
    }
    changed = changed.or(slot);
    *slot = changed;
    if *entry
        == (Override {
            target: entry.target.clone(),
            reason: entry.reason.clone(),
            ..Override::default()
        })
    {
        problems.extend(say(
            "it overrides nothing".to_owned(),
            "say what it overrides, or remove it",
        ));
    }
    problems
}

const REMOVE: &str = "remove it: an override says what the metadata has wrong";

impl Override {
    /// The capabilities that it gives.
    fn said(&self) -> Capabilities {
        Capabilities {
            update_method: self.update,
            readable: self.readable,
            insertable: self.insertable,
            updatable: self.updatable,
            deletable: self.deletable,
            countable: self.countable,
            ..Capabilities::default()
        }
    }
}

/// Names of what `said` repeats.
fn same(said: &Capabilities, known: &Capabilities) -> Vec<&'static str> {
    let repeats = |name, one: Option<bool>, other: Option<bool>| {
        (one.is_some() && one == other).then_some(name)
    };
    let method = said.update_method.is_some() && said.update_method == known.update_method;
    [
        method.then_some("update"),
        repeats("readable", said.readable, known.readable),
        repeats("insertable", said.insertable, known.insertable),
        repeats("updatable", said.updatable, known.updatable),
        repeats("deletable", said.deletable, known.deletable),
        repeats("countable", said.countable, known.countable),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn serve(
    entry: &ResourceOverride,
    index: &Index<'_>,
    model: &mut Model,
    named: &Named<'_>,
) -> Problems {
    let say = |what: String, settle: &str| {
        problem(
            "resource",
            "property",
            &entry.property,
            &entry.property.value,
            what,
            settle.to_owned(),
        )
    };
    let (id, slot) = match target::find(&entry.property.value, index, model, named) {
        Ok(Target::Property(id, slot)) => (id, slot),
        Ok(_) => {
            return say(
                "it is not a structural property".to_owned(),
                "name one, `namespace.type/property`",
            );
        }
        Err((what, settle)) => return say(what, &settle),
    };
    let Some(property) = model
        .structure_mut(id)
        .and_then(|body| body.properties.get_mut(slot))
    else {
        return Problems::new();
    };
    let mut problems = Problems::new();
    let mut resource = PropertyResource {
        get: false,
        count: false,
        replace: false,
        delete: false,
    };
    for operation in &entry.operations {
        match operation.value.as_str() {
            "get" => resource.get = true,
            "count" if property.ty.is_collection => resource.count = true,
            "count" => problems.extend(say(
                "`count` is asked for, but the property is not a collection".to_owned(),
                "remove `count`",
            )),
            "replace" => resource.replace = true,
            "delete" => resource.delete = true,
            other => problems.extend(say(
                format!("there is no operation `{other}` on a property"),
                "any of get, count, replace, delete",
            )),
        }
    }
    if entry.operations.is_empty() {
        problems.extend(say(
            "it offers no operation".to_owned(),
            "any of get, count, replace, delete",
        ));
    }
    if property.resource.replace(resource).is_some() {
        problems.extend(say(
            "the property is listed twice".to_owned(),
            "put the operations into one entry",
        ));
    }
    problems
}

fn hide(entry: &Secret, index: &Index<'_>, model: &mut Model, named: &Named<'_>) -> Problems {
    let say = |what: String, settle: &str| {
        problem(
            "secret",
            "property",
            &entry.property,
            &entry.property.value,
            what,
            settle.to_owned(),
        )
    };
    let mut hidden = Vec::new();
    match target::find(&entry.property.value, index, model, named) {
        Ok(Target::Property(id, slot)) => {
            let property = model
                .structure_mut(id)
                .and_then(|body| body.properties.get_mut(slot));
            hidden.extend(property.map(|property| std::mem::replace(&mut property.secret, true)));
        }
        Ok(Target::Parameter(ids, name)) => {
            for id in ids {
                let parameters = model.operations[id.0 as usize].parameters.iter_mut();
                for parameter in parameters.filter(|parameter| parameter.name == name) {
                    hidden.push(std::mem::replace(&mut parameter.secret, true));
                }
            }
        }
        Ok(_) => {
            return say(
                "it is neither a structural property nor a parameter".to_owned(),
                "name one, `namespace.type/property` or `namespace.operation/parameter`",
            );
        }
        Err((what, settle)) => return say(what, &settle),
    }
    if hidden.iter().all(|before| *before) {
        return say("it is listed twice".to_owned(), "remove one of the entries");
    }
    Problems::new()
}
