//! Members whose names differ from those of properties only in case: `UploadUrl` for `uploadUrl`.

use super::additional::AdditionalProperties;
use super::table::Table;

/// Which properties were read, by number.
#[derive(Default)]
pub(super) struct Seen {
    first: u128,
    others: Vec<usize>,
}

impl Seen {
    /// True where the property was not read before.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        if index >= 128 {
            return self.insert_other(index);
        }
        let bit = 1 << index;
        let is_new = self.first & bit == 0;
        self.first |= bit;
        is_new
    }

    #[cold]
    fn insert_other(&mut self, index: usize) -> bool {
        let is_new = !self.others.contains(&index);
        if is_new {
            self.others.push(index);
        }
        is_new
    }
}

/// The property that a member of another name means: the only one whose name differs from it in case alone, unless that
/// property was read. It keeps the member's spelling.
#[cold]
pub(super) fn respelled(
    table: &'static Table,
    name: &str,
    seen: &mut Seen,
    additional: &mut AdditionalProperties,
) -> Option<usize> {
    let mut found = (table.names.iter().enumerate())
        .filter(|(_, known)| known.eq_ignore_ascii_case(name))
        .map(|(index, _)| index);
    let (index, None) = (found.next()?, found.next()) else {
        return None;
    };
    seen.insert(index).then(|| {
        additional.respell(table.names[index], name);
        index
    })
}

/// What to do with a property that comes a second time: the last one counts. But one that came in another case keeps its
/// value, unless that was a null or did not fit, and the second is kept under the declared name.
#[cold]
pub(super) fn takes_again(
    table: &'static Table,
    index: usize,
    additional: &mut AdditionalProperties,
) -> bool {
    let name = table.names[index];
    let Some(spelling) = additional.spelling(name).map(str::to_owned) else {
        return true;
    };
    if additional.is_doubled(name) {
        return false;
    }
    let recorded = additional.remove(name);
    match recorded {
        Some(json) => {
            additional.forget_spelling(name);
            additional.push(spelling.into(), json);
            true
        }
        None => {
            additional.double(name);
            false
        }
    }
}
