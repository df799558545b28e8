//! The client: endpoints, credentials, the pipeline over azure_core, and what generated builders call.

mod items;
mod body;
mod call;
mod cloud;
mod core;
mod media;
mod options;
mod references;
mod send;
mod stream;
mod target;
mod verbs;

pub use body::body_from_fn;
pub use call::Call;
pub use cloud::Cloud;
pub use core::Core;
pub use options::{GraphClientOptions, RetryOptions, Timeouts};
pub use references::Reference;
pub use stream::ByteStream;
pub use target::Target;

pub(crate) use send::send;
