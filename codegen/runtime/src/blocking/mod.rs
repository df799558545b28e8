//! Calls that block the thread until there is a response (feature `blocking`).
//!
//! Requests are values, so nothing else changes: every method of a generated crate, and its requests, are the same.
//!
//! ```
//! # use graph_runtime::{Core, Error, ListOptions, Page, Request, Target, structured_type};
//! # #[non_exhaustive]
//! # pub struct User { pub display_name: Option<String>, pub additional: graph_runtime::AdditionalProperties }
//! # structured_type! { User: "microsoft.graph.user", UserProperty { display_name: "displayName" => DisplayName } }
//! # struct GraphClient(Target);
//! # impl GraphClient { fn from_core(core: &Core) -> Self { Self(Target::root(core, "v1.0")) } fn users(&self) -> Users { Users(self.0.segment("users")) } }
//! # struct Users(Target);
//! # impl Users { fn list(&self, options: Option<ListOptions<User>>) -> Request<Page<User>> { self.0.list(options) } }
//! use graph_runtime::blocking::BlockingClient;
//! # use graph_runtime::testing::{MockCredential, MockTransport};
//!
//! # fn main() -> Result<(), Error> {
//! # let mock = MockTransport::new();
//! # let (credential, options) = (std::sync::Arc::new(MockCredential::new()), Some(mock.options()));
//! let blocking = BlockingClient::new(credential, options)?;
//! let graph = GraphClient::from_core(blocking.core());
//! # mock.expect(graph.users().list(None)).returns_items([User::default()]);
//! # mock.expect(graph.users().list(None)).returns_items([User::default(), User::default()]);
//! let page = graph.users().list(None).send_blocking()?.into_model()?;
//! # assert_eq!(page.value.len(), 1);
//! let mut count = 0;
//! for user in blocking.items(graph.users().list(None)) {
//!     user?;
//!     count += 1;
//! }
//! # assert_eq!(count, 2);
//! # mock.verify();
//! # Ok(())
//! # }
//! ```
//!
//! # Where it works
//! A [`BlockingClient`] has its own async runtime on its own thread, which runs all requests of its [`Core`]. It can be created and
//! dropped anywhere.
//!
//! | called | |
//! |---|---|
//! | outside of async code | works |
//! | on a thread for blocking work (`tokio::task::spawn_blocking`, `std::thread`) | works |
//! | in async code of a tokio runtime with several threads | works, and blocks one of them; prefer `.await` |
//! | in async code of a tokio runtime with one thread | an error of the kind [`Configuration`](crate::ErrorKind::Configuration), since nothing else would run: timers, servers, other tasks |
//!
//! A request of this `Core` can also be awaited on any runtime; it still runs on the client's own. Objects that do I/O on the
//! caller's runtime, such as a credential with its own HTTP client, should not be shared with code that blocks that runtime.

mod context;
mod iterators;
mod reader;
mod runtime;

use std::fmt;
use std::future::IntoFuture;
use std::sync::Arc;

use azure_core::Bytes;
use azure_core::credentials::TokenCredential;
use futures_core::Stream;

use crate::{Core, Error, ErrorKind, GraphClientOptions, Page, Request, Response, Value};

pub use iterators::{Items, Pages};
pub use reader::Reader;
pub(crate) use runtime::Runtime;

/// A client whose calls block the thread; see the [module](self). It is a handle: clones share connections and runtime.
#[derive(Clone)]
pub struct BlockingClient {
    core: Core,
    runtime: Arc<Runtime>,
}

impl BlockingClient {
    /// Creates a client that gets its tokens from `credential`.
    ///
    /// # Errors
    /// As [`Core::new`]; also if the operating system refuses a thread.
    pub fn new(
        credential: Arc<dyn TokenCredential>,
        options: Option<GraphClientOptions>,
    ) -> Result<Self, Error> {
        let runtime = Arc::new(Runtime::new()?);
        let core = Core::on(credential, options, Some(runtime.clone()))?;
        Ok(Self { core, runtime })
    }

