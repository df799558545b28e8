//! What the annotations of a file say of its elements, as the conversion reads them: the first one of a term, those in an
//! element before those of `Annotations` elements, and those of a type before those of its bases.

use graph_csdl::model::{Model, TypeId};
use graph_csdl::schema::{
    Annotation, Expression, Namespace, Record, ScalarKind, Schema, TypeItemKind,
};
use std::collections::HashMap;

const CAPABILITIES: &str = "Org.OData.Capabilities.V1.";

/// Annotations by their target.
pub(crate) struct Said<'s>(HashMap<String, Vec<&'s Annotation>>);

impl<'s> Said<'s> {
    pub(crate) fn of(schema: &'s Schema) -> Self {
        let mut said = Self(HashMap::new());
        for namespace in &schema.namespaces {
            said.inline(namespace);
        }
        let elements = schema.namespaces.iter().flat_map(|it| &it.annotations);
        for element in elements {
            said.add(element.target.clone(), &element.annotations);
        }
        said
    }

    fn inline(&mut self, namespace: &'s Namespace) {
        for ty in &namespace.types {
            self.add(ty.name.clone(), &ty.annotations);
            let (TypeItemKind::Entity(body) | TypeItemKind::Complex(body)) = &ty.kind else {
                continue;
            };
            for property in &body.properties {
                let target = format!("{}/{}", ty.name, property.name);
                self.add(target, &property.annotations);
            }
            for way in &body.navigation {
                let target = format!("{}/{}", ty.name, way.name);
                self.add(target, &way.annotations);
            }
        }
        for container in &namespace.containers {
            for child in &container.children {
                let target = format!("{}/{}", container.name, child.name);
                self.add(target, &child.annotations);
            }
        }
    }

    fn add(&mut self, target: String, annotations: &'s [Annotation]) {
        self.0.entry(target).or_default().extend(annotations);
    }

    fn annotation(&self, target: &str, term: &str) -> Option<&'s Annotation> {
        let annotations = self.0.get(target)?;
        annotations.iter().copied().find(|it| it.term == term)
    }

    /// The record of a capability.
    pub(crate) fn record(&self, target: &str, capability: &str) -> Option<&'s Record> {
        let annotation = self.annotation(target, &format!("{CAPABILITIES}{capability}"))?;
        match &annotation.value {
            Some(Expression::Record(record)) => Some(record),
            _ => None,
        }
    }

    /// The record of a capability, of the type or of the nearest base that has one.
    pub(crate) fn of_type(
        &self,
        model: &Model,
        ty: TypeId,
        capability: &str,
    ) -> Option<&'s Record> {
        let mut lineage = model.lineage(ty);
        lineage.find_map(|id| self.record(&model.ty(id).name.to_string(), capability))
    }

    /// The value of a capability that is no record.
    pub(crate) fn tag(&self, target: &str, capability: &str) -> Option<bool> {
        let annotation = self.annotation(target, &format!("{CAPABILITIES}{capability}"))?;
        match annotation.value {
            Some(Expression::Bool(said)) => Some(said),
            None => Some(true),
            _ => None,
        }
    }

    /// The names that a term lists.
    pub(crate) fn names(&self, target: &str, term: &str) -> Vec<&'s str> {
        let value = self
            .annotation(target, term)
            .and_then(|it| it.value.as_ref());
        let Some(Expression::Collection(items)) = value else {
            return Vec::new();
        };
        let names = items.iter().filter_map(|item| match item {
            Expression::Scalar(ScalarKind::String, name) => Some(name.as_str()),
            _ => None,
        });
        names.collect()
    }
}

/// A property of a record.
pub(crate) fn property<'s>(record: &'s Record, name: &str) -> Option<&'s Expression> {
    let mut properties = record.properties.iter();
    properties.find(|it| it.property == name)?.value.as_ref()
}

pub(crate) fn flag(record: &Record, name: &str) -> Option<bool> {
    match property(record, name)? {
        Expression::Bool(said) => Some(*said),
        _ => None,
    }
}

pub(crate) fn record<'s>(record: &'s Record, name: &str) -> Option<&'s Record> {
    match property(record, name)? {
        Expression::Record(record) => Some(record),
        _ => None,
    }
}

/// The first record of a property that lists some.
pub(crate) fn first<'s>(
    record: &'s Record,
    name: &str,
    is_meant: impl Fn(&Record) -> bool,
) -> Option<&'s Record> {
    let Expression::Collection(items) = property(record, name)? else {
        return None;
    };
    let mut records = items.iter().filter_map(|item| match item {
        Expression::Record(record) => Some(record),
        _ => None,
    });
    records.find(|record| is_meant(record))
}

/// Whether a property that is one or several members of an enum has this one.
pub(crate) fn has_member(record: &Record, name: &str, member: &str) -> bool {
    let Some(Expression::EnumMember(members)) = property(record, name) else {
        return false;
    };
    members
        .iter()
        .any(|it| it.rsplit('/').next() == Some(member))
}

/// The path of a property that names one.
pub(crate) fn path<'s>(record: &'s Record, name: &str) -> Option<&'s str> {
    match property(record, name)? {
        Expression::Path(_, path) => Some(path),
        _ => None,
    }
}
