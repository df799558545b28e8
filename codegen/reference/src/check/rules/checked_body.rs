//! The body that rules check, and where they are in it.

use crate::check::json_cursor::JsonCursor;
use crate::check::recorder::Recorder;
use graph_csdl::model::{Model, TypeId};

/// A body that is being checked.
pub(crate) struct Body<'c, 'm> {
    pub(crate) model: &'m Model,
    pub(crate) cursor: JsonCursor<'c>,
    /// The type that the annotation gives to the whole body, or to each item of it.
    pub(crate) hint: Option<TypeId>,
    /// Whether words represent types: `"String"` is no member of an enum then.
    pub(crate) shows_types: bool,
}

impl<'c, 'm> Body<'c, 'm> {
    pub(crate) fn new(model: &'m Model, notes: &'c mut Recorder<'_>) -> Self {
        Self {
            model,
            cursor: JsonCursor::new(notes.reborrow()),
            hint: None,
            shows_types: false,
        }
    }
}
