//! The macros that generated code calls. They only list properties and members; the work is in functions. The expansion is
//! small, since every user of a generated crate compiles it for every type.

/// Makes a struct of `Option` fields and a field `additional` a Graph object, with all the traits that it has.
///
/// With `parameters` after the name of the property enum, the struct has the parameters of an action. They are only sent, so
/// they have no serde traits and no access to additional properties. With `evolvable`, values of the type can hold
/// members of enums that the service may add to, and requests ask for those by name. With `directory` the type is a directory object,
/// and queries that directory objects support only as advanced ones are sent as such.
///
/// The macro emits as few functions as possible: with thousands of types, compile time is mostly functions and their calls.
/// What a constant table can describe is in the table, and read by functions of the runtime. Functions that call others made
/// for the type are `#[inline]`, so that a program compiles only those that it uses. The enum of properties has four traits,
/// written out: `derive`, `Eq` and `Hash` would add more than a tenth to the time that a crate of models takes to check.
///
/// ```text
/// structured_type! {
///     Type: "microsoft.graph.type", TypeProperty {
///         field: "wireName" => Variant,
///         field: "wireName" => Variant [secret],
///     }
/// }
/// ```
///
/// It expands to the enum of properties, and to `Default`, `Clone`, `PartialEq`, `Debug`, [`Structured`](crate::Structured),
/// [`Value`](crate::Value), and with the feature `serde` `Serialize` and `Deserialize`; each is a call of the runtime:
///
/// ```
/// #[non_exhaustive]
/// pub struct Book {
///     pub title: Option<String>,
///     pub additional: graph_runtime::AdditionalProperties,
/// }
///
/// graph_runtime::structured_type! {
///     Book: "library.book", BookProperty {
///         title: "title" => Title,
///     }
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let book: Book = graph_runtime::json::from_slice(br#"{"title": "Emma", "pages": 474}"#)?;
/// assert_eq!(book.title.as_deref(), Some("Emma"));
/// // What the type does not declare is kept and written again.
/// assert_eq!(graph_runtime::json::to_vec(&book)?, br#"{"title":"Emma","pages":474}"#);
/// assert_eq!(<Book as graph_runtime::Structured>::name_of(BookProperty::Title), "title");
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! structured_type {
    ($type:ident: $name:literal, $property:ident $($kind:ident)* {
        $($field:ident: $wire:literal => $variant:ident $([$mark:ident])?),* $(,)?
    }) => {
        #[doc = concat!("The properties of `", $name, "`, for explicit nulls and `$select`.")]
        #[non_exhaustive]
        pub enum $property {
            $(#[doc = $wire] $variant,)*
            // Other crates cannot name it, nor cast the enum to a number, which changes with every new property.
            #[doc(hidden)]
            #[non_exhaustive]
            __NonExhaustive,
        }

        impl ::std::marker::Copy for $property {}

        impl Clone for $property {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl PartialEq for $property {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::equal_properties::<$type>(*self, *other)
            }
        }

        impl ::std::fmt::Debug for $property {
            #[inline]
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug_property::<$type>(*self, out)
            }
        }

        impl Default for $type {
            fn default() -> Self {
                Self { $($field: None,)* additional: $crate::AdditionalProperties::NONE }
            }
        }

        impl Clone for $type {
            #[inline]
            fn clone(&self) -> Self {
                $crate::__private::clone_structured(self)
            }
        }

        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::equal_structured(self, other)
            }
        }

        #[allow(deprecated, unused_variables, reason = "every property is read and written, and there may be none")]
        impl $crate::Structured for $type {
            const TABLE: &'static $crate::__private::Table = &$crate::__private::Table {
                type_name: $name,
                names: &[$($wire),*],
                members: concat!($(",\"", $wire, "\":",)* "                                "),
                fields: stringify!($($field $($mark)?,)*),
                kind: stringify!($($kind)*),
            };
            type Property = $property;

            fn index_of(property: $property) -> usize {
                property as usize
            }

            fn fill_properties<F: $crate::__private::PropertyFiller>(
                &mut self,
                filler: &mut F,
            ) -> &mut $crate::AdditionalProperties {
                filler.properties(&mut [$(&mut self.$field),*]);
                &mut self.additional
            }

            fn visit_properties<'a, V: $crate::__private::PropertyVisitor<'a>>(
                &'a self,
                visitor: &mut V,
            ) -> &'a $crate::AdditionalProperties {
                $(visitor.property(&self.$field);)*
                &self.additional
            }
        }

        impl $crate::Value for $type {
            type Form = $crate::__private::ObjectForm;
        }

        $crate::structured_type!(@received $type $($kind)*);

        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug_structured(self, stringify!($type), out)
            }
        }
    };
    (@received $type:ident parameters) => {};
    (@received $type:ident $($kind:ident)*) => {
        $crate::serde_traits!($type);
    };
}

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
/// It expands to `as_str` and `known`, and to `PartialEq`, `Eq`, `Hash`, `From<&str>`, `Debug`, `Display`,
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
