//! One table: what people write, what it means, and which leniency it took.

use super::{Json, Leniency, Value, read};
use crate::excerpt::Excerpt;

fn plain(json: &Json) -> String {
    let list = |items: Vec<String>| items.join(",");
    match &json.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => format!("{text:?}"),
        Value::Bare(text) => format!("<{text}>"),
        Value::Array(items) => format!("[{}]", list(items.iter().map(plain).collect())),
        Value::Object(members) => {
            let each = members
                .iter()
                .map(|member| format!("{}:{}", member.key, plain(&member.value)));
            format!("{{{}}}", list(each.collect()))
        }
    }
}

#[test]
fn reads_what_people_write() {
    use Leniency::*;
    let table: &[(&str, &str, &[Leniency])] = &[
        (
            r#"{"a": [1, -2.5e3, true, null, "x\u00e9\n"]}"#,
            "{a:[1,-2.5e3,true,null,\"xé\\n\"]}",
            &[],
        ),
        (r#""\ud83d\ude00 \q""#, "\"😀 \\\\q\"", &[BadEscape]),
        (
            "{a: 'b', \"c\": “d”}",
            "{a:\"b\",c:\"d\"}",
            &[UnquotedKey, SingleQuote, SmartQuote],
        ),
        (
            "{\"a\": 1,\n \"b\": [1,],\n}",
            "{a:1,b:[1]}",
            &[TrailingComma, TrailingComma],
        ),
        (
            "{\"a\": 1 // one\n /* two */, \"b\": 2}",
            "{a:1,b:2}",
            &[Comment, Comment],
        ),
        ("{\"a\": [..], ... }", "{a:[]}", &[Ellipsis, Ellipsis]),
        (
            "{\"a\": 1,\n ... more here\n \"b\": 2, ...}",
            "{a:1,b:2}",
            &[Ellipsis, Ellipsis],
        ),
        ("[,{\"a\": 1},,{}]", "[{a:1},{}]", &[ExtraComma, ExtraComma]),
        (
            "{\"a\": 1 \"b\": 2\n c: 3}",
            "{a:1,b:2,c:3}",
            &[MissingComma, MissingComma, UnquotedKey],
        ),
        ("{\"a\" \"b\"}", "{a:\"b\"}", &[MissingColon]),
        (
            "{\"a\": {id}, \"b\": \"{id}\"}",
            "{a:<{id}>,b:\"{id}\"}",
            &[Placeholder],
        ),
        (
            "{\"a\": 2018-04-01T12:39:16Z, \"b\": True}",
            "{a:<2018-04-01T12:39:16Z>,b:true}",
            &[UnquotedValue, LiteralCase],
        ),
        (
            "{\"a\": {\"b\": [1, {\"c\": 2}",
            "{a:{b:[1,{c:2}]}}",
            &[MissingClose, MissingClose, MissingClose],
        ),
        ("{\"a\": [1}", "{a:[1]}", &[MismatchedClose]),
        ("{\"a\": \"x\ny\"}", "{a:\"x\\ny\"}", &[ControlInString]),
        ("{\"a\": \"x\ty\"}", "{a:\"x\\ty\"}", &[ControlInString]),
        (
            "{\"a\": \"x,\n\"b\": \"GET”,\n \"c\": 1}",
            "{a:\"x\",b:\"GET\",c:1}",
            &[UnclosedString, SmartQuote],
        ),
        ("{\u{a0}\"a\": 1}", "{a:1}", &[OddSpace]),
        (
            "{\"a\": \"String\" (identifier),\n \"b\": 1}",
            "{a:\"String\",b:1}",
            &[TextAfterValue],
        ),
        ("{\n- \"a\": 1\n}", "{a:1}", &[StrayCharacter]),
        ("{}\nHTTP/1.1 204", "{}", &[TrailingText]),
        ("{\"a\": 1, \"a\": 2}", "{a:1,a:2}", &[RepeatedKey]),
        ("{ ... }", "{}", &[Ellipsis]),
    ];
    for (text, expected, leniencies) in table {
        let document =
            read(&Excerpt::whole(text, 0)).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        let mut used: Vec<Leniency> = document.used.iter().map(|used| used.leniency).collect();
        let mut expected_uses = leniencies.to_vec();
        used.sort();
        expected_uses.sort();
        assert_eq!(
            (plain(&document.root).as_str(), used),
            (*expected, expected_uses),
            "{text}"
        );
    }
}

#[test]
fn invalid_json_is_a_finding() {
    for text in [
        "",
        "{Raw bytes of the file}",
        "{\"a\": }",
        "{a}",
        "[\"a\", ;;;;;;;;;;;]",
        "}",
    ] {
        assert!(read(&Excerpt::whole(text, 0)).is_err(), "{text}");
    }
    let deep = "[".repeat(100_000);
    assert!(read(&Excerpt::whole(&deep, 0)).is_err());
}

#[test]
fn every_value_knows_its_place() {
    let text = "  {\n  \"value\": [\n    {\"id\": 7}\n  ]\n}";
    let document = read(&Excerpt::whole(text, 100)).unwrap();
    let id = document
        .root
        .get("value")
        .and_then(|value| value.items()[0].get("id"))
        .unwrap();
    assert_eq!(id.at.0 as usize, 100 + text.find('7').unwrap());
}
