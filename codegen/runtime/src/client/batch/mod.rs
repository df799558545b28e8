//! `$batch`: up to twenty requests in one, with dependencies among them; each response is typed as its request.

pub(crate) mod content;
mod gather;
mod part;
mod read;
mod responses;
mod rounds;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use azure_core::http::Body;

use super::Target;
use crate::client::{BoundRequest, Request};
use crate::http::Decoder;
use crate::{Error, ErrorKind, RequestOptions};

pub use responses::BatchResponses;

/// The limit of the service.
const MAX_REQUESTS: usize = 20;

/// Up to twenty requests that are sent as one.
///
/// A part that the service throttles is sent again, with those that depend on it. A part that may have run is sent again
/// only if repeating it does no harm. The status 424 means that a part did not run because one that it depends on failed.
///
/// A body is written by its media type (OData JSON Format 4.01): JSON as it is, `text/*` as text, everything else as
/// base64. The bodies of the responses are read by the same rule; without a media type, a body is JSON. A body that does not
/// match its media type, or headers that can't be read, are an error of that part alone. [`BatchResponses::json`] has each
/// part as received.
#[must_use = "nothing is sent until `send` is awaited"]
pub struct Batch {
    id: u64,
    root: Target,
    steps: Vec<Step>,
    options: RequestOptions,
}

/// One part.
pub(super) struct Step {
    request: BoundRequest,
    after: Vec<usize>,
}

/// A request in a batch, for [`BatchResponses::take`].
#[must_use = "the item is needed to take the response"]
pub struct BatchItem<T> {
    id: BatchItemId,
    decoder: Decoder<T>,
}

/// The id of a request in a batch, for [`Batch::add_after`] and [`BatchResponses::json`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchItemId {
    batch: u64,
    index: usize,
}

impl Target {
    /// An empty batch for this version of the service.
    pub fn batch(&self) -> Batch {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Batch {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            root: self.version(),
            steps: Vec::new(),
            options: RequestOptions::default(),
        }
    }
}

impl Batch {
    /// Adds a request that depends on no other.
    ///
    /// # Errors
    /// If the batch has twenty requests already; if the request belongs to another client or version of the service, has a
    /// stream as its body, or could not be built.
    pub fn add<T>(&mut self, request: Request<T>) -> Result<BatchItem<T>, Error> {
        self.add_after(request, [])
    }

    /// Adds a request that runs only after all of `depends_on` have succeeded.
    ///
    /// # Errors
    /// As [`Batch::add`]; also if an id is of another batch.
    pub fn add_after<T>(
        &mut self,
        request: Request<T>,
        depends_on: impl IntoIterator<Item = BatchItemId>,
    ) -> Result<BatchItem<T>, Error> {
        let (mut request, decoder) = request.into_parts();
        if let Some(problem) = request.problem.take() {
            return Err(problem);
        }
        self.admit(&request)?;
        let mut after = Vec::new();
        for part in depends_on {
            if part.batch != self.id {
                return Err(refused("a part to depend on is in another batch"));
            }
            after.push(part.index);
        }
        let id = BatchItemId {
            batch: self.id,
            index: self.steps.len(),
        };
        self.steps.push(Step { request, after });
        Ok(BatchItem { id, decoder })
    }

    /// Headers, timeout and retries of the batch as a whole. Timeouts of its parts are ignored.
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// The number of requests.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there is no request.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Sends the batch, and then again the parts that are to be retried.
    ///
    /// # Errors
    /// If the batch as a whole fails. Errors of single parts, such as a part without a response, are returned by
    /// [`BatchResponses::take`].
    pub async fn send(self) -> Result<BatchResponses, Error> {
        let Self {
            id,
            root,
            steps,
            options,
        } = self;
        let outcomes = rounds::run(&root, &steps, &options).await?;
        Ok(BatchResponses::new(id, steps, outcomes))
    }

    fn admit(&self, request: &BoundRequest) -> Result<(), Error> {
        if self.steps.len() >= MAX_REQUESTS {
            return Err(refused("a batch takes at most twenty requests"));
        }
        if !request.core.is_same(self.root.core()) {
            return Err(refused("the request belongs to another client"));
        }
        if matches!(request.body, Some(Body::SeekableStream(_))) {
            return Err(refused("a body that is a stream can't be part of a batch"));
        }
        if request.has_authorization() {
            return Err(refused(
                "a part can't have its own authorization; set it for the whole batch with Batch::with_options",
            ));
        }
        part::relative_url(&self.root, request).map(drop)
    }
}

impl<T> BatchItem<T> {
    /// The id of the request within the batch.
    pub fn id(&self) -> BatchItemId {
        self.id
    }
}

fn refused(text: &str) -> Error {
    Error::new(ErrorKind::Batch, text)
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paths: Vec<&str> = self
            .steps
            .iter()
            .map(|step| step.request.shown_path.as_str())
            .collect();
        f.debug_struct("Batch")
            .field("paths", &paths)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for BatchItem<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BatchItem").field(&self.id.index).finish()
    }
}
