//! `$batch`: up to twenty requests in one, with dependencies among them; each response is typed as its request.

pub(crate) mod content;
pub(in crate::client) mod gather;
mod part;
mod read;
mod responses;
pub(in crate::client) mod rounds;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use azure_core::http::Body;

use super::Target;
use crate::client::{BoundRequest, Request};
use crate::http::Decoder;
use crate::{Error, ErrorKind, RequestOptions};

pub use responses::BatchResponses;

/// The limit of the service.
pub(in crate::client) const MAX_REQUESTS: usize = 20;

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
    list: List,
    options: RequestOptions,
}

/// One part.
pub(in crate::client) struct Step {
    pub(in crate::client) request: BoundRequest,
    /// The numbers of those that it depends on, each once.
    pub(in crate::client) after: Vec<usize>,
}

/// A request in a batch, for [`BatchResponses::take`].
#[must_use = "the item is needed to take the response"]
pub struct BatchItem<T> {
    id: BatchItemId,
    decoder: Decoder<T>,
}

/// The id of a request in a batch, for [`Batch::add_after`] and [`BatchResponses::json`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BatchItemId {
    batch: u64,
    index: usize,
}

impl Target {
    /// An empty batch for this version of the service.
    pub fn batch(&self) -> Batch {
        Batch {
            list: List::new(self),
            options: RequestOptions::default(),
        }
    }
}

/// Requests to be sent in batches, in the caller's order.
pub(in crate::client) struct List {
    /// Its number in this process, which its items have.
    id: u64,
    root: Target,
    steps: Vec<Step>,
}

impl List {
    /// An empty list for the version of the service that `target` is of.
    pub(in crate::client) fn new(target: &Target) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            root: target.version(),
            steps: Vec::new(),
        }
    }

    pub(in crate::client) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Adds a request that depends on others.
    pub(in crate::client) fn add<T>(
        &mut self,
        request: Request<T>,
        depends_on: impl IntoIterator<Item = BatchItemId>,
    ) -> Result<BatchItem<T>, Error> {
        let (mut request, decoder) = request.into_parts();
        if let Some(problem) = request.problem.take() {
            return Err(problem);
        }
        self.admit(&request)?;
        let after = self.numbers(depends_on)?;
        let id = BatchItemId {
            batch: self.id,
            index: self.steps.len(),
        };
        self.steps.push(Step { request, after });
        Ok(BatchItem { id, decoder })
    }

    /// The numbers of these parts, each once.
    fn numbers(&self, parts: impl IntoIterator<Item = BatchItemId>) -> Result<Vec<usize>, Error> {
        let numbers = parts.into_iter().map(|part| match part.batch == self.id {
            true => Ok(part.index),
            false => Err(refused("a part to depend on is in another batch")),
        });
        let numbers: BTreeSet<usize> = numbers.collect::<Result<_, _>>()?;
        Ok(numbers.into_iter().collect())
    }

    /// Makes a part depend on others too, unless one of them depends on it.
    #[cfg(feature = "batches")]
    pub(in crate::client) fn depend(
        &mut self,
        item: BatchItemId,
        depends_on: impl IntoIterator<Item = BatchItemId>,
    ) -> Result<(), Error> {
        let [item] = self.numbers([item])?[..] else {
            return Ok(());
        };
        let on = self.numbers(depends_on)?;
        let mut seen: BTreeSet<usize> = on.iter().copied().collect();
        let mut open = on.clone();
        while let Some(next) = open.pop() {
            if next == item {
                return Err(refused("a request would depend on itself"));
            }
            let after = self.steps[next].after.iter();
            open.extend(after.copied().filter(|&step| seen.insert(step)));
        }
        let after = &mut self.steps[item].after;
        let all: BTreeSet<usize> = after.iter().copied().chain(on).collect();
        *after = all.into_iter().collect();
        Ok(())
    }

    #[cfg(feature = "batches")]
    pub(in crate::client) fn root(&self) -> &Target {
        &self.root
    }

    #[cfg(feature = "batches")]
    pub(in crate::client) fn steps(&self) -> &[Step] {
        &self.steps
    }

    #[cfg(feature = "batches")]
    pub(in crate::client) fn into_responses(
        self,
        outcomes: Vec<rounds::Outcome>,
    ) -> BatchResponses {
        BatchResponses::new(self.id, self.steps, outcomes)
    }

    fn admit(&self, request: &BoundRequest) -> Result<(), Error> {
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

    /// The paths as they may be printed.
    pub(in crate::client) fn paths(&self) -> Vec<&str> {
        let steps = self.steps.iter();
        steps.map(|step| step.request.shown_path.as_str()).collect()
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
        if self.list.len() >= MAX_REQUESTS {
            return Err(refused(
                "a batch takes at most twenty requests; with the feature `batches`, Target::batches takes any number",
            ));
        }
        self.list.add(request, depends_on)
    }

    /// Headers, timeout and retries of the batch as a whole. Timeouts of its parts are ignored.
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// The number of requests.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is no request.
    pub fn is_empty(&self) -> bool {
        self.list.len() == 0
    }

    /// Sends the batch, and then again the parts that are to be retried.
    ///
    /// # Errors
    /// If the batch as a whole fails. Errors of single parts, such as a part without a response, are returned by
    /// [`BatchResponses::take`].
    pub async fn send(self) -> Result<BatchResponses, Error> {
        let Self { list, options } = self;
        let outcomes = rounds::run(&list.root, &list.steps, &options).await?;
        Ok(BatchResponses::new(list.id, list.steps, outcomes))
    }
}

impl<T> BatchItem<T> {
    /// The id of the request within the batch.
    pub fn id(&self) -> BatchItemId {
        self.id
    }
}

pub(in crate::client) fn refused(text: &str) -> Error {
    Error::new(ErrorKind::Batch, text)
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("paths", &self.list.paths())
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for BatchItem<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BatchItem").field(&self.id.index).finish()
    }
}
