//! The macro of structured types: entity types, complex types, and the parameters of actions.

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
