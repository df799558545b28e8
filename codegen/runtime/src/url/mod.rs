//! The parts of a URL: path segments, OData literals, query options; and links of the service.
//!
//! Everything here is pure text: nothing knows of clients or connections.

pub(crate) mod backslash;
mod expand;
mod filter;
mod get_options;
mod link;
mod list_options;
mod literal;
pub(crate) mod location;
mod loopback;
mod merge;
mod query;
mod segment;
mod url_parameters;

pub use expand::Expand;
pub use filter::{Comparable, Filter, Ordered, PropertyPath};
pub use get_options::GetOptions;
pub use link::Link;
pub use list_options::ListOptions;
pub use literal::Literal;
pub use url_parameters::{UrlArguments, UrlForm, UrlParameters, WhenUnset};

#[cfg(feature = "_transport")]
pub(crate) use loopback::is_loopback;
pub(crate) use loopback::is_loopback_http;
pub(crate) use query::Query;
pub(crate) use segment::{encode, encode_arguments, encode_segment};
