//! The transport that a client has if it is given none.

use azure_core::http::Transport;

use super::Timeouts;
use crate::{Error, ErrorKind};

#[cfg(not(feature = "reqwest"))]
pub(super) fn default(_: &Timeouts) -> Result<Transport, Error> {
    Err(Error::new(
        ErrorKind::Configuration,
        "there is no transport: enable the feature `reqwest`, or set one in the client options",
    ))
}

#[cfg(feature = "reqwest")]
pub(super) fn default(timeouts: &Timeouts) -> Result<Transport, Error> {
    let client = super::reqwest_client::ReqwestClient::new(timeouts).map_err(|error| {
        let text = "the HTTP stack could not be set up";
        Error::new(ErrorKind::Configuration, text).with_source(error)
    })?;
    Ok(Transport::new(std::sync::Arc::new(client)))
}
