//! Converts the arguments of generated setters.

/// The value of a property.
#[doc(hidden)]
#[inline]
pub fn into_some<V>(value: impl Into<V>) -> Option<V> {
    Some(value.into())
}

/// The value of a property that is a collection.
#[doc(hidden)]
#[inline]
pub fn collect_some<V>(items: impl IntoIterator<Item = impl Into<V>>) -> Option<Vec<V>> {
    Some(items.into_iter().map(Into::into).collect())
}
