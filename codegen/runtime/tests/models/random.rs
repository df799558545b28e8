//! Random objects, always the same ones: read and written, they are the same JSON to the last digit.

use graph_runtime::{Json, Structured, json};

use crate::types::{Everything, Job, Schema, Secrets};

#[test]
fn random_objects_round_trip() {
    let mut random = Random(1);
    for _ in 0..600 {
        let text = random.object::<Everything>(0);
        unchanged::<Everything>(&text);
        unchanged::<Job>(&text);
        unchanged::<Secrets>(&random.object::<Job>(3));
        unchanged::<Schema>(&random.object::<Job>(3));
    }
}

/// Compares trees whose numbers are text; where a property is typed otherwise than the random value, an error is right.
fn unchanged<T: Structured + PartialEq>(text: &str) {
    let Ok(value) = json::from_slice::<T>(text.as_bytes()) else {
        return;
    };
    let written = String::from_utf8(json::to_vec(&value).unwrap()).unwrap();
    assert_eq!(Tree::of(&written), Tree::of(text), "{text}\n{written}");
    let again: T = json::from_slice(written.as_bytes()).unwrap();
    assert!(again == value && json::to_vec(&again).unwrap() == written.as_bytes());
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// An object with some of the properties of `T`, mostly of the right kind, and some others.
    fn object<T: Structured>(&mut self, depth: usize) -> String {
        let mut members = Vec::new();
        let mut names: Vec<&str> = T::names().to_vec();
        names.extend(["new", "@odata.type", "text@odata.count", "\u{e9}\\u0041"]);
        while members.len() < 6 && !names.is_empty() {
            let name = names.swap_remove(self.below(names.len()));
            let value = self.value(name, depth);
            let space = self.pick(&["", "", " ", "\n"]);
            members.push(format!("\"{name}\"{space}:{space}{value}"));
        }
        format!("{{{}}}", members.join(","))
    }

    fn value(&mut self, name: &str, depth: usize) -> String {
        if self.below(8) == 0 {
            return "null".into();
        }
        match name {
            "boolean" => self.pick(&["true", "false"]).into(),
            "byte" | "signedByte" | "small" | "int" | "long" => {
                self.pick(&["0", "1", "127"]).into()
            }
            "double" | "single" => self.pick(&["0.5", "1.5e+300", "\"INF\"", "-0.25"]).into(),
            "decimal" => self.pick(&["1.10", "1E5", "\"2.00\"", "0"]).into(),
            "text" | "id" => self.pick(&["\"\"", "\"a\"", "\"\\u0041\\n\""]).into(),
            "guid" => "\"03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8\"".into(),
            "binary" => self.pick(&["\"AAAA\"", "\"-_8\""]).into(),
            "dateTime" => self
                .pick(&["\"2021-04-21T18:13:55Z\"", "\"2016-12-31T23:59:60Z\""])
                .into(),
            "date" => "\"2021-04-21\"".into(),
            "time" => "\"12:30:00\"".into(),
            "duration" => self.pick(&["\"PT40M\"", "\"P1M\"", "\"P1D\""]).into(),
            "member" => self.pick(&["\"Active\"", "\"active\"", "\"New\""]).into(),
            "flags" => self.pick(&["\"Add, Delete\"", "\"New\"", "\"\""]).into(),
            "inner" | "boxed" | "nested" if depth < 4 => self.object::<Everything>(depth + 1),
            "all" if depth < 4 => self.list(|random| random.object::<Everything>(depth + 1)),
            "texts" => self.list(|random| random.pick(&["\"a\"", "null", "\"\\u0000\""]).into()),
            "doubles" => self.list(|random| random.pick(&["0.5", "null"]).into()),
            "durations" => self.list(|random| random.pick(&["\"PT1M\"", "\"P1Y\"", "null"]).into()),
            _ => self.anything(depth),
        }
    }

    fn list(&mut self, mut item: impl FnMut(&mut Self) -> String) -> String {
        let items: Vec<_> = (0..self.below(4)).map(|_| item(self)).collect();
        format!("[{}]", items.join(", "))
    }

    fn anything(&mut self, depth: usize) -> String {
        match self.below(if depth < 5 { 8 } else { 5 }) {
            0 => "null".into(),
            1 => self.pick(&["true", "false"]).into(),
            2 => self
                .pick(&[
                    "0",
                    "-1",
                    "1.00",
                    "1e400",
                    "123456789012345678901234567890",
                    "-0.0",
                ])
                .into(),
            3 | 4 => self
                .pick(&["\"\"", "\"x\\\\\\\"\"", "\"\\ud83d\\ude00\"", "\"{[:,\""])
                .into(),
            5 => self.list(|random| random.anything(depth + 1)),
            _ => self.object::<Everything>(depth + 1),
        }
    }
}

/// JSON with numbers as text and members sorted.
#[derive(Debug, PartialEq)]
enum Tree {
    Scalar(String),
    Text(String),
    List(Vec<Tree>),
    Object(std::collections::BTreeMap<String, Tree>),
}

impl Tree {
    fn of(text: &str) -> Self {
        let all = |text: &str| text.parse::<Json>().unwrap();
        let json = all(text);
        match json.as_str().as_bytes()[0] {
            b'"' => Self::Text(json.parse().unwrap()),
            b'[' => {
                let items: Vec<Json> = json.parse().unwrap();
                Self::List(items.iter().map(|item| Self::of(item.as_str())).collect())
            }
            b'{' => {
                let members: std::collections::BTreeMap<String, Json> = json.parse().unwrap();
                Self::Object(
                    members
                        .into_iter()
                        .map(|(name, item)| (name, Self::of(item.as_str())))
                        .collect(),
                )
            }
            _ => Self::Scalar(json.as_str().to_owned()),
        }
    }
}
