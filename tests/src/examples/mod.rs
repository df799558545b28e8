//! Every example of reference pages as Rust that is compiled and sent: what the page says is what must arrive, and what the
//! page answers is what the types must read and write again.
//!
//! Each test makes a crate under `target/`, with a function an example, and runs it. That program asks [`main`] to hold
//! every call against its page.

mod answer;
mod asked;
mod cases;
mod ledger;
mod make;
mod run;
mod same;

pub use cases::{Book, Case};
pub use make::{Subject, compile_and_send};
pub use run::{New, main};

use crate::play::Playing;
use graph_synchronization_beta::graph_runtime::Error;

/// A call of an example through a client, ready to be sent.
pub type Call<C> = fn(&C) -> Result<Playing, Error>;
