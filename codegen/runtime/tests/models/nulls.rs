//! Absent, null and a value are three things.

use graph_runtime::{Json, Structured, json};

use crate::types::{Everything, EverythingProperty, Job, JobProperty, Status};

fn written<T: graph_runtime::Value>(value: &T) -> String {
    String::from_utf8(json::to_vec(value).unwrap()).unwrap()
}

fn read<T: graph_runtime::Value>(text: &str) -> T {
    json::from_slice(text.as_bytes()).unwrap()
}

#[test]
fn absent_values_are_not_written() {
    assert_eq!(written(&Job::default()), "{}");
}

#[test]
fn a_null_is_kept_and_written_in_its_place() {
    let text = r#"{"id":null,"schedule":{"interval":null,"state":null},"status":null,"new":null}"#;
    let job: Job = read(text);
    assert_eq!(job.id, None);
    assert_eq!(
        job.additional.names().collect::<Vec<_>>(),
        ["id", "status", "new"]
    );
    assert_eq!(written(&job), text);
}

#[test]
fn with_null_sets_null_and_clears_the_value() {
    let job = Job {
        id: Some("1".into()),
        status: Some(Status::default()),
        ..Job::default()
    };
    let job = job
        .with_null(JobProperty::Id)
        .with_null(JobProperty::Status)
        .with_null(JobProperty::Id);
    assert_eq!((&job.id, &job.status), (&None, &None));
    assert_eq!(written(&job), r#"{"id":null,"status":null}"#);
}

#[test]
fn a_null_can_be_set_in_place_and_asked_for() {
    let mut job: Job = read(r#"{"id":"1","schedule":null}"#);
    assert!(job.is_null(JobProperty::Schedule));
    assert!(!job.is_null(JobProperty::Id) && !job.is_null(JobProperty::Status));
    job.set_null(JobProperty::Id);
    assert!(job.id.is_none() && job.is_null(JobProperty::Id));
    assert_eq!(written(&job), r#"{"id":null,"schedule":null}"#);

    job.id = Some("2".into());
    assert!(!job.is_null(JobProperty::Id));
    assert_eq!(written(&job), r#"{"id":"2","schedule":null}"#);

    // A value of another type is no null.
    let job: Job = read(r#"{"id":[1]}"#);
    assert!(job.id.is_none() && !job.is_null(JobProperty::Id));
}

#[test]
fn with_null_clears_a_property_of_every_kind() {
    let full = r#"{"boolean":false,"byte":1,"signedByte":1,"small":1,"int":1,"long":1,"single":1,"double":1,"decimal":1,"text":"","guid":"03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8","binary":"","dateTime":"2021-04-21T18:13:55Z","date":"2021-04-21","time":"18:13:55","duration":"PT0S","untyped":1,"member":"a","flags":"","inner":{},"boxed":{},"texts":[],"guids":[],"doubles":[],"durations":[],"members":[],"all":[],"anything":[]}"#;
    let mut value: Everything = read(full);
    assert!(value.additional.is_empty());
    let all = {
        use EverythingProperty::*;
        [
            Boolean, Byte, SignedByte, Small, Int, Long, Single, Double, Decimal, Text, Guid,
            Binary, DateTime, Date, Time, Duration, Untyped, Member, Flags, Inner, Boxed, Texts,
            Guids, Doubles, Durations, Members, All, Anything,
        ]
    };
    for property in all {
        value = value.with_null(property);
    }
    let nulls: Vec<_> = Everything::names()
        .iter()
        .map(|name| format!("\"{name}\":null"))
        .collect();
    assert_eq!(written(&value), format!("{{{}}}", nulls.join(",")));
}

#[test]
fn a_value_that_is_set_wins_over_a_null() {
    let mut job: Job = read(r#"{"id":null}"#);
    job.id = Some("1".into());
    assert_eq!(written(&job), r#"{"id":"1"}"#);
    job.additional.insert("id", "2");
    assert_eq!(written(&job), r#"{"id":"1"}"#);
}

#[test]
fn a_null_taken_back_is_absent() {
    let mut job: Job = read(r#"{"id":null}"#);
    assert_eq!(job.additional.remove("id"), Some(Json::NULL));
    assert_eq!(written(&job), "{}");
    assert_eq!(job, Job::default());
}

#[test]
fn a_null_is_not_equal_to_nothing_and_equal_to_a_null() {
    let null: Job = read(r#"{"id":null}"#);
    assert_ne!(null, Job::default());
    assert_eq!(null, Job::default().with_null(JobProperty::Id));
    let mut inserted = Job::default();
    inserted.additional.insert("id", Json::NULL);
    assert_eq!(null, inserted);
    assert_eq!(written(&inserted), r#"{"id":null}"#);
}

#[test]
fn a_collection_that_is_null_is_no_empty_collection() {
    let value: Everything = read(r#"{"texts":null,"all":null}"#);
    assert_eq!((value.texts.as_ref(), value.all.as_ref()), (None, None));
    assert_eq!(written(&value), r#"{"texts":null,"all":null}"#);
}

#[test]
fn a_collection_with_nulls_in_it_is_kept_as_json() {
    let text = r#"{"guids":["03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8",null],"all":[{"int":1,"new":1.50},null,{"new": 2.50},null]}"#;
    let value: Everything = read(text);
    assert!(value.guids.is_none() && value.all.is_none());
    let kept: Vec<Option<Everything>> = value.additional.get_as("all").unwrap().unwrap();
    assert_eq!(kept.iter().flatten().count(), 2);
    assert_eq!(written(&value), text);
}

#[test]
fn more_properties_than_bits_may_be_null() {
    let names: Vec<_> = (0..70).map(|index| format!("\"n{index}\":null")).collect();
    let text = format!("{{{}}}", names.join(","));
    let many: Many = read(&text);
    assert_eq!(written(&many), text);
    let many = Many::default()
        .with_null(ManyProperty::N69)
        .with_null(ManyProperty::N63);
    assert_eq!(written(&many), r#"{"n63":null,"n69":null}"#);
    assert_eq!(many, read(r#"{"n69":null,"n63":null}"#));
    let mut many = many.with_null(ManyProperty::N69);
    assert_eq!(many.additional.len(), 2);
    many.additional.remove("n69");
    assert_eq!(written(&many), r#"{"n63":null}"#);
}

#[test]
fn names_of_properties_are_at_hand() {
    assert_eq!(
        Everything::name_of(EverythingProperty::SignedByte),
        "signedByte"
    );
}

macro_rules! many {
    ($($field:ident $wire:literal $variant:ident)*) => {
        #[expect(unreachable_pub, reason = "generated types are public")]
        pub struct Many {
            $($field: Option<i32>,)*
            additional: graph_runtime::AdditionalProperties,
        }

        graph_runtime::structured_type! {
            Many: "microsoft.graph.many", ManyProperty { $($field: $wire => $variant,)* }
        }
    };
}
many! {
    n0 "n0" N0 n1 "n1" N1 n2 "n2" N2 n3 "n3" N3 n4 "n4" N4
    n5 "n5" N5 n6 "n6" N6 n7 "n7" N7 n8 "n8" N8 n9 "n9" N9
    n10 "n10" N10 n11 "n11" N11 n12 "n12" N12 n13 "n13" N13 n14 "n14" N14
    n15 "n15" N15 n16 "n16" N16 n17 "n17" N17 n18 "n18" N18 n19 "n19" N19
    n20 "n20" N20 n21 "n21" N21 n22 "n22" N22 n23 "n23" N23 n24 "n24" N24
    n25 "n25" N25 n26 "n26" N26 n27 "n27" N27 n28 "n28" N28 n29 "n29" N29
    n30 "n30" N30 n31 "n31" N31 n32 "n32" N32 n33 "n33" N33 n34 "n34" N34
    n35 "n35" N35 n36 "n36" N36 n37 "n37" N37 n38 "n38" N38 n39 "n39" N39
    n40 "n40" N40 n41 "n41" N41 n42 "n42" N42 n43 "n43" N43 n44 "n44" N44
    n45 "n45" N45 n46 "n46" N46 n47 "n47" N47 n48 "n48" N48 n49 "n49" N49
    n50 "n50" N50 n51 "n51" N51 n52 "n52" N52 n53 "n53" N53 n54 "n54" N54
    n55 "n55" N55 n56 "n56" N56 n57 "n57" N57 n58 "n58" N58 n59 "n59" N59
    n60 "n60" N60 n61 "n61" N61 n62 "n62" N62 n63 "n63" N63 n64 "n64" N64
    n65 "n65" N65 n66 "n66" N66 n67 "n67" N67 n68 "n68" N68 n69 "n69" N69
}
