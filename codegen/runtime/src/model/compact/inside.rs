//! Arrays and objects, whose items and members have commas between them.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Error;

use super::Compact;

/// An array or an object that is open.
pub(super) struct Inside<'a> {
    output: &'a mut String,
    close: &'static str,
    is_first: bool,
    verbatim: bool,
}

impl<'a> Inside<'a> {
    #[inline]
    pub(super) fn new(output: &'a mut String, close: &'static str) -> Self {
        Self {
            output,
            close,
            is_first: true,
            verbatim: false,
        }
    }

    /// What has one field, which is JSON already.
    pub(super) fn verbatim(output: &'a mut String) -> Self {
        Self {
            verbatim: true,
            ..Self::new(output, "")
        }
    }

    #[inline]
    fn next(&mut self) -> Compact<'_> {
        if !self.is_first {
            self.output.push(',');
        }
        self.is_first = false;
        self.value()
    }

    #[inline]
    fn value(&mut self) -> Compact<'_> {
        Compact {
            output: self.output,
            verbatim: self.verbatim,
        }
    }

    #[inline]
    pub(super) fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
    ) -> Result<(), Error> {
        if self.verbatim {
            return value.serialize(self.value());
        }
        self.next().serialize_str(name)?;
        self.output.push(':');
        value.serialize(self.value())
    }

    #[inline]
    pub(super) fn close(self) -> Result<(), Error> {
        self.output.push_str(self.close);
        Ok(())
    }
}

impl SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let next = self.next();
        let start = next.output.len();
        key.serialize(next)?;
        match self.output.as_bytes().get(start) {
            Some(b'"') => Ok(()),
            _ => Err(Error::custom("the name of a member must be a string")),
        }
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.output.push(':');
        value.serialize(self.value())
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
                value.serialize(self.next())
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
