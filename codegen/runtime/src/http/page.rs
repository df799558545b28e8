//! One page of a collection, and the envelope `{"value": …}` that functions put around a result.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::members::Name;
use super::{PageItems, UnreadItem};
use crate::model::error::{Expected, Found, Step, mismatch, within};
use crate::model::reading::{read_or_keep, read_text};
use crate::model::value::{Form, Slot, Written, expected};
use crate::model::visitor_mismatches::mismatches;
use crate::{Json, Link, Outcome, Reading, Value};

const VALUE: &str = "value";
const NEXT_LINK: &str = "@odata.nextLink";
const DELTA_LINK: &str = "@odata.deltaLink";
const COUNT: &str = "@odata.count";

/// The spellings of each name, in any case: with `odata.`, and without, as in OData 4.01.
const SPELLINGS: [(&str, &str); 4] = [
    (VALUE, VALUE),
    (NEXT_LINK, "@nextLink"),
    (DELTA_LINK, "@deltaLink"),
    (COUNT, "@count"),
];

const OBJECT: Expected = Expected("an object", "with a `value`");

/// The form of a page.
#[derive(Debug)]
pub struct PageForm;

/// The form of a wrapped result.
#[derive(Debug)]
pub(crate) struct WrappedForm;

/// The items of one page, and the link to the next one.
///
/// [`Request::into_pager`](crate::Request::into_pager) gives the items of all pages.
///
/// Iterating over a page gives its items in order, those of [`Page::unread`] as errors.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items.
    pub value: Vec<T>,
    /// The items that could not be read, such as `null`, by their index. Items with properties that do not fit are not among
    /// them: see [`Structured::misfits`](crate::Structured::misfits).
    pub unread: Vec<UnreadItem>,
    /// The link to the next page, if there is one.
    pub next_link: Option<Link>,
    /// The link for later changes, on the last page of a delta function.
    pub delta_link: Option<Link>,
    /// The number of all matches, if it was requested.
    pub count: Option<i64>,
    /// All other members of the page by name; also a link that is not a string, or a count that is not an integer.
    pub additional: Vec<(String, Json)>,
}

/// `{"value": …}`, and nothing else of interest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wrapped<T>(pub(crate) Option<T>);

impl<T> Page<T> {
    pub(crate) fn empty() -> Self {
        Self {
            value: Vec::new(),
            unread: Vec::new(),
            next_link: None,
            delta_link: None,
            count: None,
            additional: Vec::new(),
        }
    }

    /// True where a next link came that is no text.
    pub(crate) fn has_odd_link(&self) -> bool {
        let mut names = self.additional.iter().map(|(name, _)| name);
        self.next_link.is_none() && names.any(|name| name == NEXT_LINK)
    }
}

/// A page of these items, without a next link.
impl<T> FromIterator<T> for Page<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self {
            value: items.into_iter().collect(),
            ..Self::empty()
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("value", &self.value)
            .field("unread", &self.unread)
            .field("next_link", &self.next_link)
            .field("delta_link", &self.delta_link)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

/// What reads its members from an object, one by one.
trait Members {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
        reading: Reading,
    ) -> Result<(), A::Error>;
}

impl<T: Value> Members for Page<T> {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
        reading: Reading,
    ) -> Result<(), A::Error> {
        let others = &mut self.additional;
        match known(name) {
            VALUE if reading.keeps() => self.items(input.next_value()?, reading),
            VALUE => self.value = member(input, reading)?.unwrap_or_default(),
            NEXT_LINK => self.next_link = kept(NEXT_LINK, input, reading, others)?.map(link),
            DELTA_LINK => self.delta_link = kept(DELTA_LINK, input, reading, others)?.map(link),
            COUNT => self.count = kept(COUNT, input, reading, others)?,
            _ => others.push((name.to_owned(), input.next_value()?)),
        }
        Ok(())
    }
}

impl<T: Value> Page<T> {
    /// Reads the items one by one, so that one that can't be read is that one alone.
    fn items(&mut self, text: &RawValue, reading: Reading) {
        (self.value, self.unread) = (Vec::new(), Vec::new());
        let items: Vec<&RawValue> = match serde_json::from_str(text.get()) {
            Ok(items) => items,
            Err(_) if text.get() == "null" => return,
            Err(_) => {
                let whole = UnreadItem::whole::<T>(Json::from_raw(text));
                self.unread.push(whole);
                return;
            }
        };
        for (index, text) in items.into_iter().enumerate() {
            let mut slot = None;
            let outcome = read_text(&mut slot, text, reading);
            match (slot, outcome) {
                (Some(item), Ok(Outcome::Read)) => self.value.push(item),
                (_, outcome) => {
                    let item = UnreadItem::item::<T>(index, Json::from_raw(text), outcome);
                    self.unread.push(item);
                }
            }
        }
    }
}

