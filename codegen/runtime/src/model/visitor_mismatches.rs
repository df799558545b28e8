//! The visits that a type does not expect. serde's defaults put the value into the error; these do not.

/// Refuses the visits that are listed, and those that never occur for JSON.
macro_rules! mismatches {
    ($expected:expr; $($kind:ident)*) => {
        $($crate::model::visitor_mismatches::mismatches!(@ $kind $expected);)*

        fn visit_i128<E: serde_core::de::Error>(self, _: i128) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::OtherNumber))
        }

        fn visit_u128<E: serde_core::de::Error>(self, _: u128) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::OtherNumber))
        }

        fn visit_bytes<E: serde_core::de::Error>(self, _: &[u8]) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Unknown))
        }

        fn visit_none<E: serde_core::de::Error>(self) -> Result<Self::Value, E> {
            self.visit_unit()
        }

        fn visit_some<D: serde_core::de::Deserializer<'de>>(self, input: D) -> Result<Self::Value, D::Error> {
            input.deserialize_any(self)
        }

        fn visit_newtype_struct<D: serde_core::de::Deserializer<'de>>(self, input: D) -> Result<Self::Value, D::Error> {
            input.deserialize_any(self)
        }

        fn visit_enum<A: serde_core::de::EnumAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Unknown))
        }
    };
    (@ bool $expected:expr) => {
        fn visit_bool<E: serde_core::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Bool))
        }
    };
    (@ i64 $expected:expr) => {
        fn visit_i64<E: serde_core::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Number))
        }
    };
    (@ u64 $expected:expr) => {
        fn visit_u64<E: serde_core::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Number))
        }
    };
    (@ f64 $expected:expr) => {
        fn visit_f64<E: serde_core::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Number))
        }
    };
    (@ str $expected:expr) => {
        fn visit_str<E: serde_core::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::String))
        }
    };
    (@ seq $expected:expr) => {
        fn visit_seq<A: serde_core::de::SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Array))
        }
    };
    (@ map $expected:expr) => {
        fn visit_map<A: serde_core::de::MapAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err($crate::model::error::mismatch($expected, $crate::model::error::Found::Object))
        }
    };
}
pub(crate) use mismatches;
