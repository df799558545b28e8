//! Any number of requests in batches (feature `batches`).

mod chains;
mod hold;
mod options;
mod record;
mod run;
mod schedule;

use std::fmt;

use super::Target;
use super::batch::{BatchItem, BatchItemId, BatchResponses, List, refused};
use crate::Error;
use crate::client::Request;

pub use options::BatchesOptions;

/// Any number of requests, sent in batches of up to twenty ([JSON batching](https://learn.microsoft.com/graph/json-batching)).
///
/// Each response is typed as its request, and [`BatchResponses::take`] gives it by the [`BatchItem`] that
/// [`add`](Self::add) returns, in whatever order the service answers.
///
/// ```
/// # use graph_runtime::testing::MockTransport;
/// # use graph_runtime::{Error, Target};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let mock = MockTransport::in_any_order();
/// # let root = Target::root(&mock.core(), "v1.0");
/// # let users = root.segment("users");
/// # for number in 0..45 { mock.expect(users.key(number.to_string().as_str()).delete(None)).returns_nothing(); }
/// let mut batches = root.batches();
/// let requests = (0..45).map(|number| users.key(number.to_string().as_str()).delete(None));
/// let items = batches.add_all(requests)?;
/// let mut responses = batches.send().await?; // 20 + 20 + 5
/// for response in responses.take_all(items) {
///     response?;
/// }
/// # assert_eq!(mock.requests().len(), 3);
/// # Ok(())
/// # }
/// ```
///
/// # How requests are divided
/// Requests that depend on no other go into batches without dependencies, several at the same time
/// ([`BatchesOptions::with_concurrency`]). A chain, in which each request depends on the one before, is a batch of its own,
/// whose parts run one after the other; after twenty it continues in the next batch. A request that depends on several, or
/// one of several that depend on the same one, is sent when all that it depends on have succeeded. Many short chains are
/// sent step by step, the same step of all chains together, where that takes fewer batches.
///
/// A request is sent only if all that it depends on have succeeded (a status below 400). Otherwise its error has the status
/// 424, from the service or, if the request was not sent, from this crate; [`Error::attempts`] is then 0.
///
/// # What is sent again
/// * A part that was throttled (429), alone or with other such parts, after the longest wait that the service asked for in
///   the response to that batch, also if it is a POST, since it has not run.
/// * A part that failed with 408, 500, 502, 503, 504 or 509, if it is idempotent or its
///   [`RetryMode`](crate::RetryMode) allows it.
/// * A part that did not run because another one is sent again.
/// * All parts of a batch that was itself refused with 429 or 503.
/// * If the connection breaks, the idempotent parts. For the others it is unknown whether they have run: their error is of
///   the kind [`Io`](crate::ErrorKind::Io), and [`Error::may_have_run`] is `true`.
///
/// Requests that the service asked to wait for, in response to another call or batch, are not sent before that, as if each were
/// sent alone. If only some of more than four parts were refused, the others are sent.
///
/// A part is sent again at most [`RetryOptions::max_retries`](crate::RetryOptions::max_retries) times. A part that is
/// throttled in a batch of more than four of which others run does not count, up to ten times: the service then only limits
/// how many run at a time, as Outlook does with four for each mailbox, and each batch makes progress.
///
/// A response to a batch that breaks off, repeats a part or lacks one is an error of the parts concerned only. So is a batch
/// that fails as a whole, except if no batch can succeed: without a token, for instance, no further one is sent.
#[must_use = "nothing is sent until `send` is awaited"]
pub struct Batches {
    list: List,
    options: BatchesOptions,
}

impl Target {
    /// An empty list of requests for this version of the service, which are sent in batches.
    pub fn batches(&self) -> Batches {
        Batches {
            list: List::new(self),
            options: BatchesOptions::default(),
        }
    }
}

impl Batches {
    /// Adds a request that depends on no other.
    ///
    /// # Errors
    /// If the request belongs to another client or version of the service, has a stream as its body or its own
    /// authorization, or could not be built.
    pub fn add<T>(&mut self, request: Request<T>) -> Result<BatchItem<T>, Error> {
        self.list.add(request, [])
    }

    /// Adds requests that depend on no other.
    ///
    /// # Errors
    /// As [`Batches::add`], at the first such request; those before it have been added.
    pub fn add_all<T>(
        &mut self,
        requests: impl IntoIterator<Item = Request<T>>,
    ) -> Result<Vec<BatchItem<T>>, Error> {
        requests.into_iter().map(|it| self.add(it)).collect()
    }

    /// Adds a request that is sent only after all of `depends_on` have succeeded.
    ///
    /// # Errors
    /// As [`Batches::add`]; also if an id is of another batch.
    pub fn add_after<T>(
        &mut self,
        request: Request<T>,
        depends_on: impl IntoIterator<Item = BatchItemId>,
    ) -> Result<BatchItem<T>, Error> {
        self.list.add(request, depends_on)
    }

    /// Makes a request that was added depend on others too, which may have been added after it.
    ///
    /// # Errors
    /// If one of `depends_on` depends on `item`, directly or not, or if an id is of another batch; nothing is changed then.
    pub fn make_dependent(
        &mut self,
        item: BatchItemId,
        depends_on: impl IntoIterator<Item = BatchItemId>,
    ) -> Result<(), Error> {
        self.list.depend(item, depends_on)
    }

    /// How batches are made and sent.
    pub fn with_options(mut self, options: BatchesOptions) -> Self {
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

    /// Sends all requests. If the future is dropped, nothing more is sent, and what has been sent may have run.
    ///
    /// # Errors
    /// Only if the options can't work; nothing was sent then. All other errors are of single requests, and returned by
    /// [`BatchResponses::take`].
    pub async fn send(self) -> Result<BatchResponses, Error> {
        let Self { list, options } = self;
        options.check()?;
        let outcomes = run::run(list.root(), list.steps(), &options).await;
        Ok(list.into_responses(outcomes))
    }
}

impl fmt::Debug for Batches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches")
            .field("paths", &self.list.paths())
            .field("options", &self.options)
            .finish()
    }
}
