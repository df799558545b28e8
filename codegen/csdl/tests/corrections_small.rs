//! What each kind of correction does to small metadata, and what it comes to.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::config::{Config, read_config, read_corrections};
use graph_csdl::list;
use graph_csdl::model::Model;
use graph_csdl::schema;
use graph_csdl::slice;
use small::{csdl, paths, render};

const BODY: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="settings" Type="self.settings" /><Property Name="texts" Type="Collection(Edm.String)" />
  <NavigationProperty Name="part" Type="self.part" ContainsTarget="true" />
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true" />
  <NavigationProperty Name="links" Type="Collection(self.part)" /></EntityType>
<EntityType Name="sub" BaseType="self.thing" />
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <NavigationProperty Name="things" Type="Collection(self.thing)" ContainsTarget="true" /></EntityType>
<ComplexType Name="settings"><Property Name="note" Type="Edm.String" /></ComplexType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="how" Type="Edm.String" /></Action>
<Function Name="report" IsBound="true" IsComposable="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="self.part" /></Function>
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><EntitySet Name="subs" EntityType="self.sub" />
  <Singleton Name="me" Type="self.sub" /></EntityContainer>"#;

fn corrected(changes: &[(&str, &str)], patterns: &[&str]) -> Config {
    let text: String = changes
        .iter()
        .map(|(targets, change)| {
            format!(
                "[[correction]]\ntargets = [{targets}]\n{change}\nreason = \"r\"\nsource = \"s\"\ndate = \"2024-01-01\"\n"
            )
        })
        .collect();
    let corrections = read_corrections(&text);
    Config {
        corrections: corrections.unwrap_or_else(|problems| panic!("{}", render(&problems, ""))),
        ..paths(patterns)
    }
}

fn resolved(body: &str, config: &Config) -> Model {
    small::resolve(body, config)
}

/// The operations, each as `METHOD path`, that corrections bring (`+`) and take away (`-`).
fn difference(changes: &[(&str, &str)], pattern: &str) -> Vec<String> {
    let listed = |config: &Config| {
        let lines = small::try_list(BODY, config).unwrap_or_else(|messages| panic!("{messages}"));
        lines
            .into_iter()
            .collect::<std::collections::BTreeSet<String>>()
    };
    let before = listed(&paths(&[pattern]));
    let after = listed(&corrected(changes, &[pattern]));
    let gone = before.difference(&after).map(|line| format!("- {line}"));
    gone.chain(after.difference(&before).map(|line| format!("+ {line}")))
        .collect()
}

#[test]
fn what_is_not_contained_is_not_crossed_and_has_a_reference_only_if_that_is_said() {
    let plain = difference(
        &[("\"ns.thing/part\"", "contained = false")],
        "/things/{id}/part/**",
    );
    assert!(
        plain.contains(&"- DELETE /things/{}/part delete".to_owned()),
        "{plain:?}"
    );
    assert!(!plain.iter().any(|line| line.contains("$ref")), "{plain:?}");
    let said = "contained = false\nreferenceable = true";
    let with = difference(&[("\"ns.thing/part\"", said)], "/things/{id}/part/**");
    assert!(
        with.contains(&"+ PUT /things/{}/part/$ref ref-set".to_owned()),
        "{with:?}"
    );
}

#[test]
fn references_and_creation_stand_beside_each_other() {
    let contained = difference(
        &[("\"ns.thing/parts\"", "referenceable = true")],
        "/things/{id}/parts/**",
    );
    assert_eq!(
        contained,
        [
            "+ DELETE /things/{}/parts/{}/$ref ref-remove",
            "+ GET /things/{}/parts/$ref ref-list",
            "+ POST /things/{}/parts/$ref ref-add",
        ]
    );
    let linked = difference(
        &[("\"ns.thing/links\"", "insertable = true")],
        "/things/{id}/links",
    );
    assert_eq!(linked, ["+ POST /things/{}/links create"]);
}

#[test]
fn put_stands_beside_patch_or_takes_its_place() {
    let both = difference(
        &[("\"ns.part\"", "update = [\"PATCH\", \"PUT\"]")],
        "/things/{id}/part",
    );
    assert_eq!(both, ["+ PUT /things/{}/part replace"]);
    let put = difference(
        &[("\"ns.thing/part\"", "update = \"PUT\"")],
        "/things/{id}/part",
    );
    assert_eq!(
        put,
        [
            "- PATCH /things/{}/part update",
            "+ PUT /things/{}/part replace"
        ]
    );
}

