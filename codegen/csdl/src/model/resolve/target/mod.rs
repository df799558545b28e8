//! Resolves the target of an `Annotations` element or of an override.
//!
//! An annotation of what does not exist is ignored with a warning: the file that Graph's SDKs are made from has some. An
//! override of what does not exist is a problem.
//!
//! A target names one of three things, each with a file: a type or a member of it, overloads of an operation or a part of
//! them, and a child of the container or a path below it.

mod container_child;
mod member;
mod overload;

use super::container;
use super::index::Index;
use crate::model::{Model, OperationId, TypeId};
use crate::problem::Mistake;
use crate::schema::Schema;

pub(in crate::model) use overload::signature;

/// A thing that can be annotated from outside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// A type.
    Type(TypeId),
    /// A structural property, by index.
    Property(TypeId, usize),
    /// A navigation property, by index.
    Navigation(TypeId, usize),
    /// A member of an enum, by index.
    Member(TypeId, usize),
    /// One overload or, without parentheses, all.
    Operations(Vec<OperationId>),
    /// A parameter of these overloads.
    Parameter(Vec<OperationId>, String),
    /// What these overloads return.
    Returns(Vec<OperationId>),
    /// A child of the container, by index among the roots.
    Root(usize),
    /// A path below a child of the container.
    Below(usize, String),
    /// Something that has no facts here: a container, a term, an annotation.
    Factless,
}

/// Everything that a target can name.
#[derive(Clone, Copy)]
pub(crate) struct Targets<'a> {
    pub(crate) index: &'a Index<'a>,
    pub(crate) model: &'a Model,
    pub(crate) declared: &'a DeclaredNames<'a>,
}

impl Targets<'_> {
    /// Resolves `target`.
    pub(crate) fn find(self, target: &str) -> Result<Target, Mistake> {
        if target.contains('@') {
            return Ok(Target::Factless);
        }
        if target.contains('(') {
            return self.overload(target);
        }
        let (head, rest) = target
            .split_once('/')
            .map_or((target, None), |(head, rest)| (head, Some(rest)));
        if let Some(id) = self.index.ty(head) {
            return self.type_or_member(id, rest, target);
        }
        let overloads = self.index.overloads(head);
        if !overloads.is_empty() {
            return self.part_of(overloads.to_vec(), rest, target);
        }
        let declared = self.declared;
        if declared.containers.contains(&head) {
            return self.container_child(rest, target);
        }
        if declared.terms.contains(&head) || declared.namespaces.contains(&head) {
            return Ok(Target::Factless);
        }
        let what = match rest {
            Some(_) => format!("the target `{target}` does not exist: there is no `{head}`"),
            None => format!("the target `{target}` does not exist"),
        };
        Err(Mistake::new(
            what,
            format!(
                "name a type, operation or container child that the file declares{}",
                self.index.like(head)
            ),
        ))
    }
}

/// The names of a schema that are neither types nor operations.
pub(crate) struct DeclaredNames<'s> {
    pub(in crate::model) containers: Vec<&'s str>,
    terms: Vec<&'s str>,
    namespaces: Vec<&'s str>,
}

impl<'s> DeclaredNames<'s> {
    /// Those of `schema`.
    pub(crate) fn of(schema: &'s Schema) -> Self {
        let namespaces = schema.namespaces.iter();
        let terms = namespaces.clone().flat_map(|namespace| &namespace.terms);
        Self {
            containers: container::containers(schema)
                .map(|container| container.name.as_str())
                .collect(),
            terms: terms.map(|term| term.name.as_str()).collect(),
            namespaces: namespaces
                .map(|namespace| namespace.name.as_str())
                .collect(),
        }
    }
}
