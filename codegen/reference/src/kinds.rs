//! Kinds of things as tables: what a kind is called in files and reports is independent of its Rust name.

/// Declares an enum by a table of `Variant = "name", "meaning";`.
///
/// The name is that of the kind in files and reports, and `Display` writes it. Both it and the meaning are the variant's
/// documentation. `or Outer(Inner) = "prefix-", "meaning";` adds a variant for each kind of another table.
macro_rules! kinds {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $type:ident {
            $($variant:ident = $name:literal, $meaning:literal;)+
        }
        $(or $outer:ident($inner:ty) = $prefix:literal, $inner_meaning:literal;)?
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $type {
            $(
                #[doc = concat!("`", $name, "`: ", $meaning, ".")]
                $variant,
            )+
            $(
                #[doc = concat!("`", $prefix, "…`: ", $inner_meaning, ".")]
                $outer($inner),
            )?
        }

        impl $type {
            /// Every kind, in order.
            $visibility fn all() -> impl Iterator<Item = Self> {
                let own = [$(Self::$variant),+].into_iter();
                $(let own = own.chain(<$inner>::all().map(Self::$outer));)?
                own
            }
        }

        $crate::kinds::names! { $type { $($variant = $name, $meaning;)+ } $(or $outer = $prefix)? }
    };
}

/// How kinds are named, and what they mean.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal, $meaning:literal;)+ }) => {
        impl $type {
            /// Its name in files and reports.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// What it means, in a few words.
            pub fn describe(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
    ($type:ident { $($variant:ident = $name:literal, $meaning:literal;)+ } or $outer:ident = $prefix:literal) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($name),)+
                    Self::$outer(inner) => write!(f, concat!($prefix, "{}"), inner),
                }
            }
        }
    };
}

pub(crate) use {kinds, names};
