//! Which verbs are left when capabilities are denied, and where they may be said.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::config::{Change, Config, Override, ResourceOverride};
use graph_csdl::model::UpdateMethod;
use small::{listed, paths, said, try_list};

const TYPES: &str = r#"
<EntityType Name="thing" HasStream="true">
  <Key><PropertyRef Name="id" /></Key>
  <Property Name="id" Type="Edm.String" />
  <Property Name="tags" Type="Collection(self.tag)" />
  <Property Name="tag" Type="self.tag" />
  <Property Name="size" Type="Edm.Int32" Nullable="false" />
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true" />
  <NavigationProperty Name="core" Type="self.part" ContainsTarget="true" />
  <NavigationProperty Name="others" Type="Collection(self.part)" />
  <NavigationProperty Name="other" Type="self.part" />
</EntityType>
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<ComplexType Name="tag" />
<EntityContainer Name="C">
  <EntitySet Name="things" EntityType="self.thing" />
  <Singleton Name="one" Type="self.thing" />
</EntityContainer>
"#;

/// What is contained by a navigation property that is not nullable is always there (CSDL 8.2), and to delete it would remove the
/// relation (OData protocol 11.4.5). To delete the bytes of a stream property sets it to null (11.4.8.2).
#[test]
fn what_must_be_there_is_deleted_only_where_that_is_stated() {
    let required = |element: &str, name: &str| {
        let start = format!("<{element} Name=\"{name}\"");
        (start.clone(), format!("{start} Nullable=\"false\""))
    };
    let stream = "<Property Name=\"size\" Type=\"Edm.Stream\"";
    let types = TYPES.replace("<Property Name=\"size\" Type=\"Edm.Int32\"", stream);
    let nullable = types.replace(&format!("{stream} Nullable=\"false\""), stream);
    let (core, required_core) = required("NavigationProperty", "core");
    let required = types.replace(&core, &required_core);
    let deletable = |target: &str| {
        let said = said_of(target, "DeleteRestrictions", "Deletable", "true");
        format!("{required}{said}")
    };
    for (csdl, pattern, expected) in [
        (&nullable, "/one/core", "delete get update"),
        (&required, "/one/core", "get update"),
        (
            &deletable("ns.thing/core"),
            "/one/core",
            "delete get update",
        ),
        (&deletable("ns.part"), "/one/core", "get update"),
        (&required, "/one/parts/{id}", "delete get update"),
        (
            &nullable,
            "/one/size",
            "delete-stream get-stream put-stream",
        ),
        (&required, "/one/size", "get-stream put-stream"),
        (
            &deletable("ns.thing/size"),
            "/one/size",
            "delete-stream get-stream put-stream",
        ),
    ] {
        assert_eq!(kinds_of(csdl, pattern), expected, "{pattern}");
    }
}

/// A `DELETE` of a reference must not violate the integrity of the model (OData protocol 11.4.6.2), and a navigation property
/// that is not nullable always has a target (CSDL 8.2). Its reference is read and set, and that of an item is removed.
#[test]
fn a_required_reference_is_not_removed() {
    let required = |text: &str, name: &str| {
        let element = format!("<NavigationProperty Name=\"{name}\"");
        text.replace(&element, &format!("{element} Nullable=\"false\""))
    };
    let types = required(&required(&required(TYPES, "other"), "core"), "others");
    let stated = said_of(
        "ns.thing/core",
        "NavigationRestrictions",
        "Referenceable",
        "true",
    );
    let csdl = format!("{types}{stated}");
    for (pattern, expected) in [
        ("/one/other", "get ref-list ref-set"),
        ("/one/core", "get update ref-list ref-set"),
        ("/one/others", "list count ref-remove ref-list ref-add"),
        ("/one/others/{id}", "get ref-remove"),
    ] {
        assert_eq!(kinds_of(&csdl, pattern), expected, "{pattern}");
    }
}

/// An `Annotations` element with one record that says one thing.
fn said_of(target: &str, term: &str, property: &str, value: &str) -> String {
    let value = match value {
        "true" | "false" => format!("Bool=\"{value}\" />"),
        member => {
            format!("><EnumMember>Org.OData.Capabilities.V1.{member}</EnumMember></PropertyValue>")
        }
    };
    format!(
        "<Annotations Target=\"{target}\"><Annotation Term=\"Org.OData.Capabilities.V1.{term}\"><Record><PropertyValue \
         Property=\"{property}\" {value}</Record></Annotation></Annotations>"
    )
}

