//! What generated code calls: three macros that only list properties and members; the work is in functions. What they
//! expand to is kept small, since every user of a generated crate compiles it for every type.

/// Makes a struct of `Option` fields and a field `additional` a Graph object, `Default` included.
///
/// With `parameters` behind the name of the property enum it makes the parameters of an action: they are only ever sent,
/// so they are no bodies of serde's and have no way to what came beside them.
///
/// Where there are thousands of types, a compiler's time goes into functions and what they call. So a function that
/// the table can stand for is not there, and what is called takes no arguments that the tables hold. What calls
/// functions that are made for the type is `#[inline]`: a program then compiles those that it uses, and the crate none.
///
/// ```text
/// structured_type! {
///     Type: "microsoft.graph.type", TypeProperty {
///         field: "wireName" => Variant,
///         field: "wireName" => Variant [secret],
///     }
/// }
/// ```
#[macro_export]
macro_rules! structured_type {
    ($type:ident: $name:literal, $property:ident $($kind:ident)? {
        $($field:ident: $wire:literal => $variant:ident $([$mark:ident])?),* $(,)?
    }) => {
        #[doc = concat!("The properties of `", $name, "`, for explicit nulls and `$select`.")]
        #[derive(Clone, Copy)]
        #[non_exhaustive]
        pub enum $property {
            $(#[doc = $wire] $variant,)*
        }

        impl $crate::Property for $property {
            type Of = $type;

            fn index(self) -> usize {
                $crate::structured_type!(@index self $($variant)*)
            }
        }

        impl ::std::fmt::Debug for $property {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug_property(*self, out)
            }
        }

        impl Default for $type {
            fn default() -> Self {
                Self { $($field: None,)* additional: $crate::AdditionalProperties::NONE }
            }
        }

        impl $type {
            /// Says that a property is null, which clears it where the value is written.
            #[inline]
            #[must_use]
            pub fn with_null(mut self, property: $property) -> Self {
                $crate::__private::null_property(&mut self, property);
                self
            }
        }

        #[allow(deprecated, unused_variables, reason = "every property is read and written, and there may be none")]
        impl $crate::Structured for $type {
            const TABLE: &'static $crate::__private::Table = &$crate::__private::Table {
                type_name: $name,
                names: &[$($wire),*],
                fields: concat!($(stringify!($field) $(, "!", stringify!($mark))?, ",",)*),
            };
            type Property = $property;

            fn fill_properties<F: $crate::__private::PropertyFiller>(
                &mut self,
                filler: &mut F,
            ) -> &mut $crate::AdditionalProperties {
                $(filler.property(&mut self.$field);)*
                &mut self.additional
            }

            fn visit_properties<V: $crate::__private::PropertyVisitor>(
                &self,
                visitor: &mut V,
            ) -> &$crate::AdditionalProperties {
                $(visitor.property(&self.$field);)*
                &self.additional
            }
        }

        impl $crate::Value for $type {
            type Form = $crate::__private::ObjectForm;
        }

        $crate::structured_type!(@received $type $($kind)?);

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
    (@received $type:ident) => {
        $crate::structured_type!(@serde $type);
    };
    (@serde $type:ident) => {
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

/// Makes an enum with a variant `UnknownValue(UnknownMember)` a Graph enum.
///
/// ```text
/// enum_type! {
///     Type: "microsoft.graph.type" {
///         Variant = "wireName" 1,
///     }
/// }
/// ```
#[macro_export]
macro_rules! enum_type {
    ($type:ident: $name:literal {
        $($variant:ident = $wire:literal $value:expr),* $(,)?
    }) => {
        impl $type {
            /// The name on the wire, as it came or as it is declared.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::Enumeration::as_str(self)
            }

            /// The known member of this name, spelled in whatever case; `None` where there is none.
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

            fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::UnknownValue(name) => name.as_str(),
                }
            }

            fn unknown(name: $crate::UnknownMember) -> Self {
                Self::UnknownValue(name)
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
            // Not `Self::Err`, which a member `Err` would make ambiguous.
            fn from_str(name: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(name))
            }
        }

        impl $crate::Value for $type {
            type Form = $crate::__private::MemberForm;
        }

        $crate::structured_type!(@serde $type);

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
