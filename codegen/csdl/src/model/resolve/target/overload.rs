//! Targets that name overloads of an operation, or a parameter or the result of them.

use super::{Target, Targets};
use crate::model::OperationId;
use crate::problem::Mistake;
use crate::schema::{self, TypeName};

const FIX: &str =
    "write the operation with the types of all its parameters, the binding parameter first";

impl Targets<'_> {
    /// `ns.op(ns.type, Collection(Edm.String))`, perhaps followed by `/parameter` or `/$ReturnType`.
    pub(super) fn overload(self, target: &str) -> Result<Target, Mistake> {
        let astray = |what: String| {
            Mistake::new(format!("the target `{target}` does not exist: {what}"), FIX)
        };
        let (name, rest) = target.split_once('(').unwrap_or((target, ""));
        let Some((written, rest)) = rest.rsplit_once(')') else {
            return Err(astray("it is not closed".to_owned()));
        };
        let overloads = self.index.overloads(name);
        if overloads.is_empty() {
            let near = self.index.like_operation(name);
            return Err(Mistake::new(
                format!("the target `{target}` does not exist: there is no `{name}`"),
                format!("{FIX}{near}"),
            ));
        }
        let written: Vec<TypeName> = written
            .split(',')
            .map(str::trim)
            .filter(|ty| !ty.is_empty())
            .map(TypeName::parse)
            .collect();
        if written.iter().any(|ty| self.index.type_ref(ty).is_none()) {
            return Err(astray("one of its types does not exist".to_owned()));
        }
        let found: Vec<OperationId> = overloads
            .iter()
            .copied()
            .filter(|id| is_signature(self.index.published(*id), &written))
            .collect();
        if found.is_empty() {
            return Err(astray(format!("no overload of `{name}` takes these types")));
        }
        self.part_of(
            found,
            rest.strip_prefix('/').filter(|rest| !rest.is_empty()),
            target,
        )
    }

    /// What `rest` names of the overloads: all of each, a parameter, the result.
    pub(super) fn part_of(
        self,
        found: Vec<OperationId>,
        rest: Option<&str>,
        target: &str,
    ) -> Result<Target, Mistake> {
        let Some(rest) = rest else {
            return Ok(Target::Operations(found));
        };
        if rest == "$ReturnType" {
            return Ok(Target::Returns(found));
        }
        let has = |id: &OperationId| {
            self.model
                .operation(*id)
                .parameters
                .iter()
                .any(|parameter| parameter.name == rest)
        };
        let having: Vec<OperationId> = found.iter().copied().filter(has).collect();
        if having.is_empty() {
            let names = found
                .iter()
                .flat_map(|id| &self.model.operation(*id).parameters)
                .map(|item| item.name.as_str());
            return Err(Mistake::new(
                format!("the target `{target}` does not exist: there is no parameter `{rest}`"),
                format!(
                    "name a parameter, or `$ReturnType`{}",
                    self.index.hint(rest, names)
                ),
            ));
        }
        Ok(Target::Parameter(having, rest.to_owned()))
    }
}

/// The types of the parameters with which an overload is published: an entry may add some.
fn published_types(published: &schema::Operation) -> impl Iterator<Item = &TypeName> + Clone {
    let is_published = |it: &&schema::Parameter| {
        schema::is_in_no_file(published.at) || !schema::is_in_no_file(it.at)
    };
    let all = published.parameters.iter().filter(is_published);
    all.map(|parameter| &parameter.ty)
}

/// An overload as it is published, by the types of its parameters.
pub(in crate::model) fn signature(published: &schema::Operation) -> String {
    let types: Vec<String> = published_types(published)
        .map(TypeName::to_string)
        .collect();
    format!("{}({})", published.name, types.join(","))
}

/// Whether the overload is published with these parameter types; an action may be named by its binding type alone.
fn is_signature(published: &schema::Operation, written: &[TypeName]) -> bool {
    let all = published_types(published);
    let binding = all.clone().take(usize::from(published.is_bound));
    all.eq(written) || (!published.is_function && published.is_bound && binding.eq(written))
}