fn kinds(extra: &str, pattern: &str) -> String {
    kinds_of(&format!("{TYPES}{extra}"), pattern)
}

fn kinds_of(csdl: &str, pattern: &str) -> String {
    let lines = listed(csdl, &paths(&[pattern]));
    let kinds: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.rsplit(' ').next())
        .collect();
    kinds.join(" ")
}

#[test]
fn silence_means_yes() {
    for (pattern, expected) in [
        ("/things", "list create count"),
        (
            "/things/{id}",
            "delete get update delete-stream get-stream put-stream",
        ),
        ("/one", "get update get-stream put-stream"),
        ("/one/parts", "list create count"),
        ("/one/parts/{id}", "delete get update"),
        ("/one/core", "delete get update"),
        ("/one/others", "list count ref-remove ref-list ref-add"),
        ("/one/others/{id}", "get ref-remove"),
        ("/one/other", "get ref-remove ref-list ref-set"),
    ] {
        assert_eq!(kinds("", pattern), expected, "{pattern}");
    }
}

#[test]
fn denied_operations_are_removed() {
    for (target, term, property, value, pattern, expected) in [
        (
            "ns.thing",
            "ReadRestrictions",
            "Readable",
            "false",
            "/things",
            "create",
        ),
        (
            "ns.thing",
            "InsertRestrictions",
            "Insertable",
            "false",
            "/things",
            "list count",
        ),
        (
            "ns.thing",
            "CountRestrictions",
            "Countable",
            "false",
            "/things",
            "list create",
        ),
        (
            "ns.thing",
            "UpdateRestrictions",
            "Updatable",
            "false",
            "/things/{id}",
            "delete get delete-stream get-stream",
        ),
        (
            "ns.thing",
            "DeleteRestrictions",
            "Deletable",
            "false",
            "/things/{id}",
            "get update get-stream put-stream",
        ),
        (
            "ns.thing",
            "ReadRestrictions",
            "Readable",
            "false",
            "/things/{id}",
            "delete update delete-stream put-stream",
        ),
        (
            "ns.part",
            "UpdateRestrictions",
            "UpdateMethod",
            "HttpMethod/PUT",
            "/one/core",
            "delete get replace",
        ),
        (
            "ns.part",
            "UpdateRestrictions",
            "UpdateMethod",
            "HttpMethod/POST",
            "/one/core",
            "delete get update",
        ),
        (
            "ns.part",
            "UpdateRestrictions",
            "Upsertable",
            "true",
            "/one/core",
            "delete get update",
        ),
        (
            "ns.part",
            "NavigationRestrictions",
            "Referenceable",
            "false",
            "/one/others",
            "list count",
        ),
        (
            "ns.part",
            "NavigationRestrictions",
            "Referenceable",
            "false",
            "/one/other",
            "get",
        ),
        (
            "ns.part",
            "NavigationRestrictions",
            "Referenceable",
            "false",
            "/one/core",
            "delete get update",
        ),
        (
            "ns.thing/parts",
            "InsertRestrictions",
            "Insertable",
            "false",
            "/one/parts",
            "list count",
        ),
        (
            "ns.thing/parts",
            "DeleteRestrictions",
            "Deletable",
            "false",
            "/one/parts/{id}",
            "get update",
        ),
        (
            "ns.thing/parts",
            "DeleteRestrictions",
            "Deletable",
            "false",
            "/one/core",
            "delete get update",
        ),
        (
            "ns.C/things",
            "DeleteRestrictions",
            "Deletable",
            "false",
            "/things/{id}",
            "get update get-stream put-stream",
        ),
        (
            "ns.C/one",
            "DeleteRestrictions",
            "Deletable",
            "true",
            "/one",
            "delete get update delete-stream get-stream put-stream",
        ),
        (
            "ns.C/things/parts",
            "InsertRestrictions",
            "Insertable",
            "false",
            "/things/{id}/parts",
            "list count",
        ),
        (
            "ns.C/things/parts",
            "InsertRestrictions",
            "Insertable",
            "false",
            "/one/parts",
            "list create count",
        ),
        (
            "ns.C/things/parts",
            "DeleteRestrictions",
            "Deletable",
            "false",
            "/things/{id}/parts/{id}",
            "get update",
        ),
    ] {
        let extra = said_of(target, term, property, value);
        assert_eq!(
            kinds(&extra, pattern),
            expected,
            "{target} {property} {value} at {pattern}"
        );
    }
}

