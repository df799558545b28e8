//! What `add` may have, and where a fault of it is reported.

use super::{BODY, corrected, overridden, refused, resolved, small, states};

#[test]
fn a_text_that_cannot_be_meant_is_refused_at_its_place() {
    let cases = [
        ("ns.thing", "nothing", "`nothing` is text, and no element"),
        (
            "ns.thing",
            "<Property Name=\"a\" Type=\"Edm.String\" /> and",
            "`and` is text",
        ),
        ("ns.thing", "<!-- none -->", "it has no element"),
        (
            "ns.thing",
            "<Key><PropertyRef Name=\"id\" /></Key>",
            "`<Key>` cannot be added",
        ),
        (
            "ns.thing",
            "<Annotation Term=\"x.y\" />",
            "`<Annotation>` cannot be added",
        ),
        (
            "ns",
            "<Annotations Target=\"ns.thing\" />",
            "`<Annotations>` cannot be added",
        ),
        ("ns", "<Property Name=\"a\" Type=\"Edm.String\" />", ""),
        (
            "ns.thing",
            "</EntityType><EntityType Name=\"more\">",
            "it closes the element",
        ),
        (
            "ns.thing/part",
            "<Property Name=\"a\" Type=\"Edm.String\" />",
            "only a namespace, a type, an action",
        ),
        (
            "ns.thing",
            "<Property Name=\"a\" Type=\"ns.nope\" />",
            "the type `ns.nope` does not exist",
        ),
        (
            "ns.thing",
            "<Property Name=\"a\" Type=\"Edm.String\" /><Property Name=\"a\" Type=\"Edm.String\" />",
            "it has `ns.thing/a` twice",
        ),
        (
            "ns.sub",
            "<Property Name=\"texts\" Type=\"Edm.String\" />",
            "its base `ns.thing` has it already",
        ),
    ];
    for (target, text, what) in cases {
        let (quoted, add) = (format!("\"{target}\""), format!("add = '{text}'"));
        let messages = refused(BODY, &[(&quoted, &add)]);
        let place = format!("corrections.toml:3:7: in `add` to `{target}`: ");
        assert!(
            messages.contains(&place) && messages.contains(what),
            "{text}: {messages}"
        );
        let messages = small::try_resolve(BODY, &overridden(&[(target, &add)], &["/me"]));
        let messages = messages.unwrap_err();
        assert!(
            messages.contains("slice.toml:3:7: in `add` to") && messages.contains(what),
            "{messages}"
        );
    }
}

/// A derived type has it already: the addition is what is wrong.
#[test]
fn members_of_derived_types_are_refused_too() {
    let body = BODY.replace(
        "<EntityType Name=\"sub\" BaseType=\"self.thing\" />",
        "<EntityType Name=\"sub\" BaseType=\"self.thing\"><Property Name=\"own\" Type=\"Edm.String\" /></EntityType>",
    );
    let add = "add = '<Property Name=\"own\" Type=\"Edm.String\" />'";
    let messages = refused(&body, &[("\"ns.thing\"", add)]);
    assert!(
        messages.contains("corrections.toml:3:7: in `add` to `ns.thing`: in <Schema Namespace=\"ns\"> <EntityType Name=\"sub\">: `own` is declared again"),
        "{messages}"
    );
}

#[test]
fn one_element_is_added_once() {
    let add = |ty: &str| format!("add = '<Property Name=\"z\" Type=\"Edm.{ty}\" />'");
    for ty in ["String", "Int32"] {
        let messages = refused(
            BODY,
            &[("\"ns.thing\"", &add("String")), ("\"ns.thing\"", &add(ty))],
        );
        assert!(
            messages.contains("corrections.toml:9:7: in `add` to `ns.thing`: `ns.thing/z` is added at line 3, column 7 too"),
            "{messages}"
        );
    }
    let action = |ty: &str| {
        format!(
            "add = '<Action Name=\"prod\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"{ty}\" /></Action>'"
        )
    };
    let twice = [
        ("\"ns\"", &*action("ns.thing")),
        ("\"ns\"", &*action("ns.thing")),
    ];
    assert!(refused(BODY, &twice).contains("is added at line 3"));
    let overloads = [
        ("\"ns\"", &*action("ns.thing")),
        ("\"ns\"", &*action("ns.part")),
    ];
    resolved(BODY, &corrected(&overloads, &["/me"]));
}

/// What the metadata has caught up with is an error in `slice.toml`, and the fix is to remove it.
#[test]
fn an_override_that_adds_what_there_is_is_to_be_removed() {
    let add = "add = '<Property Name=\"id\" Type=\"Edm.String\" />'";
    let config = overridden(&[("ns.thing", add)], &["/me"]);
    let messages = small::try_list(BODY, &config).unwrap_err();
    assert!(
        messages.contains(
            "`ns.thing`: the metadata has what is added\n    to fix it: remove this entry, or this key of it"
        ),
        "{messages}"
    );
}

