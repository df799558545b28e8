//! A file of models.

use super::text::{self, Printer};
use super::{enums, structs};
use crate::plan::{File, Model};

/// One model.
pub(super) fn model(print: &Printer, file: &File<Model>) -> String {
    let pieces = match &file.item {
        Model::Struct(item) => structs::model(item),
        Model::Enum(item) => enums::pieces(item),
    };
    print.rust(&[], text::uses(&file.uses).into_iter().chain(pieces))
}
