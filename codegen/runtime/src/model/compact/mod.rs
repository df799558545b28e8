//! Writes JSON without white space, as serde_json does, but looks for what needs an escape sixteen bytes at a time, and not
//! at all in the names of properties, which are half of what an object writes.

mod inside;
mod string;

use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::Error;

use self::inside::Inside;
use super::table::Table;
use super::value::Value;

/// The variant number of a [`MemberName`].
const MEMBER: u32 = u32::MAX;

/// The declared name of a property, which needs no escape, being a simple identifier. Other serializers write it as any.
pub(crate) struct MemberName {
    pub(crate) name: &'static str,
    /// The part of [`Table::members`] that starts with it: `,"name":,"next":`.
    pub(crate) members: &'static str,
}

impl Serialize for MemberName {
    #[inline]
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_unit_variant(self.members, MEMBER, self.name)
    }
}

/// The JSON text of a value.
pub(crate) fn to_vec<V: Value>(value: &V) -> Result<Vec<u8>, Error> {
    let mut output = Vec::with_capacity(128);
    value.write(Compact {
        output: &mut output,
        position: Position::Value,
    })?;
    Ok(output)
}

/// The same as a `String`.
pub(crate) fn to_string<V: Value>(value: &V) -> Result<String, Error> {
    String::from_utf8(to_vec(value)?).map_err(Error::custom)
}

struct Compact<'a> {
    output: &'a mut Vec<u8>,
    position: Position,
}

/// The role of the next string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Value,
    /// The name of a member, with a colon after it and a comma before it unless it is the first.
    Name,
    /// JSON already.
    Verbatim,
}

impl<'a> Compact<'a> {
    #[inline]
    fn literal(self, text: &str) -> Result<(), Error> {
        self.output.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn open(self, bracket: u8, close: &'static str) -> Inside<'a> {
        self.output.push(bracket);
        Inside::new(self.output, close)
    }

    fn open_variant(self, variant: &str, bracket: u8, close: &'static str) -> Inside<'a> {
        self.output.push(b'{');
        string::write(self.output, variant);
        self.output.push(b':');
        self.open(bracket, close)
    }
}

macro_rules! numbers {
    ($($method:ident($kind:ty))*) => {$(
        fn $method(self, value: $kind) -> Result<(), Error> {
            serde_json::to_writer(self.output, &value)
        }
    )*};
}

impl<'a> Serializer for Compact<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = Inside<'a>;
    type SerializeTupleVariant = Inside<'a>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeStructVariant = Inside<'a>;

    numbers! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64) serialize_i128(i128)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_u128(u128)
        serialize_f32(f32) serialize_f64(f64) serialize_bytes(&[u8])
    }

    #[inline]
    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        // Each of constant length, so neither is a call of `memcpy`.
        match value {
            true => self.literal("true"),
            false => self.literal("false"),
        }
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        match self.position {
            Position::Value => string::write(self.output, text),
            Position::Name => {
                if self.output.last() != Some(&b'{') {
                    self.output.push(b',');
                }
                string::write(self.output, text);
                self.output.push(b':');
            }
            Position::Verbatim => self.output.extend_from_slice(text.as_bytes()),
        }
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Result<(), Error> {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.literal("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.literal("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.literal("null")
    }

    #[inline]
    fn serialize_unit_variant(
        self,
        members: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        if index != MEMBER {
            return self.serialize_str(variant);
        }
        let length = variant.len() + Table::AROUND_NAME;
        match self.output.last() {
            Some(b'{') => string::copy_start(self.output, &members.as_bytes()[1..], length - 1),
            _ => string::copy_start(self.output, members.as_bytes(), length),
        }
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = self.open(b'{', "}");
        object.member(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Error> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Error> {
        Ok(self.open_variant(variant, b'[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'a>, Error> {
        Ok(self.open(b'{', "}"))
    }

    /// This name marks a `RawValue`, whose one field is JSON.
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Inside<'a>, Error> {
        if name == "$serde_json::private::RawValue" {
            return Ok(Inside::verbatim(self.output));
        }
        Ok(self.open(b'{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Error> {
        Ok(self.open_variant(variant, b'{', "}}"))
    }
}