impl<T: Value> Members for Wrapped<T> {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
        reading: Reading,
    ) -> Result<(), A::Error> {
        match known(name) {
            VALUE => self.0 = member(input, reading)?,
            _ => drop(input.next_value::<Json>()?),
        }
        Ok(())
    }
}

/// The name that `name` is a spelling of; else `name` itself.
fn known(name: &str) -> &str {
    let mut spellings = SPELLINGS.iter();
    let found = spellings
        .find(|(long, short)| name.eq_ignore_ascii_case(long) || name.eq_ignore_ascii_case(short));
    found.map_or(name, |(long, _)| long)
}

fn link(text: String) -> Link {
    Link::new(text)
}

/// A member's value; `None` for null.
fn member<'de, T: Value, A: MapAccess<'de>>(
    input: &mut A,
    reading: Reading,
) -> Result<Option<T>, A::Error> {
    let mut slot = None;
    match input.next_value_seed(Slot(&mut slot, reading))? {
        Outcome::Read | Outcome::Null => Ok(slot),
        Outcome::Kept(_) => Err(mismatch(expected::<T>(), Found::Unrepresentable)),
    }
}

/// As [`member`]; but what does not fit goes to the others where the text is read again.
fn kept<'de, T: Value, A: MapAccess<'de>>(
    name: &str,
    input: &mut A,
    reading: Reading,
    others: &mut Vec<(String, Json)>,
) -> Result<Option<T>, A::Error> {
    if !reading.keeps() {
        return member(input, reading);
    }
    let mut slot = None;
    if let Outcome::Kept(json) = read_or_keep(&mut slot, input.next_value()?, reading) {
        others.push((name.to_owned(), *json));
    }
    Ok(slot)
}

struct ObjectVisitor<'a, M>(&'a mut M, Reading);

impl<'de, M: Members> Visitor<'de> for ObjectVisitor<'_, M> {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Outcome, A::Error> {
        while let Some(name) = input.next_key_seed(Name)? {
            self.0
                .member(&name, &mut input, self.1)
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
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(slot.insert(Page::empty()), reading))
    }

    fn is_evolvable() -> bool {
        T::Form::is_evolvable()
    }

    fn write<S: Serializer>(page: &Page<T>, output: S) -> Result<S::Ok, S::Error> {
        let links = [(NEXT_LINK, &page.next_link), (DELTA_LINK, &page.delta_link)];
        let mut members = output.serialize_map(None)?;
        for (name, json) in &page.additional {
            let is_set = links
                .iter()
                .any(|(known, link)| known == name && link.is_some());
            if !is_set && (name != COUNT || page.count.is_none()) {
                members.serialize_entry(name, json)?;
            }
        }
        if let Some(count) = &page.count {
            members.serialize_entry(COUNT, count)?;
        }
        for (name, link) in links {
            if let Some(link) = link {
                members.serialize_entry(name, link.as_str())?;
            }
        }
        match page.unread.as_slice() {
            [whole] if whole.index().is_none() && page.value.is_empty() => {
                members.serialize_entry(VALUE, whole.json())?;
            }
            _ => members.serialize_entry(VALUE, &AllItems(page))?,
        }
        members.end()
    }

    fn of_no_content() -> Option<Page<T>> {
        Some(Page::empty())
    }
}

/// The items of a page with those that could not be read, each in its place.
struct AllItems<'a, T>(&'a Page<T>);

