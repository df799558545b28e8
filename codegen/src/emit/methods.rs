//! The methods of builders and of the client: each is one line over the runtime.

use super::text::{deprecated, docs, ident, path};
use super::types;
use crate::plan::{Body, Call, KeyArgument, KeyKind, Method, Returned};
use proc_macro2::TokenStream;
use quote::quote;

/// One method.
pub(super) fn method(method: &Method) -> TokenStream {
    let (about, note, name) = (docs(&method.docs), deprecated(method.deprecated.as_ref()), ident(&method.name));
    let (arguments, returns, body) = signature(&method.body);
    quote! {
        #about
        #note
        pub fn #name(&self #arguments) -> #returns {
            #body
        }
    }
}

/// Arguments after `&self`, result, and body.
fn signature(body: &Body) -> (TokenStream, TokenStream, TokenStream) {
    match body {
        Body::Segment { segment, to } => {
            let to = path(to);
            (quote!(), quote!(#to), quote!(#to::new(self.target.segment(#segment))))
        }
        Body::Cast { segment, to } => {
            let to = path(to);
            (quote!(), quote!(#to), quote!(#to::new(self.target.cast(#segment))))
        }
        Body::Key { parts, to } => key(parts, to),
        Body::AlternateKey { parts, to } => named_key(parts, to),
        Body::Compose { segment, parameters, to } => {
            let (to, (argument, literals)) = (path(to), url_parameters(parameters.as_ref()));
            (quote!(#argument), quote!(#to), quote!(#to::new(self.target.function(#segment, #literals))))
        }
        Body::Verb(call) => verb(call),
        Body::Action { segment, parameters, returns } => action(segment, parameters.as_ref(), returns),
        Body::Function { segment, parameters, returns } => function(segment, parameters.as_ref(), returns),
    }
}

fn key(parts: &[KeyArgument], to: &str) -> (TokenStream, TokenStream, TokenStream) {
    let [part] = parts else { return named_key(parts, to) };
    let (to, argument) = (path(to), ident(&part.name));
    let ty = key_type(part);
    let value = match part.kind {
        KeyKind::Text => quote!(self.target.key(#argument)?),
        KeyKind::Literal => quote!(self.target.key_value(#argument)?),
    };
    (quote!(, #argument: #ty), quote!(Result<#to, Error>), quote!(Ok(#to::new(#value))))
}

fn named_key(parts: &[KeyArgument], to: &str) -> (TokenStream, TokenStream, TokenStream) {
    let to = path(to);
    let arguments = parts.iter().map(|part| {
        let (name, ty) = (ident(&part.name), key_type(part));
        quote!(, #name: #ty)
    });
    let values = parts.iter().map(|part| {
        let (name, wire) = (ident(&part.name), &part.wire);
        quote!((#wire, #name.into()))
    });
    (
        quote!(#(#arguments)*),
        quote!(Result<#to, Error>),
        quote!(Ok(#to::new(self.target.alternate_key(&[#(#values),*])?))),
    )
}

fn key_type(part: &KeyArgument) -> TokenStream {
    match part.kind {
        KeyKind::Text => quote!(&str),
        KeyKind::Literal => quote!(impl Into<graph_runtime::Literal>),
    }
}

fn verb(call: &Call) -> (TokenStream, TokenStream, TokenStream) {
    let plain = quote!(, options: Option<RequestOptions>);
    let writes = |model: &str, call: TokenStream| {
        let model = path(model);
        (quote!(, body: &#model #plain), quote!(Request<#model>), call)
    };
    match call {
        Call::List(model) | Call::GetItems(model) => {
            let model = path(model);
            (quote!(, options: Option<ListOptions<#model>>), quote!(Request<Page<#model>>), quote!(self.target.list(options)))
        }
        Call::Get(model) => {
            let model = path(model);
            (quote!(, options: Option<GetOptions<#model>>), quote!(Request<#model>), quote!(self.target.get(options)))
        }
        Call::Create(model) => writes(model, quote!(self.target.create(body, options))),
        Call::Patch(model) => writes(model, quote!(self.target.update(body, options))),
        Call::PostUpdate(model) => writes(model, quote!(self.target.update_by_post(body, options))),
        Call::Replace(model) => writes(model, quote!(self.target.replace(body, options))),
        Call::ReplaceItems(model) => {
            let model = path(model);
            (quote!(, items: &[#model] #plain), quote!(Request<()>), quote!(self.target.replace_items(items, options)))
        }
        Call::Count => (plain, quote!(Request<i64>), quote!(self.target.count(options))),
        Call::Delete => (plain, quote!(Request<()>), quote!(self.target.delete(options))),
        Call::GetStream => (plain, quote!(Request<ByteStream>), quote!(self.target.get_stream(options))),
        Call::PutStream => (
            quote!(, content_type: &str, body: impl Into<Body> #plain),
            quote!(Request<()>),
            quote!(self.target.put_stream(content_type, body.into(), options)),
        ),
        Call::DeleteStream => (plain, quote!(Request<()>), quote!(self.target.delete_stream(options))),
        Call::GetRefs => (plain, quote!(Request<Page<String>>), quote!(self.target.list_refs(options))),
        Call::GetRef => (plain, quote!(Request<String>), quote!(self.target.get_ref(options))),
        Call::AddRef => (quote!(, id: &str #plain), quote!(Request<()>), quote!(self.target.add_ref(id, options))),
        Call::SetRef => (quote!(, id: &str #plain), quote!(Request<()>), quote!(self.target.set_ref(id, options))),
        Call::RemoveRef => (plain, quote!(Request<()>), quote!(self.target.remove_ref(options))),
    }
}

fn action(segment: &str, parameters: Option<&String>, returns: &Returned) -> (TokenStream, TokenStream, TokenStream) {
    let result = result(returns);
    match parameters.map(|name| path(name)) {
        Some(parameters) => (
            quote!(, parameters: &#parameters, options: Option<RequestOptions>),
            result,
            quote!(self.target.action(#segment, parameters, options)),
        ),
        None => (
            quote!(, options: Option<RequestOptions>),
            result,
            quote!(self.target.action_without_parameters(#segment, options)),
        ),
    }
}

fn function(segment: &str, parameters: Option<&String>, returns: &Returned) -> (TokenStream, TokenStream, TokenStream) {
    let (argument, literals) = url_parameters(parameters);
    let target = match parameters {
        Some(_) => quote!(self.target.function(#segment, #literals)),
        None => quote!(self.target.segment(#segment)),
    };
    let (options, call) = match returns {
        Returned::Model(model) => {
            let model = path(model);
            (quote!(GetOptions<#model>), quote!(get))
        }
        Returned::Page(model) => {
            let model = path(model);
            (quote!(ListOptions<#model>), quote!(list))
        }
        Returned::Nothing => (quote!(RequestOptions), quote!(get_nothing)),
        Returned::Value(_) => (quote!(RequestOptions), quote!(get_value)),
        Returned::Values(_) => (quote!(RequestOptions), quote!(get_values)),
        Returned::Stream => (quote!(RequestOptions), quote!(get_bytes)),
    };
    (quote!(#argument, options: Option<#options>), result(returns), quote!(#target.#call(options)))
}

/// The argument that carries a function's parameters, and their literals.
fn url_parameters(parameters: Option<&String>) -> (TokenStream, TokenStream) {
    match parameters.map(|name| path(name)) {
        Some(parameters) => (quote!(, parameters: &#parameters), quote!(parameters)),
        None => (quote!(), quote!(&())),
    }
}

fn result(returns: &Returned) -> TokenStream {
    match returns {
        Returned::Nothing => quote!(Request<()>),
        Returned::Model(model) => {
            let model = path(model);
            quote!(Request<#model>)
        }
        Returned::Page(model) => {
            let model = path(model);
            quote!(Request<Page<#model>>)
        }
        Returned::Value(ty) => {
            let ty = types::ty(ty);
            quote!(Request<graph_runtime::Wrapped<#ty>>)
        }
        Returned::Values(ty) => {
            let ty = types::ty(ty);
            quote!(Request<Page<#ty>>)
        }
        Returned::Stream => quote!(Request<ByteStream>),
    }
}
