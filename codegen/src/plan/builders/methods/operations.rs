//! Actions and functions.

use super::Planner;
use crate::plan::builders::segments::call_text;
use crate::plan::docs::{self, Docs, corrected, facts};
use crate::plan::models::rust_type::item_type;
use crate::plan::names::operation_keys;
use crate::plan::{Body, Http, Method, MethodDocs, ParametersId, ReturnKind, Source, parameters};
use graph_csdl::model::{Item, ItemType, Model, Operation, OperationId, Parameter, Primitive};
use graph_csdl::slice::Import;
use std::sync::Arc;

impl Planner<'_> {
    /// An operation that is bound to the type of the builder.
    pub(super) fn bound(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        (id, operation): (OperationId, &Operation),
        parameters: Option<ParametersId>,
    ) -> Method {
        let segment = operation.segment().into();
        let body = self.called(operation, segment, parameters);
        self.operation(docs, name, operation, (Source::Operation(id), body))
    }

    /// An action without its parameters.
    pub(super) fn without_parameters(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        (id, operation): (OperationId, &Operation),
    ) -> Method {
        let body = self.called(operation, operation.segment().into(), None);
        self.operation(docs, name, operation, (Source::WithoutParameters(id), body))
    }

    /// An action whose request body is bytes instead of JSON.
    pub(super) fn streamed(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        (id, operation): (OperationId, &Operation),
    ) -> Method {
        let body = Body::StreamAction {
            segment: operation.segment().into(),
            returns: self.return_kind(operation),
        };
        self.operation(docs, name, operation, (Source::Stream(id), body))
    }

    /// An operation of the service root.
    pub(super) fn imported(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        import: &Import,
        operation: &Operation,
    ) -> Method {
        let segment: Arc<str> = import.name.as_str().into();
        let id = import.operation;
        let source = Source::Import(id, Arc::clone(&segment));
        let body = self.called(operation, segment, self.context.parameters.of(id));
        self.operation(docs, name, operation, (source, body))
    }

    /// A method that calls the operation.
    fn operation(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        operation: &Operation,
        (source, body): (Source, Body),
    ) -> Method {
        let mut about = self.about(docs, operation, &body);
        if let Source::Operation(id)
        | Source::WithoutParameters(id)
        | Source::Stream(id)
        | Source::Import(id, _) = source
        {
            about.corrected = corrected::of_operation(self.context.model(), Item::Operation(id));
        }
        Method {
            name,
            source,
            docs: about,
            deprecated: docs::note(operation.facts.deprecated.as_deref()),
            is_inline: true,
            body,
        }
    }

    /// The documentation of a method with this body: its description, request line and parameters.
    fn about(&self, docs: &mut Docs<'_>, operation: &Operation, body: &Body) -> MethodDocs {
        let model = self.context.model();
        let owner = operation_keys::docs_key(model, operation);
        let kind = match operation.is_function {
            true => "function",
            false => "action",
        };
        let returns = operation.returns.map(|returns| {
            let ty = model.spell(returns.ty);
            format!(", which returns `{ty}`")
        });
        let returns = returns.unwrap_or_default();
        let otherwise = format_args!("Calls the {kind} `{}`{returns}.", operation.name.name);
        let mut about = docs.operation(&owner, &operation.facts, otherwise);
        let (segment, has_parameters) = match body {
            Body::Action {
                segment,
                parameters,
                ..
            }
            | Body::Function {
                segment,
                parameters,
                ..
            } => (segment, parameters.is_some()),
            Body::StreamAction { segment, .. } => {
                let what = "The body is bytes of the given media type, instead of JSON.";
                about.summary.extend([String::new(), what.to_owned()]);
                (segment, false)
            }
            _ => return about,
        };
        about.http = Some(Http {
            method: operation.http().as_str(),
            suffix: format!("/{}", call_text(segment, operation)),
        });
        if has_parameters {
            about.parameters = taken(model, docs, operation, &owner);
            about.refused = parameters::refused(operation);
        }
        about
    }

    fn called(
        &self,
        operation: &Operation,
        segment: Arc<str>,
        parameters: Option<ParametersId>,
    ) -> Body {
        let returns = self.return_kind(operation);
        match operation.is_function {
            true => Body::Function {
                segment,
                parameters,
                returns,
                is_delta: operation.is_delta,
                delta_token: self.delta_token(operation),
            },
            false => Body::Action {
                segment,
                parameters,
                returns,
            },
        }
    }

    /// The parameter that takes the token of a delta function, for its overload without parameters.
    fn delta_token(&self, operation: &Operation) -> Option<Arc<str>> {
        let is_first = operation.is_delta && operation.parameters.is_empty();
        let (_, token) = self
            .context
            .model()
            .delta_token(operation)
            .filter(|_| is_first)?;
        Some(token.name.as_str().into())
    }

    fn return_kind(&self, operation: &Operation) -> ReturnKind {
        let (model, placement) = (self.context.model(), self.context.placement);
        let Some(returns) = operation.returns else {
            return ReturnKind::Nothing;
        };
        let ty = returns.ty;
        let structure = ty.named().filter(|id| model.ty(*id).structure().is_some());
        match (structure, ty.is_collection) {
            (Some(id), false) => ReturnKind::Model(placement.model(id)),
            (Some(id), true) => ReturnKind::Page(placement.model(id)),
            (None, false) if ty.item == ItemType::Primitive(Primitive::Stream) => {
                ReturnKind::Stream
            }
            (None, is_collection) => {
                let item = item_type(model, placement, ty.item);
                match is_collection {
                    true => ReturnKind::Values(item),
                    false => ReturnKind::Value(item),
                }
            }
        }
    }
}

/// A list of the parameters.
fn taken(model: &Model, docs: &mut Docs<'_>, operation: &Operation, owner: &str) -> Vec<String> {
    let item = |parameter: &Parameter| {
        let Parameter { name, facts, .. } = parameter;
        let otherwise = facts::of_parameter(model, parameter);
        let text = docs.parameter(owner, name, facts, format_args!("{otherwise}."));
        docs::item(name, &text)
    };
    operation.parameters.iter().flat_map(item).collect()
}
