//! A secret in parts: each text of an error contains one of them.

use super::{LEFT_OUT, Scrub};
use crate::http::error::graph_error::{ErrorDetail, GraphError, InnerError, ServiceText};

/// `error`, without its texts if they contain a secret together.
pub(crate) fn without_parts(error: GraphError, scrub: &Scrub) -> GraphError {
    let (names, messages) = (names(&error), messages(&error));
    let all = [&messages[..], &names[..]].concat();
    let reversed = [&names[..], &messages[..]].concat();
    let tell = |texts: &[&str]| texts.len() > 1 && scrub.is_told_in_parts(texts);
    if !(tell(&all) || tell(&reversed)) {
        return error;
    }
    GraphError {
        code: None,
        message: error.message.map(left_out),
        target: None,
        details: Vec::new(),
        inner: None,
    }
}

fn left_out(text: ServiceText) -> ServiceText {
    ServiceText {
        shown: LEFT_OUT.to_owned(),
        ..text
    }
}

fn names(error: &GraphError) -> Vec<&str> {
    let of_details = error.details.iter().flat_map(|it| [&it.code, &it.target]);
    let of_levels =
        levels(error).flat_map(|it| [&it.code, &it.request_id, &it.client_request_id, &it.date]);
    let own = [&error.code, &error.target].into_iter();
    let all = own.chain(of_details).chain(of_levels);
    all.flatten().map(String::as_str).collect()
}

fn messages(error: &GraphError) -> Vec<&str> {
    let of_details = error.details.iter().map(|it: &ErrorDetail| &it.message);
    let of_levels = levels(error).map(|it| &it.message);
    let all = std::iter::once(&error.message)
        .chain(of_details)
        .chain(of_levels);
    all.flatten().map(|text| text.shown.as_str()).collect()
}

fn levels(error: &GraphError) -> impl Iterator<Item = &InnerError> {
    std::iter::successors(error.inner.as_ref(), |level| level.inner())
}
