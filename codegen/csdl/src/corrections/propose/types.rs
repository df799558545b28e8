//! Types, members of enums, and what no entry can change of a type.

use super::capabilities::{self, Place, differences};
use super::{Proposals, elements, exists_not};
use crate::model::{Capabilities, Enumeration, Model, Structure, Type, TypeId, TypeKind};
use crate::schema::Schema;

pub(super) fn compare(raw: &Model, schema: &Schema, clean: &Model, proposals: &mut Proposals<'_>) {
    let files = Files { raw, clean };
    for (id, ty) in clean.types() {
        let name = ty.name.to_string();
        let known = raw.find(&name);
        if known.is_none() {
            if proposals.is_left_out(&name) {
                continue;
            }
            added(schema, clean, ty, proposals);
        }
        files.flags(known, id, proposals);
        if let (TypeKind::Enum(one), TypeKind::Enum(other)) =
            (&known.map_or(&ty.kind, |id| &raw.ty(id).kind), &ty.kind)
        {
            enum_members(&name, one, other, proposals);
        }
        files.members(known, id, proposals);
    }
    for (_, ty) in raw.types() {
        let name = ty.name.to_string();
        if let Some(other) = clean.find(&name) {
            inexpressible(raw, ty, clean, clean.ty(other), proposals);
        }
    }
}

/// Members of an enum that both files have.
fn enum_members(name: &str, one: &Enumeration, other: &Enumeration, proposals: &mut Proposals<'_>) {
    for member in &other.members {
        let target = format!("{name}/{}", member.name);
        match one.members.iter().find(|it| it.name == member.name) {
            None => {
                let element = elements::member(&member.name, member.value);
                proposals.add(name, &target, &element);
            }
            Some(known) if known.value != member.value => {
                let (before, after) = (known.value, member.value);
                proposals.comment(format!("{target}: value {after} for {before}"));
            }
            Some(_) => {}
        }
    }
    for member in &one.members {
        if other.members.iter().all(|it| it.name != member.name) {
            proposals.propose(&format!("{name}/{}", member.name), exists_not());
        }
    }
    if one.is_flags != other.is_flags {
        proposals.comment(format!("{name}: whether members can be combined differs"));
    }
}

fn added(schema: &Schema, clean: &Model, ty: &Type, proposals: &mut Proposals<'_>) {
    let namespace = &ty.name.namespace;
    let name = &ty.name;
    if schema.namespaces.iter().any(|it| it.name == *namespace) {
        return proposals.add(namespace, &name.to_string(), &elements::ty(clean, ty));
    }
    proposals.missing.insert(namespace.clone());
    proposals.comment(format!(
        "{name} is added, in a namespace that the published file lacks"
    ));
}

/// What differs of types that both files have and no entry can change.
fn inexpressible(
    raw: &Model,
    ty: &Type,
    clean: &Model,
    other: &Type,
    proposals: &mut Proposals<'_>,
) {
    let name = &ty.name;
    let (Some(one), Some(another)) = (ty.structure(), other.structure()) else {
        if std::mem::discriminant(&ty.kind) != std::mem::discriminant(&other.kind) {
            proposals.comment(format!("{name} is of another kind in the corrected file"));
        }
        if let (TypeKind::Definition(before), TypeKind::Definition(after)) = (&ty.kind, &other.kind)
            && before != after
        {
            proposals.comment(format!("{name}: underlying type {after} for {before}"));
        }
        return;
    };
    for (what, before, after) in [
        ("abstract", one.is_abstract, another.is_abstract),
        ("open", one.is_open, another.is_open),
    ] {
        if before != after {
            let not = if after { "" } else { "not " };
            proposals.comment(format!("{name} is {not}{what} in the corrected file"));
        }
    }
    let base = |model: &Model, it: &Structure| it.base.map(|id| model.ty(id).name.to_string());
    let (before, after) = (base(raw, one), base(clean, another));
    if before != after {
        let spelled = |base: Option<String>| base.unwrap_or_else(|| "none".to_owned());
        let (before, after) = (spelled(before), spelled(after));
        proposals.comment(format!("{name}: base type {after} for {before}"));
    }
    if one.key != another.key {
        proposals.comment(format!("{name} has another key in the corrected file"));
    }
}

/// The published and the corrected file.
pub(super) struct Files<'m> {
    pub(super) raw: &'m Model,
    pub(super) clean: &'m Model,
}

impl Files<'_> {
    /// What is stated about a type itself.
    fn flags(&self, known: Option<TypeId>, id: TypeId, proposals: &mut Proposals<'_>) {
        let Self { raw, clean } = self;
        let ty = clean.ty(id);
        let silent = Capabilities::default();
        let before = known.map_or(&silent, |id| &raw.ty(id).facts.capabilities);
        let behind = capabilities::of_lineage(clean, clean.lineage(id).skip(1));
        let mut values = differences(before, &ty.facts.capabilities, &behind, Place::Type);
        let stream = |id: Option<TypeId>, model: &Model| {
            id.and_then(|id| Some(model.ty(id).structure()?.has_stream))
        };
        if let (Some(before), Some(after)) = (stream(known, raw), stream(Some(id), clean)) {
            // What is proposed about a base holds for what derives from it.
            let base = ty.structure().and_then(|it| it.base);
            let of_base = base.and_then(|base| {
                let name = clean.ty(base).name.to_string();
                let after = stream(Some(base), clean)?;
                let before = stream(raw.find(&name), raw)?;
                (before != after && !proposals.is_said(&name, "stream")).then_some(after)
            });
            if of_base.unwrap_or(before) != after {
                values.push(("stream", after.to_string()));
            }
        }
        proposals.propose(&ty.name.to_string(), values);
    }
}