impl<T: Value> serde::Serialize for AllItems<'_, T> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        let Page { value, unread, .. } = self.0;
        let mut items = output.serialize_seq(Some(value.len() + unread.len()))?;
        for item in PageItems::new(value.iter().collect(), unread.clone()) {
            match item {
                Ok(item) => items.serialize_element(&Written(item))?,
                Err(unread) => items.serialize_element(unread.json())?,
            }
        }
        items.end()
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
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(slot.insert(Wrapped(None)), reading))
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
    use crate::json::{from_slice, from_slice_strict};

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
        let text = br#"{"value":["a",{"s3cret":1}]}"#;
        let error = from_slice_strict::<Page<String>>(text).unwrap_err();
        assert_eq!(error.path(), "value[1]");
        assert!(!error.to_string().contains("s3cret"));
        let error = from_slice::<Page<String>>(br#""s3cret""#).unwrap_err();
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }

    #[test]
    fn an_odd_item_is_one_item() {
        let text = r#"{"@odata.count":9223372036854775808,"x\ud800":1,"value":[null,"a",5,"\udc00",["b"],"c"],"@odata.nextLink":"https://x/?p=2","@odata.deltaLink":{}}"#;
        let page: Page<String> = from_slice(text.as_bytes()).unwrap();
        assert_eq!(page.value, ["a", "c"]);
        let odd: Vec<_> = page
            .unread
            .iter()
            .map(|item| (item.index().unwrap(), item.json().as_str()))
            .collect();
        assert_eq!(
            odd,
            [(0, "null"), (2, "5"), (3, r#""\udc00""#), (4, r#"["b"]"#)]
        );
        assert_eq!(page.unread[1].error().path(), "value[2]");
        assert_eq!(
            page.unread[1].error().what(),
            "expected a string (Edm.String), found a number"
        );
        assert!(page.next_link.is_some() && page.delta_link.is_none() && page.count.is_none());
        let names: Vec<_> = page
            .additional
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "@odata.count",
                "x\u{fffd}\u{fffd}\u{fffd}",
                "@odata.deltaLink"
            ]
        );
        let items: Vec<_> = page.clone().into_iter().map(|item| item.is_ok()).collect();
        assert_eq!(items, [false, true, false, false, false, true]);
        let written = String::from_utf8(crate::json::to_vec(&page).unwrap()).unwrap();
        for part in [
            r#""value":[null,"a",5,"\udc00",["b"],"c"]"#,
            r#""@odata.count":9223372036854775808"#,
            r#""@odata.deltaLink":{}"#,
        ] {
            assert!(written.contains(part), "{written}");
        }
        assert!(from_slice_strict::<Page<String>>(text.as_bytes()).is_err());
    }

    #[test]
    fn a_value_that_is_no_array_is_listed_too() {
        for value in ["5", "{}", r#""\ud800""#, "true"] {
            let text = format!(r#"{{"@odata.nextLink":"https://x/?p=2","value":{value}}}"#);
            let page: Page<String> = from_slice(text.as_bytes()).unwrap();
            assert!(page.next_link.is_some() && page.value.is_empty());
            assert_eq!(page.unread[0].index(), None);
            assert_eq!(page.unread[0].error().path(), "value");
            assert_eq!(crate::json::to_vec(&page).unwrap(), text.as_bytes());
            assert!(page.into_iter().next().unwrap().is_err());
        }
    }

    /// OData JSON 4.01, section 4.5.5: the prefix `odata.` is optional. Some services write names in PascalCase.
    #[test]
    fn names_in_their_other_spellings() {
        for [value, count, next] in [
            ["Value", "@odata.Count", "@odata.NextLink"],
            ["value", "@count", "@nextLink"],
            ["VALUE", "@Count", "@NextLink"],
        ] {
            let text = format!(r#"{{"{count}":2,"{next}":"https://x/?p=2","{value}":["a",5]}}"#);
            let page: Page<String> = from_slice(text.as_bytes()).unwrap();
            assert_eq!((page.value.len(), page.unread.len()), (1, 1), "{text}");
            assert!(page.next_link.is_some() && page.count == Some(2));
            assert!(page.additional.is_empty());
            let odd = text.replace(r#""https://x/?p=2""#, "5");
            let page: Page<String> = from_slice(odd.as_bytes()).unwrap();
            assert!(page.has_odd_link());
        }
        let page: Page<String> = from_slice(br#"{"@deltaLink":"https://x/","values":[]}"#).unwrap();
        assert!(page.delta_link.is_some());
        assert_eq!(page.additional[0].0, "values");
        let one: Wrapped<i64> = from_slice(br#"{"Value":5}"#).unwrap();
        assert_eq!(one.0, Some(5));
    }

    #[test]
    fn a_link_that_is_no_text_is_kept() {
        for link in ["5", "{}", r#""https://x/\ud800""#] {
            let text = format!(r#"{{"@odata.nextLink":{link},"value":["a"]}}"#);
            let page: Page<String> = from_slice(text.as_bytes()).unwrap();
            assert!(page.has_odd_link());
            assert_eq!(crate::json::to_vec(&page).unwrap(), text.as_bytes());
        }
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
