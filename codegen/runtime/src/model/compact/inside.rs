//! Arrays and objects, whose items and members have commas between them.

use serde_core::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer as _,
};
use serde_json::Error;

use super::{Compact, Position};

/// An array or an object that is open.
pub(super) struct Inside<'a> {
    output: &'a mut Vec<u8>,
    close: &'static str,
    verbatim: bool,
}

impl<'a> Inside<'a> {
    #[inline]
    pub(super) fn new(output: &'a mut Vec<u8>, close: &'static str) -> Self {
        Self {
            output,
            close,
            verbatim: false,
        }
    }

    /// What has one field, which is JSON already.
    pub(super) fn verbatim(output: &'a mut Vec<u8>) -> Self {
        Self {
            verbatim: true,
            ..Self::new(output, "")
        }
    }

    #[inline]
    fn at(&mut self, position: Position) -> Compact<'_> {
        Compact {
            output: self.output,
            position,
        }
    }

    /// The next item of an array: no value ends in the bracket that opens one.
    #[inline]
    fn item(&mut self) -> Compact<'_> {
        if self.output.last() != Some(&b'[') {
            self.output.push(b',');
        }
        self.at(Position::Value)
    }

    #[inline]
    pub(super) fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
    ) -> Result<(), Error> {
        if self.verbatim {
            return value.serialize(self.at(Position::Verbatim));
        }
        self.at(Position::Name).serialize_str(name)?;
        value.serialize(self.at(Position::Value))
    }

    #[inline]
    pub(super) fn close(self) -> Result<(), Error> {
        match self.close.as_bytes() {
            [bracket] => self.output.push(*bracket),
            brackets => self.output.extend_from_slice(brackets),
        }
        Ok(())
    }
}

impl SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(self.at(Position::Name))?;
        match self.output.last() {
            Some(b':') => Ok(()),
            _ => Err(Error::custom("the name of a member must be a string")),
        }
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self.at(Position::Value))
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

macro_rules! items {
    ($($kind:ident::$method:ident)*) => {$(
        impl $kind for Inside<'_> {
            type Ok = ();
            type Error = Error;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                value.serialize(self.item())
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}
items! {
    SerializeSeq::serialize_element SerializeTuple::serialize_element SerializeTupleStruct::serialize_field
    SerializeTupleVariant::serialize_field
}

macro_rules! members {
    ($($kind:ident)*) => {$(
        impl $kind for Inside<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}
members! { SerializeStruct SerializeStructVariant }
