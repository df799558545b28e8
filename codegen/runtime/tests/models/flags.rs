//! Sets of members.

use graph_runtime::{Enumeration, Flags, json};

use crate::types::{Counted, FlowTypes, Mapping, Weeks};

type Set = Flags<FlowTypes>;

#[test]
fn commas_with_and_without_a_space_are_read() {
    for text in [
        "Add, Update",
        "Add,Update",
        " Add ,  Update ",
        "Add,,Update",
    ] {
        let set = Set::from(text);
        assert_eq!(set.to_string(), "Add, Update");
        assert_eq!(set.to_url_string(), "Add,Update");
        assert_eq!(set, text.parse().unwrap());
    }
}

#[test]
fn received_values_are_kept_until_changed() {
    for text in [
        r#""Delete,Add""#,
        r#"" Add ,  Update ""#,
        r#""Add,,Update""#,
        r#"",""#,
        r#""add, New""#,
    ] {
        let text = format!(r#"{{"flowTypes":{text}}}"#);
        let mapping: Mapping = json::from_slice(text.as_bytes()).unwrap();
        let written =
            |mapping: &Mapping| String::from_utf8(json::to_vec(mapping).unwrap()).unwrap();
        assert_eq!(written(&mapping), text);
        assert_eq!(written(&mapping.clone()), text);
        let mut changed = mapping;
        let flags = changed.flow_types.as_mut().unwrap();
        flags.remove(&"absent".into());
        flags.insert(FlowTypes::Delete);
        let changes = !text.contains("Delete");
        assert_eq!(written(&changed) != text, changes, "{text}");
    }
}

#[test]
fn bodies_have_a_space_after_the_comma() {
    let mut set: Set = json::from_slice(br#""Delete,Add""#).unwrap();
    set.insert(FlowTypes::Update);
    assert_eq!(json::to_vec(&set).unwrap(), br#""Delete, Add, Update""#);
    assert_eq!(set.to_url_string(), "Delete,Add,Update");
}

/// OData ABNF: `enumValue` is a list of names or values; a number is what some services send all the same.
#[test]
fn members_are_given_by_their_values() {
    for (text, names) in [
        (r#""3""#, &["Add", "Update", "AddUpdate"][..]),
        ("3", &["Add", "Update", "AddUpdate"]),
        (r#""1,2""#, &["Add", "Update", "AddUpdate"]),
        (r#""1, Delete""#, &["Add", "Delete"]),
        (r#""7""#, &["Add", "Update", "Delete", "AddUpdate", "All"]),
        (r#""0""#, &["None"]),
        ("0", &["None"]),
        (r#""none""#, &["None"]),
        (r#""+4""#, &["Delete"]),
        (r#""6""#, &["Update", "Delete"]),
        (r#""8""#, &[]),
        ("16", &[]),
    ] {
        let set: Set = json::from_slice(text.as_bytes()).unwrap();
        for (member, name, _) in <FlowTypes as Enumeration>::MEMBERS {
            assert_eq!(set.contains(member), names.contains(name), "{text}: {name}");
        }
        assert_eq!(json::to_vec(&set).unwrap(), text.as_bytes());
    }
}

#[test]
fn what_is_taken_out_of_a_number_leaves_the_rest() {
    let mut set: Set = json::from_slice(b"23").unwrap();
    set.remove(&FlowTypes::Add);
    assert_eq!(set.to_string(), "Update, Delete, 16", "no bit is lost");
    assert_eq!(json::to_vec(&set).unwrap(), br#""Update, Delete, 16""#);
    let mut set: Set = json::from_slice(br#""3""#).unwrap();
    set.remove(&FlowTypes::AddUpdate);
    assert!(set.is_empty());
}

#[test]
fn what_is_given_is_sent() {
    let set: Set = [FlowTypes::AddUpdate, FlowTypes::Add, FlowTypes::None]
        .into_iter()
        .collect();
    assert_eq!(set.to_string(), "AddUpdate, Add, None");
}

#[test]
fn values_that_are_not_bits_do_not_affect_other_members() {
    type Names = Flags<Counted>;
    let all = || Counted::MEMBERS.iter().map(|(member, ..)| member.clone());
    for member in all() {
        let set = Names::from(member.clone());
        let contained: Vec<_> = all().filter(|other| set.contains(other)).collect();
        assert_eq!(contained, [member]);
    }
    let mut set: Names = all().collect();
    assert_eq!(set.to_string(), "zero, one, two, three, four");
    set.remove(&Counted::Three);
    assert_eq!(set.to_string(), "zero, one, two, four");
    set.insert(Counted::Three);
    assert_eq!(set.iter().count(), 5);
    let by_value: Names = json::from_slice(br#""3,ONE""#).unwrap();
    assert!(by_value.contains(&Counted::Three) && by_value.contains(&Counted::One));
    assert!(!by_value.contains(&Counted::Two) && !by_value.contains(&Counted::Zero));
}

/// `unknownFutureValue` stands for what is not known, whatever bits it has: 22 in `windowsUpdateForBusinessUpdateWeeks`.
#[test]
fn the_unknown_future_value_has_no_bits() {
    let mut set = Flags::from(Weeks::UnknownFutureValue);
    assert!(!set.contains(&Weeks::Second));
    set.insert(Weeks::Second);
    set.remove(&Weeks::Second);
    assert_eq!(set.to_string(), "unknownFutureValue");
}

#[test]
fn unknown_members_and_other_case_are_kept() {
    let set = Set::from("add, New, Delete");
    assert_eq!(set.to_string(), "add, New, Delete");
    assert!(set.contains(&FlowTypes::Add) && set.contains(&"New".into()));
    assert!(!set.contains(&FlowTypes::Update) && !set.contains(&"new".into()));
}

#[test]
fn a_combined_member_contains_its_parts_and_parts_make_it_up() {
    let set = Set::from("AddUpdate");
    assert!(set.contains(&FlowTypes::Add) && set.contains(&FlowTypes::Update));
    assert!(!set.contains(&FlowTypes::Delete) && !set.contains(&FlowTypes::All));
    assert!(Set::from("Add, Update, Delete").contains(&FlowTypes::All));
}

#[test]
fn a_member_of_no_bits_is_contained_only_where_it_is_named() {
    assert!(!Set::from("Add").contains(&FlowTypes::None));
    assert!(!Set::new().contains(&FlowTypes::None));
    assert!(Set::from("None").contains(&FlowTypes::None));
}

#[test]
fn insert_adds_missing_members() {
    let mut set = Set::from("AddUpdate");
    set.insert(FlowTypes::Add);
    set.insert(FlowTypes::Delete);
    assert_eq!(set.to_string(), "AddUpdate, Delete");
}

#[test]
fn remove_leaves_the_other_parts_of_a_combined_member() {
    let mut set = Set::from("All, New");
    set.remove(&FlowTypes::Delete);
    assert_eq!(set.to_string(), "AddUpdate, New");
    set.remove(&FlowTypes::Add);
    assert_eq!(set.to_string(), "Update, New");
    set.remove(&"New".into());
    set.remove(&"absent".into());
    set.remove(&FlowTypes::AddUpdate);
    assert!(set.is_empty());
    assert_eq!(serde_json::to_string(&set).unwrap(), r#""""#);
}

#[test]
fn sets_are_made_from_members() {
    let set = Set::from(FlowTypes::Add) | FlowTypes::Delete;
    assert_eq!(
        set,
        [FlowTypes::Delete, FlowTypes::Add].into_iter().collect()
    );
    assert_eq!(set.iter().count(), 2);
    assert_eq!(set | Set::from("Update"), Set::from("Update, Add, Delete"));
    assert_eq!(
        format!("{:?}", Set::from("Add, x")),
        r#"{Add, UnknownValue("x")}"#
    );
}

#[test]
fn an_empty_set_is_not_absent() {
    let mapping: Mapping = json::from_slice(br#"{"flowTypes":""}"#).unwrap();
    assert!(mapping.flow_types.as_ref().is_some_and(Flags::is_empty));
    assert_eq!(json::to_vec(&mapping).unwrap(), br#"{"flowTypes":""}"#);
}
