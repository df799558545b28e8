//! The client: endpoints, credentials, the pipeline over azure_core, and what generated builders call.

mod batch;
mod body;
mod call;
mod cloud;
mod core;
mod credential;
mod foreign;
mod items;
mod media;
mod options;
mod pager;
mod pipeline;
mod progress;
mod read_body;
mod reauthorize;
mod redact;
mod references;
#[cfg(feature = "reqwest")]
mod reqwest_client;
mod retry;
mod send;
mod stream;
mod target;
mod timer;
mod transport;
mod verbs;

pub use batch::{Batch, BatchAnswers, Part, Ticket};
pub use body::body_from_fn;
pub use call::Call;
pub use cloud::Cloud;
pub use core::Core;
pub use options::{GraphClientOptions, RetryOptions, Timeouts};
pub use pager::{Pager, Pages};
pub use references::Reference;
pub use stream::ByteStream;
pub use target::Target;
pub use transport::http_client;

pub(crate) use send::send;
