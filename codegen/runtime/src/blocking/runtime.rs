//! The runtime that requests run on while their callers wait.

use std::future::Future;
use std::sync::mpsc;

use tokio::runtime::{Builder, Handle};

use super::context;
use crate::{Error, ErrorKind};

const NAME: &str = "graph-blocking";

/// A runtime with one thread. Dropping it does not wait for its tasks, so that a program may drop it in async code.
pub(crate) struct Runtime(Option<tokio::runtime::Runtime>, Handle);

impl Runtime {
    pub(super) fn new() -> Result<Self, Error> {
        let mut builder = Builder::new_multi_thread();
        let built = builder
            .worker_threads(1)
            .thread_name(NAME)
            .enable_all()
            .build();
        let runtime = built.map_err(|error| {
            let text = "the thread for blocking calls can't be started";
            Error::new(ErrorKind::Configuration, text).with_source(error)
        })?;
        let handle = runtime.handle().clone();
        Ok(Self(Some(runtime), handle))
    }

    /// Blocks the thread until the future has its output.
    pub(super) fn block_on<F>(&self, future: F) -> Result<F::Output, Error>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        context::check()?;
        let task = self.1.spawn(future);
        let (sender, receiver) = mpsc::sync_channel(1);
        self.1.spawn(async move {
            // It fails if the caller no longer waits.
            let _ = sender.send(task.await);
        });
        match receiver.recv() {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(error)) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            _ => Err(ended()),
        }
    }

    /// Runs the future on this runtime, for a caller on any other. If the caller drops it, it is aborted.
    pub(crate) async fn run<F>(&self, future: F) -> Result<F::Output, Error>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        if Handle::try_current().is_ok_and(|current| current.id() == self.1.id()) {
            return Ok(future.await);
        }
        let mut task = Aborting(self.1.spawn(future));
        match (&mut task.0).await {
            Ok(output) => Ok(output),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => Err(ended()),
        }
    }
}

/// A task that is aborted when its handle is dropped.
struct Aborting<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for Aborting<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn ended() -> Error {
    let text = "the runtime of the blocking client has ended";
    Error::new(ErrorKind::Configuration, text)
}

impl Drop for Runtime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
