//! The methods of builders and of the client: each is one line over the runtime.

use super::docs;
use super::lines::{Expression, Function};
use super::scope::Scope;
use super::text::{self, about, literal};
use crate::plan::{
    Body, BuilderId, Call, KeyArgument, KeyKind, Method, ParametersId, Reference, Returned,
    StreamAt,
};
use graph_csdl::reserved::Import;

/// One method of a builder with these routes, as it stands in an `impl`.
pub(super) fn method(scope: &Scope<'_>, routes: &[String], method: &Method) -> String {
    let mut out = String::new();
    docs::method(&mut out, "    ", routes, &method.docs);
    about(&mut out, "    ", &[], method.deprecated.as_deref());
    if method.is_inline {
        out.push_str("    #[inline]\n");
    }
    let Signature(arguments, returns, body) = Printer(scope).signature(&method.body);
    let function = Function {
        name: method.name.clone(),
        arguments,
        returns,
        body,
    };
    function.print(&mut out);
    out
}

/// Arguments after `&self`, result, and body.
struct Signature(Vec<String>, String, Expression);

impl Signature {
    /// A call on the target.
    fn call(arguments: Vec<String>, returns: String, call: &str) -> Self {
        let body = Expression {
            calls: Vec::new(),
            inner: format!("self.target.{call}"),
        };
        Self(arguments, returns, body)
    }

    /// The builder at what a call on the target leads to.
    fn way(arguments: Vec<String>, to: &str, call: &str) -> Self {
        let body = Expression {
            calls: vec![format!("{to}::new(")],
            inner: format!("self.target.{call}"),
        };
        Self(arguments, to.to_owned(), body)
    }
}

/// Prints signatures in a file's names.
struct Printer<'s>(&'s Scope<'s>);

