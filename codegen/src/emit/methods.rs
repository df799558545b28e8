//! The methods of builders and of the client: each is one line over the runtime.

use super::text::{deprecated, docs, ident, path};
use super::types;
use crate::plan::{Body, Call, KeyArgument, KeyKind, Method, Returned, StreamAt};
use proc_macro2::TokenStream;
use quote::quote;

/// One method.
pub(super) fn method(method: &Method) -> TokenStream {
    let (about, note, name) = (
        docs(&method.docs),
        deprecated(method.deprecated.as_ref()),
        ident(&method.name),
    );
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
            (
                quote!(),
                quote!(#to),
                quote!(#to::new(self.target.segment(#segment))),
            )
        }
        Body::Cast { segment, to } => {
            let to = path(to);
            (
                quote!(),
                quote!(#to),
                quote!(#to::new(self.target.cast(#segment))),
            )
        }
        Body::Key { parts, to } => key(parts, to),
        Body::AlternateKey { parts, to } => named_key(parts, to),
        Body::Compose {
            segment,
            parameters,
            to,
        } => {
            let to = path(to);
            match parameters.as_ref().map(|name| path(name)) {
                Some(parameters) => (
                    quote!(, parameters: &#parameters),
                    quote!(#to),
                    quote!(#to::new(self.target.function_with(#segment, parameters))),
                ),
                None => (
                    quote!(),
                    quote!(#to),
                    quote!(#to::new(self.target.segment(#segment))),
                ),
            }
        }
        Body::Verb(call) => verb(call),
        Body::Action {
            segment,
            parameters,
            returns,
        } => action(segment, parameters.as_ref(), returns),
        Body::Function {
            segment,
            parameters,
            returns,
        } => function(segment, parameters.as_ref(), returns),
    }
}

fn key(parts: &[KeyArgument], to: &str) -> (TokenStream, TokenStream, TokenStream) {
    let [part] = parts else {
        return named_key(parts, to);
    };
    let (to, argument) = (path(to), ident(&part.name));
    let ty = key_type(part);
    let value = match part.kind {
        KeyKind::Text => quote!(self.target.key(#argument)?),
        KeyKind::Literal => quote!(self.target.key_of(#argument)),
    };
    (
        quote!(, #argument: #ty),
        quote!(Result<#to, Error>),
        quote!(Ok(#to::new(#value))),
    )
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
        KeyKind::Literal => quote!(impl Into<Literal>),
    }
}

fn verb(call: &Call) -> (TokenStream, TokenStream, TokenStream) {
    let plain = quote!(, options: Option<RequestOptions>);
    let writes = |model: &str, call: TokenStream| {
        let model = path(model);
        (
            quote!(, body: &#model #plain),
            quote!(Request<#model>),
            call,
        )
    };
    match call {
        Call::List(model) | Call::GetItems(model) => {
            let model = path(model);
            (
                quote!(, options: Option<ListOptions<#model>>),
                quote!(Request<Page<#model>>),
                quote!(self.target.list(options)),
            )
        }
        Call::Get(model) => {
            let model = path(model);
            (
                quote!(, options: Option<GetOptions<#model>>),
                quote!(Request<#model>),
                quote!(self.target.get(options)),
            )
        }
        Call::Create(model) => writes(model, quote!(self.target.create(body, options))),
        Call::Patch(model) => writes(
            model,
            quote!(self.target.update(Method::Patch, body, options)),
        ),
        Call::PostUpdate(model) => writes(
            model,
            quote!(self.target.update(Method::Post, body, options)),
        ),
        Call::Replace(model) => writes(model, quote!(self.target.replace(body, options))),
        Call::ReplaceItems(model) => {
            let model = path(model);
            (
                quote!(, items: &[#model] #plain),
                quote!(Request<()>),
                quote!(self.target.replace_items(items, options)),
            )
        }
        Call::Count(model) => {
            let model = path(model);
            (
                quote!(, options: Option<ListOptions<#model>>),
                quote!(Request<i64>),
                quote!(self.target.count(options)),
            )
        }
        Call::Delete => (
            plain,
            quote!(Request<()>),
            quote!(self.target.delete(options)),
        ),
        Call::GetStream(at) => (
            plain,
            quote!(Request<ByteStream>),
            stream(*at, quote!(get_stream(options))),
        ),
        Call::PutStream(at) => (
            quote!(, body: impl Into<Body>, content_type: &str #plain),
            quote!(Request<()>),
            stream(*at, quote!(put_stream(body, content_type, options))),
        ),
        Call::DeleteStream(at) => (
            plain,
            quote!(Request<()>),
            stream(*at, quote!(delete_stream(options))),
        ),
        Call::GetRefs(model) => {
            let model = path(model);
            let options = quote!(, options: Option<ListOptions<#model>>);
            (
                options,
                quote!(Request<Page<Reference>>),
                quote!(self.target.list_refs(options)),
            )
        }
        Call::GetRef => (
            plain,
            quote!(Request<Reference>),
            quote!(self.target.get_ref(options)),
        ),
        Call::AddRef => (
            quote!(, to: &Reference #plain),
            quote!(Request<()>),
            quote!(self.target.add_ref(to, options)),
        ),
        Call::SetRef => (
            quote!(, to: &Reference #plain),
            quote!(Request<()>),
            quote!(self.target.set_ref(to, options)),
        ),
        Call::RemoveRef => (
            plain,
            quote!(Request<()>),
            quote!(self.target.remove_ref(options)),
        ),
    }
}

fn stream(at: StreamAt, call: TokenStream) -> TokenStream {
    match at {
        StreamAt::Value => quote!(self.target.segment("$value").#call),
        StreamAt::Here => quote!(self.target.#call),
    }
}

fn action(
    segment: &str,
    parameters: Option<&String>,
    returns: &Returned,
) -> (TokenStream, TokenStream, TokenStream) {
    let (result, decode) = (result(returns), decode(returns));
    match parameters.map(|name| path(name)) {
        Some(parameters) => (
            quote!(, parameters: &#parameters, options: Option<RequestOptions>),
            result,
            quote!(self.target.action(#segment, parameters, options).#decode()),
        ),
        None => (
            quote!(, options: Option<RequestOptions>),
            result,
            quote!(self.target.action_without_parameters(#segment, options).#decode()),
        ),
    }
}

fn function(
    segment: &str,
    parameters: Option<&String>,
    returns: &Returned,
) -> (TokenStream, TokenStream, TokenStream) {
    let (argument, target) = match parameters.map(|name| path(name)) {
        Some(parameters) => (
            quote!(, parameters: &#parameters),
            quote!(function_with(#segment, parameters)),
        ),
        None => (quote!(), quote!(segment(#segment))),
    };
    let decode = decode(returns);
    let (options, call) = match returns {
        Returned::Model(model) => {
            let model = path(model);
            (quote!(GetOptions<#model>), quote!(get(options)))
        }
        Returned::Page(model) => {
            let model = path(model);
            (quote!(ListOptions<#model>), quote!(list(options)))
        }
        Returned::Nothing | Returned::Value(_) | Returned::Values(_) | Returned::Stream => {
            (quote!(RequestOptions), quote!(call(options).#decode()))
        }
    };
    (
        quote!(#argument, options: Option<#options>),
        result(returns),
        quote!(self.target.#target.#call),
    )
}

/// How the result is read.
fn decode(returns: &Returned) -> TokenStream {
    match returns {
        Returned::Nothing => quote!(nothing),
        Returned::Model(_) => quote!(model),
        Returned::Page(_) | Returned::Values(_) => quote!(page),
        Returned::Value(_) => quote!(value),
        Returned::Stream => quote!(stream),
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
            quote!(Request<#ty>)
        }
        Returned::Values(ty) => {
            let ty = types::ty(ty);
            quote!(Request<Page<#ty>>)
        }
        Returned::Stream => quote!(Request<ByteStream>),
    }
}
