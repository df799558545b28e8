//! Segments and operations as listings, reasons and messages show them: keys as `{}`, operations without namespace.

use super::{Segment, Slice};
use crate::model::{Model, Operation, Parameter};

impl Slice<'_> {
    /// A segment of a path: `users`, `{}`, `microsoft.graph.user`, `range(address={})`.
    pub fn spell(&self, segment: &Segment) -> String {
        spell(self.model, segment)
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
            operation.call(&operation.name.name)
        }
        Segment::Import(name, id) => model.operation(*id).call(name),
    }
}

impl Operation {
    /// The segment that calls it under this name: `name(p={},q={})` for a function with parameters, else `name`.
    pub fn call(&self, name: &str) -> String {
        self.call_with(name, |_| "{}".to_owned())
    }

    /// The same with these values, each by the name of its parameter.
    pub(crate) fn call_with(&self, name: &str, value: impl Fn(&str) -> String) -> String {
        if !self.is_function || self.parameters.is_empty() {
            return name.to_owned();
        }
        let parameter = |item: &Parameter| format!("{}={}", item.name, value(&item.name));
        let parameters: Vec<String> = self.parameters.iter().map(parameter).collect();
        format!("{name}({})", parameters.join(","))
    }
}
