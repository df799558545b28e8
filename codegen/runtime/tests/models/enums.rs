//! Enums keep what they do not know, in the case it came.

use graph_runtime::{Enumeration, json};

use crate::types::{Cased, Everything, ScheduleState};

#[test]
fn a_member_is_read_and_written_by_its_name() {
    let state: ScheduleState = serde_json::from_str(r#""Paused""#).unwrap();
    assert_eq!(state, ScheduleState::Paused);
    assert_eq!(serde_json::to_string(&state).unwrap(), r#""Paused""#);
    assert_eq!(
        (state.as_str(), state.to_string().as_str()),
        ("Paused", "Paused")
    );
    assert_eq!(format!("{state:?}"), "Paused");
    assert_eq!(state.known(), Some(ScheduleState::Paused));
    assert_eq!("Paused".parse(), Ok(ScheduleState::Paused));
    assert_eq!("New".parse(), Ok(ScheduleState::from("New")));
}

#[test]
fn an_unknown_member_is_kept_as_it_came() {
    let state: ScheduleState = serde_json::from_str(r#""unknownFutureValue""#).unwrap();
    assert!(
        matches!(&state, ScheduleState::UnknownValue(name) if name.as_str() == "unknownFutureValue")
    );
    assert_eq!(
        serde_json::to_string(&state).unwrap(),
        r#""unknownFutureValue""#
    );
    assert_eq!(
        format!("{state:?}"),
        r#"UnknownValue("unknownFutureValue")"#
    );
    assert_eq!(state.known(), None);
    assert_eq!(state, ScheduleState::from("unknownFutureValue"));
    assert_ne!(state, ScheduleState::Active);
}

#[test]
fn a_member_in_another_case_is_found_and_written_as_it_came() {
    let state = ScheduleState::from("active");
    assert_ne!(state, ScheduleState::Active);
    assert_eq!(state.known(), Some(ScheduleState::Active));
    assert_eq!(serde_json::to_string(&state).unwrap(), r#""active""#);
}

/// OData ABNF, `singleEnumValue`: a name or a value. A JSON number is none, but means the same.
#[test]
fn a_member_given_by_its_value_is_known_and_stays_as_it_came() {
    for (text, known) in [
        (r#""2""#, Some(ScheduleState::Paused)),
        ("2", Some(ScheduleState::Paused)),
        ("0", Some(ScheduleState::Active)),
        (r#""+1""#, Some(ScheduleState::Disabled)),
        (r#""7""#, None),
        ("-1", None),
        ("18446744073709551615", None),
    ] {
        let state: ScheduleState = json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(state.known(), known, "{text}");
        assert_eq!(json::to_vec(&state).unwrap(), text.as_bytes());
        assert_eq!(state.as_str(), text.trim_matches('"'));
    }
}

#[test]
fn members_that_differ_in_case_only_are_two() {
    assert_eq!(Cased::from("value"), Cased::Lower);
    assert_eq!(Cased::from("VALUE"), Cased::Upper);
    assert_eq!(Cased::from("VALUE").known(), Some(Cased::Upper));
    assert_eq!(Cased::from("Value").known(), None);
    assert_eq!(Cased::from("PLAIN").known(), Some(Cased::Plain));
}

#[test]
fn an_empty_or_odd_name_is_a_name() {
    for name in ["", " Active", "Active,Paused", "\u{0}\u{1F600}"] {
        let state = ScheduleState::from(name);
        assert_eq!(state.as_str(), name);
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<ScheduleState>(&text).unwrap(), state);
    }
}

#[test]
fn members_are_listed_in_declared_order() {
    let names: Vec<_> = ScheduleState::MEMBERS
        .iter()
        .map(|(_, name, value)| (*name, *value))
        .collect();
    assert_eq!(names, [("Active", 0), ("Disabled", 1), ("Paused", 2)]);
    assert_eq!(
        ScheduleState::TYPE_NAME,
        "microsoft.graph.synchronizationScheduleState"
    );
}

#[test]
fn an_enum_is_small() {
    assert_eq!(size_of::<Option<ScheduleState>>(), 16);
    let all: Everything = json::from_slice(br#"{"members":["Active","x"]}"#).unwrap();
    assert_eq!(all.members.unwrap(), [ScheduleState::Active, "x".into()]);
}
