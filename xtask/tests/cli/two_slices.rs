//! Two slices of one workspace: `list --compare`, and inheritance.

use crate::sandbox::{CSDL, Run, SLICE, Sandbox};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A page of beta that shows an action.
const PAGE: &str = "\
---
title: \"paint\"
doc_type: apiPageType
---

# paint

```http
POST https://graph.microsoft.com/beta/things/1/paint
Content-Type: application/json

{\"colour\": \"red\"}
```

```http
HTTP/1.1 204 No Content
```
";

/// A slice of v1.0 that inherits from `tiny`.
fn heir() -> String {
    SLICE
        .replace("graph-tiny", "graph-heir")
        .replace("\"beta\"", "\"v1.0\"\ninherits = \"tiny\"")
}

/// The workspace with a second slice, of metadata that has another colour and no action.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    let (before, action) = CSDL.split_once("      <Action").unwrap();
    let (_, after) = action.split_once("</Action>\n").unwrap();
    let csdl = format!("{before}{after}")
        .replace("\"green\"", "\"blue\"")
        .replace("Edm.Int32", "Edm.Int64");
    sandbox.plant("metadata/heir/slice.toml", heir());
    sandbox.plant("metadata/heir/schema.csdl", csdl);
    sandbox
}

#[test]
fn differences_of_slices_are_listed_and_are_no_finding() {
    let sandbox = sandbox();
    let compare = ["list", "--compare", "tiny", "heir"];
    let run = sandbox.run(&compare).expect(0);
    let expected = "\
only in tiny: 3
    operation POST /things/{}/tiny.paint  action
    overload tiny.paint(tiny.thing)  action
    member tiny.colour/green  = 1
only in heir: 1
    member tiny.colour/blue  = 1
different: 1
    property tiny.size/width
        tiny: Edm.Int32
        heir: Edm.Int64

";
    assert!(run.out.starts_with(expected), "{}", run.out);
    let json = sandbox.run(&[&compare[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json.expect(0).out).unwrap();
    assert_eq!(json["slices"][1]["name"], "heir");
    assert_eq!(json["slices"][1]["only"][0]["item"], "tiny.colour/blue");
    assert_eq!(json["different"][0]["is"][1], "Edm.Int64");
    let same = sandbox
        .run(&["list", "--compare", "tiny", "tiny"])
        .expect(0);
    same.prints(&["only in tiny: 0\n", "different: 0\n"]);
    let expected = "there is no slice \"none\" in metadata/; the slices are: heir, tiny";
    let none = sandbox.run(&["list", "--compare", "tiny", "none"]);
    none.expect(2).complains(&[expected]);
    for wrong in [&["--slice", "tiny"] as &[&str], &["--path", "/x"]] {
        sandbox.run(&[&compare, wrong].concat()).expect(2);
    }
}

/// Every kind of item, on each side and on both.
#[test]
fn every_kind_of_difference_is_listed() {
    let sandbox = Sandbox::new();
    let with = |parameters: &str, returns: &str, count: &str, more: &str| {
        let operations = format!(
            "<Action Name=\"mix\" IsBound=\"true\"><Parameter Name=\"on\" Type=\"tiny.thing\" />{parameters}{returns}</Action>\
             <Function Name=\"tell\" IsBound=\"true\"><Parameter Name=\"on\" Type=\"tiny.thing\" />{count}<ReturnType Type=\"Edm.Int32\" /></Function>\
             {more}<EntityContainer"
        );
        CSDL.replace("<EntityContainer", &operations)
    };
    let tiny = with(
        "<Parameter Name=\"a\" Type=\"Edm.Int32\" Nullable=\"false\" /><Parameter Name=\"b\" Type=\"Edm.Int32\" /><Parameter Name=\"c\" Type=\"Edm.String\" />",
        "<ReturnType Type=\"Edm.Int32\" Nullable=\"false\" />",
        "",
        "",
    );
    let heir = with(
        "<Parameter Name=\"a\" Type=\"Edm.Int32\" /><Parameter Name=\"b\" Type=\"Edm.Int64\" /><Parameter Name=\"d\" Type=\"Edm.String\" />",
        "<ReturnType Type=\"Edm.Int32\" />",
        "<Parameter Name=\"upTo\" Type=\"Edm.Int32\" />",
        "<Action Name=\"shake\" IsBound=\"true\"><Parameter Name=\"on\" Type=\"tiny.thing\" /><Parameter Name=\"it\" Type=\"Edm.String\" /></Action>",
    )
    .replace("Name=\"green\" Value=\"1\"", "Name=\"green\" Value=\"2\"");
    sandbox.plant("metadata/tiny/schema.csdl", tiny);
    sandbox.plant("metadata/heir/slice.toml", heir_alone());
    sandbox.plant("metadata/heir/schema.csdl", heir);
    let run = sandbox.run(&["list", "--compare", "tiny", "heir"]);
    let expected = "\
only in tiny: 3
    operation GET /things/{}/tiny.tell  function -> Edm.Int32
    overload tiny.tell(tiny.thing)()  function -> Edm.Int32
    parameter tiny.mix(tiny.thing)/c  Edm.String
only in heir: 5
    operation GET /things/{}/tiny.tell(upTo={})  function -> Edm.Int32
    operation POST /things/{}/tiny.shake  action
    overload tiny.shake(tiny.thing)  action
    overload tiny.tell(tiny.thing)(upTo)  function -> Edm.Int32
    parameter tiny.mix(tiny.thing)/d  Edm.String
different: 4
    overload tiny.mix(tiny.thing)
        tiny: action -> Edm.Int32, not null
        heir: action -> Edm.Int32
    parameter tiny.mix(tiny.thing)/a
        tiny: Edm.Int32, not null
        heir: Edm.Int32
    parameter tiny.mix(tiny.thing)/b
        tiny: Edm.Int32
        heir: Edm.Int64
    member tiny.colour/green
        tiny: = 1
        heir: = 2
";
    let out = run.expect(0).out;
    assert!(out.starts_with(expected), "{out}");
}

/// What a slice has, by kind and item, as its own listing tells.
fn listed(slice: &str) -> BTreeMap<(&'static str, String), String> {
    let list = of_project(&["list", "--slice", slice, "--format", "json"]);
    let mut items: BTreeMap<(&str, String), String> = BTreeMap::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for line in list["operations"].as_array().unwrap() {
        let item = format!("{} {}", text(&line["method"]), text(&line["path"]));
        let stated = ["kind", "request", "response", "deprecated"].map(|key| line[key].to_string());
        // Overloads share a method and a path.
        *items.entry(("operation", item)).or_default() += &stated.join(" ");
    }
    for ty in list["types"].as_array().unwrap() {
        let name = text(&ty["name"]);
        let stated = format!("{} {}", ty["kind"], ty["base"]);
        items.insert(("type", name.clone()), stated);
        for property in ty["properties"].as_array().into_iter().flatten() {
            let item = format!("{name}/{}", text(&property["name"]));
            let stated = ["type", "nullable", "navigation"].map(|key| property[key].to_string());
            items.insert(("property", item), stated.join(" "));
        }
        for member in ty["members"].as_array().into_iter().flatten() {
            items.insert(
                ("member", format!("{name}/{}", text(member))),
                String::new(),
            );
        }
    }
    items
}

/// What a command prints about the project itself.
fn of_project(args: &[&str]) -> Value {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Sandbox::new().command(args);
    let run = Run::of(command.current_dir(root)).expect(0);
    serde_json::from_str(&run.out).unwrap()
}

/// The kinds and items of an array of the comparison, those that listings show.
fn items_of(items: &Value) -> BTreeSet<(String, String)> {
    let items = items.as_array().unwrap().iter();
    let pairs = items.map(|it| {
        let text = |key: &str| it[key].as_str().unwrap().to_owned();
        (text("kind"), text("item"))
    });
    pairs
        .filter(|(kind, _)| !["overload", "parameter"].contains(&kind.as_str()))
        .collect()
}

/// The comparison of the slices of the project tells what their listings do, no more and no less, whatever they have.
#[test]
fn the_slices_of_the_project_differ_as_their_listings_do() {
    let names = ["synchronization-beta", "synchronization-v1"];
    let compared = of_project(&["list", "--compare", names[0], names[1], "--format", "json"]);
    let listed = names.map(listed);
    let owned = |(kind, item): &(&str, String)| ((*kind).to_owned(), item.clone());
    for (index, name) in names.iter().enumerate() {
        let other = &listed[1 - index];
        let lacks_type = |(kind, item): &(&str, String)| {
            let ty = item.rsplit_once('/').map_or("", |(ty, _)| ty).to_owned();
            ["property", "member"].contains(kind) && !other.contains_key(&("type", ty))
        };
        let only = listed[index].keys();
        let only = only.filter(|key| !other.contains_key(key) && !lacks_type(key));
        let only: BTreeSet<_> = only.map(owned).collect();
        assert_eq!(compared["slices"][index]["name"], *name);
        assert_eq!(items_of(&compared["slices"][index]["only"]), only, "{name}");
        let count = |of: &str| listed[index].keys().filter(|(kind, _)| *kind == of).count();
        let has = &compared["slices"][index]["has"];
        for (kind, plural) in [
            ("operation", "operations"),
            ("type", "types"),
            ("property", "properties"),
            ("member", "members"),
        ] {
            assert_eq!(has[plural], count(kind), "{name}: {plural}");
        }
    }
    let both = listed[0].iter().filter_map(|(key, stated)| {
        let other = listed[1].get(key)?;
        (stated != other).then(|| owned(key))
    });
    let mut different = items_of(&compared["different"]);
    // A listing has the names of members alone.
    different.retain(|(kind, _)| kind != "member");
    assert_eq!(different, both.collect());
}

/// A slice of v1.0 that inherits nothing.
fn heir_alone() -> String {
    SLICE
        .replace("graph-tiny", "graph-heir")
        .replace("\"beta\"", "\"v1.0\"")
}

#[test]
fn why_names_the_slice() {
    let sandbox = sandbox();
    let both = sandbox.run(&["why", "size"]).expect(0);
    both.prints(&[
        "in the slice heir:\nthe pattern ",
        "in the slice tiny:\nthe pattern ",
    ]);
    let one = sandbox.run(&["why", "paint"]).expect(0);
    assert!(one.out.starts_with("in the slice tiny:\n"), "{}", one.out);
    let named = sandbox.run(&["why", "size", "--slice", "tiny"]).expect(0);
    assert!(named.out.starts_with("the pattern "), "{}", named.out);
}

#[test]
fn inherited_entries_apply_where_the_item_exists() {
    let sandbox = sandbox();
    let docs = "[types.\"tiny.colour\"]\ndoc = \"What it looks like.\"\n[types.\"tiny.colour\".members]\ngreen = \"As grass.\"\n";
    let rename = "\n[[rename]]\nitem = \"tiny.size\"\nname = \"Extent\"\nreason = \"Size is taken.\"\n\n[[secret]]\nproperty = \"tiny.paint/colour\"\nreason = \"Nobody may know.\"\n";
    sandbox.plant("metadata/tiny/docs.toml", docs);
    sandbox.plant("metadata/tiny/slice.toml", format!("{SLICE}{rename}"));
    sandbox.run(&["generate"]).expect(0);
    let colour = sandbox.text("generated/heir/src/models/colour.rs");
    assert!(colour.contains("What it looks like.") && !colour.contains("grass"));
    assert!(
        sandbox
            .path("generated/heir/src/models/extent.rs")
            .is_file()
    );
    sandbox.run(&["check"]).expect(0);
}

#[test]
fn inherited_pages_are_checked_against_this_slice() {
    let sandbox = sandbox();
    sandbox.plant("metadata/tiny/examples/paint.md", PAGE);
    sandbox.run(&["generate"]).expect(0);
    // It calls an operation that this metadata lacks.
    let heir = ["examples", "--slice", "heir"];
    sandbox
        .run(&heir)
        .expect(2)
        .complains(&["cannot read", "metadata/heir/examples"]);
    let read = PAGE
        .replace("POST", "GET")
        .replace("/1/paint", "/1")
        .replace(
            "204 No Content",
            "200 OK\nContent-Type: application/json\n\n{\"colour\": \"green\"}",
        );
    let read = read.replace(
        "Content-Type: application/json\n\n{\"colour\": \"red\"}\n",
        "",
    );
    sandbox.plant("metadata/tiny/examples/read.md", &read);
    let run = sandbox.run(&["check"]).expect(1);
    let run = run.prints(&[
        "metadata/tiny/examples/read.md:16:12: enum-member",
        "metadata/heir/findings.toml",
    ]);
    assert!(!run.out.contains("version (page wrong)"), "{}", run.out);
    // Its own page replaces the inherited one.
    let own = read.replace("beta", "v1.0").replace("green", "blue");
    sandbox.plant("metadata/heir/examples/read.md", own);
    let run = sandbox.run(&heir).expect(1);
    let run = run.prints(&["1 pages; 1 examples", "metadata/heir/examples/read.md:"]);
    assert!(!run.out.contains("enum-member"), "{}", run.out);
}

#[test]
fn problems_are_reported_in_the_file_that_has_them() {
    let sandbox = sandbox();
    let check = |text: &str, expected: &[&str]| {
        sandbox.plant("metadata/heir/slice.toml", text);
        sandbox
            .run(&["generate", "heir"])
            .expect(2)
            .complains(expected);
    };
    check(
        &heir().replace("\"tiny\"", "\"none\""),
        &[
            "metadata/heir/slice.toml:5:12: `inherits` names \"none\", but there is no such slice; the slices are: heir, tiny",
        ],
    );
    check(
        &heir().replace("\"tiny\"", "\"heir\""),
        &[
            "metadata/heir/slice.toml:5:12: a slice inherits from this one, which inherits from heir itself",
        ],
    );
    sandbox.plant("metadata/tiny/slice.toml", format!("{SLICE}colour = 1\n"));
    check(
        &heir(),
        &["metadata/tiny/slice.toml:6:1: unknown key \"colour\""],
    );
    sandbox.plant("metadata/tiny/slice.toml", SLICE);
    sandbox.plant(
        "metadata/tiny/docs.toml",
        "[types.\"tiny.colour\"]\ndoc = 1\n",
    );
    check(
        &heir(),
        &["metadata/tiny/docs.toml:2:7: in [types.\"tiny.colour\"]: doc is an integer"],
    );
}
