//! What a whole example made of the page's answer, against that answer.

use super::cases::Case;
use super::reply::{self, DOWNLOAD};
use super::same::same;
use crate::play::Content;
use graph_reference::page::Body;
use graph_synchronization_beta::graph_runtime::{Error, ErrorKind};
use serde_json::Value;

/// An answer that says success is read and written again as it was; one that says failure is an error.
pub(super) fn check(case: &Case, read: Result<Content, Error>) -> Result<(), String> {
    let Some(response) = &case.example.response else {
        return read.map(drop).map_err(|error| error.to_string());
    };
    let status = reply::status(response);
    if status >= 400 {
        return failed(case, status, read);
    }
    if status >= 300 && reply::redirected(case).is_none() {
        // Where it leads, nobody answers here.
        return match read {
            Err(error) if error.kind() == ErrorKind::Redirect => Ok(()),
            Err(error) => Err(error.to_string()),
            Ok(_) => Err(format!("{status} was taken for success")),
        };
    }
    let read = read.map_err(|error| error.to_string())?;
    match (read, &case.answer, &response.body) {
        (Content::Bytes(found), _, _) if status >= 300 => match found == DOWNLOAD {
            true => Ok(()),
            false => Err("the download is another".to_owned()),
        },
        (Content::Unfit(why), _, _) => Err(why),
        (Content::Location(found), _, _) => match found.as_deref() {
            found if found == reply::header(response, "location") => Ok(()),
            found => Err(format!("the location is {found:?}")),
        },
        (read, _, Some(Body::Text(text))) => text_read(&text.value, read),
        (Content::Nothing, _, _) | (_, None, _) => Ok(()),
        (Content::Whole(found), Some(page), _) => same(page, &found, "$"),
        (Content::Value(found), Some(page), _) => {
            let value = page.get("value").cloned().unwrap_or(Value::Null);
            same(&value, &found, "$.value")
        }
        (Content::Bytes(found), Some(page), _) => {
            let found = serde_json::from_slice(&found).map_err(|error| error.to_string())?;
            same(page, &found, "$")
        }
    }
}

/// An error with the status and the code of the page.
fn failed(case: &Case, status: u16, read: Result<Content, Error>) -> Result<(), String> {
    let Err(error) = read else {
        return Err(format!("{status} was taken for success"));
    };
    let found = (error.status().map(u16::from), error.code());
    let code = case
        .answer
        .as_ref()
        .and_then(|page| page.pointer("/error/code"));
    let code = code.and_then(Value::as_str);
    match found == (Some(status), code) {
        true => Ok(()),
        false => Err(format!(
            "the error is {found:?}, not {status} with {code:?}"
        )),
    }
}

fn text_read(text: &str, read: Content) -> Result<(), String> {
    match read {
        Content::Bytes(found) if found == text.as_bytes() => Ok(()),
        Content::Whole(found)
            if serde_json::from_str(text).is_ok_and(|page: Value| page == found) =>
        {
            Ok(())
        }
        Content::Nothing => Ok(()),
        Content::Whole(_)
        | Content::Value(_)
        | Content::Bytes(_)
        | Content::Location(_)
        | Content::Unfit(_) => Err(format!("{text:?} was read as something else")),
    }
}
