//! The macro of enumeration types.

/// Makes an enum with a variant `UnknownValue(UnknownMember)` a Graph enum: it is compared and hashed by its name on
/// the wire.
///
/// ```text
/// enum_type! {
///     Type: "microsoft.graph.type" {
///         Variant = "wireName" 1,
///     }
/// }
/// enum_type! {
///     FlagsWhoseValuesAreNoBits: "microsoft.graph.other" Names {
///         Variant = "wireName" 1,
///     }
/// }
/// ```
///
/// It expands to `as_str` and `known`, and to `PartialEq`, `Eq`, `Hash`, `From<&str>`, `FromStr`, `Debug`, `Display`,
/// [`Enumeration`](crate::Enumeration), [`Value`](crate::Value), and with the feature `serde` `Serialize` and `Deserialize`.
#[macro_export]
macro_rules! enum_type {
    ($type:ident: $name:literal $($values:ident)? {
        $($variant:ident = $wire:literal $value:expr),* $(,)?
    }) => {
        impl $type {
            /// The name on the wire: as received, or as declared.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::Enumeration::as_str(self)
            }

            /// The known member of this name, in any case, or of this value, such as `2`; `None` if there is none.
            #[inline]
            #[must_use]
            pub fn known(&self) -> Option<Self> {
                $crate::__private::find_known(self.as_str())
            }
        }

        #[allow(deprecated, reason = "every member is read and written")]
        impl $crate::Enumeration for $type {
            const TYPE_NAME: &'static str = $name;
            const MEMBERS: &'static [(Self, &'static str, i64)] = &[$((Self::$variant, $wire, $value)),*];
            $(const VALUES: $crate::__private::Values = $crate::__private::Values::$values;)?

            fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::UnknownValue(name) => name.as_str(),
                }
            }

            fn unknown(name: $crate::UnknownMember) -> Self {
                Self::UnknownValue(name)
            }

            #[inline]
            fn as_unknown(&self) -> Option<&$crate::UnknownMember> {
                match self {
                    Self::UnknownValue(name) => Some(name),
                    _ => None,
                }
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $type {}

        impl ::std::hash::Hash for $type {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl From<&str> for $type {
            #[inline]
            fn from(name: &str) -> Self {
                $crate::__private::member(name)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(name: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(name))
            }
        }

        impl $crate::Value for $type {
            type Form = $crate::__private::ScalarForm;
        }

        $crate::serde_traits!($type);

        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug_enumeration(self, out)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}
