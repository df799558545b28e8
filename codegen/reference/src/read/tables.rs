//! Recognises tables by their cells, never by their headings.

use super::markup::{Cell, RawTable, spanned};
use super::permissions;
use crate::page::{CellType, MethodRow, Page, Returns, Row, Table};
use graph_csdl::config::Spanned;

/// Column headers of a table of request headers.
const HEADERS: [&str; 6] = [
    "authorization",
    "content-type",
    "accept",
    "if-match",
    "if-none-match",
    "prefer",
];

/// Adds what a table says.
pub(super) fn read(table: &RawTable, before_fences: bool, page: &mut Page) {
    if before_fences
        && page.permissions.is_empty()
        && let Some(permissions) = permissions::read(table)
    {
        page.permissions = permissions;
        return;
    }
    let names = || table.rows.iter().skip(1).filter_map(|row| row.first());
    if names().any(|cell| HEADERS.contains(&cell.text.trim().to_ascii_lowercase().as_str())) {
        page.headers
            .extend(names().map(|cell| spanned(cell.text.trim(), cell.at)));
        return;
    }
    page.methods.extend(methods(table));
    if let Some(rows) = typed_rows(table) {
        page.tables.push(Table {
            rows,
            at: spanned("", table.at).at,
            section: table.section,
        });
    }
}

/// The rows, if most of the first column links to pages.
fn methods(table: &RawTable) -> Vec<MethodRow> {
    let rows = table.rows.get(1..).unwrap_or_default();
    let rows: Vec<MethodRow> = rows.iter().filter_map(|row| method(row)).collect();
    if rows.len() * 2 < table.rows.len().saturating_sub(1) {
        return Vec::new();
    }
    rows
}

fn method(row: &[Cell]) -> Option<MethodRow> {
    let name = row.first()?;
    let link = name.link.clone().filter(|link| link.contains(".md"))?;
    let says = row.get(1);
    let returns = says.and_then(|cell| {
        let text = cell.text.trim();
        let returns = if text.eq_ignore_ascii_case("none") {
            Returns::Nothing
        } else {
            Returns::Type(returned(cell)?)
        };
        Some(Spanned {
            value: returns,
            at: spanned("", cell.at).at,
        })
    });
    Some(MethodRow {
        name: spanned(name.text.trim(), name.at),
        link,
        returns,
        returns_link: says.and_then(|cell| cell.link.clone()),
    })
}

/// The type that a cell says is returned: the words of its link, with the words for several.
fn returned(cell: &Cell) -> Option<CellType> {
    if cell.link.is_none() {
        return cell_type(cell);
    }
    let name = cell.text.get(cell.linked.clone())?.trim();
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    let before = cell.text[..cell.linked.start].to_ascii_lowercase();
    let behind = cell.text[cell.linked.end..].to_ascii_lowercase();
    let is_collection = before.contains("collection") || behind.contains("collection");
    (is_name && !name.is_empty()).then(|| CellType {
        name: name.to_owned(),
        is_collection: Some(is_collection),
    })
}

/// The rows, if one of the first columns after the names holds types.
fn typed_rows(table: &RawTable) -> Option<Vec<Row>> {
    if table.columns < 3 {
        return None;
    }
    let rows = table.rows.get(1..)?;
    let column = (1..table.columns.min(3)).find(|column| {
        let filled = rows
            .iter()
            .filter_map(|row| row.get(*column))
            .filter(|cell| !cell.text.trim().is_empty());
        let (types, all) = filled.fold((0, 0), |(types, all), cell| {
            (types + usize::from(cell_type(cell).is_some()), all + 1)
        });
        types > 0 && types * 2 >= all
    })?;
    let rows = rows.iter().filter_map(|row| {
        let name = row.first()?;
        let ty = row.get(column)?;
        Some(Row {
            name: spanned(name.text.trim(), name.at),
            ty: Spanned {
                value: cell_type(ty)?,
                at: spanned("", ty.at).at,
            },
            link: ty.link.clone(),
            codes: row
                .iter()
                .skip(column + 1)
                .flat_map(|cell| cell.codes.clone())
                .collect(),
        })
    });
    Some(rows.collect())
}

/// The type that a cell names: the first word, with the words for several.
fn cell_type(cell: &Cell) -> Option<CellType> {
    let text = cell.text.trim();
    let inner = text
        .get(..11)
        .filter(|head| head.eq_ignore_ascii_case("collection("))
        .map(|head| &text[head.len()..]);
    let body = inner.unwrap_or(text).trim_start();
    let is_word = |letter: char| {
        letter.is_ascii_alphanumeric() || letter == '.' || letter == '_' || letter == '#'
    };
    let end = body
        .find(|letter: char| !is_word(letter))
        .unwrap_or(body.len());
    let name = body[..end].trim_matches(['.', '#']);
    let behind = body[end..].trim();
    let linked = cell
        .link
        .as_deref()
        .is_some_and(|link| link.contains(".md") || link.contains("resources/"));
    if name.is_empty() || !(is_primitive(name) || linked || is_type_name(name, behind)) {
        return None;
    }
    let collection = inner.is_some() || behind.to_ascii_lowercase().starts_with("collection");
    let silent = behind.is_empty() || behind.starts_with(['(', ',', '.', ')']);
    let is_collection = if collection {
        Some(true)
    } else {
        silent.then_some(false)
    };
    Some(CellType {
        name: name.to_owned(),
        is_collection,
    })
}

fn is_primitive(name: &str) -> bool {
    const NAMES: [&str; 19] = [
        "string",
        "boolean",
        "bool",
        "int16",
        "int32",
        "int64",
        "int",
        "integer",
        "double",
        "single",
        "float",
        "decimal",
        "date",
        "datetimeoffset",
        "duration",
        "timeofday",
        "guid",
        "binary",
        "stream",
    ];
    let bare = name
        .get(..4)
        .filter(|head| head.eq_ignore_ascii_case("edm."))
        .map_or(name, |head| &name[head.len()..]);
    NAMES.contains(&bare.to_ascii_lowercase().as_str())
}

/// A word such as `synchronizationRule` that is followed by nothing, or by one word.
fn is_type_name(name: &str, behind: &str) -> bool {
    let camel = name.starts_with(|letter: char| letter.is_ascii_lowercase());
    (camel || name.contains('.')) && behind.split_whitespace().count() <= 1
}
