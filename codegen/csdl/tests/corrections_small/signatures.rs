//! An operation is named by its published signature, whatever is corrected.

use super::{BODY, corrected, overridden, resolved, small, states};

const FIRST: (&str, &str) = (
    "\"ns.poke(ns.thing,Edm.String)/how\"",
    "type = \"Edm.Int32\"",
);
const SECOND: (&str, &str) = ("\"ns.poke(ns.thing,Edm.String)\"", "returns = \"ns.part\"");
const THIRD: (&str, &str) = ("\"ns.report(ns.thing)\"", "bound_to = [\"ns.sub\"]");

#[test]
fn other_corrections_of_the_operation_still_find_it() {
    for changes in [[FIRST, SECOND, THIRD], [THIRD, SECOND, FIRST]] {
        let model = resolved(BODY, &corrected(&changes, &["/me"]));
        let mut states = states(&model);
        states.sort();
        assert_eq!(
            states,
            [
                "ns.poke(ns.thing,Edm.String) returns InEffect",
                "ns.poke(ns.thing,Edm.String)/how type InEffect",
                "ns.report(ns.thing) bound_to InEffect",
            ]
        );
        let mut operations = model.operations();
        let (_, poke) = operations.find(|(_, it)| it.name.name == "poke").unwrap();
        assert_eq!(model.spell(poke.parameters[0].ty), "Edm.Int32");
        assert_eq!(model.spell(poke.returns.unwrap().ty), "ns.part");
    }
}

#[test]
fn a_parameter_that_does_not_exist_does_not_change_the_name_either() {
    let gone = [
        ("\"ns.poke(ns.thing,Edm.String)/how\"", "exists = false"),
        SECOND,
    ];
    for changes in [gone, [gone[1], gone[0]]] {
        let model = resolved(BODY, &corrected(&changes, &["/me"]));
        assert!(
            states(&model)
                .iter()
                .all(|state| state.ends_with("InEffect")),
            "{:?}",
            states(&model)
        );
    }
}

#[test]
fn an_override_names_the_operation_as_the_metadata_does() {
    let config = corrected(&[FIRST], &["/me"]);
    let change = [("ns.poke(ns.thing,Edm.String)", "stream_body = true")];
    let with = graph_csdl::config::Config {
        corrections: config.corrections.clone(),
        ..overridden(&change, &["/me"])
    };
    small::resolve(BODY, &with);
    let corrected_name = [("ns.poke(ns.thing,Edm.Int32)", "stream_body = true")];
    let with = graph_csdl::config::Config {
        corrections: config.corrections,
        ..overridden(&corrected_name, &["/me"])
    };
    let messages = small::try_resolve(BODY, &with).unwrap_err();
    assert!(
        messages.contains("no overload of `ns.poke` takes these types"),
        "{messages}"
    );
}