#[test]
fn capabilities_of_the_path_precede_those_of_the_type() {
    let on_type = said_of("ns.part", "DeleteRestrictions", "Deletable", "false");
    let on_way = said_of("ns.thing/parts", "DeleteRestrictions", "Deletable", "true");
    let on_path = said_of("ns.C/one/parts", "DeleteRestrictions", "Deletable", "false");
    assert_eq!(kinds(&on_type, "/one/parts/{id}"), "get update");
    assert_eq!(
        kinds(&format!("{on_type}{on_way}"), "/one/parts/{id}"),
        "delete get update"
    );
    assert_eq!(
        kinds(&format!("{on_type}{on_way}{on_path}"), "/one/parts/{id}"),
        "get update"
    );
    assert_eq!(
        kinds(
            &format!("{on_type}{on_way}{on_path}"),
            "/things/{id}/parts/{id}"
        ),
        "delete get update"
    );
    let on_type = said_of("ns.thing", "InsertRestrictions", "Insertable", "false");
    let on_set = said_of("ns.C/things", "InsertRestrictions", "Insertable", "true");
    assert_eq!(
        kinds(&format!("{on_type}{on_set}"), "/things"),
        "list create count"
    );
}

#[test]
fn a_contradiction_allows_in_any_order() {
    let no = said_of("ns.part", "DeleteRestrictions", "Deletable", "false");
    let yes = said_of("ns.part", "DeleteRestrictions", "Deletable", "true");
    for both in [format!("{no}{yes}"), format!("{yes}{no}")] {
        assert_eq!(kinds(&both, "/one/core"), "delete get update");
    }
}

#[test]
fn reading_by_key_is_its_own_permission() {
    let by_key = |list: &str, item: &str| {
        format!(
            "<Annotations Target=\"ns.part\"><Annotation Term=\"Org.OData.Capabilities.V1.ReadRestrictions\"><Record>\
             <PropertyValue Property=\"Readable\" Bool=\"{list}\" /><PropertyValue Property=\"ReadByKeyRestrictions\"><Record>\
             <PropertyValue Property=\"Readable\" Bool=\"{item}\" /></Record></PropertyValue></Record></Annotation></Annotations>"
        )
    };
    assert_eq!(
        kinds(&by_key("true", "false"), "/one/parts"),
        "list create count"
    );
    assert_eq!(
        kinds(&by_key("true", "false"), "/one/parts/{id}"),
        "delete update"
    );
    assert_eq!(kinds(&by_key("false", "true"), "/one/parts"), "create");
    assert_eq!(
        kinds(&by_key("false", "true"), "/one/parts/{id}"),
        "delete get update"
    );
}

#[test]
fn facts_of_a_path_with_a_cast_precede_those_of_the_set() {
    let denied = said_of("self.C/things", "ReadRestrictions", "Readable", "false");
    let cast = "self.C/things/self.gear";
    let allowed = said_of(cast, "ReadRestrictions", "Readable", "true");
    let gear = "<EntityType Name=\"gear\" BaseType=\"self.thing\" />";
    assert_eq!(
        kinds(&format!("{gear}{denied}{allowed}"), "/things"),
        "create"
    );
    let of_cast = kinds(&format!("{gear}{denied}{allowed}"), "/things/ns.gear");
    assert_eq!(of_cast, "list count");
    let silent = try_list(
        &format!("{TYPES}{gear}{denied}"),
        &paths(&["/things/ns.gear"]),
    );
    assert!(silent.is_err(), "{silent:?}");
}

