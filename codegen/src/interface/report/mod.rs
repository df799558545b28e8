//! Lists of changes for people and programs.

mod history;
mod html;
mod json;
mod lines;
mod markdown;
mod text;

pub use history::{History, Pair};
pub use html::html;
pub use json::{history_json, json};
pub use lines::step_text;
pub(crate) use markdown::lists;
pub use markdown::{history_markdown, markdown};
pub use text::{history_text, text};
