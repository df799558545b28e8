//! Where a snippet is shown: in a function or a block of a page, in the documentation of its method, and on the front page.

mod first_call;
mod function;
mod rustdoc;

pub use first_call::introduce;
pub use function::{block, function};
pub use rustdoc::document;
