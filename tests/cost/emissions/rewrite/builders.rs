//! Operations as `async fn`s: the same bodies, awaited, so that each is a state machine of its own.

use super::Files;
use std::path::Path;
use syn::{
    Expr, GenericArgument, ImplItem, ImplItemFn, Item, PathArguments, ReturnType, Stmt, Type,
};

/// Every method of a builder that returns a `Request<T>` awaits it.
pub(crate) fn awaited(mut files: Files) -> Files {
    let mut count = 0;
    for (path, file) in &mut files {
        if path == Path::new("lib.rs") {
            file.attrs
                .push(syn::parse_quote!(#![allow(unused_imports, unused_parens, reason = "an awaited request is put in parentheses, and its own type is not named any more")]));
        }
        if !path.starts_with("builders") {
            continue;
        }
        for item in &mut file.items {
            let Item::Impl(item) = item else { continue };
            for item in &mut item.items {
                if let ImplItem::Fn(method) = item {
                    count += usize::from(await_it(method).is_some());
                }
            }
        }
    }
    eprintln!("{count} operations are async");
    files
}

fn await_it(method: &mut ImplItemFn) -> Option<()> {
    let model = requested(&method.sig.output)?;
    let Some(Stmt::Expr(last, None)) = method.block.stmts.last_mut() else {
        return None;
    };
    let request: &Expr = last;
    *last = syn::parse_quote!((#request).await);
    method.sig.asyncness = Some(Default::default());
    method.sig.output = syn::parse_quote! {
        -> ::std::result::Result<graph_runtime::Response<#model>, graph_runtime::Error>
    };
    Some(())
}

/// The `T` of `-> Request<T>`.
fn requested(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, output) = output else {
        return None;
    };
    let Type::Path(output) = &**output else {
        return None;
    };
    let last = output.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(model) if last.ident == "Request" => Some(model.clone()),
        _ => None,
    }
}
