//! Sets of members.

use graph_runtime::{Flags, json};

use crate::types::{FlowTypes, Mapping};

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
fn bodies_have_a_space_after_the_comma() {
    let mapping: Mapping = json::from_slice(br#"{"flowTypes":"Delete,Add"}"#).unwrap();
    assert_eq!(
        json::to_vec(&mapping).unwrap(),
        br#"{"flowTypes":"Delete, Add"}"#
    );
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
fn insert_adds_what_is_not_contained() {
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
