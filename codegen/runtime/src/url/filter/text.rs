//! Filters with values in them.

/// `format!` for `$filter` and its like: each argument is made a [`Literal`](crate::Literal), so that strings are
/// quoted and no value can end its own string.
///
/// ```
/// let name = "O'Neil";
/// let filter = graph_runtime::filter!("displayName eq {} and sequence ge {}", name, 5);
/// assert_eq!(filter, "displayName eq 'O''Neil' and sequence ge 5");
/// ```
#[macro_export]
macro_rules! filter {
    ($text:literal $(, $value:expr)* $(,)?) => {
        ::std::format!($text $(, $crate::Literal::from($value))*)
    };
}
