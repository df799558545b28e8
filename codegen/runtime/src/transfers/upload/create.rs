//! The request that creates a session.

use super::{UploadError, UploadSession};
use crate::Error;
use crate::client::{BoundRequest, send};
use crate::transfers::members;

/// Creates a session.
pub(super) async fn create(request: Option<BoundRequest>) -> Result<UploadSession, UploadError> {
    let Some(request) = request else {
        return Err(Error::input("there is no request that creates an upload session").into());
    };
    let operation = request.operation();
    let response = send(request).await?;
    let json = members::read(response.payload.bytes());
    let session = UploadSession::read(&json);
    Ok(session.map_err(|error| error.with_operation(&operation))?)
}