    /// The core, for `GraphClient::from_core` of a generated crate.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Sends a request; the same as [`Request::send_blocking`].
    ///
    /// # Errors
    /// As for the request if it is awaited; also if this thread can't be blocked, or the request is of another client.
    pub fn send<T: Send + 'static>(&self, request: Request<T>) -> Result<Response<T>, Error> {
        match request.core().is_same(&self.core) {
            true => request.send_blocking(),
            false => Err(Error::new(
                ErrorKind::Configuration,
                "the request belongs to another client",
            )),
        }
    }

    /// All items of a collection, of which `request` asks for the first page. Each page is fetched when it is needed.
    pub fn items<T: Value + Send + Unpin + 'static>(&self, request: Request<Page<T>>) -> Items<T> {
        Items::new(self.pages(request))
    }

    /// The pages of a collection, of which `request` asks for the first.
    pub fn pages<T: Value + Send + Unpin + 'static>(&self, request: Request<Page<T>>) -> Pages<T> {
        Pages::new(self.clone(), request.into_pager())
    }

    /// The bytes of a stream, as a reader of the standard library: of the model of a response, or, with the feature `transfers`,
    /// of `Download::into_stream`.
    ///
    /// ```
    /// # use graph_runtime::testing::{MockCredential, MockResponse, MockTransport};
    /// # use graph_runtime::{ByteStream, Request, Target};
    /// use graph_runtime::blocking::BlockingClient;
    ///
    /// fn save(blocking: &BlockingClient, content: Request<ByteStream>, file: &mut Vec<u8>) -> std::io::Result<u64> {
    ///     let stream = content.send_blocking().and_then(|response| response.into_model());
    ///     std::io::copy(&mut blocking.reader(stream.map_err(std::io::Error::other)?), file)
    /// }
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let mock = MockTransport::new();
    /// # let blocking = BlockingClient::new(std::sync::Arc::new(MockCredential::new()), Some(mock.options()))?;
    /// # let content = || Target::root(blocking.core(), "v1.0").segment("content").get_stream(None);
    /// # mock.expect(content()).responds(MockResponse::new(200).with_body("text/plain", "abc"));
    /// # let mut file = Vec::new();
    /// # assert_eq!((save(&blocking, content(), &mut file)?, &*file), (3, &b"abc"[..]));
    /// # Ok(())
    /// # }
    /// ```
    pub fn reader<S>(&self, stream: S) -> Reader<S>
    where
        S: Stream<Item = Result<Bytes, Error>> + Send + Unpin + 'static,
    {
        Reader::new(self.clone(), stream)
    }

    /// Runs any future on this client's runtime and returns its output: for [`Batch::send`](crate::Batch::send), for
    /// instance. If the future panics, so does this call.
    ///
    /// # Errors
    /// If this thread can't be blocked; the future has not run then.
    pub fn block_on<F>(&self, future: F) -> Result<F::Output, Error>
    where
        F: IntoFuture,
        F::IntoFuture: Send + 'static,
        F::Output: Send + 'static,
    {
        self.runtime.block_on(future.into_future())
    }
}

impl<T: Send + 'static> Request<T> {
    /// Sends the request and blocks the thread until there is a response (feature `blocking`). The client must be made from
    /// the [`Core`] of a [`BlockingClient`].
    ///
    /// # Errors
    /// As if it is awaited. Also, with the kind [`Configuration`](ErrorKind::Configuration), if the client is another one, or
    /// [this thread can't be blocked](crate::blocking#where-it-works); nothing is sent then.
    pub fn send_blocking(self) -> Result<Response<T>, Error> {
        let Some(runtime) = self.core().runtime().cloned() else {
            return Err(Error::new(
                ErrorKind::Configuration,
                "only a client of `blocking::BlockingClient` can block; make this one with `from_core` and `BlockingClient::core`",
            ));
        };
        let future = async move { self.await };
        runtime.block_on(future).and_then(|result| result)
    }
}

impl fmt::Debug for BlockingClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingClient").field(&self.core).finish()
    }
}