#[test]
fn denied_navigation_has_no_path() {
    let none = said_of(
        "ns.thing/core",
        "NavigationRestrictions",
        "Navigability",
        "NavigationType/None",
    );
    let single = said_of(
        "ns.thing/core",
        "NavigationRestrictions",
        "Navigability",
        "NavigationType/Single",
    );
    assert!(try_list(&format!("{TYPES}{none}"), &paths(&["/one/core"])).is_err());
    assert_eq!(kinds(&single, "/one/core"), "delete get update");
    let by_key = "<Annotations Target=\"ns.thing/parts\"><Annotation Term=\"Org.OData.Capabilities.V1.IndexableByKey\" \
                  Bool=\"false\" /></Annotations>";
    assert!(try_list(&format!("{TYPES}{by_key}"), &paths(&["/one/parts/{id}"])).is_err());
}

#[test]
fn restricted_properties_are_read() {
    let restricted = "<Annotations Target=\"ns.C/things\"><Annotation Term=\"Org.OData.Capabilities.V1.NavigationRestrictions\">\
                      <Record><PropertyValue Property=\"RestrictedProperties\"><Collection><Record>\
                      <PropertyValue Property=\"NavigationProperty\" NavigationPropertyPath=\"parts\" />\
                      <PropertyValue Property=\"InsertRestrictions\"><Record><PropertyValue Property=\"Insertable\" \
                      Bool=\"false\" /></Record></PropertyValue></Record></Collection></PropertyValue></Record></Annotation>\
                      </Annotations>";
    assert_eq!(kinds(restricted, "/things/{id}/parts"), "list count");
    assert_eq!(kinds(restricted, "/one/parts"), "list create count");
    let on_type = restricted.replace("ns.C/things", "ns.thing");
    assert_eq!(kinds(&on_type, "/one/parts"), "list count");
}

#[test]
fn results_of_functions_are_changed_only_where_that_is_stated() {
    let pattern = "/me/folders/{id}/sheets/{id}/range(address={})/**";
    let update = "PATCH /me/folders/{}/sheets/{}/ns.range(address={}) update".to_owned();
    assert!(!listed(small::SERVICE, &paths(&[pattern])).contains(&update));
    let config = Config {
        overrides: vec![Override {
            target: said("ns.range"),
            change: Change {
                updatable: Some(true),
                ..Change::default()
            },
            reason: "tried".to_owned(),
            ..Override::default()
        }],
        ..paths(&[pattern])
    };
    assert!(listed(small::SERVICE, &config).contains(&update));
}

#[test]
fn properties_may_be_served_as_resources() {
    let serve = |property: &str, operations: &[&str]| Config {
        resources: vec![ResourceOverride {
            property: said(property),
            operations: operations.iter().map(|operation| said(operation)).collect(),
            reason: "tried".to_owned(),
            ..ResourceOverride::default()
        }],
        ..paths(&["/one/**"])
    };
    let lines = |config: &Config| -> Vec<String> {
        listed(TYPES, config)
            .into_iter()
            .filter(|line| line.contains("/tag"))
            .collect()
    };
    assert_eq!(lines(&paths(&["/one/**"])), Vec::<String>::new());
    assert_eq!(
        lines(&serve("ns.thing/tags", &["get", "count", "replace"])),
        [
            "GET /one/tags list",
            "PUT /one/tags replace",
            "GET /one/tags/$count count"
        ]
    );
    assert_eq!(
        lines(&serve("ns.thing/tag", &["get", "replace", "delete"])),
        [
            "DELETE /one/tag delete",
            "GET /one/tag get",
            "PUT /one/tag replace"
        ]
    );
    for (config, what) in [
        (
            serve("ns.thing/tag", &["count"]),
            "`count` is asked for, but the property is not a collection",
        ),
        (
            serve("ns.thing/tag", &["patch"]),
            "there is no operation `patch` on a property",
        ),
        (
            serve("ns.thing/tag", &["add"]),
            "`add` is asked for, but the property is no collection of complex values",
        ),
        (serve("ns.thing/tag", &[]), "it offers no operation"),
        (
            serve("ns.thing/size", &["delete"]),
            "`delete` is asked for, but the value cannot be null",
        ),
        (
            serve("ns.thing/core", &["get"]),
            "it is not a structural property",
        ),
        (
            serve("ns.thing/tgs", &["get"]),
            "the target `ns.thing/tgs` does not exist: `ns.thing` has no `tgs`",
        ),
    ] {
        let messages = try_list(TYPES, &config).unwrap_err();
        assert!(messages.contains(what), "{messages}");
    }
}

