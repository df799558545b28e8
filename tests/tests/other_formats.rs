//! Models through serializers of others: what they cannot write as text they get as values, and nothing is lost on the way.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_synchronization_beta::graph_runtime::{Decimal, Json, json};
use graph_synchronization_beta::models::SynchronizationJob;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// To the format and back: sonic-rs, simd-json and CBOR.
fn formats<T: Serialize + DeserializeOwned>(value: &T) -> [T; 3] {
    let sonic = sonic_rs::to_string(value).unwrap();
    let mut simd = simd_json::to_vec(value).unwrap();
    let mut cbor = Vec::new();
    ciborium::into_writer(value, &mut cbor).unwrap();
    [
        sonic_rs::from_str(&sonic).unwrap(),
        simd_json::from_slice(&mut simd).unwrap(),
        ciborium::from_reader(cbor.as_slice()).unwrap(),
    ]
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn what_a_type_does_not_declare_comes_back() {
    let text = r##"{"@odata.type":"#microsoft.graph.synchronizationJob","id":"1","templateId":null,
        "schedule":{"expiration":"2026-02-03T04:05:06Z","interval":"PT40M","state":"Active"},
        "status":{"countSuccessiveCompleteFailures":9007199254740993,"code":"notYet"},
        "new":{"list":[1.50,-7,18446744073709551615,"a\"\u00e9",true,null,{}],"none":null}}"##;
    let job: SynchronizationJob = json::from_slice(text.as_bytes()).unwrap();
    for back in formats(&job) {
        let written = String::from_utf8(json::to_vec(&back).unwrap()).unwrap();
        assert_eq!(value(&written), value(text));
    }
}

#[test]
fn raw_json_is_a_value_for_others_and_text_for_serde_json() {
    let json: Json = r#"{"b": 1.50, "a":[]}"#.parse().unwrap();
    assert_eq!(serde_json::to_string(&json).unwrap(), json.as_str());
    assert_eq!(sonic_rs::to_string(&json).unwrap(), r#"{"a":[],"b":1.5}"#);
    assert_eq!(simd_json::to_string(&json).unwrap(), r#"{"a":[],"b":1.5}"#);
    let beyond: Json = "1e400".parse().unwrap();
    assert_eq!(serde_json::to_string(&beyond).unwrap(), "1e400");
    let error = sonic_rs::to_string(&beyond).unwrap_err().to_string();
    assert!(error.contains("number out of range"), "{error}");
}

/// OData JSON Format 4.01, section 7.1: an Edm.Decimal may be a string.
#[test]
fn decimals_keep_their_digits() {
    for (text, others) in [
        ("12.5", "12.5"),
        ("-7", "-7"),
        ("12.50", "\"12.50\""),
        ("0.1234567890123456789", "\"0.1234567890123456789\""),
    ] {
        let decimal: Decimal = text.parse().unwrap();
        assert_eq!(serde_json::to_string(&decimal).unwrap(), text);
        assert_eq!(sonic_rs::to_string(&decimal).unwrap(), others);
        assert_eq!(
            formats(&decimal).map(|back| back.as_str().to_owned()),
            [text; 3]
        );
    }
}
