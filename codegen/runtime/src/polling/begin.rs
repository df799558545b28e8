//! The request that starts an operation, and its response.

use std::time::Instant;

use azure_core::http::{Method, Url};

use super::answer::Answer;
use super::meaning::Meaning;
use super::settings::Settings;
use super::watch::{Watch, Watched};
use crate::ErrorKind;
use crate::client::BoundRequest;
use crate::http::{RawResponse, retry_after};
use crate::url::location;

impl Watch {
    /// Sends the request that starts the operation.
    pub(super) async fn begin(
        &mut self,
        request: BoundRequest,
        started: Instant,
        settings: &Settings,
    ) -> Watched {
        let (method, url) = (request.method, request.url.clone());
        let sending = crate::client::send(request);
        let sent = match self.left(started, settings) {
            Some(left) => self.core.clock().within(left, sending).await,
            None => Some(sending.await),
        };
        let response = match sent {
            Some(Ok(response)) => response,
            Some(Err(error)) => return Watched::Last(Err(error)),
            None => {
                let text =
                    "the timeout of the operation is over before it was accepted; it may run";
                return Watched::Last(Err(self.error(ErrorKind::Timeout, text)));
            }
        };
        self.accepted(response, method, &url, settings)
    }

    /// Reads the response to the first request.
    pub(super) fn accepted(
        &mut self,
        response: RawResponse,
        method: Method,
        url: &Url,
        settings: &Settings,
    ) -> Watched {
        let headers = &response.headers;
        let find = |name| {
            let text = location::of(headers, name)?;
            location::resolve(text, url, self.core.endpoint())
        };
        let answer = Answer::of(response.status, response.payload.bytes());
        let meaning = answer.meaning();
        let is_running = meaning == Meaning::Running;
        let (operation, location) = (find("operation-location"), find("location"));
        self.location = find("content-location");
        // Of a success that is not 202, `Location` is the resource that was created (RFC 9110, section 10.2.2).
        let monitor = operation.or(location.filter(|_| is_running));
        // The operation itself was read.
        let itself = (method == Method::Get && is_running).then(|| url.clone());
        let monitor = monitor.or(itself);
        let ends = answer.is_final() || method == Method::Get && !is_running;
        match monitor {
            Some(monitor) if !ends => match self.set_monitor(monitor) {
                Ok(()) => self.running(&answer, retry_after(headers), settings),
                Err(error) => Watched::Last(Err(self.named(error))),
            },
            _ if is_running => {
                let text = "the service accepted the request, and returned no monitor";
                Watched::Last(Err(self.error(ErrorKind::NotAnOperation, text)))
            }
            _ => self.end(&answer, url, response, self.first.as_deref()),
        }
    }
}
