//! Explicit nulls of known properties as bits, which cost no allocation: many objects have them and little else.

/// The names of a type's properties on the wire, in declared order.
pub(crate) type Names = &'static &'static [&'static str];

/// Those of the first 64 properties of one type that are null.
#[derive(Clone, Copy, Default)]
pub(crate) struct Nulls {
    names: Option<Names>,
    bits: u64,
}

impl Nulls {
    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// True where these are nulls of the type that has these properties, or of none.
    #[inline]
    pub(crate) fn are_of(self, names: Names) -> bool {
        let same = |own: Names| std::ptr::eq::<[_]>(*own, *names) || own == names;
        self.bits == 0 || self.names.is_some_and(same)
    }

    #[inline]
    pub(crate) fn contains(self, index: usize) -> bool {
        index < 64 && self.bits >> index & 1 == 1
    }

    /// Adds a property of the same type; false where there is no bit for it.
    #[inline]
    pub(crate) fn insert(&mut self, names: Names, index: usize) -> bool {
        if index < 64 {
            self.names = Some(names);
            self.bits |= 1 << index;
        }
        index < 64
    }

    pub(crate) fn remove(&mut self, name: &str) {
        for (index, known) in self.names().iter().enumerate() {
            if *known == name {
                self.bits &= !(1 << index);
            }
        }
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        let names = self.names().iter().enumerate();
        names
            .filter(move |(index, _)| self.contains(*index))
            .map(|(_, name)| *name)
    }

    fn names(self) -> &'static [&'static str] {
        let names = self.names.map_or(&[][..], |names| names);
        names.get(..64).unwrap_or(names)
    }
}
