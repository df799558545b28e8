//! Sends a typed request, and gives what came back as the types have it: written as JSON again, or as bytes.

use std::pin::Pin;

use crate::exchange::Exchange;
use graph_synchronization_beta::graph_runtime::{
    ByteStream, Error, Request, Response, Structured, Value, json,
};
use serde_json::Value as JsonValue;

/// An answer on its way.
pub type Playing = Pin<Box<dyn Future<Output = Result<Played, Error>> + Send>>;

/// What the types made of an answer.
pub struct Played {
    /// The status.
    pub status: u16,
    /// The service's id of the request.
    pub request_id: Option<String>,
    /// What the types made of the body.
    pub content: Content,
}

/// What the types made of a body.
pub enum Content {
    /// Nothing came, or nothing that is read.
    Nothing,
    /// The whole body.
    Whole(JsonValue),
    /// What the body has in `value`.
    Value(JsonValue),
    /// Bytes, as they came.
    Bytes(Vec<u8>),
    /// No body, but the header `Location`.
    Location(Option<String>),
    /// A value that is kept although it does not fit its type: where, and what was expected.
    Unfit(String),
}

impl Content {
    /// The whole body, as its type writes it.
    pub fn whole<T: Value>(model: &T) -> Self {
        rewritten(model).map_or_else(Self::Unfit, Self::Whole)
    }

    /// What the body has in `value`, as its type writes it.
    pub fn value<T: Value>(value: &T) -> Self {
        rewritten(value).map_or_else(Self::Unfit, Self::Value)
    }
}

/// An operation that answers with a model, a page of them, or a number.
pub fn whole<T: Value + 'static>(request: Request<T>) -> Playing {
    Box::pin(async move { read(request.await?, |model| Content::whole(&model)) })
}

/// An operation that answers with `{"value": …}`.
pub fn wrapped<T: Value + 'static>(request: Request<T>) -> Playing {
    Box::pin(async move { read(request.await?, |model| Content::value(&model)) })
}

/// An operation that answers with nothing.
pub fn nothing(request: Request<()>) -> Playing {
    Box::pin(async move { read(request.await?, |()| Content::Nothing) })
}

/// An operation that answers with bytes.
pub fn bytes(request: Request<ByteStream>) -> Playing {
    Box::pin(async move {
        let mut played = Vec::new();
        let response = request.await?;
        let (status, request_id) = head(&response);
        let mut stream = response.into_model()?;
        while let Some(piece) = stream.next().await {
            played.extend_from_slice(&piece?);
        }
        Ok(Played {
            status,
            request_id,
            content: Content::Bytes(played),
        })
    })
}

/// The body of the page's request, as a model.
///
/// # Panics
/// Where the page's body is none.
pub fn body<T: Structured>(exchange: &Exchange) -> T {
    json::from_slice_strict(exchange.request.body.as_bytes()).expect("the body of a page")
}

fn read<T>(response: Response<T>, content: impl FnOnce(T) -> Content) -> Result<Played, Error> {
    let (status, request_id) = head(&response);
    Ok(Played {
        status,
        request_id,
        content: response.into_optional()?.map_or(Content::Nothing, content),
    })
}

fn head<T>(response: &Response<T>) -> (u16, Option<String>) {
    let id = response.request_id().map(str::to_owned);
    (response.status().into(), id)
}

/// The value as its type writes it. Types keep what does not fit them, so whether it fits is asked by reading it strictly.
fn rewritten<T: Value>(value: &T) -> Result<JsonValue, String> {
    let text = json::to_vec(value).expect("what was read is written");
    match json::from_slice_strict::<T>(&text) {
        Ok(_) => Ok(serde_json::from_slice(&text).expect("what is written is JSON")),
        Err(error) => Err(error.to_string()),
    }
}
