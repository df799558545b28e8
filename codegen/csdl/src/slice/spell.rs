//! Segments and operations as URLs have them, and as listings, reasons and messages show them: values as `{}`.

use super::{Child, RequestedKey, Segment, Slice, keys};
use crate::http::HttpMethod;
use crate::model::{ItemType, Model, Operation, Parameter, TypeRef};

impl Slice<'_> {
    /// What a child adds to a URL, by each key that is asked for: `/users`; `/{}` and `(appId={})`.
    pub fn added(&self, child: &Child) -> Vec<String> {
        let ty = self.resource(child.to).ty;
        let text = |key| step(self.model, &child.segment, ty, key);
        match child.keys.as_slice() {
            [] => vec![text(None)],
            keys => keys.iter().map(|key| text(Some(key))).collect(),
        }
    }

    /// A segment of a path: `users`, `{}`, `microsoft.graph.user`, `range(address={})`.
    pub fn spell(&self, segment: &Segment) -> String {
        spell(self.model, segment)
    }
}

/// What one step to a resource of this type adds to a URL.
pub(super) fn step(
    model: &Model,
    segment: &Segment,
    to: TypeRef,
    key: Option<&RequestedKey>,
) -> String {
    match (segment, to.item) {
        (Segment::Key, ItemType::Named(ty)) => {
            keys::spell(model, ty, key.unwrap_or(&RequestedKey::Own))
        }
        _ => format!("/{}", spell(model, segment)),
    }
}

/// A segment of a path.
pub(super) fn spell(model: &Model, segment: &Segment) -> String {
    match segment {
        Segment::Key => "{}".to_owned(),
        Segment::Name(name) | Segment::Stream(name) => name.clone(),
        Segment::Cast(id) => model.ty(*id).name.to_string(),
        Segment::Function(id) => {
            let operation = model.operation(*id);
            operation.call(&operation.segment())
        }
        Segment::Import(name, id) => model.operation(*id).call(name),
    }
}

impl Operation {
    /// The URL segment that calls it, without parameters: Graph wants the namespace where it is not its own
    /// `microsoft.graph`.
    pub fn segment(&self) -> String {
        if self.name.namespace == "microsoft.graph" {
            self.name.name.clone()
        } else {
            self.name.to_string()
        }
    }

    /// Whether it is an action that takes bytes, too.
    pub fn takes_stream(&self) -> bool {
        !self.is_function && self.facts.capabilities.stream_body == Some(true)
    }

    /// The method that calls it (OData protocol 4.01, section 11.5.4 and 11.5.5).
    pub fn http(&self) -> HttpMethod {
        if self.is_function {
            HttpMethod::Get
        } else {
            HttpMethod::Post
        }
    }

    /// The segment that calls it under this name: `name(p={},q={})` for a function with parameters, else `name`.
    pub fn call(&self, name: &str) -> String {
        self.call_with(name, |_| "{}".to_owned())
    }

    /// The same with these values, each by the name of its parameter.
    pub fn call_with(&self, name: &str, value: impl Fn(&str) -> String) -> String {
        if !self.is_function || self.parameters.is_empty() {
            return name.to_owned();
        }
        let parameter = |item: &Parameter| format!("{}={}", item.name, value(&item.name));
        let parameters: Vec<String> = self.parameters.iter().map(parameter).collect();
        format!("{name}({})", parameters.join(","))
    }
}
