//! Actions and functions.

use super::{Context, Planner};
use crate::plan::groups::{Group, named};
use crate::plan::segments::call_text;
use crate::plan::{Body, Method, Returned, docs, parameters};
use graph_csdl::model::{ItemType, Operation, OperationId, Parameter, Primitive, TypeRef};
use graph_csdl::slice::{Place, Segment};
use std::collections::BTreeSet;

impl Planner<'_, '_, '_, '_, '_> {
    pub(super) fn operation(
        &mut self,
        name: String,
        parameters: Option<String>,
        operation: &Operation,
        segment: String,
    ) -> Method {
        let model = self.context.slice.model();
        let otherwise = format!("The `{}` {}.", operation.name.name, kind(operation));
        let text = self.docs.operation(
            &parameters::docs_key(model, operation),
            &operation.facts,
            &otherwise,
        );
        let method = operation.http().as_str();
        let call = format!("/{}", call_text(&segment, operation));
        let taken = match parameters {
            Some(_) => self.parameter_docs(operation),
            None => Vec::new(),
        };
        let docs = self.operation_docs(text, method, &call, taken);
        let returns = self.returned(operation);
        let body = if operation.is_function {
            Body::Function {
                segment,
                parameters,
                returns,
            }
        } else {
            Body::Action {
                segment,
                parameters,
                returns,
            }
        };
        Method {
            name,
            docs,
            deprecated: docs::note(operation.facts.deprecated.as_deref()),
            body,
        }
    }

    pub(super) fn operation_docs(
        &self,
        text: docs::OperationText,
        method: &str,
        suffix: &str,
        taken: Vec<String>,
    ) -> Vec<String> {
        let mut lines = text.doc;
        lines.extend([String::new(), "```http".to_owned()]);
        lines.extend(
            self.routes
                .iter()
                .map(|route| format!("{method} {route}{suffix}")),
        );
        lines.push("```".to_owned());
        if !taken.is_empty() {
            lines.extend([String::new(), "# Parameters".to_owned(), String::new()]);
            lines.extend(taken);
        }
        if let Some(returns) = text.returns {
            lines.extend([String::new(), "# Returns".to_owned(), String::new()]);
            lines.extend(returns);
        }
        if let Some(link) = text.page {
            lines.extend([String::new(), link]);
        }
        lines
    }

    /// What the operation takes, an item each.
    fn parameter_docs(&mut self, operation: &Operation) -> Vec<String> {
        let owner = parameters::docs_key(self.context.slice.model(), operation);
        let item = |parameter: &Parameter| {
            let Parameter { name, facts, .. } = parameter;
            let otherwise = format!("The `{name}` parameter.");
            let text = self.docs.parameter(&owner, name, facts, &otherwise);
            docs::item(name, &text)
        };
        operation.parameters.iter().flat_map(item).collect()
    }

    /// How this file names the parameters of an operation, if it takes any.
    pub(super) fn parameters(&mut self, id: OperationId) -> Option<String> {
        let path = self.context.paths.get(&id)?;
        let name = last(path);
        if self.shared.contains(name) {
            return Some(path.clone());
        }
        Some(self.scope.name_of(path))
    }

    fn returned(&mut self, operation: &Operation) -> Returned {
        self.scope.bring("graph_runtime::Request");
        let Some(returns) = operation.returns else {
            self.scope.bring("graph_runtime::RequestOptions");
            return Returned::Nothing;
        };
        let TypeRef {
            item,
            is_collection,
        } = returns.ty;
        let structure =
            named(returns.ty).filter(|id| self.context.slice.model().ty(*id).structure().is_some());
        self.scope
            .bring(match (operation.is_function, structure, is_collection) {
                (true, Some(_), false) => "graph_runtime::GetOptions",
                (true, Some(_), true) => "graph_runtime::ListOptions",
                (true, None, _) | (false, ..) => "graph_runtime::RequestOptions",
            });
        match (structure, item, is_collection) {
            (Some(id), _, false) => Returned::Model(self.scope.path_of(id)),
            (Some(id), _, true) => {
                self.scope.bring("graph_runtime::Page");
                Returned::Page(self.scope.path_of(id))
            }
            (None, ItemType::Primitive(Primitive::Stream), false) => {
                self.scope.bring("graph_runtime::ByteStream");
                Returned::Stream
            }
            (None, item, false) => Returned::Value(self.scope.item_type(item)),
            (None, item, true) => {
                self.scope.bring("graph_runtime::Page");
                Returned::Values(self.scope.item_type(item))
            }
        }
    }
}

/// Names that several structs of parameters have among those of one builder's operations.
pub(super) fn shared<'a>(context: &Context<'a, '_>, group: &Group) -> BTreeSet<&'a str> {
    let places = group.places.iter().map(|place| context.slice.place(*place));
    let paths = places
        .flat_map(operations)
        .filter_map(|id| context.paths.get(&id));
    let paths: BTreeSet<&String> = paths.collect();
    let mut seen = BTreeSet::new();
    let names = paths.into_iter().map(|path| last(path));
    names.filter(|name| !seen.insert(*name)).collect()
}

/// The name that a path ends in.
fn last(path: &str) -> &str {
    path.rsplit_once("::").map_or(path, |(_, name)| name)
}

/// The operations of a place, those that go on (composable functions) included.
fn operations(place: &Place) -> impl Iterator<Item = OperationId> {
    let composable = place.edges.iter().filter_map(|edge| match edge.segment {
        Segment::Function(id) => Some(id),
        Segment::Key
        | Segment::Name(_)
        | Segment::Stream(_)
        | Segment::Cast(_)
        | Segment::Import(..) => None,
    });
    place.operations.iter().copied().chain(composable)
}

fn kind(operation: &Operation) -> &'static str {
    if operation.is_function {
        "function"
    } else {
        "action"
    }
}
