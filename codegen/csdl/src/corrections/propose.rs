//! Entries for what differs between two metadata files of one age: one as it is published, one as somebody corrects it.

use crate::config::change::update_value;
use crate::config::{Corrections, Spanned, quoted};
use crate::model::{
    CAPABILITY_FLAGS, Capabilities, Facts, ItemType, Model, Navigability, Operation, OperationId,
    Primitive, TypeId, TypeRef, UpdateMethod,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Targets by what is to be said of them.
type Proposals = BTreeMap<Vec<String>, BTreeSet<String>>;

/// The entries, ready for `corrections.toml` but for their reasons; `raw` is best resolved with the corrections that there
/// are, so that only what they lack is proposed. What `known` rejects is left out.
pub fn propose(raw: &Model, clean: &Model, known: &Corrections) -> String {
    let mut proposals = Proposals::new();
    types(raw, clean, &mut proposals);
    operations(raw, clean, &mut proposals);
    roots(raw, clean, &mut proposals);
    let rejected = known.rejected.iter().flat_map(|it| &it.targets);
    let rejected: BTreeSet<&str> = rejected.map(|it: &Spanned<String>| &*it.value).collect();
    let mut out = String::new();
    for (said, targets) in proposals {
        let targets: Vec<&String> = targets
            .iter()
            .filter(|it| !is_rejected(it, &rejected))
            .collect();
        if targets.is_empty() {
            continue;
        }
        let _ = writeln!(out, "[[correction]]\ntargets = [");
        for target in targets {
            let _ = writeln!(out, "    {},", quoted(target));
        }
        let _ = writeln!(
            out,
            "]\n{}\nreason = \"\"\nsource = \"\"\ndate = \"\"\n",
            said.join("\n")
        );
    }
    out
}

/// Whether the target, or a parameter of the operation that it names, is rejected.
fn is_rejected(target: &str, rejected: &BTreeSet<&str>) -> bool {
    let name = target.split_once('(').map(|(name, _)| name);
    let is_parameter =
        |other: &&str| other.contains(")/") && other.split_once('(').map(|(name, _)| name) == name;
    rejected.contains(target) || (name.is_some() && rejected.iter().any(is_parameter))
}

fn add(target: String, said: Vec<String>, proposals: &mut Proposals) {
    if !said.is_empty() {
        proposals.entry(said).or_default().insert(target);
    }
}

fn types(raw: &Model, clean: &Model, proposals: &mut Proposals) {
    for (id, ty) in raw.types() {
        let Some(other) = clean.find(&ty.name.to_string()) else {
            add(
                ty.name.to_string(),
                vec!["exists = false".to_owned()],
                proposals,
            );
            continue;
        };
        let other_ty = clean.ty(other);
        let mut said = facts(&ty.facts, &other_ty.facts);
        if let (Some(one), Some(another)) = (ty.structure(), other_ty.structure())
            && one.has_stream != another.has_stream
        {
            said.push(format!("stream = {}", another.has_stream));
        }
        add(ty.name.to_string(), said, proposals);
        members(raw, id, clean, other, proposals);
    }
}

fn members(raw: &Model, id: TypeId, clean: &Model, other: TypeId, proposals: &mut Proposals) {
    let (Some(one), Some(another)) = (raw.ty(id).structure(), clean.ty(other).structure()) else {
        return;
    };
    let target = |name: &str| format!("{}/{name}", raw.ty(id).name);
    for property in &one.properties {
        let found = another
            .properties
            .iter()
            .find(|it| it.name == property.name);
        let Some(found) = found else {
            add(
                target(&property.name),
                vec!["exists = false".to_owned()],
                proposals,
            );
            continue;
        };
        let mut said = facts(&property.facts, &found.facts);
        if spelled(raw, property.ty) != spelled(clean, found.ty) {
            said.push(format!("type = {}", quoted(&clean.spell(found.ty))));
        }
        if property.nullable != found.nullable {
            said.push(format!("nullable = {}", found.nullable));
        }
        add(target(&property.name), said, proposals);
    }
    for way in &one.navigation {
        let found = another.navigation.iter().find(|it| it.name == way.name);
        let Some(found) = found else {
            add(
                target(&way.name),
                vec!["exists = false".to_owned()],
                proposals,
            );
            continue;
        };
        let mut said = facts(&way.facts, &found.facts);
        if way.contained != found.contained {
            said.push(format!("contained = {}", found.contained));
        }
        add(target(&way.name), said, proposals);
    }
    let names: BTreeSet<&str> = raw.own_names(id).collect();
    let missing = another
        .properties
        .iter()
        .filter(|it| !names.contains(&*it.name));
    for property in missing {
        let ty = clean.spell(property.ty);
        let element = format!("<Property Name=\"{}\" Type=\"{ty}\" />", property.name);
        let said = vec![format!("add = {}", quoted(&element))];
        add(raw.ty(id).name.to_string(), said, proposals);
    }
}

fn operations(raw: &Model, clean: &Model, proposals: &mut Proposals) {
    let signature = |model: &Model, operation: &Operation| {
        let binding = operation.binding.into_iter();
        let types = binding.chain(operation.parameters.iter().map(|it| it.ty));
        let types: Vec<String> = types.map(|ty| spelled(model, ty)).collect();
        format!("{}({})", operation.name, types.join(","))
    };
    let others: BTreeMap<String, OperationId> = clean
        .operations()
        .map(|(id, it)| (signature(clean, it), id))
        .collect();
    let bound = bound_to(clean);
    for (_, operation) in raw.operations() {
        let target = signature(raw, operation);
        let Some(other) = others.get(&target).map(|id| clean.operation(*id)) else {
            add(target, vec!["exists = false".to_owned()], proposals);
            continue;
        };
        let returned = |model: &Model, it: &Operation| it.returns.map(|it| spelled(model, it.ty));
        let mut said = Vec::new();
        if let (one, Some(another)) = (returned(raw, operation), returned(clean, other))
            && one.as_ref() != Some(&another)
        {
            said.push(format!("returns = {}", quoted(&another)));
        }
        let requires = |it: &Operation| it.facts.requires_explicit_binding;
        if !requires(operation) && requires(other) {
            let by = bound
                .get(&other.name.to_string())
                .cloned()
                .unwrap_or_default();
            let by: Vec<String> = by.iter().map(|it| quoted(it)).collect();
            said.push(format!("bound_to = [{}]", by.join(", ")));
        }
        add(target, said, proposals);
    }
}

/// A type; Graph's own word for any JSON, and OData's, are the same.
fn spelled(model: &Model, ty: TypeRef) -> String {
    let ItemType::Named(id) = ty.item else {
        return model.spell(ty);
    };
    let declares_nothing = model.own_names(id).next().is_none();
    if model.ty(id).name.name != "Json" || !declares_nothing {
        return model.spell(ty);
    }
    let item = ItemType::Primitive(Primitive::Untyped);
    model.spell(TypeRef { item, ..ty })
}

/// What lists each operation among its explicit bindings.
fn bound_to(model: &Model) -> BTreeMap<String, Vec<String>> {
    let mut bound: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = |facts: &Facts, target: &str| {
        for name in &facts.explicit_bindings {
            bound
                .entry(name.clone())
                .or_default()
                .push(target.to_owned());
        }
    };
    for (_, ty) in model.types() {
        list(&ty.facts, &ty.name.to_string());
        for way in ty.structure().into_iter().flat_map(|it| &it.navigation) {
            list(&way.facts, &format!("{}/{}", ty.name, way.name));
        }
    }
    bound
}

/// The container has no name in a model; Graph's is always the same.
const CONTAINER: &str = "microsoft.graph.GraphService";

fn roots(raw: &Model, clean: &Model, proposals: &mut Proposals) {
    for root in raw.roots() {
        let target = format!("{CONTAINER}/{}", root.name);
        let found = clean.roots().iter().find(|it| it.name == root.name);
        let said = match found {
            Some(found) => facts(&root.facts, &found.facts),
            None => vec!["exists = false".to_owned()],
        };
        add(target, said, proposals);
    }
}

fn facts(raw: &Facts, clean: &Facts) -> Vec<String> {
    let (raw, clean) = (&raw.capabilities, &clean.capabilities);
    let mut said = Vec::new();
    let methods = |it: &Capabilities| (it.update_method, it.put_too);
    if methods(raw) != methods(clean) && clean.update_method.is_some() {
        let both = [UpdateMethod::Patch, UpdateMethod::Put];
        let value = match clean.put_too {
            true => update_value(&both),
            false => update_value(clean.update_method.as_slice()),
        };
        said.extend(value.map(|value| format!("update = {value}")));
    }
    for (key, _, flag) in CAPABILITY_FLAGS {
        let flag = flag.get;
        // Silence means yes, so that `true` beside it would change nothing.
        let differs = flag(raw) != flag(clean);
        if let Some(value) = flag(clean).filter(|value| differs && (!value || flag(raw).is_some()))
        {
            said.push(format!("{key} = {value}"));
        }
    }
    let leads_nowhere = |it: &Capabilities| it.navigability == Some(Navigability::None);
    if leads_nowhere(raw) != leads_nowhere(clean) {
        said.push(format!("navigable = {}", !leads_nowhere(clean)));
    }
    said
}
