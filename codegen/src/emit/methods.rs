//! The methods of builders and of the client: each is one line over the runtime.

use super::lines::{Expression, Function};
use super::setters::ty;
use super::text::{self, about, literal};
use crate::plan::{Body, Call, KeyArgument, KeyKind, Method, Returned, StreamAt};

/// One method, as it stands in an `impl`.
pub(super) fn method(method: &Method) -> String {
    let mut out = String::new();
    about(&mut out, "    ", &method.docs, method.deprecated.as_deref());
    let signature = signature(&method.body);
    if signature.is_operation() {
        // Otherwise all that reads its result is compiled with the crate, whoever calls it.
        out.push_str("    #[inline]\n");
    }
    let Signature(arguments, returns, body) = signature;
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

    /// As [`way`](Self::way), unless an argument cannot be part of a URL.
    fn checked_way(arguments: Vec<String>, to: &str, call: &str) -> Self {
        let Self(arguments, to, mut body) = Self::way(arguments, to, call);
        body.calls.insert(0, "Ok(".to_owned());
        Self(arguments, format!("Result<{to}, Error>"), body)
    }

    /// A way on makes a builder; all else is a request.
    fn is_operation(&self) -> bool {
        self.2.calls.is_empty()
    }
}

/// The last argument of what is sent with nothing of a model.
fn options() -> String {
    "options: Option<RequestOptions>".to_owned()
}

fn signature(body: &Body) -> Signature {
    match body {
        Body::Segment { segment, to } => Signature::way(
            Vec::new(),
            to,
            &format!("segment({})", text::segment(segment)),
        ),
        Body::Cast { segment, to } => {
            Signature::way(Vec::new(), to, &format!("cast({})", text::segment(segment)))
        }
        Body::Key { parts, to } => key(parts, to),
        Body::AlternateKey { parts, to } => named_key(parts, to),
        Body::ByPath { to } => {
            Signature::checked_way(vec!["path: &str".to_owned()], to, "by_path(path)?")
        }
        Body::Compose {
            segment,
            parameters,
            to,
        } => {
            let (arguments, target) = function_target(segment, parameters.as_deref());
            Signature::way(arguments, to, &target)
        }
        Body::Verb(call) => verb(call),
        Body::Action {
            segment,
            parameters,
            returns,
        } => action(segment, parameters.as_deref(), returns),
        Body::Function {
            segment,
            parameters,
            returns,
        } => function(segment, parameters.as_deref(), returns),
    }
}

fn key(parts: &[KeyArgument], to: &str) -> Signature {
    let [part] = parts else {
        return named_key(parts, to);
    };
    let name = &part.name;
    let call = match part.kind {
        KeyKind::Text => format!("key({name})?"),
        KeyKind::Literal => format!("key_of({name})"),
    };
    Signature::checked_way(vec![key_argument(part)], to, &call)
}

fn named_key(parts: &[KeyArgument], to: &str) -> Signature {
    let values: Vec<String> = parts
        .iter()
        .map(|part| format!("({}, {}.into())", literal(&part.wire), part.name))
        .collect();
    let call = format!("alternate_key(&[{}])?", values.join(", "));
    Signature::checked_way(parts.iter().map(key_argument).collect(), to, &call)
}

fn key_argument(part: &KeyArgument) -> String {
    let ty = match part.kind {
        KeyKind::Text => "&str",
        KeyKind::Literal => "impl Into<Literal>",
    };
    format!("{}: {ty}", part.name)
}

