//! One page of a collection, and the envelope `{"value": …}` that functions put around a result.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use crate::model::error::{Expected, Found, Step, mismatch, within};
use crate::model::refuse::mismatches;
use crate::model::value::{Form, Slot, Written, expected};
use crate::{Json, Link, Outcome, Value};

const VALUE: &str = "value";
const NEXT_LINK: &str = "@odata.nextLink";
const DELTA_LINK: &str = "@odata.deltaLink";
const COUNT: &str = "@odata.count";

const OBJECT: Expected = Expected("an object", "with a `value`");

/// The form of a page.
#[derive(Debug)]
pub struct PageForm;

/// The form of a wrapped result.
#[derive(Debug)]
pub(crate) struct WrappedForm;

/// The items of one page, and how it goes on.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items.
    pub value: Vec<T>,
    /// Where the next page is, if there is one.
    pub next_link: Option<Link>,
    /// Where to ask for changes since, on the last page of a delta function.
    pub delta_link: Option<Link>,
    /// The number of all matches, if it was asked for.
    pub count: Option<i64>,
    /// All else that the page says, each with its name.
    pub additional: Vec<(String, Json)>,
}

/// `{"value": …}`, and nothing else of interest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wrapped<T>(pub(crate) Option<T>);

impl<T> Page<T> {
    fn empty() -> Self {
        Self {
            value: Vec::new(),
            next_link: None,
            delta_link: None,
            count: None,
            additional: Vec::new(),
        }
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("value", &self.value)
            .field("next_link", &self.next_link)
            .field("delta_link", &self.delta_link)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

/// What reads its members from an object, one by one.
trait Members {
    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, input: &mut A)
    -> Result<(), A::Error>;
}

impl<T: Value> Members for Page<T> {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
    ) -> Result<(), A::Error> {
        let link = |text: Option<String>| text.map(Link::new);
        match name {
            VALUE => self.value = member(input)?.unwrap_or_default(),
            NEXT_LINK => self.next_link = link(member(input)?),
            DELTA_LINK => self.delta_link = link(member(input)?),
            COUNT => self.count = member(input)?,
            _ => self.additional.push((name.to_owned(), input.next_value()?)),
        }
        Ok(())
    }
}

impl<T: Value> Members for Wrapped<T> {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
    ) -> Result<(), A::Error> {
        match name {
            VALUE => self.0 = member(input)?,
            _ => drop(input.next_value::<Json>()?),
        }
        Ok(())
    }
}

/// A member's value; `None` for null. A collection that has a null among its items can't be had as a `Vec`.
fn member<'de, T: Value, A: MapAccess<'de>>(input: &mut A) -> Result<Option<T>, A::Error> {
    let mut slot = None;
    match input.next_value_seed(Slot(&mut slot))? {
        Outcome::Read | Outcome::Null => Ok(slot),
        Outcome::Kept(_) => Err(mismatch(expected::<T>(), Found::Unrepresentable)),
    }
}

struct ObjectVisitor<'a, M>(&'a mut M);

impl<'de, M: Members> Visitor<'de> for ObjectVisitor<'_, M> {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Outcome, A::Error> {
        while let Some(name) = input.next_key::<String>()? {
            self.0
                .member(&name, &mut input)
                .map_err(|error| within(Step::Name(&name), error))?;
        }
        Ok(Outcome::Read)
    }

    mismatches!(OBJECT; bool i64 u64 f64 str seq);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}

impl<T: Value> Value for Page<T> {
    type Form = PageForm;
}

impl<T: Value> Form<Page<T>> for PageForm {
    const EXPECTED: Expected = OBJECT;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Page<T>>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(slot.insert(Page::empty())))
    }

    fn write<S: Serializer>(page: &Page<T>, output: S) -> Result<S::Ok, S::Error> {
        let mut members = output.serialize_map(None)?;
        for (name, json) in &page.additional {
            members.serialize_entry(name, json)?;
        }
        if let Some(count) = &page.count {
            members.serialize_entry(COUNT, count)?;
        }
        for (name, link) in [(NEXT_LINK, &page.next_link), (DELTA_LINK, &page.delta_link)] {
            if let Some(link) = link {
                members.serialize_entry(name, link.as_str())?;
            }
        }
        members.serialize_entry(VALUE, &Written(&page.value))?;
        members.end()
    }
}

impl<T: Value> Value for Wrapped<T> {
    type Form = WrappedForm;
}

impl<T: Value> Form<Wrapped<T>> for WrappedForm {
    const EXPECTED: Expected = OBJECT;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Wrapped<T>>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(slot.insert(Wrapped(None))))
    }

    fn write<S: Serializer>(wrapped: &Wrapped<T>, output: S) -> Result<S::Ok, S::Error> {
        let mut members = output.serialize_map(Some(1))?;
        members.serialize_entry(VALUE, &wrapped.0.as_ref().map(Written))?;
        members.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::from_slice;

    #[test]
    fn a_page_in_any_order() {
        let text =
            br#"{"@odata.nextLink":"https://x/?$skiptoken=a%2Fb","value":["a"],"@odata.count":"7",
            "@odata.context":"c","@odata.deltaLink":null}"#;
        let page: Page<String> = from_slice(text).unwrap();
        assert_eq!(page.value, ["a"]);
        assert_eq!(
            page.next_link.unwrap().as_str(),
            "https://x/?$skiptoken=a%2Fb"
        );
        assert_eq!((page.count, page.delta_link), (Some(7), None));
        assert_eq!(page.additional[0].0, "@odata.context");
    }

    #[test]
    fn null_is_an_empty_collection_and_errors_name_the_place() {
        assert!(
            from_slice::<Page<String>>(br#"{"value":null}"#)
                .unwrap()
                .value
                .is_empty()
        );
        let error = from_slice::<Page<String>>(br#"{"value":["a",{"s3cret":1}]}"#).unwrap_err();
        assert_eq!(error.path(), "value[1]");
        assert!(!error.to_string().contains("s3cret"));
        let error = from_slice::<Page<String>>(br#""s3cret""#).unwrap_err();
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }

    #[test]
    fn wrapped_results() {
        assert_eq!(
            from_slice::<Wrapped<i64>>(br#"{"@odata.context":"c","value":5}"#)
                .unwrap()
                .0,
            Some(5)
        );
        assert_eq!(
            from_slice::<Wrapped<i64>>(br#"{"value":null}"#).unwrap().0,
            None
        );
    }
}
