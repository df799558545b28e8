//! Requests, responses and errors as plain values: building one and reading one are pure functions, so that any
//! transport can sit under them.

mod attempt;
mod buffered_response;
mod challenge;
mod decode;
mod error;
mod header;
mod http_date;
mod items;
mod members;
mod operation;
mod page;
mod raw_response;
mod request;
mod request_options;
mod response;
mod retry_after;
mod scrub;
mod stream;
mod unread;

pub use error::graph_error::{ErrorDetail, InnerError};
pub use error::kind::ErrorKind;
pub use error::{Error, Result};
pub use items::PageItems;
pub use page::Page;
pub use request_options::{RequestOptions, RetryMode};
pub use response::Response;
pub use stream::ByteStream;
pub use unread::UnreadItem;

pub(crate) use attempt::Attempt;
pub(crate) use buffered_response::{BufferedResponse, is_html, is_of_file, values};
pub(crate) use challenge::claims_of;
pub(crate) use decode::{Decoder, Expects, Payload};
pub(crate) use error::attempts::Attempts;
pub(crate) use error::chain;
pub(crate) use members::Members;
pub(crate) use operation::{Operation, template};
pub(crate) use page::Wrapped;
pub(crate) use raw_response::{Origin, RawResponse};
pub(crate) use request::RawRequest;
pub(crate) use retry_after::retry_after;
pub(crate) use scrub::{Scrub, Sent, Token, cleaned_headers};
