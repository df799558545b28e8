//! What is corrected is typed, bound, added and taken away.

use super::small::{self, csdl, paths, render};
use super::{BODY, corrected, difference, refused, resolved, states};
use graph_csdl::list;
use graph_csdl::model::TypeKind;
use graph_csdl::schema;
use graph_csdl::slice;

#[test]
fn a_property_is_served_and_typed_and_taken_away() {
    let served = "operations = [\"get\", \"update\"]";
    let lines = difference(&[("\"ns.thing/settings\"", served)], "/**");
    let of_me: Vec<_> = lines
        .iter()
        .filter(|line| line.contains(" /me/settings"))
        .collect();
    assert_eq!(
        of_me,
        ["+ GET /me/settings get", "+ PATCH /me/settings update"]
    );
    let changes = [
        (
            "\"ns.thing/texts\"",
            "type = \"Edm.Int32\"\nnullable = false",
        ),
        ("\"ns.thing/settings\"", "exists = false"),
        ("\"ns.poke/how\"", "nullable = false"),
    ];
    let model = resolved(BODY, &corrected(&changes, &["/me"]));
    let thing = model
        .ty(model.find("ns.thing").unwrap())
        .structure()
        .unwrap();
    let names: Vec<&str> = thing.properties.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["id", "texts"]);
    assert_eq!(model.spell(thing.properties[1].ty), "Edm.Int32");
    assert!(!thing.properties[1].nullable);
    let poke = model
        .operations()
        .find(|(_, it)| it.name.name == "poke")
        .unwrap()
        .1;
    assert!(!poke.parameters[0].nullable);
}

#[test]
fn a_function_returns_bytes_and_nothing_is_below() {
    let returns = difference(
        &[("\"ns.report(ns.thing)\"", "returns = \"Edm.Stream\"")],
        "/me/report/**",
    );
    assert!(
        !returns.is_empty() && returns.iter().all(|line| line.starts_with("- ")),
        "{returns:?}"
    );
    let config = corrected(
        &[("\"ns.report(ns.thing)\"", "returns = \"Edm.Stream\"")],
        &["/me/report"],
    );
    let model = resolved(BODY, &config);
    let selected = slice::select(&model, &config).unwrap();
    let lines = list::operations(&selected).lines;
    assert_eq!(lines[0].response.as_deref(), Some("Edm.Stream"));
}

#[test]
fn explicit_binding_names_types_sets_singletons_and_navigation() {
    let bound = |bound_to: &str| {
        let change = format!("bound_to = [{bound_to}]");
        difference(&[("\"ns.poke(ns.thing)\"", &change)], "/**")
    };
    let gone = |lines: &[String]| -> Vec<String> {
        lines
            .iter()
            .map(|line| line.replace("POST ", "").replace("/ns.poke action", ""))
            .collect()
    };
    let of_subs = gone(&bound("\"ns.sub\""));
    assert!(of_subs.contains(&"- /things/{}".to_owned()), "{of_subs:?}");
    assert!(
        !of_subs
            .iter()
            .any(|line| line.ends_with("/me") || line.ends_with("/subs/{}")),
        "{of_subs:?}"
    );
    let of_me = gone(&bound("\"ns.C/me\""));
    assert!(
        of_me.contains(&"- /subs/{}".to_owned()) && !of_me.contains(&"- /me".to_owned()),
        "{of_me:?}"
    );
    let of_way = gone(&bound("\"ns.part/things\""));
    assert!(of_way.contains(&"- /me".to_owned()), "{of_way:?}");
    assert!(
        !of_way.iter().any(|line| line.ends_with("/part/things/{}")),
        "{of_way:?}"
    );
}

#[test]
fn explicit_binding_terms_match_the_metadata() {
    let poke = |annotations: &str| {
        let body = format!("{BODY}{annotations}");
        let lines = small::try_list(&body, &paths(&["/**"])).unwrap();
        lines
            .iter()
            .filter(|line| line.ends_with("ns.poke action"))
            .cloned()
            .collect::<Vec<_>>()
    };
    let requires = r#"<Annotations Target="ns.poke(ns.thing)"><Annotation Term="Org.OData.Core.V1.RequiresExplicitBinding" /></Annotations>"#;
    let lists = r#"<Annotations Target="ns.C/me"><Annotation Term="Org.OData.Core.V1.ExplicitOperationBindings"><Collection><String>ns.poke</String></Collection></Annotation></Annotations>"#;
    assert_eq!(
        poke(&format!("{requires}{lists}")),
        ["POST /me/ns.poke action"]
    );
    assert_eq!(poke(requires), poke(""), "what nothing lists is not lost");
    assert_eq!(
        poke(lists),
        poke(""),
        "what is listed and does not require it"
    );
}

