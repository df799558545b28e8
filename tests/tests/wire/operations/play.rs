//! Sends a typed request, and gives what came back as the types have it: written as JSON again, or as bytes.

use std::pin::Pin;

use graph_synchronization_beta::graph_runtime::{
    ByteStream, Error, Request, Response, Structured, Value, json,
};
use graph_tests::exchange::Exchange;
use serde_json::Value as JsonValue;

/// An answer on its way.
pub(super) type Playing = Pin<Box<dyn Future<Output = Result<Played, Error>> + Send>>;

/// What the types made of an answer.
pub(super) struct Played {
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    pub(super) content: Content,
}

pub(super) enum Content {
    /// Nothing came, or nothing that is read.
    Nothing,
    /// The whole body.
    Whole(JsonValue),
    /// What the body has in `value`.
    Value(JsonValue),
    Bytes(Vec<u8>),
}

/// An operation that answers with a model, a page of them, or a number.
pub(super) fn whole<T: Value + 'static>(request: Request<T>) -> Playing {
    Box::pin(async move { read(request.await?, |model| Content::Whole(rewritten(&model))) })
}

/// An operation that answers with `{"value": …}`.
pub(super) fn wrapped<T: Value + 'static>(request: Request<T>) -> Playing {
    Box::pin(async move { read(request.await?, |model| Content::Value(rewritten(&model))) })
}

/// An operation that answers with nothing.
pub(super) fn nothing(request: Request<()>) -> Playing {
    Box::pin(async move { read(request.await?, |()| Content::Nothing) })
}

/// An operation that answers with bytes.
pub(super) fn bytes(request: Request<ByteStream>) -> Playing {
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
pub(super) fn body<T: Structured>(exchange: &Exchange) -> T {
    json::from_slice(exchange.request.body.as_bytes()).unwrap()
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

fn rewritten<T: Value>(value: &T) -> JsonValue {
    serde_json::from_slice(&json::to_vec(value).unwrap()).unwrap()
}
