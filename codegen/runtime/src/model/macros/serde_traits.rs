//! The macro of the traits of serde, with and without the feature.

/// The traits of serde, which call those of the runtime; a type has them with the feature `serde`.
#[doc(hidden)]
#[cfg(feature = "serde")]
#[macro_export]
macro_rules! serde_traits {
    ($type:ident) => {
        impl $crate::__private::Serialize for $type {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                output: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::Value::write(self, output)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                input: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::__private::deserialize(input)
            }
        }
    };
}

/// Expands to nothing: the feature `serde` is off.
#[doc(hidden)]
#[cfg(not(feature = "serde"))]
#[macro_export]
macro_rules! serde_traits {
    ($type:ident) => {};
}