#[test]
fn missing_entries_are_added() {
    let changes = [
        (
            "\"ns\"",
            "add = '<Action Name=\"prod\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"ns.sub\" /></Action>'",
        ),
        (
            "\"ns.sub\"",
            "add = '<Property Name=\"token\" Type=\"Edm.String\" />'",
        ),
        (
            "\"ns.C\"",
            "add = '<Singleton Name=\"extra\" Type=\"ns.part\" />'",
        ),
    ];
    let lines = difference(&changes, "/**");
    assert!(
        lines.contains(&"+ POST /me/ns.prod action".to_owned()),
        "{lines:?}"
    );
    assert!(lines.contains(&"+ GET /extra get".to_owned()), "{lines:?}");
    let config = corrected(&changes, &["/**"]);
    let model = resolved(BODY, &config);
    let sub = model.ty(model.find("ns.sub").unwrap()).structure().unwrap();
    assert!(sub.properties[0].secret, "the rules on names hold for it");
    // The facts that are taken are those of the file.
    let text = csdl(BODY);
    let schema = schema::read(&text).unwrap();
    let selected = slice::select(&model, &config).unwrap();
    let facts = schema::write(
        &graph_csdl::import::extract(&schema, &selected).unwrap(),
        "x",
    );
    assert!(
        !facts.contains("prod") && !facts.contains("token") && !facts.contains("extra"),
        "{facts}"
    );
}

#[test]
fn an_import_keeps_the_types_that_only_the_file_names() {
    let changes = [("\"ns.thing/settings\"", "type = \"Edm.String\"")];
    let config = corrected(&changes, &["/me"]);
    let text = csdl(BODY);
    let schema = schema::read(&text).unwrap();
    let model = resolved(BODY, &config);
    let selected = slice::select(&model, &config).unwrap();
    let facts = schema::write(
        &graph_csdl::import::extract(&schema, &selected).unwrap(),
        "x",
    );
    let again = schema::read(&facts).unwrap();
    let messages = graph_csdl::model::resolve(&again, &config).map_err(|it| render(&it, &facts));
    assert_eq!(
        states(&messages.unwrap()),
        ["ns.thing/settings type InEffect"]
    );
}

/// Two overloads that differ in one parameter would be one without it.
#[test]
fn a_parameter_that_tells_overloads_apart_is_not_removed() {
    let body = BODY.replace(
        "<EntityContainer",
        "<Function Name=\"report\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"self.thing\" />\
         <Parameter Name=\"at\" Type=\"Edm.Int32\" /><ReturnType Type=\"self.part\" /></Function><EntityContainer",
    );
    let gone = ("\"ns.report(ns.thing,Edm.Int32)/at\"", "exists = false");
    let messages = refused(&body, &[gone]);
    assert!(
        messages.contains("the function is another overload of `ns.report`"),
        "{messages}"
    );
    let other = ("\"ns.report(ns.thing)\"", "exists = false");
    for changes in [[gone, other], [other, gone]] {
        let model = resolved(&body, &corrected(&changes, &["/me"]));
        assert!(states(&model).iter().all(|it| it.ends_with("InEffect")));
    }
}

#[test]
fn a_member_of_an_enum_is_removed() {
    let body = BODY.replace(
        "<ComplexType",
        "<EnumType Name=\"color\"><Member Name=\"red\" /><Member Name=\"green\" /><Member Name=\"blue\" /></EnumType><ComplexType",
    );
    let gone = ("\"ns.color/red\", \"ns.color/blue\"", "exists = false");
    let model = resolved(&body, &corrected(&[gone], &["/me"]));
    let color = model.ty(model.find("ns.color").unwrap());
    let TypeKind::Enum(color) = &color.kind else {
        panic!("it is an enum");
    };
    let left: Vec<_> = color
        .members
        .iter()
        .map(|it| (it.name.as_str(), it.value))
        .collect();
    assert_eq!(left, [("green", 1)]);
}