/// An entry that adds to a type may correct it as well.
#[test]
fn other_keys_apply_beside_it() {
    let change = "add = '<Property Name=\"z\" Type=\"Edm.String\" />'\ndeletable = false";
    let model = resolved(BODY, &corrected(&[("\"ns.thing\"", change)], &["/me"]));
    assert_eq!(
        states(&model),
        ["ns.thing add InEffect", "ns.thing deletable InEffect"]
    );
}

/// An action is named as other keys name it, and a function with another parameter is another function.
#[test]
fn parameters_are_added_to_an_action_however_it_is_named() {
    let body = BODY.replace(
        "<EntityContainer",
        "<Action Name=\"wipe\" /><Action Name=\"mend\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"self.thing\" /></Action>\
         <Action Name=\"mend\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"self.part\" /></Action><EntityContainer",
    );
    let add = "add = '<Parameter Name=\"z\" Type=\"Edm.String\" />'";
    for target in [
        "ns.poke",
        "ns.poke(ns.thing)",
        "ns.poke(ns.thing,Edm.String)",
        "ns.wipe",
        "ns.wipe()",
    ] {
        let model = resolved(
            &body,
            &corrected(&[(&format!("\"{target}\""), add)], &["/me"]),
        );
        assert_eq!(states(&model), [format!("{target} add InEffect")]);
    }
    let several = refused(&body, &[("\"ns.mend\"", add)]);
    assert!(
        several.contains("several actions are named `ns.mend`"),
        "{several}"
    );
    for target in ["\"ns.report\"", "\"ns.report(ns.thing)\""] {
        let function = refused(&body, &[(target, add)]);
        assert!(
            function.contains("it is another function: add that to the namespace"),
            "{function}"
        );
    }
    let absent = resolved(
        &body,
        &corrected(&[("\"ns.poke(ns.part)\"", add)], &["/me"]),
    );
    assert_eq!(states(&absent), ["ns.poke(ns.part) - Absent"]);
}

/// Entries may add to what others add, whichever is first in the file.
#[test]
fn the_order_of_additions_makes_no_difference() {
    let ty = (
        "\"ns\"",
        "add = '<ComplexType Name=\"z\"><Property Name=\"p\" Type=\"Edm.String\" /></ComplexType>'",
    );
    let member = (
        "\"ns.z\"",
        "add = '<Property Name=\"q\" Type=\"Edm.String\" />'",
    );
    let action = (
        "\"ns\"",
        "add = '<Action Name=\"go\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"ns.thing\" /></Action>'",
    );
    let parameter = (
        "\"ns.go(ns.thing)\"",
        "add = '<Parameter Name=\"x\" Type=\"Edm.String\" />'",
    );
    for [one, other] in [[ty, member], [action, parameter]] {
        for changes in [[one, other], [other, one]] {
            let states = states(&resolved(BODY, &corrected(&changes, &["/me"])));
            assert!(
                states.iter().all(|it| it.ends_with("add InEffect")),
                "{states:?}"
            );
        }
    }
    // Those of a slice, too.
    let unquoted =
        |(target, change): (&'static str, &'static str)| (target.trim_matches('"'), change);
    resolved(BODY, &overridden(&[member, ty].map(unquoted), &["/me"]));
}

/// What is added has what its text says.
#[test]
fn a_part_of_what_is_added_exists() {
    let ty = (
        "\"ns\"",
        "add = '<ComplexType Name=\"z\"><Property Name=\"p\" Type=\"Edm.String\" /></ComplexType>'",
    );
    let action = (
        "\"ns\"",
        "add = '<Action Name=\"go\"><Parameter Name=\"x\" Type=\"Edm.String\" /></Action>'",
    );
    for (one, part) in [
        (ty, "\"ns.z/p\""),
        (action, "\"ns.go/x\""),
        (action, "\"ns.go(Edm.String)/x\""),
    ] {
        for changes in [
            [one, (part, "exists = false")],
            [(part, "exists = false"), one],
        ] {
            let messages = refused(BODY, &changes);
            assert!(
                messages.contains("does not exist, another adds it or a part of it"),
                "{messages}"
            );
        }
        resolved(
            BODY,
            &corrected(&[one, (part, "nullable = false")], &["/me"]),
        );
    }
}

/// The elements tell which of the two is meant.
#[test]
fn a_type_with_the_name_of_a_namespace_is_added_to() {
    let body = format!(
        "{}</Schema><Schema Namespace=\"ns.thing\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\"><ComplexType Name=\"inner\" />",
        BODY.trim_start()
    );
    let changes = [
        (
            "\"ns.thing\"",
            "add = '<Property Name=\"z\" Type=\"ns.thing.y\" />'",
        ),
        ("\"ns.thing\"", "add = '<ComplexType Name=\"y\" />'"),
    ];
    let model = resolved(&body, &corrected(&changes, &["/me"]));
    assert!(model.find("ns.thing.y").is_some());
    assert_eq!(
        states(&model),
        ["ns.thing add InEffect", "ns.thing add InEffect"]
    );
}
