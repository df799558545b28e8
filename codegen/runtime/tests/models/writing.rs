//! Bodies are written by the runtime itself: to the byte as serde_json writes the same values.

use std::collections::BTreeMap;

use graph_runtime::{Expected, Form, JsonErrorKind, Outcome, Reading, Structured, Value, json};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::types::{Everything, Job};

fn same<T: Value + Serialize>(value: &T) {
    assert_eq!(
        String::from_utf8(json::to_vec(value).unwrap()).unwrap(),
        serde_json::to_string(value).unwrap()
    );
}

#[test]
fn strings_are_escaped_at_every_position() {
    let odd = (0..0x80).map(char::from).chain("é𝄞\u{7f}\u{2028}€".chars());
    for odd in odd {
        for before in 0..20 {
            for after in [0, 1, 7, 8, 9] {
                let text = format!("{}{odd}{}", "a".repeat(before), "€".repeat(after));
                let mut job = Job::default();
                job.additional_mut().insert(text.as_str(), text.as_str());
                job.id = Some(text);
                same(&job);
            }
        }
    }
}

#[test]
fn objects_are_written_as_serde_json_writes_them() {
    for text in [
        "{}",
        r#"{"id":null,"schedule":{},"status":{"counts":[],"x":1.50},"synchronizationJobSettings":[{},{"key":"k"}]}"#,
        r##"{"@odata.type":"#a.b","id":"1","id@odata.x":1e400,"new":{"a": [1, "\u0041"]},"status":{"counts":[1,null]}}"##,
    ] {
        let job: Job = json::from_slice(text.as_bytes()).unwrap();
        same(&job);
        same(&vec![job.clone(), job]);
    }
    let numbers = r#"{"doubles":[0.0,-0.0,1.5,1e300,5e-324,"NaN","-INF"],"byte":255,"signedByte":-128,"long":"-9223372036854775808"}"#;
    let numbers: Everything = json::from_slice(numbers.as_bytes()).unwrap();
    same(&numbers);
}

/// A type of the caller's may have a form of its own, and that any shape that serde knows.
#[derive(Clone, Debug, PartialEq)]
struct Shapes;

#[derive(Serialize)]
enum Shape {
    Unit,
    Newtype(i8),
    Tuple(u128, i128),
    Struct { a: char, b: () },
}

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Tuple(f32, u64);

#[derive(Serialize)]
struct Newtype(Option<bool>);

impl Serialize for Shapes {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        let shapes = [
            Shape::Unit,
            Shape::Newtype(-1),
            Shape::Tuple(u128::MAX, i128::MIN),
            Shape::Struct { a: '"', b: () },
        ];
        let map = BTreeMap::from([("k\"", None), ("l", Some(1.25))]);
        let newtypes = [Newtype(None), Newtype(Some(true))];
        (shapes, Unit, Tuple(1.5, 2), newtypes, map).serialize(output)
    }
}

impl Value for Shapes {
    type Form = ShapesForm;
}

struct ShapesForm;

impl Form<Shapes> for ShapesForm {
    const EXPECTED: Expected = Expected("anything", "Shapes");

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Shapes>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        IgnoredAny::deserialize(input)?;
        *slot = Some(Shapes);
        Ok(Outcome::Read)
    }

    fn write<S: Serializer>(value: &Shapes, output: S) -> Result<S::Ok, S::Error> {
        value.serialize(output)
    }
}

#[test]
fn forms_of_the_caller_may_have_any_shape() {
    same(&Shapes);
    same(&vec![Shapes, Shapes]);
}

#[derive(Clone, Debug, PartialEq)]
struct NoText;

impl Value for NoText {
    type Form = NoTextForm;
}

struct NoTextForm;

impl Form<NoText> for NoTextForm {
    const EXPECTED: Expected = Expected("nothing", "NoText");

    fn read<'de, D: Deserializer<'de>>(
        _: &mut Option<NoText>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        IgnoredAny::deserialize(input).map(|_| Outcome::Null)
    }

    fn write<S: Serializer>(_: &NoText, output: S) -> Result<S::Ok, S::Error> {
        BTreeMap::from([(vec![1], 2)]).serialize(output)
    }
}

#[test]
fn a_name_that_is_no_string_is_an_error() {
    let error = json::to_vec(&NoText).unwrap_err();
    assert_eq!(error.kind(), JsonErrorKind::Write, "{error}");
}
