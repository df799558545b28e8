//! Signatures as text, without the names of arguments, which callers do not write.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{FnArg, Generics, ReceiverKind, Signature};

/// The tokens, with a space only where one is needed.
pub(super) fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_between = out.ends_with(is_word) && rest.peek().copied().is_some_and(is_word);
        if !c.is_whitespace() || is_between {
            out.push(c);
        }
    }
    out
}

/// Parameters with their bounds, and the `where` clause.
pub(super) fn generics(generics: &Generics) -> String {
    let bounds = generics.where_clause.as_ref().map(text);
    let bounds = bounds.map(|bounds| format!(" {bounds}"));
    text(generics) + &bounds.unwrap_or_default()
}

/// `async fn(&mut self)->Option<Result<JobState,FlowError>>`.
pub(super) fn function(signature: &Signature) -> String {
    let arguments = signature.inputs.iter().map(|argument| match argument {
        FnArg::Typed(argument) => text(&argument.ty),
        // `mut self` is `self` for callers.
        FnArg::Receiver(receiver) => match receiver.kind {
            ReceiverKind::Value => "self".to_owned(),
            _ => text(receiver),
        },
    });
    let arguments: Vec<String> = arguments.collect();
    let mut words = TokenStream::new();
    signature.constness.to_tokens(&mut words);
    signature.asyncness.to_tokens(&mut words);
    signature.safety.to_tokens(&mut words);
    signature.fn_token.to_tokens(&mut words);
    format!(
        "{}{}({}){}",
        text(&words),
        generics(&signature.generics),
        arguments.join(","),
        text(&signature.output)
    )
}