fn verb(call: &Call) -> Signature {
    let nothing = || "Request<()>".to_owned();
    let lists = |model: &str| format!("options: Option<ListOptions<{model}>>");
    match call {
        Call::List(model) | Call::GetItems(model) => Signature::call(
            vec![lists(model)],
            format!("Request<Page<{model}>>"),
            "list(options)",
        ),
        Call::Get(model) => Signature::call(
            vec![format!("options: Option<GetOptions<{model}>>")],
            format!("Request<{model}>"),
            "get(options)",
        ),
        Call::Create(model) => writes(model, "create(body, options)"),
        Call::Patch(model) => writes(model, "update(Method::Patch, body, options)"),
        Call::PostUpdate(model) => writes(model, "update(Method::Post, body, options)"),
        Call::Replace(model) => writes(model, "replace(body, options)"),
        Call::ReplaceItems(model) => Signature::call(
            vec![format!("items: &[{model}]"), options()],
            nothing(),
            "replace_items(items, options)",
        ),
        Call::Count(model) => {
            let returns = "Request<i64>".to_owned();
            Signature::call(vec![lists(model)], returns, "count(options)")
        }
        Call::Delete => Signature::call(vec![options()], nothing(), "delete(options)"),
        Call::GetStream(at) => stream(
            *at,
            vec![options()],
            "Request<ByteStream>",
            "get_stream(options)",
        ),
        Call::PutStream(at, model) => {
            let arguments = ["body: impl Into<Body>", "content_type: &str"].map(str::to_owned);
            let arguments = arguments.into_iter().chain([options()]).collect();
            let call = "put_stream_of(body, content_type, options)";
            stream(*at, arguments, &format!("Request<{model}>"), call)
        }
        Call::DeleteStream(at) => stream(
            *at,
            vec![options()],
            "Request<()>",
            "delete_stream(options)",
        ),
        Call::GetRefs(model) => {
            let returns = "Request<Page<Reference>>".to_owned();
            Signature::call(vec![lists(model)], returns, "list_refs(options)")
        }
        Call::GetRef => {
            let returns = "Request<Reference>".to_owned();
            Signature::call(vec![options()], returns, "get_ref(options)")
        }
        Call::AddRef => refers("add_ref(to, options)"),
        Call::SetRef => refers("set_ref(to, options)"),
        Call::RemoveRef => Signature::call(vec![options()], nothing(), "remove_ref(options)"),
    }
}

fn writes(model: &str, call: &str) -> Signature {
    let arguments = vec![format!("body: &{model}"), options()];
    Signature::call(arguments, format!("Request<{model}>"), call)
}

fn refers(call: &str) -> Signature {
    let arguments = vec!["to: &Reference".to_owned(), options()];
    Signature::call(arguments, "Request<()>".to_owned(), call)
}

fn stream(at: StreamAt, arguments: Vec<String>, returns: &str, call: &str) -> Signature {
    let call = match at {
        StreamAt::Value => format!("segment(\"$value\").{call}"),
        StreamAt::Here => call.to_owned(),
    };
    Signature::call(arguments, returns.to_owned(), &call)
}

fn action(segment: &str, parameters: Option<&str>, returns: &Returned) -> Signature {
    let (segment, decode) = (text::segment(segment), decode(returns));
    let (arguments, call) = match parameters {
        Some(parameters) => (
            vec![format!("parameters: &{parameters}"), options()],
            format!("action({segment}, parameters, options)"),
        ),
        None => (
            vec![options()],
            format!("action_without_parameters({segment}, options)"),
        ),
    };
    Signature::call(arguments, result(returns), &format!("{call}.{decode}()"))
}

fn function(segment: &str, parameters: Option<&str>, returns: &Returned) -> Signature {
    let (mut arguments, target) = function_target(segment, parameters);
    let (options, call) = match returns {
        Returned::Model(model) => (format!("GetOptions<{model}>"), "get(options)".to_owned()),
        Returned::Page(model) => (format!("ListOptions<{model}>"), "list(options)".to_owned()),
        Returned::Nothing | Returned::Value(_) | Returned::Values(_) | Returned::Stream => {
            let call = format!("call(options).{}()", decode(returns));
            ("RequestOptions".to_owned(), call)
        }
    };
    arguments.push(format!("options: Option<{options}>"));
    Signature::call(arguments, result(returns), &format!("{target}.{call}"))
}

/// What the call of a function takes, and its place below the target.
fn function_target(segment: &str, parameters: Option<&str>) -> (Vec<String>, String) {
    let segment = text::segment(segment);
    match parameters {
        Some(parameters) => (
            vec![format!("parameters: &{parameters}")],
            format!("function_with({segment}, parameters)"),
        ),
        None => (Vec::new(), format!("segment({segment})")),
    }
}

/// How the result is read.
fn decode(returns: &Returned) -> &'static str {
    match returns {
        Returned::Nothing => "nothing",
        Returned::Model(_) => "model",
        Returned::Page(_) | Returned::Values(_) => "page",
        Returned::Value(_) => "value",
        Returned::Stream => "stream",
    }
}

fn result(returns: &Returned) -> String {
    match returns {
        Returned::Nothing => "Request<()>".to_owned(),
        Returned::Model(model) => format!("Request<{model}>"),
        Returned::Page(model) => format!("Request<Page<{model}>>"),
        Returned::Value(item) => format!("Request<{}>", ty(item)),
        Returned::Values(item) => format!("Request<Page<{}>>", ty(item)),
        Returned::Stream => "Request<ByteStream>".to_owned(),
    }
}
