//! The macro of the properties that filters can be about.

/// Makes a function for each property that a filter can be about, on the enum of a type's properties.
///
/// ```text
/// filter_properties! {
///     Type TypeProperty {
///         field: "wireName" String,
///     }
/// }
/// ```
#[cfg(feature = "client")]
#[macro_export]
macro_rules! filter_properties {
    ($type:ident $property:ident {
        $($field:ident: $wire:literal $value:ty),* $(,)?
    }) => {
        /// What filters can be about.
        impl $property {
            $(
                #[doc = concat!("`", $wire, "` in a filter.")]
                #[inline]
                #[must_use]
                pub fn $field() -> $crate::PropertyPath<$type, $value> {
                    $crate::PropertyPath::new($wire)
                }
            )*
        }
    };
}

/// Nothing: without the feature `client` there are no filters.
#[cfg(not(feature = "client"))]
#[macro_export]
macro_rules! filter_properties {
    ($type:ident $property:ident {
        $($field:ident: $wire:literal $value:ty),* $(,)?
    }) => {};
}
