//! serde's own traits for the values of this crate, so that a caller's types can hold them.

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use super::binary::Binary;
use super::decimal::Decimal;
use super::enumeration::Enumeration;
use super::flags::Flags;
use super::read::deserialize;
use super::value::Value;

macro_rules! embed {
    ($([$($generic:tt)*] $kind:ty;)*) => {$(
        impl<$($generic)*> Serialize for $kind {
            fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                self.write(output)
            }
        }

        impl<'de, $($generic)*> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                deserialize(input)
            }
        }
    )*};
}
embed! {
    [] Binary;
    [] Decimal;
    [E: Enumeration] Flags<E>;
}
