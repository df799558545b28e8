//! Permissions by kind of caller. The kinds are recognised by what no translation changes: brackets, and Microsoft's name.

use super::markup::{Cell, RawTable, spanned};
use crate::page::{Permission, PermissionKind};
use PermissionKind::{Application, DelegatedPersonal, DelegatedWork};

const IN_ORDER: [PermissionKind; 3] = [DelegatedWork, DelegatedPersonal, Application];

/// The permissions of a table that has a row for each kind of caller, or a column.
pub(super) fn read(table: &RawTable) -> Option<Vec<Permission>> {
    let (header, rows) = table.rows.split_first()?;
    if table.columns == 2 && (1..=4).contains(&rows.len()) {
        return by_row(rows);
    }
    if table.columns == 4 && kinds(&header[1.min(header.len())..]) == IN_ORDER {
        let cells = rows.iter().flat_map(|row| {
            let resource = row.first().map(|cell| cell.text.trim().to_owned());
            let cells = row.iter().skip(1).zip(IN_ORDER);
            cells.map(move |(cell, kind)| permission(kind, resource.clone(), cell))
        });
        return Some(cells.collect());
    }
    None
}

fn by_row(rows: &[Vec<Cell>]) -> Option<Vec<Permission>> {
    let labels: Vec<&Cell> = rows.iter().filter_map(|row| row.first()).collect();
    let stated = kinds(labels.iter().copied());
    let kinds = if rows.len() == IN_ORDER.len() {
        IN_ORDER.to_vec()
    } else {
        stated.clone()
    };
    let brackets = stated.iter().any(|kind| *kind != Application);
    let permissions: Vec<Permission> = rows
        .iter()
        .zip(kinds)
        .filter_map(|(row, kind)| Some(permission(kind, None, row.get(1)?)))
        .collect();
    let named = permissions
        .iter()
        .any(|permission| !permission.names.is_empty());
    (named || brackets).then_some(permissions)
}

fn kinds<'c>(labels: impl IntoIterator<Item = &'c Cell>) -> Vec<PermissionKind> {
    labels
        .into_iter()
        .map(|cell| {
            match (
                cell.text.contains(['(', '（']),
                cell.text.contains("Microsoft"),
            ) {
                (true, true) => DelegatedPersonal,
                (true, false) => DelegatedWork,
                (false, _) => Application,
            }
        })
        .collect()
}

fn permission(kind: PermissionKind, resource: Option<String>, cell: &Cell) -> Permission {
    let words = cell.text.split(|letter: char| {
        !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_'))
    });
    let mut here = 0;
    let names = words.filter_map(|word| {
        let start = here + cell.text[here..].find(word).unwrap_or_default();
        here = start + word.len();
        let name = word.trim_matches('.');
        is_permission(name).then(|| spanned(name, cell.at + start))
    });
    Permission {
        kind,
        resource,
        names: names.collect(),
        at: spanned("", cell.at).at,
    }
}

/// `Directory.ReadWrite.All`, `Mail.Read`.
fn is_permission(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.starts_with(|letter: char| letter.is_ascii_uppercase()))
}
