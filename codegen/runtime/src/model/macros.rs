//! What generated code calls: macros that only list properties and members; the work is in functions. What they
//! expand to is kept small, since every user of a generated crate compiles it for every type.

/// Makes a struct of `Option` fields and a field `additional` a Graph object, with all the traits that it has.
///
/// With `parameters` behind the name of the property enum it makes the parameters of an action: they are only ever sent,
/// so they are no bodies of serde's and have no way to what came beside them. With `evolvable` there, values of the type can hold
/// members of enums that the service may add to, and requests ask for those by name. With `directory` the type is a directory object,
/// and queries that such take as advanced ones alone are sent as those.
///
/// Where there are thousands of types, a compiler's time goes into functions and what they call. So a function that
/// the table can stand for is not there, and what is called takes no arguments that the tables hold. What calls
/// functions that are made for the type is `#[inline]`: a program then compiles those that it uses, and the crate none.
/// The traits of the enum of properties are written out, since `derive` costs more, and they are four: `Eq` and `Hash` would
/// bring all of them past a tenth of what a crate of models costs to check.
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
        }

        impl Copy for $property {}

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
                members: concat!($(",\"", $wire, "\":"),*),
                fields: stringify!($($field $($mark)?,)*),
                kind: stringify!($($kind)*),
            };
            type Property = $property;

            fn index_of(property: $property) -> usize {
                $crate::structured_type!(@index property $($variant)*)
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
    (@index $this:tt) => {
        match $this {}
    };
    (@index $this:tt $($variant:ident)+) => {
        $this as usize
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

/// Nothing: the feature `serde` is off.
#[doc(hidden)]
#[cfg(not(feature = "serde"))]
#[macro_export]
macro_rules! serde_traits {
    ($type:ident) => {};
}

/// Makes an enum with a variant `UnknownValue(UnknownMember)` a Graph enum: what it is compared and hashed by is its name on
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
            /// The name on the wire, as it came or as it is declared.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::Enumeration::as_str(self)
            }

            /// The known member of this name, spelled in whatever case, or of this value, such as `2`; `None` where there is
            /// none.
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
