//! Writes JSON without white space, as serde_json does, but looks for what needs an escape eight bytes at a time: most
//! of what an object writes is the names of its properties, which need none.

mod inside;
mod string;

use serde::ser::{Serialize, Serializer};
use serde_json::Error;

use self::inside::Inside;
use super::value::Value;

/// The variant number of a [`PlainName`].
const PLAIN: u32 = u32::MAX;

/// A name that needs no escape, as those of properties do not, being simple identifiers. serde_json writes it as any.
pub(crate) struct PlainName(pub(crate) &'static str);

impl Serialize for PlainName {
    #[inline]
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_unit_variant("", PLAIN, self.0)
    }
}

/// The JSON text of a value.
pub(crate) fn to_string<V: Value>(value: &V) -> Result<String, Error> {
    let mut output = String::with_capacity(128);
    value.write(Compact {
        output: &mut output,
        verbatim: false,
    })?;
    Ok(output)
}

struct Compact<'a> {
    output: &'a mut String,
    /// A string is a JSON text, not a value.
    verbatim: bool,
}

impl<'a> Compact<'a> {
    fn literal(self, text: &str) -> Result<(), Error> {
        self.output.push_str(text);
        Ok(())
    }

    fn open(self, bracket: char, close: &'static str) -> Inside<'a> {
        self.output.push(bracket);
        Inside::new(self.output, close)
    }

    fn open_variant(self, variant: &str, bracket: char, close: &'static str) -> Inside<'a> {
        self.output.push('{');
        string::write(self.output, variant);
        self.output.push(':');
        self.open(bracket, close)
    }
}

macro_rules! numbers {
    ($($method:ident($kind:ty))*) => {$(
        fn $method(self, value: $kind) -> Result<(), Error> {
            self.literal(&serde_json::to_string(&value)?)
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
        serialize_f32(f32) serialize_f64(f64) serialize_char(char) serialize_bytes(&[u8])
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.literal(if value { "true" } else { "false" })
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        if self.verbatim {
            return self.literal(text);
        }
        string::write(self.output, text);
        Ok(())
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

    fn serialize_unit_variant(
        self,
        _: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        match index {
            PLAIN => string::write_plain(self.output, variant),
            _ => string::write(self.output, variant),
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
        let mut object = self.open('{', "}");
        object.member(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Error> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Error> {
        Ok(self.open_variant(variant, '[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'a>, Error> {
        Ok(self.open('{', "}"))
    }

    /// `RawValue` says by this name that its one field is JSON.
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Inside<'a>, Error> {
        if name == "$serde_json::private::RawValue" {
            return Ok(Inside::verbatim(self.output));
        }
        Ok(self.open('{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Error> {
        Ok(self.open_variant(variant, '{', "}}"))
    }
}
