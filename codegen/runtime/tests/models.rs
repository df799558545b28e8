//! Models made by the macros, as generated code makes them.
#![allow(missing_docs, reason = "miniature types")]

use graph_runtime::{Flags, Structured as _};

#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Pair {
    pub key: Option<String>,
    pub value: Option<String>,
    pub r#type: Option<Flags<FlowTypes>>,
    pub children: Option<Vec<Pair>>,
    pub next: Option<Box<Pair>>,
    additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    Pair: "microsoft.graph.pair", PairProperty {
        key: "key" => Key,
        value: "value" => Value [secret],
        r#type: "type" => Type,
        children: "children" => Children,
        next: "next" => Next,
    }
}

#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Base {
    additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    Base: "microsoft.graph.base", BaseProperty {}
}

graph_runtime::derived_type!(Pair: Base);

#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FlowTypes {
    None,
    Add,
    UnknownValue(graph_runtime::UnknownMember),
}

graph_runtime::enum_type! {
    FlowTypes: "microsoft.graph.flowTypes" {
        None = "None" 0,
        Add = "Add" 1,
    }
}

#[test]
fn reads_and_writes() {
    let text = r##"{"@odata.type":"#microsoft.graph.pair","key":"a","value":"hunter2","type":"Add,Other","children":[{"key":null,"x":[1.00]}],"y":1}"##;
    let pair: Pair = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_string(&pair).unwrap(),
        text.replace("Add,Other", "Add, Other")
    );
    assert_eq!(
        format!("{pair:?}"),
        r#"Pair { key: Some("a"), value: [redacted], type: Some({Add, UnknownValue("Other")}), children: Some([Pair { additional: ["key", "x"] }]), additional: ["@odata.type", "y"] }"#
    );
    let base = Base::from(pair.clone());
    assert_eq!(base.cast::<Pair>().unwrap(), pair);
}