#[test]
fn overrides_fix_wrong_metadata() {
    let with = |entry: Override| Config {
        overrides: vec![entry],
        ..paths(&["/one/core"])
    };
    let target = |target: &str| Override {
        target: said(target),
        reason: "tried".to_owned(),
        ..Override::default()
    };
    let kinds = |config: &Config| -> String {
        let lines = listed(TYPES, config);
        lines
            .iter()
            .filter_map(|line| line.rsplit(' ').next())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        kinds(&with(Override {
            change: Change {
                update: vec![UpdateMethod::Put],
                ..Change::default()
            },
            ..target("ns.part")
        })),
        "delete get replace"
    );
    assert_eq!(
        kinds(&with(Override {
            change: Change {
                deletable: Some(false),
                ..Change::default()
            },
            ..target("ns.thing/core")
        })),
        "get update"
    );
    assert_eq!(
        kinds(&with(Override {
            change: Change {
                updatable: Some(false),
                ..Change::default()
            },
            ..target("ns.C/one/core")
        })),
        "delete get"
    );
    assert_eq!(
        kinds(&with(Override {
            change: Change {
                contained: Some(false),
                referenceable: Some(true),
                ..Change::default()
            },
            ..target("ns.thing/core")
        })),
        "get ref-remove ref-list ref-set"
    );
    for (entry, what) in [
        (
            Override {
                change: Change {
                    deletable: Some(false),
                    ..Change::default()
                },
                ..target("ns.prt")
            },
            "the target `ns.prt` does not exist",
        ),
        (
            Override {
                change: Change {
                    deletable: Some(false),
                    ..Change::default()
                },
                ..target("ns.C/ones")
            },
            "the container has no `ones`",
        ),
        (
            Override {
                change: Change {
                    contained: Some(true),
                    ..Change::default()
                },
                ..target("ns.thing/core")
            },
            "`contained` is what the metadata says already",
        ),
        (
            Override {
                change: Change {
                    contained: Some(true),
                    ..Change::default()
                },
                ..target("ns.thing")
            },
            "applies only to navigation properties",
        ),
        (target("ns.thing"), "it overrides nothing"),
    ] {
        let messages = try_list(TYPES, &with(entry)).unwrap_err();
        assert!(messages.contains(what), "{messages}");
    }
    let said_already = said_of("ns.part", "DeleteRestrictions", "Deletable", "false");
    let entry = Override {
        change: Change {
            deletable: Some(false),
            ..Change::default()
        },
        ..target("ns.part")
    };
    let messages = try_list(&format!("{TYPES}{said_already}"), &with(entry)).unwrap_err();
    assert!(
        messages.contains("`deletable` is what the metadata says already"),
        "{messages}"
    );
}

/// A collection of complex values to which one can be added has a URL; one of primitive values has none by that.
#[test]
fn insertable_collections_of_complex_values_are_resources() {
    let insertable = |name: &str, ty: &str, read: &str| {
        format!(
            "<Property Name=\"{name}\" Type=\"Collection({ty})\"><Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\">\
             <Record><PropertyValue Property=\"Insertable\" Bool=\"true\" /></Record></Annotation>{read}</Property>"
        )
    };
    let unread = "<Annotation Term=\"Org.OData.Capabilities.V1.ReadRestrictions\"><Record><PropertyValue Property=\"Readable\" \
                  Bool=\"false\" /></Record></Annotation>";
    let body = format!(
        "<EntityType Name=\"thing\">{}{}{}</EntityType><ComplexType Name=\"note\" /><EntityContainer Name=\"C\"><Singleton Name=\"one\" \
         Type=\"ns.thing\" /></EntityContainer>",
        insertable("notes", "ns.note", ""),
        insertable("unread", "ns.note", unread),
        insertable("texts", "Edm.String", "")
    );
    let lines = listed(&body, &paths(&["/one/**"]));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(
        lines,
        [
            "GET /one get",
            "PATCH /one update",
            "GET /one/notes list",
            "POST /one/notes add",
            "GET /one/notes/$count count",
            "POST /one/unread add",
        ]
    );
}
