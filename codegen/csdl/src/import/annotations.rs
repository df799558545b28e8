//! Annotations cut to the facts that the model reads.

use super::selection::Selection;
use crate::model::target::{DeclaredNames, Target, Targets};
use crate::model::vocabulary::{self, Known};
use crate::model::{ItemType, Model, RootKind, TypeId, index_of};
use crate::problem::At;
use crate::schema::{
    Annotation, Annotations, Expression, Namespace, PropertyValue, Record, Schema, TypeItem,
    TypeItemKind,
};
use std::collections::BTreeMap;

/// Cuts all annotations of a schema to facts.
pub(super) fn cut_to_facts(schema: &mut Schema) {
    for namespace in &mut schema.namespaces {
        for item in &mut namespace.types {
            cut_type(item);
        }
        for operation in &mut namespace.operations {
            reduce(&mut operation.annotations);
            for parameter in &mut operation.parameters {
                reduce(&mut parameter.annotations);
            }
            if let Some(returns) = &mut operation.returns {
                reduce(&mut returns.annotations);
            }
        }
        for child in namespace
            .containers
            .iter_mut()
            .flat_map(|container| &mut container.children)
        {
            reduce(&mut child.annotations);
        }
        for item in &mut namespace.annotations {
            reduce(&mut item.annotations);
        }
        namespace
            .annotations
            .retain(|item| !item.annotations.is_empty());
    }
}

fn cut_type(item: &mut TypeItem) {
    reduce(&mut item.annotations);
    match &mut item.kind {
        TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
            for property in &mut body.properties {
                reduce(&mut property.annotations);
            }
            for navigation in &mut body.navigation {
                reduce(&mut navigation.annotations);
            }
        }
        TypeItemKind::Enum(body) => {
            for member in &mut body.members {
                reduce(&mut member.annotations);
            }
        }
        TypeItemKind::Definition { .. } => {}
    }
}

fn reduce(annotations: &mut Vec<Annotation>) {
    *annotations = facts(annotations);
}

/// The facts among `annotations`, by term.
fn facts(annotations: &[Annotation]) -> Vec<Annotation> {
    let mut facts: Vec<Annotation> = annotations.iter().filter_map(fact).collect();
    facts.sort_by(|one, other| one.term.cmp(&other.term));
    facts.dedup();
    facts
}

/// Adds all targeted annotations of what is kept, each to the namespace of its target.
pub(super) fn put(
    schema: &Schema,
    model: &Model,
    selection: &Selection,
    namespaces: &mut BTreeMap<String, Namespace>,
) {
    let index = index_of(schema);
    let targets = Targets {
        index: &index,
        model,
        declared: &DeclaredNames::of(schema),
    };
    let mut by_target: BTreeMap<&str, Vec<Annotation>> = BTreeMap::new();
    for item in schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.annotations)
    {
        let target = targets.find(&item.target);
        if item.qualifier.is_none()
            && target.is_ok_and(|target| stays(&target, &item.target, model, selection))
        {
            by_target
                .entry(&item.target)
                .or_default()
                .extend(item.annotations.iter().cloned());
        }
    }
    for (target, annotations) in by_target {
        let head = target.split(['(', '/']).next().unwrap_or(target);
        let namespace = head.rsplit_once('.').map_or("", |(namespace, _)| namespace);
        if let Some(namespace) = namespaces.get_mut(namespace) {
            namespace.annotations.push(Annotations {
                target: target.to_owned(),
                qualifier: None,
                annotations,
                at: At::default(),
            });
        }
    }
}

/// Whether what `target`, written as `text`, represents stays. A member is identified by its name: what the model does without is no
/// longer where the file has it.
fn stays(target: &Target, text: &str, model: &Model, selection: &Selection) -> bool {
    let name = text.rsplit('/').next().unwrap_or(text);
    let is_way = |id: &TypeId| selection.members.contains(&(*id, name.to_owned()));
    let is_whole = |id: &TypeId| {
        selection.whole.contains(id) && !model.unwanted.contains(&(*id, name.to_owned()))
    };
    match target {
        Target::Type(id) | Target::Member(id, _) => selection.has(*id),
        Target::Property(id, _) => is_whole(id) || is_way(id),
        Target::Navigation(id, _) => {
            let structure = model.ty(*id).structure();
            let mut navigations = structure.into_iter().flat_map(|it| &it.navigation);
            let has_target = |target: &TypeId| selection.whole.contains(target);
            is_way(id)
                || (is_whole(id)
                    && navigations.any(|navigation| {
                        navigation.name == name && has_target(&navigation.target)
                    }))
        }
        Target::Operations(ids) | Target::Parameter(ids, _) | Target::Returns(ids) => {
            ids.iter().any(|id| selection.operations.contains(id))
        }
        Target::Root(root) => selection.roots.contains(&model.roots()[*root].name),
        Target::Below(root, path) => {
            let root = &model.roots()[*root];
            selection.roots.contains(&root.name) && path_stays(&root.kind, path, model, selection)
        }
        Target::Factless => false,
    }
}

