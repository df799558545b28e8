//! `docs.toml`: the project's own sentences on types, properties and operations.

use super::check;
use super::table::{Reader, Table};
use super::{Descriptions, OperationDescription, Spanned, TypeDescription};
use crate::problem::{Input, Problems};

/// Reads `docs.toml`.
///
/// # Errors
/// Everything that is wrong with the file, each with its position.
pub fn read_descriptions(text: &str) -> Result<Descriptions, Problems> {
    Reader::read(Input::Docs, text, |reader, file| {
        let [types, operations] = reader.entries(file, ["types", "operations"]);
        let types = reader.tables_by_name(file, types);
        let operations = reader.tables_by_name(file, operations);
        Descriptions {
            types: types
                .into_iter()
                .map(|(name, table)| (name, read_type(reader, &table)))
                .collect(),
            operations: operations
                .into_iter()
                .map(|(name, table)| (name, read_operation(reader, &table)))
                .collect(),
            ..Descriptions::default()
        }
    })
}

fn read_type(reader: &mut Reader, table: &Table<'_>) -> TypeDescription {
    let [doc, page, properties, members] =
        reader.entries(table, ["doc", "page", "properties", "members"]);
    TypeDescription {
        doc: reader.text(table, doc).unwrap_or_else(|| nothing(table)),
        page: check::page(reader, table, page),
        properties: reader.texts_by_name(table, properties),
        members: reader.texts_by_name(table, members),
    }
}

fn read_operation(reader: &mut Reader, table: &Table<'_>) -> OperationDescription {
    let [doc, page, returns, parameters] =
        reader.entries(table, ["doc", "page", "returns", "parameters"]);
    OperationDescription {
        doc: reader.text(table, doc).unwrap_or_else(|| nothing(table)),
        page: check::page(reader, table, page),
        parameters: reader.texts_by_name(table, parameters),
        returns: reader.text(table, returns),
    }
}

/// A table may describe only its parts; what is missing is known when the slice is.
fn nothing(table: &Table<'_>) -> Spanned<String> {
    Spanned {
        value: String::new(),
        at: table.at,
    }
}
