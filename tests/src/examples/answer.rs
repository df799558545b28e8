//! What the types made of the page's answer, against that answer.

use super::cases::Case;
use super::same::same;
use crate::play::{Content, Played};
use codegen::docs::page::Body;
use graph_synchronization_beta::graph_runtime::Error;
use serde_json::Value;

/// An answer that says success is read and written again as it was; one that says failure is an error.
pub(super) fn check(case: &Case, played: Result<Played, Error>) -> Result<(), String> {
    let Some(response) = &case.example.response else {
        return Ok(());
    };
    let status = response.status.value;
    if (300..400).contains(&status) {
        // Where it leads, nobody answers here.
        return Ok(());
    }
    if status >= 400 {
        return match played {
            Err(_) => Ok(()),
            Ok(_) => Err(format!("{status} was taken for success")),
        };
    }
    let played = played.map_err(|error| error.to_string())?;
    if let Some(Body::Text(text)) = &response.body {
        return text_read(&text.value, played);
    }
    match (played.content, &case.answer) {
        (Content::Nothing, _) | (_, None) => Ok(()),
        (Content::Whole(found), Some(page)) => same(page, &found, "$"),
        (Content::Value(found), Some(page)) => {
            let value = page.get("value").cloned().unwrap_or(Value::Null);
            same(&value, &found, "$.value")
        }
        (Content::Bytes(found), Some(page)) => {
            let found = serde_json::from_slice(&found).map_err(|error| error.to_string())?;
            same(page, &found, "$")
        }
    }
}

fn text_read(text: &str, played: Played) -> Result<(), String> {
    match played.content {
        Content::Bytes(found) if found == text.as_bytes() => Ok(()),
        Content::Whole(found)
            if serde_json::from_str(text).is_ok_and(|page: Value| page == found) =>
        {
            Ok(())
        }
        Content::Nothing => Ok(()),
        Content::Whole(_) | Content::Value(_) | Content::Bytes(_) => {
            Err(format!("{text:?} was read as something else"))
        }
    }
}