/// Whether every step of a path below a child of the container stays.
fn path_stays(root: &RootKind, path: &str, model: &Model, selection: &Selection) -> bool {
    let (RootKind::EntitySet(mut at) | RootKind::Singleton(mut at)) = *root else {
        return false;
    };
    for step in path.split('/') {
        if step.contains('.') {
            match model.find(step).filter(|id| selection.has(*id)) {
                Some(id) => at = id,
                None => return false,
            }
            continue;
        }
        let is_way = |owner: TypeId| selection.members.contains(&(owner, step.to_owned()));
        if !model.lineage(at).any(is_way) {
            return false;
        }
        let navigation = model
            .navigation(at, step)
            .map(|navigation| navigation.target);
        let property = model.property(at, step).map(|property| property.ty.item);
        match (navigation, property) {
            (Some(id), _) | (None, Some(ItemType::Named(id))) => at = id,
            (None, _) => return true,
        }
    }
    true
}

fn fact(annotation: &Annotation) -> Option<Annotation> {
    let known = vocabulary::meaning(&annotation.term).filter(|_| annotation.qualifier.is_none())?;
    let value = match known {
        Known::Description | Known::LongDescription => return None,
        Known::Computed | Known::Immutable | Known::Permissions | Known::IsDelta => {
            annotation.value.clone()
        }
        Known::OptionalParameter => annotation
            .value
            .clone()
            .filter(|value| *value == Expression::Bool(false)),
        Known::Top | Known::Skip | Known::IndexableByKey => annotation.value.clone(),
        Known::RequiresExplicitBinding | Known::ExplicitOperationBindings => {
            annotation.value.clone()
        }
        Known::Revisions | Known::AlternateKeys => {
            let records = cut_all(annotation.value.as_ref(), vocabulary::read(known))?;
            Some(records)
        }
        Known::Read
        | Known::Insert
        | Known::Update
        | Known::Delete
        | Known::Count
        | Known::Select
        | Known::SelectRestrictions
        | Known::Expand
        | Known::Filter
        | Known::Sort
        | Known::Search
        | Known::ChangeTracking
        | Known::Navigation => Some(cut(annotation.value.as_ref()?, vocabulary::read(known))?),
    };
    Some(Annotation {
        term: annotation.term.clone(),
        qualifier: None,
        value,
        annotations: Vec::new(),
        at: At::default(),
    })
}

/// The records of a collection, cut; of revisions, those that deprecate.
fn cut_all(value: Option<&Expression>, read: &[&str]) -> Option<Expression> {
    let Some(Expression::Collection(items)) = value else {
        return None;
    };
    let items: Vec<Expression> = items
        .iter()
        .filter(|item| counts(item))
        .filter_map(|item| cut(item, read))
        .collect();
    (!items.is_empty()).then_some(Expression::Collection(items))
}

fn counts(item: &Expression) -> bool {
    let Expression::Record(record) = item else {
        return true;
    };
    let kind = record
        .properties
        .iter()
        .find(|property| property.property == "Kind");
    kind.is_none_or(|kind| match &kind.value {
        Some(Expression::EnumMember(members)) => {
            members.iter().any(|member| member.ends_with("/Deprecated"))
        }
        _ => true,
    })
}

/// The value with its records cut to the properties that are read; nothing if a record has none of them.
fn cut(value: &Expression, read: &[&str]) -> Option<Expression> {
    match value {
        Expression::Record(record) => {
            let mut properties: Vec<PropertyValue> = record
                .properties
                .iter()
                .filter_map(|property| cut_property(property, read))
                .collect();
            properties.sort_by(|one, other| one.property.cmp(&other.property));
            let record = Record {
                ty: None,
                properties,
                annotations: Vec::new(),
            };
            (!record.properties.is_empty()).then_some(Expression::Record(record))
        }
        Expression::Collection(items) => Some(Expression::Collection(
            items.iter().filter_map(|item| cut(item, read)).collect(),
        )),
        Expression::Scalar(..)
        | Expression::Bool(_)
        | Expression::EnumMember(_)
        | Expression::Path(..)
        | Expression::Null
        | Expression::Other(_) => Some(value.clone()),
    }
}

fn cut_property(property: &PropertyValue, read: &[&str]) -> Option<PropertyValue> {
    if !read.contains(&property.property.as_str()) {
        return None;
    }
    let value = match &property.value {
        None => None,
        Some(value) => Some(cut(value, read)?),
    };
    Some(PropertyValue {
        property: property.property.clone(),
        value,
        annotations: Vec::new(),
    })
}
