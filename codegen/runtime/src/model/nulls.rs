//! Explicit nulls of known properties: bits, since most objects have some and keep nothing else.

use super::table::Table;

/// Which properties are null; only the first 64 have a bit.
#[derive(Clone, Copy)]
pub(crate) struct Nulls {
    bits: u64,
    table: &'static Table,
}

impl Nulls {
    pub(crate) const NONE: Self = Self {
        bits: 0,
        table: &Table {
            type_name: "",
            names: &[],
            members: "",
            fields: "",
            kind: "",
        },
    };

    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// True where these are nulls of the type that has these properties, or there are none.
    #[inline]
    pub(crate) fn are_of(self, table: &'static Table) -> bool {
        self.bits == 0 || std::ptr::eq(self.table, table) || self.table.members == table.members
    }

    /// Marks a property of the same type, if it has a bit.
    #[inline]
    pub(crate) fn insert(&mut self, table: &'static Table, index: usize) -> bool {
        let fits = index < 64;
        if fits {
            self.table = table;
            self.bits |= 1 << index;
        }
        fits
    }

    pub(crate) fn remove(&mut self, name: &str) {
        let names = self.table.names.iter().take(64);
        for (index, _) in names.enumerate().filter(|(_, known)| **known == name) {
            self.bits &= !(1 << index);
        }
    }

    #[inline]
    pub(crate) fn contains(self, index: usize) -> bool {
        index < 64 && self.bits >> index & 1 == 1
    }

    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        let names = self.table.names.iter().enumerate();
        names
            .filter(move |(index, _)| self.contains(*index))
            .map(|(_, name)| *name)
    }
}
