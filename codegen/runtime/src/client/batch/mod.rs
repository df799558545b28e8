//! `$batch`: up to twenty requests in one, with an order among them, and each answer typed as its request.

mod answers;
pub(crate) mod content;
mod gather;
mod part;
mod read;
mod rounds;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use azure_core::http::Body;

use super::Target;
use crate::client::{BoundRequest, Request};
use crate::http::Decoder;
use crate::{Error, ErrorKind, RequestOptions};

pub use answers::BatchAnswers;

/// The service takes no more.
const MAX_REQUESTS: usize = 20;

/// Up to twenty requests that are sent as one.
///
/// A part that the service throttles is sent again, with those that depend on it; a part that may have run is sent again
/// only if repeating it does no harm. A 424 says that a part was not run because one before it failed.
///
/// A body is written by its media type (OData JSON Format 4.01): JSON as it is, `text/*` as text, everything else as
/// base64. The bodies of the answers are read by the same rule, whatever they look like; where the service says JSON or
/// nothing, they are JSON. One that is not what its media type says, or whose headers can't be read, is an error of that
/// part. [`BatchAnswers::json`] has each part as it came.
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

/// Gets the answer to a part, once.
#[must_use = "the ticket gets the answer"]
pub struct Ticket<T> {
    part: Part,
    decoder: Decoder<T>,
}

/// Names a part that others wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
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
    /// Adds a request that waits for no other.
    ///
    /// # Errors
    /// Where there are twenty already, the request belongs to another client or version, its body is a stream, or it
    /// holds an error of its own.
    pub fn add<T>(&mut self, request: Request<T>) -> Result<Ticket<T>, Error> {
        self.add_after(request, [])
    }

    /// Adds a request that runs only when those of `parts` have succeeded.
    ///
    /// # Errors
    /// As [`Batch::add`]; also where a part is another batch's.
    pub fn add_after<T>(
        &mut self,
        request: Request<T>,
        parts: impl IntoIterator<Item = Part>,
    ) -> Result<Ticket<T>, Error> {
        let (mut request, decoder) = request.into_parts();
        if let Some(problem) = request.problem.take() {
            return Err(problem);
        }
        self.admit(&request)?;
        let mut after = Vec::new();
        for part in parts {
            if part.batch != self.id {
                return Err(refused("a part to wait for is in another batch"));
            }
            after.push(part.index);
        }
        let part = Part {
            batch: self.id,
            index: self.steps.len(),
        };
        self.steps.push(Step { request, after });
        Ok(Ticket { part, decoder })
    }

    /// Headers, timeout and retries of the whole. A part's own timeout has no meaning here.
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// How many requests are in it.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether no request is in it.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Sends all, and what has to be sent again until it is settled.
    ///
    /// # Errors
    /// Where there is no answer to the whole. Errors of the parts come with their tickets, among them a part that has no
    /// answer, or two.
    pub async fn send(self) -> Result<BatchAnswers, Error> {
        let Self {
            id,
            root,
            steps,
            options,
        } = self;
        let outcomes = rounds::run(&root, &steps, &options).await?;
        Ok(BatchAnswers::new(id, steps, outcomes))
    }

    fn admit(&self, request: &BoundRequest) -> Result<(), Error> {
        if self.steps.len() >= MAX_REQUESTS {
            return Err(refused("a batch takes twenty requests and no more"));
        }
        if !request.core.is_same(self.root.core()) {
            return Err(refused("the request belongs to another client"));
        }
        if matches!(request.body, Some(Body::SeekableStream(_))) {
            return Err(refused("a body that is a stream can't be part of a batch"));
        }
        if request.has_authorization() {
            return Err(refused(
                "a part has no authorization of its own; give it for the whole batch",
            ));
        }
        part::relative_url(&self.root, request).map(drop)
    }
}

impl<T> Ticket<T> {
    /// The part's name, for others to wait for.
    pub fn part(&self) -> Part {
        self.part
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

impl<T> fmt::Debug for Ticket<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ticket").field(&self.part.index).finish()
    }
}
