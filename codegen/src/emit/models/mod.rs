//! A file of models.

mod enums;
pub(super) mod setters;
pub(super) mod structs;
pub(super) mod table;

use super::scope::Names;
use super::text::Printer;
use crate::plan::{DataType, ModelId, Plan};

/// One model.
pub(super) fn model(print: &Printer, plan: &Plan, names: &Names<'_>, id: &ModelId) -> String {
    let scope = names.of_model(*id);
    let pieces = match &plan[*id] {
        DataType::Struct(item) => structs::model(&scope, item),
        DataType::Enum(item) => enums::pieces(item),
    };
    print.rust(&[], scope.uses().into_iter().chain(pieces))
}
