//! The signature of a method: its arguments and its result, and the call of the runtime in its body.

use super::lines::Expression;
use super::spell::Spell;
use super::text::{self, literal};
use crate::plan::{
    Body, BuilderId, Call, Content, KeyArgument, KeyKind, ParametersId, Reference, ReturnKind,
};
use graph_csdl::http::HttpMethod;
use graph_csdl::reserved::Import;
use graph_csdl::verb::{Payload, QueryOptions, SystemSegment, Verb};

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
            } => self.function(segment, *parameters, *returns),
        }
    }

    fn key(&self, parts: &[KeyArgument], to: BuilderId) -> Signature {
        let [part] = parts else {
            return self.named_key(parts, to);
        };
        let name = &part.name;
        let call = match part.kind {
            KeyKind::Text => format!("key({name})"),
            KeyKind::Literal => format!("key_of({name})"),
        };
        Signature::navigation(vec![self.key_argument(part)], self.builder(to), &call)
    }

    fn named_key(&self, parts: &[KeyArgument], to: BuilderId) -> Signature {
        let values: Vec<String> = parts
            .iter()
            .map(|part| format!("({}, {}.into())", literal(&part.wire), part.name))
            .collect();
        let call = format!("alternate_key(&[{}])", values.join(", "));
        let arguments = parts.iter().map(|part| self.key_argument(part));
        Signature::navigation(arguments.collect(), self.builder(to), &call)
    }

    fn key_argument(&self, part: &KeyArgument) -> String {
        match part.kind {
            KeyKind::Text => format!("{}: &str", part.name),
            KeyKind::Literal => {
                format!("{}: impl Into<{}>", part.name, self.import(Import::Literal))
            }
        }
    }

    fn verb(&self, call: Call) -> Signature {
        let facts = call.verb.facts();
        let model = call.content();
        let model = &*model.map_or_else(String::new, |content| self.0.content(content));
        if let Content::Value(_) = call.resource
            && let Some(signature) = self.value_verb(call.verb, model)
        {
            return signature;
        }
        let mut arguments = self.sent(facts.request, model);
        if facts.takes_id {
            arguments.push(self.reference());
        }
        arguments.push(match call.query() {
            QueryOptions::Collection => self.options_of(Import::ListOptions, model),
            QueryOptions::Item => self.options_of(Import::GetOptions, model),
            QueryOptions::Id | QueryOptions::Nothing => self.options(),
        });
        let function = self.function_of(call);
        let function = match call.segment {
            // The runtime adds the others.
            Some(segment @ SystemSegment::Value) => {
                format!("segment({}).{function}", literal(segment.as_str()))
            }
            _ => function,
        };
        Signature::call(arguments, self.received(facts.read(), model), &function)
    }

    /// The verbs of a value without properties; `None` for those that are the same for all.
    fn value_verb(&self, verb: Verb, ty: &str) -> Option<Signature> {
        let (argument, returns, call) = match verb {
            Verb::Get => (None, self.request(ty), "get_value(options)"),
            Verb::ListValues => (None, self.page(ty), "list_values(options)"),
            Verb::Count => (None, self.request("i64"), "count_values(options)"),
            Verb::Replace => (
                Some(format!("value: {ty}")),
                self.request("()"),
                "replace_value(value, options)",
            ),
            Verb::ReplaceValues => (
                Some(format!("items: &[{ty}]")),
                self.request("()"),
                "replace_items(items, options)",
            ),
            _ => return None,
        };
        let arguments = argument.into_iter().chain([self.options()]);
        Some(Signature::call(arguments.collect(), returns, call))
    }

    /// The function of the runtime that a verb calls.
    fn function_of(&self, call: Call) -> String {
        let function = match call.verb {
            Verb::List | Verb::ListValues => "list(options)",
            Verb::Create => "create(body, options)",
            Verb::CreateStream => "post_stream_of(body, content_type, options)",
            Verb::Count => "count(options)",
            Verb::Get => "get(options)",
            Verb::Update => {
                let ty = self.import(Import::Method);
                let http = match call.http {
                    HttpMethod::Post => "Post",
                    _ => "Patch",
                };
                return format!("update({ty}::{http}, body, options)");
            }
            Verb::Replace => "replace(body, options)",
            Verb::ReplaceValues => "replace_items(items, options)",
            Verb::Delete => "delete(options)",
            Verb::GetStream => "get_stream(options)",
            Verb::PutStream => "put_stream_of(body, content_type, options)",
            Verb::PostStream => "post_stream_of(body, content_type, options)",
            Verb::DeleteStream => "delete_stream(options)",
            Verb::RefList => "list_refs(options)",
            Verb::RefGet => "get_ref(options)",
            Verb::RefAdd => "add_ref(to, options)",
            Verb::RefSet => "set_ref(to, options)",
            Verb::RefRemove => "remove_ref(options)",
            Verb::RefRemoveById => "remove_ref_to(to, options)",
        };
        function.to_owned()
    }

    /// The arguments for the body of a request.
    fn sent(&self, request: Payload, model: &str) -> Vec<String> {
        match request {
            Payload::Resource => vec![format!("body: &{model}")],
            Payload::Values => vec![format!("items: &[{model}]")],
            Payload::Bytes => vec![
                format!("body: impl Into<{}>", self.import(Import::Body)),
                "content_type: &str".to_owned(),
            ],
            Payload::Reference => vec![self.reference()],
            Payload::Nothing
            | Payload::Page
            | Payload::Count
            | Payload::Holder
            | Payload::References => Vec::new(),
        }
    }

    /// The return type for the body of a response.
    fn received(&self, response: Payload, model: &str) -> String {
        match response {
            Payload::Nothing | Payload::Values => self.request("()"),
            Payload::Resource | Payload::Holder => self.request(model),
            Payload::Page => self.page(model),
            Payload::Count => self.request("i64"),
            Payload::Bytes => self.request(self.import(Import::ByteStream)),
            Payload::Reference => self.request(self.import(Import::Reference)),
            Payload::References => self.page(self.import(Import::Reference)),
        }
    }

    fn action(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
        returns: ReturnKind,
    ) -> Signature {
        let (segment, decode) = (text::segment(segment), decode(returns));
        let (arguments, call) = match parameters {
            Some(parameters) => (
                vec![self.taken(parameters), self.options()],
                format!("action({segment}, parameters, options)"),
            ),
            None => (
                vec![self.options()],
                format!("action_without_parameters({segment}, options)"),
            ),
        };
        let call = format!("{call}.{decode}()");
        Signature::call(arguments, self.result(returns), &call)
    }

    fn stream_action(&self, segment: &str, returns: ReturnKind) -> Signature {
        let mut arguments = self.sent(Payload::Bytes, "");
        arguments.push(self.options());
        let function = match returns {
            ReturnKind::Nothing => "post_stream",
            _ => "post_stream_of",
        };
        let call = format!(
            "segment({}).{function}(body, content_type, options)",
            text::segment(segment)
        );
        Signature::call(arguments, self.result(returns), &call)
    }

    fn function(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
        returns: ReturnKind,
    ) -> Signature {
        let (mut arguments, target) = self.function_target(segment, parameters);
        let (options, call) = match returns {
            ReturnKind::Model(id) => (
                self.options_of(Import::GetOptions, self.0.model(id)),
                "get(options)".to_owned(),
            ),
            ReturnKind::Page(id) => (
                self.options_of(Import::ListOptions, self.0.model(id)),
                "list(options)".to_owned(),
            ),
            ReturnKind::Nothing
            | ReturnKind::Value(_)
            | ReturnKind::Values(_)
            | ReturnKind::Stream => {
                let call = format!("call(options).{}()", decode(returns));
                (self.options(), call)
            }
        };
        arguments.push(options);
        let call = format!("{target}.{call}");
        Signature::call(arguments, self.result(returns), &call)
    }

    /// The arguments of a function, and the expression of its target.
    fn function_target(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
    ) -> (Vec<String>, String) {
        let segment = text::segment(segment);
        match parameters {
            Some(parameters) => (
                vec![self.taken(parameters)],
                format!("function_with({segment}, parameters)"),
            ),
            None => (Vec::new(), format!("segment({segment})")),
        }
    }

    fn taken(&self, parameters: ParametersId) -> String {
        let name = self.0.of(Reference::Parameters(parameters));
        format!("parameters: &{name}")
    }

    fn result(&self, returns: ReturnKind) -> String {
        match returns {
            ReturnKind::Nothing => self.request("()"),
            ReturnKind::Model(id) => self.request(self.0.model(id)),
            ReturnKind::Page(id) => self.page(self.0.model(id)),
            ReturnKind::Value(item) => self.request(&self.0.item(item)),
            ReturnKind::Values(item) => self.page(&self.0.item(item)),
            ReturnKind::Stream => self.request(self.import(Import::ByteStream)),
        }
    }
}

/// The runtime method that sets how the response is read.
fn decode(returns: ReturnKind) -> &'static str {
    match returns {
        ReturnKind::Nothing => "nothing",
        ReturnKind::Model(_) => "model",
        ReturnKind::Page(_) | ReturnKind::Values(_) => "page",
        ReturnKind::Value(_) => "value",
        ReturnKind::Stream => "stream",
    }
}