#[test]
fn a_media_entity_has_a_stream_and_so_has_what_derives_from_it() {
    let stream = difference(&[("\"ns.thing\"", "stream = true")], "/me");
    assert_eq!(
        stream,
        [
            "+ DELETE /me/$value delete-stream",
            "+ GET /me/$value get-stream",
            "+ PUT /me/$value put-stream",
        ]
        .into_iter()
        .filter(|line| !line.contains("DELETE"))
        .collect::<Vec<_>>()
    );
}

/// An item of a collection has nothing that is said of the way to the collection.
#[test]
fn one_media_entity_takes_bytes_by_post_where_that_is_said() {
    let taken = |pattern| {
        let corrections = [
            ("\"ns.part\"", "stream = true"),
            ("\"ns.thing/part\"", "insertable = true"),
        ];
        let lines = difference(&corrections, pattern);
        let posts = lines.into_iter().filter(|line| line.contains("POST"));
        posts.collect::<Vec<_>>()
    };
    assert_eq!(
        taken("/things/{id}/part"),
        ["+ POST /things/{}/part post-stream"]
    );
    assert!(taken("/things/{id}/parts/**").is_empty());
    let silent = difference(&[("\"ns.part\"", "stream = true")], "/things/{id}/part");
    assert!(
        !silent.iter().any(|line| line.contains("POST")),
        "{silent:?}"
    );
}

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
fn the_terms_of_explicit_binding_say_the_same_in_metadata() {
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
fn what_is_missing_is_added() {
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

/// What can be done with an item depends on what it is, whichever of the two is corrected first in the file.
#[test]
fn the_order_of_corrections_makes_no_difference() {
    let cases: [[(&str, &str); 2]; 5] = [
        [
            ("\"ns.thing/part\"", "insertable = true"),
            ("\"ns.part\"", "stream = true"),
        ],
        [
            ("\"ns.thing/part\"", "updatable = true"),
            ("\"ns.thing/part\"", "contained = false"),
        ],
        [
            ("\"ns.thing/parts\"", "deletable = false"),
            ("\"ns.part\"", "deletable = false"),
        ],
        [
            ("\"ns.sub\"", "stream = true"),
            ("\"ns.thing\"", "stream = true"),
        ],
        [
            ("\"ns.sub\"", "deletable = false"),
            ("\"ns.thing\"", "deletable = false"),
        ],
    ];
    let states = |changes: &[(&str, &str)]| {
        let model = resolved(BODY, &corrected(changes, &["/me"]));
        let mut states = states(&model);
        states.sort();
        states
    };
    let in_effect = |states: &[String]| {
        let in_effect = states.iter().filter(|it| it.ends_with("InEffect"));
        in_effect.count()
    };
    for [one, other] in cases {
        let both = states(&[one, other]);
        assert_eq!(both, states(&[other, one]), "{one:?} and {other:?}");
        let expected = match one.1 == other.1 {
            true => 1,
            false => 2,
        };
        assert_eq!(in_effect(&both), expected, "{both:?}");
        let overridden = |entries: [(&str, &str); 2]| {
            let entry = |(target, says): (&str, &str)| {
                format!("[[override]]\ntarget = {target}\n{says}\nreason = \"r\"\n")
            };
            let text: String = entries.into_iter().map(entry).collect();
            let config = read_config(&text).map(|it| Config {
                overrides: it.overrides,
                ..paths(&["/me"])
            });
            let messages = small::try_resolve(BODY, &config.ok()?).err();
            messages.map(|it| it.matches("says already").count())
        };
        assert_eq!(overridden([one, other]), overridden([other, one]));
    }
}

/// `POST` of bytes beside JSON: to what items are created in, and of an action.
#[test]
fn a_post_takes_bytes_too_where_that_is_said() {
    let list = |target: &str, pattern: &str| difference(&[(target, "stream_body = true")], pattern);
    assert_eq!(
        list("\"ns.thing/parts\"", "/things/{id}/parts"),
        ["+ POST /things/{}/parts create-stream"]
    );
    assert_eq!(
        list("\"ns.C/things\"", "/things"),
        ["+ POST /things create-stream"]
    );
    assert_eq!(
        list("\"ns.poke(ns.thing)\"", "/me/ns.poke"),
        ["+ POST /me/ns.poke action-stream"]
    );
    for target in ["ns.report(ns.thing)", "ns.thing/texts"] {
        let change = [(&*format!("\"{target}\""), "stream_body = true")];
        let messages = small::try_resolve(BODY, &corrected(&change, &["/me"])).unwrap_err();
        assert!(
            messages.contains("what no bytes are posted to"),
            "{messages}"
        );
    }
    let idle = [("\"ns.poke(ns.thing)\"", "stream_body = false")];
    let model = resolved(BODY, &corrected(&idle, &["/me"]));
    assert_eq!(
        states(&model),
        ["ns.poke(ns.thing) stream_body WithoutEffect"]
    );
}

fn states(model: &Model) -> Vec<String> {
    let corrected = model.corrected();
    let line = |outcome: &graph_csdl::model::Outcome| {
        let key = outcome.key.unwrap_or("-");
        format!("{} {key} {:?}", corrected.target(outcome), outcome.state)
    };
    corrected.outcomes().iter().map(line).collect()
}

#[test]
fn each_correction_has_its_state() {
    let changes = [
        (
            "\"ns.thing/part\", \"ns.gone\"",
            "deletable = false\ninsertable = true",
        ),
        ("\"ns.sub\"", "updatable = false\napi = \"beta\""),
    ];
    let model = resolved(BODY, &corrected(&changes, &["/me"]));
    assert_eq!(
        states(&model),
        [
            "ns.thing/part insertable WithoutEffect",
            "ns.thing/part deletable InEffect",
            "ns.gone - Absent",
            "ns.sub - OtherApi",
        ]
    );
}

#[test]
fn a_correction_that_cannot_be_meant_is_a_problem_of_its_file() {
    let changes = [
        ("\"ns.thing\"", "contained = true"),
        ("\"ns.thing/texts\"", "type = \"ns.txt\""),
        ("\"ns\"", "add = '<Acton />'"),
    ];
    let messages = small::try_resolve(BODY, &corrected(&changes, &["/me"])).unwrap_err();
    for what in [
        "corrections.toml:1:1: in [[correction]] target = \"ns.thing\": `contained` is said of something",
        "in [[correction]] target = \"ns.thing/texts\": the type `ns.txt` does not exist",
        "in `add` to `ns`: ",
    ] {
        assert!(messages.contains(what), "{messages}");
    }
}

#[test]
fn an_override_goes_on_top_and_must_change_something() {
    let corrections = [("\"ns.thing/part\"", "deletable = false")];
    let with = |text: &str| Config {
        overrides: read_config(text).unwrap().overrides,
        ..corrected(&corrections, &["/me/part"])
    };
    let entry = |change: &str| {
        format!("[[override]]\ntarget = \"ns.thing/part\"\n{change}\nreason = \"r\"\n")
    };
    let lines = small::try_list(BODY, &with(&entry("deletable = true"))).unwrap();
    assert!(
        lines.contains(&"DELETE /me/part delete".to_owned()),
        "{lines:?}"
    );
    for idle in [
        "deletable = false",
        "insertable = true",
        "update = \"PATCH\"",
    ] {
        let messages = small::try_resolve(BODY, &with(&entry(idle))).unwrap_err();
        assert!(
            messages.contains("is what the metadata says already"),
            "{messages}"
        );
    }
}

#[test]
fn what_a_corrected_file_has_otherwise_is_proposed() {
    let clean = BODY
        .replace(
            "Name=\"part\" Type=\"self.part\" ContainsTarget=\"true\"",
            "Name=\"part\" Type=\"self.part\"",
        )
        .replace(
            "Name=\"note\" Type=\"Edm.String\"",
            "Name=\"note\" Type=\"Edm.Date\"",
        );
    let model = |body: &str| resolved(body, &paths(&["/me"]));
    let (raw, clean) = (model(BODY), model(&clean));
    let proposed = graph_csdl::corrections::propose(&raw, &clean, &Default::default());
    for entry in [
        "targets = [\n    \"ns.thing/part\",\n]\ncontained = false\n",
        "targets = [\n    \"ns.settings/note\",\n]\ntype = \"Edm.Date\"\n",
    ] {
        assert!(proposed.contains(entry), "{proposed}");
    }
    assert_eq!(proposed.matches("[[correction]]").count(), 2, "{proposed}");
    let messages = read_corrections(&proposed).unwrap_err();
    assert!(!messages.is_empty(), "a person gives the reasons");
}
