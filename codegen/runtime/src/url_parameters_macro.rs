//! The macro for parameters of functions. It exists without the client too, since generated crates always have the structs.

/// Makes a struct of `Option` fields the parameters of a function. Without the client it only implements Debug, which shows
/// the names of the parameters that are set.
///
/// ```text
/// url_parameters! {
///     BetweenParameters {
///         start: "start" Bare Refused,
///     }
/// }
/// ```
#[macro_export]
macro_rules! url_parameters {
    ($type:ident { $($field:ident: $wire:literal $form:ident $unset:ident),* $(,)? }) => {
        $crate::__url_arguments! { $type { $($field: $wire $form $unset),* } }

        impl ::std::fmt::Debug for $type {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let mut names = out.debug_struct(::std::stringify!($type));
                $(if self.$field.is_some() {
                    names.field(::std::stringify!($field), &::std::format_args!("[redacted]"));
                })*
                names.finish()
            }
        }
    };
}

#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! __url_arguments {
    ($type:ident { $($field:ident: $wire:literal $form:ident $unset:ident),* }) => {
        impl $crate::UrlParameters for $type {
            fn write(&self, out: &mut $crate::__client::UrlArguments) {
                use $crate::__client::{WhenUnset, UrlForm};
                $(out.push($wire, &self.$field, UrlForm::$form, WhenUnset::$unset);)*
            }
        }
    };
}

#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __url_arguments {
    ($($any:tt)*) => {};
}
