//! A finished operation.

use azure_core::http::Url;

use super::answer::Answer;
use super::monitor;
use crate::client::BoundRequest;
use crate::http::Decoder;
use crate::url::location;
use crate::{Core, Error, Json, Link, Request, RetryMode, Structured};

/// A finished operation. How its result is found depends on the service:
///
/// | service | result |
/// |---|---|
/// | drives (`asyncJobStatus`) | [`resource_id`](Self::resource_id); older ones redirect to the item: [`resource`](Self::resource) |
/// | Teams (`teamsAsyncOperation`) | [`resource_id`](Self::resource_id), [`resource_location`](Self::resource_location) |
/// | OneNote, workbooks, `longRunningOperation` | [`resource_location`](Self::resource_location), [`resource_request`](Self::resource_request) |
/// | a response that is the resource itself | [`resource`](Self::resource) |
#[derive(Clone, Debug)]
pub struct Completed {
    core: Core,
    /// The request that started it.
    first: Option<Origin>,
    status: Option<String>,
    resource_id: Option<String>,
    resource_location: Option<Link>,
    body: Option<Json>,
    item: Item,
}

/// The result itself.
#[derive(Clone, Debug)]
pub(super) enum Item {
    None,
    Json(Json),
    Unreadable(Error),
}

/// The request that started the operation. Debug shows nothing of it.
#[derive(Clone)]
pub(super) struct Origin(pub(super) BoundRequest);

impl std::fmt::Debug for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.operation())
    }
}

impl Completed {
    /// Reads the final answer of the monitor at `base`.
    pub(super) fn new(
        core: &Core,
        first: Option<&BoundRequest>,
        answer: &Answer,
        base: &Url,
        item: Item,
    ) -> Self {
        let location = answer.text(&["resourceLocation", "targetResourceLocation"]);
        let location = location.and_then(|text| location::resolve(&text, base, core.endpoint()));
        Self {
            core: core.clone(),
            first: first.cloned().map(Origin),
            status: answer.status(),
            resource_id: answer.text(&["resourceId", "targetResourceId"]),
            resource_location: location.map(Link::new),
            body: answer.json.clone(),
            item,
        }
    }

    /// Sets the location of the resource, unless the body has one.
    pub(super) fn or_located(mut self, location: Option<&Url>) -> Self {
        let location = || location.cloned().map(Link::new);
        self.resource_location = self.resource_location.or_else(location);
        self
    }

    /// The status as the service spells it: `completed`, `succeeded`, `Completed`, or `partiallySucceeded`. `None` if the
    /// response has none.
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The id of the resource, from `resourceId` or `targetResourceId`. Drives may return one that Graph does not find.
    pub fn resource_id(&self) -> Option<&str> {
        self.resource_id.as_deref()
    }

    /// The URL of the resource: `resourceLocation` or `targetResourceLocation` of the last response, else `Content-Location` of
    /// the first.
    pub fn resource_location(&self) -> Option<&Link> {
        self.resource_location.as_ref()
    }

    /// A request for the resource at [`resource_location`](Self::resource_location); `None` if there is none. It has the token only
    /// if the URL is on the service's origin.
    ///
    /// # Errors
    /// If the URL is not https.
    pub fn resource_request<T: Structured>(&self) -> Result<Option<Request<T>>, Error> {
        let Some(location) = &self.resource_location else {
            return Ok(None);
        };
        let url = Url::parse(location.as_str())
            .map_err(|_| monitor::not_an_operation("the location of the resource is no URL"))?;
        let first = self.first.as_ref().map(|first| &first.0);
        let request = monitor::get(&self.core, &url, first, RetryMode::Safe)?;
        Ok(Some(Request::new(request, Decoder::value())))
    }

    /// The last response of the monitor as a model, such as `LongRunningOperation`; `None` if it has no body.
    ///
    /// # Errors
    /// If it is no object.
    pub fn operation<T: Structured>(&self) -> Result<Option<T>, Error> {
        self.body.as_ref().map(read).transpose()
    }

    /// The resource itself, if the monitor ended with it or redirected to it; `None` if the response only has an id or a
    /// location.
    ///
    /// # Errors
    /// If it can't be read. The operation is finished nevertheless: SharePoint, for one, redirects to a URL that needs its own
    /// token.
    pub fn resource<T: Structured>(&self) -> Result<Option<T>, Error> {
        match &self.item {
            Item::None => Ok(None),
            Item::Json(json) => read(json).map(Some),
            Item::Unreadable(error) => Err(error.clone()),
        }
    }

    /// The error of reading the resource that the monitor redirected to, if that failed. The operation is finished.
    pub fn resource_error(&self) -> Option<&Error> {
        match &self.item {
            Item::Unreadable(error) => Some(error),
            _ => None,
        }
    }

    /// The body of the last response of the monitor.
    pub fn body(&self) -> Option<&Json> {
        self.body.as_ref()
    }
}

fn read<T: Structured>(json: &Json) -> Result<T, Error> {
    Ok(crate::json::from_slice(json.as_str().as_bytes())?)
}
