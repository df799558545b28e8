//! The transport that a client has if it is given none.

use std::sync::Arc;

use azure_core::http::HttpClient;

use super::Timeouts;
#[cfg(feature = "reqwest")]
use super::reqwest_client::ReqwestClient;
use crate::{Error, ErrorKind};

/// The HTTP stack that a client has if it is given none: for those who put something of their own around it. It needs
/// the feature `reqwest`.
///
/// # Errors
/// Where there is none, or it can't be set up.
#[cfg(not(feature = "reqwest"))]
pub fn http_client(_: &Timeouts) -> Result<Arc<dyn HttpClient>, Error> {
    let text =
        "there is no transport: enable the feature `reqwest`, or set one in the client options";
    Err(Error::new(ErrorKind::Configuration, text))
}

/// The HTTP stack that a client has if it is given none: for those who put something of their own around it.
///
/// # Errors
/// Where it can't be set up.
#[cfg(feature = "reqwest")]
pub fn http_client(timeouts: &Timeouts) -> Result<Arc<dyn HttpClient>, Error> {
    set_up(ReqwestClient::new(timeouts))
}

/// The same, past all proxies.
#[cfg(feature = "reqwest")]
pub(crate) fn direct(timeouts: &Timeouts) -> Result<Arc<dyn HttpClient>, Error> {
    set_up(ReqwestClient::direct(timeouts))
}

#[cfg(not(feature = "reqwest"))]
pub(crate) use http_client as direct;

#[cfg(feature = "reqwest")]
fn set_up(client: Result<ReqwestClient, reqwest::Error>) -> Result<Arc<dyn HttpClient>, Error> {
    let client = client.map_err(|error| {
        let text = "the HTTP stack could not be set up";
        Error::new(ErrorKind::Configuration, text).with_source(error)
    })?;
    Ok(Arc::new(client))
}
