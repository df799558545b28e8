//! Where something is in a file of TOML that was read before.

use super::table::offset;
use crate::problem::At;
use toml::de::DeTable;

/// The place of a key of the file, if it has it.
pub(super) fn place_of(text: &str, key: &str) -> Option<At> {
    let (table, _) = DeTable::parse_recoverable(text);
    let (key, _) = table.get_ref().get_key_value(key)?;
    Some(offset(key.span().start))
}

/// The place of an item of a list of strings that is found by these keys.
pub(super) fn place_of_item(text: &str, keys: &[&str], item: &str) -> Option<At> {
    let (table, _) = DeTable::parse_recoverable(text);
    let (first, rest) = keys.split_first()?;
    let mut value = table.get_ref().get(*first)?.get_ref();
    for key in rest {
        value = value.as_table()?.get(*key)?.get_ref();
    }
    let mut items = value.as_array()?.iter();
    let found = items.find(|it| it.get_ref().as_str() == Some(item))?;
    Some(offset(found.span().start))
}
