//! How closely a name was matched.

/// How a name is compared, strictest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameMatch {
    /// As the metadata spells it.
    Exact,
    /// Ignoring case.
    IgnoreCase,
}

impl NameMatch {
    pub(super) const ALL: [Self; 2] = [Self::Exact, Self::IgnoreCase];

    pub(super) fn same(self, one: &str, other: &str) -> bool {
        match self {
            Self::Exact => one == other,
            Self::IgnoreCase => one.eq_ignore_ascii_case(other),
        }
    }
}
