//! Every example of reference pages as Rust that is compiled and sent: what the page says is what must arrive, and what the
//! page answers is what the types must read and write again.
//!
//! Each test makes a crate under `target/`, with a function an example, and runs it. That program asks [`main`] to hold
//! every call against its page. A function is the whole example as it is documented: an example that reads a model where its
//! page has none fails.

mod answer;
mod asked;
mod cases;
mod ledger;
mod make;
mod reply;
mod run;
mod same;

pub use cases::{Book, Case};
pub use make::{Subject, compile_and_send};
pub use run::{New, main};

use std::pin::Pin;

use crate::play::Content;
use graph_synchronization_beta::graph_runtime::Error;

/// What an example reads, on its way.
pub type Reading<'c> = Pin<Box<dyn Future<Output = Result<Content, Error>> + Send + 'c>>;

/// A whole example: its call through a client, and the reading of the answer.
pub type Call<C> = for<'c> fn(&'c C) -> Reading<'c>;
