#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::config::{Config, Descriptions, read_config, read_descriptions};
use crate::problem::Problems;

const OTHER: &str = "\
crate = \"other\"
paths = [\"/others/**\"]

[[override]]
target = \"n.a\"
update = \"PUT\"
reason = \"so\"

[[resource]]
property = \"n.a/b\"
operations = [\"get\", \"count\"]
reason = \"so\"

[[secret]]
property = \"n.a/c\"
reason = \"so\"

[[rename]]
item = \"n.a\"
name = \"Other\"
reason = \"so\"
";

fn on_top(own: &str) -> Result<Config, Problems> {
    read_config(own)
        .unwrap()
        .inherit(read_config(OTHER).unwrap())
}

fn messages(problems: &Problems, own: &str, other: &str) -> String {
    problems.render(|input| match input {
        crate::problem::Input::InheritedConfig => ("other", other),
        _ => ("own", own),
    })
}

#[test]
fn known_keys_are_shared_and_fetches_are_not() {
    let config = on_top("paths = [\"/own/**\"]\n").unwrap();
    assert_eq!(config.crate_name, None);
    assert_eq!(config.paths.len(), 1);
    assert!(config.overrides[0].inherited && config.resources[0].inherited);
    assert!(config.secrets[0].inherited && config.renames[0].inherited);
}

#[test]
fn own_entries_are_applied_last_or_take_the_place_of_the_others() {
    let config = on_top(
        "\
[[override]]
target = \"n.a\"
update = \"POST\"
reason = \"so\"

[[resource]]
property = \"n.a/b\"
operations = [\"get\"]
reason = \"so\"

[[secret]]
property = \"n.a/c\"
secret = false
reason = \"so\"

[[rename]]
item = \"n.a\"
name = \"Own\"
reason = \"so\"
",
    )
    .unwrap();
    let inherited: Vec<bool> = config.overrides.iter().map(|one| one.inherited).collect();
    assert_eq!(inherited, [true, false]);
    let inherited: Vec<bool> = config.secrets.iter().map(|one| one.inherited).collect();
    assert_eq!(inherited, [true, false]);
    assert_eq!(config.resources.len(), 1);
    assert_eq!(config.renames.len(), 1);
    assert_eq!(config.renames[0].name, "Own");
}

#[test]
fn duplicate_statements_are_named_where_they_can_be_removed() {
    let own = "\
[[resource]]
property = \"n.a/b\"
operations = [\"count\", \"get\"]
reason = \"so\"

[[rename]]
item = \"n.a\"
name = \"Other\"
reason = \"so\"
";
    let messages = messages(&on_top(own).unwrap_err(), own, OTHER);
    assert!(
        messages.contains("own:2:12: in [[resource]] of \"n.a/b\": it says what"),
        "{messages}"
    );
    assert!(
        messages.contains("own:7:8: in [[rename]] of \"n.a\": it says what"),
        "{messages}"
    );
}

#[test]
fn a_slice_that_inherits_is_not_inherited_from() {
    let other = "inherits = \"third\"\n";
    let problems = Config::default().inherit(read_config(other).unwrap());
    let messages = messages(&problems.unwrap_err(), "", other);
    assert!(
        messages.starts_with("other:1:12: a slice inherits from this one"),
        "{messages}"
    );
}

#[test]
fn descriptions_are_joined_part_by_part() {
    let read = |text: &str| read_descriptions(text).unwrap();
    let other = "\
[types.\"n.a\"]
doc = \"An a.\"
page = \"a\"
[types.\"n.a\".properties]
b = \"A b.\"
c = \"A c.\"
[operations.\"n.a/get\"]
doc = \"Gets.\"
returns = \"An a.\"
";
    let own = "[types.\"n.a\".properties]\nc = \"Another c.\"\nd = \"A d.\"\n";
    let joined: Descriptions = read(own).inherit(read(other)).unwrap();
    let ty = &joined.types["n.a"];
    assert_eq!((&*ty.doc.value, ty.page.as_deref()), ("An a.", Some("a")));
    let texts: Vec<&str> = ty.properties.values().map(|text| &*text.value).collect();
    assert_eq!(texts, ["A b.", "Another c.", "A d."]);
    let inherited: Vec<&String> = joined.inherited.iter().collect();
    assert_eq!(inherited, ["n.a", "n.a/b", "n.a/get"]);
    let twice = "[operations.\"n.a/get\"]\ndoc = \"Gets!\"\nreturns = \"An a.\"\n";
    let problems = read(twice).inherit(read(other)).unwrap_err();
    let messages = messages(&problems, twice, other);
    assert!(
        messages.starts_with("own:3:11: in n.a/get#returns: it says"),
        "{messages}"
    );
}