impl Printer<'_> {
    fn import(&self, import: Import) -> &'static str {
        self.0.import(import)
    }

    fn builder(&self, to: BuilderId) -> &str {
        self.0.of(Reference::Builder(to))
    }

    /// The last argument of what is sent with nothing of a model.
    fn options(&self) -> String {
        format!("options: Option<{}>", self.import(Import::RequestOptions))
    }

    /// `GetOptions` or `ListOptions` of a model.
    fn options_of(&self, options: Import, model: &str) -> String {
        format!("options: Option<{}<{model}>>", self.import(options))
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
                Signature::way(Vec::new(), self.builder(*to), &call)
            }
            Body::Cast { segment, to } => {
                let call = format!("cast({})", text::segment(segment));
                Signature::way(Vec::new(), self.builder(*to), &call)
            }
            Body::Key { parts, to } => self.key(parts, *to),
            Body::AlternateKey { parts, to } => self.named_key(parts, *to),
            Body::ByPath { to } => {
                self.checked(vec!["path: &str".to_owned()], *to, "by_path(path)?")
            }
            Body::Compose {
                segment,
                parameters,
                to,
            } => {
                let (arguments, target) = self.function_target(segment, *parameters);
                Signature::way(arguments, self.builder(*to), &target)
            }
            Body::Verb(call) => self.verb(*call),
            Body::Action {
                segment,
                parameters,
                returns,
            } => self.action(segment, *parameters, *returns),
            Body::Function {
                segment,
                parameters,
                returns,
            } => self.function(segment, *parameters, *returns),
        }
    }

    /// The builder at what a call on the target leads to, unless an argument cannot be part of a URL.
    fn checked(&self, arguments: Vec<String>, to: BuilderId, call: &str) -> Signature {
        let Signature(arguments, to, mut body) = Signature::way(arguments, self.builder(to), call);
        body.calls.insert(0, "Ok(".to_owned());
        let returns = format!("Result<{to}, {}>", self.import(Import::Error));
        Signature(arguments, returns, body)
    }

    fn key(&self, parts: &[KeyArgument], to: BuilderId) -> Signature {
        let [part] = parts else {
            return self.named_key(parts, to);
        };
        let name = &part.name;
        let call = match part.kind {
            KeyKind::Text => format!("key({name})?"),
            KeyKind::Literal => format!("key_of({name})"),
        };
        self.checked(vec![self.key_argument(part)], to, &call)
    }

    fn named_key(&self, parts: &[KeyArgument], to: BuilderId) -> Signature {
        let values: Vec<String> = parts
            .iter()
            .map(|part| format!("({}, {}.into())", literal(&part.wire), part.name))
            .collect();
        let call = format!("alternate_key(&[{}])?", values.join(", "));
        let arguments = parts.iter().map(|part| self.key_argument(part));
        self.checked(arguments.collect(), to, &call)
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
        let model = call.content().map_or("", |content| self.0.content(content));
        let nothing = || self.request("()");
        let lists = || self.options_of(Import::ListOptions, model);
        match call {
            Call::List(_) | Call::GetItems(_) => {
                Signature::call(vec![lists()], self.page(model), "list(options)")
            }
            Call::Get(_) => Signature::call(
                vec![self.options_of(Import::GetOptions, model)],
                self.request(model),
                "get(options)",
            ),
            Call::Create(_) => self.writes(model, "create(body, options)"),
            Call::Patch(_) => self.updates(model, "Patch"),
            Call::PostUpdate(_) => self.updates(model, "Post"),
            Call::Replace(_) => self.writes(model, "replace(body, options)"),
            Call::ReplaceItems(_) => Signature::call(
                vec![format!("items: &[{model}]"), self.options()],
                nothing(),
                "replace_items(items, options)",
            ),
            Call::Count(_) => Signature::call(vec![lists()], self.request("i64"), "count(options)"),
            Call::Delete => Signature::call(vec![self.options()], nothing(), "delete(options)"),
            Call::GetStream(at) => {
                let returns = self.request(self.import(Import::ByteStream));
                stream(at, vec![self.options()], returns, "get_stream(options)")
            }
            Call::PutStream(at, _) => self.put_stream(at, model),
            Call::DeleteStream(at) => stream(
                at,
                vec![self.options()],
                nothing(),
                "delete_stream(options)",
            ),
            Call::GetRefs(_) => {
                let returns = self.page(self.import(Import::Reference));
                Signature::call(vec![lists()], returns, "list_refs(options)")
            }
            Call::GetRef => {
                let returns = self.request(self.import(Import::Reference));
                Signature::call(vec![self.options()], returns, "get_ref(options)")
            }
            Call::AddRef => self.refers("add_ref(to, options)"),
            Call::SetRef => self.refers("set_ref(to, options)"),
            Call::RemoveRef => {
                Signature::call(vec![self.options()], nothing(), "remove_ref(options)")
            }
        }
    }

    fn put_stream(&self, at: StreamAt, model: &str) -> Signature {
        let arguments = vec![
            format!("body: impl Into<{}>", self.import(Import::Body)),
            "content_type: &str".to_owned(),
            self.options(),
        ];
        let call = "put_stream_of(body, content_type, options)";
        stream(at, arguments, self.request(model), call)
    }

    fn updates(&self, model: &str, method: &str) -> Signature {
        let ty = self.import(Import::Method);
        self.writes(model, &format!("update({ty}::{method}, body, options)"))
    }

    fn writes(&self, model: &str, call: &str) -> Signature {
        let arguments = vec![format!("body: &{model}"), self.options()];
        Signature::call(arguments, self.request(model), call)
    }

    fn refers(&self, call: &str) -> Signature {
        let to = format!("to: &{}", self.import(Import::Reference));
        Signature::call(vec![to, self.options()], self.request("()"), call)
    }

    fn action(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
        returns: Returned,
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

    fn function(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
        returns: Returned,
    ) -> Signature {
        let (mut arguments, target) = self.function_target(segment, parameters);
        let (options, call) = match returns {
            Returned::Model(id) => (
                self.options_of(Import::GetOptions, self.0.model(id)),
                "get(options)".to_owned(),
            ),
            Returned::Page(id) => (
                self.options_of(Import::ListOptions, self.0.model(id)),
                "list(options)".to_owned(),
            ),
            Returned::Nothing | Returned::Value(_) | Returned::Values(_) | Returned::Stream => {
                let call = format!("call(options).{}()", decode(returns));
                (self.options(), call)
            }
        };
        arguments.push(options);
        let call = format!("{target}.{call}");
        Signature::call(arguments, self.result(returns), &call)
    }

    /// What the call of a function takes, and its place below the target.
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

    fn result(&self, returns: Returned) -> String {
        match returns {
            Returned::Nothing => self.request("()"),
            Returned::Model(id) => self.request(self.0.model(id)),
            Returned::Page(id) => self.page(self.0.model(id)),
            Returned::Value(item) => self.request(&self.0.item(item)),
            Returned::Values(item) => self.page(&self.0.item(item)),
            Returned::Stream => self.request(self.import(Import::ByteStream)),
        }
    }
}

fn stream(at: StreamAt, arguments: Vec<String>, returns: String, call: &str) -> Signature {
    let call = match at {
        StreamAt::Value => format!("segment(\"$value\").{call}"),
        StreamAt::Here => call.to_owned(),
    };
    Signature::call(arguments, returns, &call)
}

/// How the result is read.
fn decode(returns: Returned) -> &'static str {
    match returns {
        Returned::Nothing => "nothing",
        Returned::Model(_) => "model",
        Returned::Page(_) | Returned::Values(_) => "page",
        Returned::Value(_) => "value",
        Returned::Stream => "stream",
    }
}
