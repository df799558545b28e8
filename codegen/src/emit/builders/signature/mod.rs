//! The signature of a method: its arguments and its result, and the call of the runtime in its body.

mod keys;
mod operations;
mod verbs;

use crate::emit::lines::Expression;
use crate::emit::spell::Spell;
use crate::emit::text;
use crate::plan::{Body, BuilderId, Reference};
use graph_csdl::reserved::Import;

/// The signature and the body of a method.
pub(crate) fn signature(spell: &impl Spell, body: &Body) -> Signature {
    Printer(spell).signature(body)
}

/// A signature.
pub(crate) struct Signature {
    /// The arguments after `&self`, each with its type.
    pub(crate) arguments: Vec<String>,
    /// The type of the result.
    pub(crate) returns: String,
    /// The body.
    pub(super) body: Expression,
}

impl Signature {
    /// A call on the target.
    fn call(arguments: Vec<String>, returns: String, call: &str) -> Self {
        let body = Expression {
            calls: Vec::new(),
            inner: format!("self.target.{call}"),
        };
        Self {
            arguments,
            returns,
            body,
        }
    }

    /// A builder for the result of a call on the target.
    fn navigation(arguments: Vec<String>, to: &str, call: &str) -> Self {
        let body = Expression {
            calls: vec![format!("{to}::new(")],
            inner: format!("self.target.{call}"),
        };
        Self {
            arguments,
            returns: to.to_owned(),
            body,
        }
    }
}

struct Printer<'s, S>(&'s S);

impl<S: Spell> Printer<'_, S> {
    fn import(&self, import: Import) -> &'static str {
        self.0.import(import)
    }

    fn builder(&self, to: BuilderId) -> &str {
        self.0.of(Reference::Builder(to))
    }

    /// The last argument of requests whose options do not depend on a model.
    fn options(&self) -> String {
        format!("options: Option<{}>", self.import(Import::RequestOptions))
    }

    /// `GetOptions` or `ListOptions` of a model.
    fn options_of(&self, options: Import, model: &str) -> String {
        format!("options: Option<{}<{model}>>", self.import(options))
    }

    /// What is referred to.
    fn reference(&self) -> String {
        format!("to: &{}", self.import(Import::Reference))
    }

    fn request(&self, of: &str) -> String {
        format!("{}<{of}>", self.import(Import::Request))
    }

    fn page(&self, of: &str) -> String {
        let page = format!("{}<{of}>", self.import(Import::Page));
        self.request(&page)
    }

    fn signature(&self, body: &Body) -> Signature {
        match body {
            Body::Segment { segment, to } => {
                let call = format!("segment({})", text::segment(segment));
                Signature::navigation(Vec::new(), self.builder(*to), &call)
            }
            Body::Cast { segment, to } => {
                let call = format!("cast({})", text::segment(segment));
                Signature::navigation(Vec::new(), self.builder(*to), &call)
            }
            Body::Key { parts, to } => self.key(parts, *to),
            Body::AlternateKey { parts, to } => self.named_key(parts, *to),
            Body::ByPath { to } => {
                let arguments = vec!["path: &str".to_owned()];
                Signature::navigation(arguments, self.builder(*to), "by_path(path)")
            }
            Body::Compose {
                segment,
                parameters,
                to,
            } => {
                let (arguments, target) = self.function_target(segment, *parameters);
                Signature::navigation(arguments, self.builder(*to), &target)
            }
            Body::Verb(call) => self.verb(*call),
            Body::Action {
                segment,
                parameters,
                returns,
            } => self.action(segment, *parameters, *returns),
            Body::StreamAction { segment, returns } => self.stream_action(segment, *returns),
            Body::Function {
                segment,
                parameters,
                returns,
                delta_token,
                ..
            } => self.function(segment, *parameters, *returns, delta_token.as_deref()),
        }
    }
}
