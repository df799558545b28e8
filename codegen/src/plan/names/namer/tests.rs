use super::*;
use graph_csdl::config::{Rename, Spanned};

fn resolve(config: &Config, before: &Names, wires: &[&str]) -> Result<Vec<String>, Problems> {
    let mut namer = Namer::new(config, before);
    let candidates: Vec<_> = wires
        .iter()
        .map(|wire| Candidate::new(format!("t/{wire}"), *wire))
        .collect();
    let taken = TakenNames::reserved(&["null"]);
    let names = namer.resolve("t", Case::Snake, candidates, taken);
    namer.finish().map(|_| names)
}

#[test]
fn collisions_are_resolved_by_wire_name_whatever_the_order() {
    let (config, before) = (Config::default(), Names::default());
    assert_eq!(
        resolve(&config, &before, &["foo_bar", "fooBar"]).unwrap(),
        ["foo_bar_2", "foo_bar"]
    );
    assert_eq!(
        resolve(&config, &before, &["fooBar", "foo_bar"]).unwrap(),
        ["foo_bar", "foo_bar_2"]
    );
}

#[test]
fn a_name_that_was_given_stays() {
    let before = Names {
        names: [("t/foo_bar".to_owned(), "foo_bar".to_owned())].into(),
        ..Names::default()
    };
    assert_eq!(
        resolve(&Config::default(), &before, &["fooBar", "foo_bar"]).unwrap(),
        ["foo_bar_2", "foo_bar"]
    );
}

/// The variants of the enum of properties are apart, too.
#[test]
fn fields_that_would_have_one_variant_are_numbered() {
    let (config, before) = (Config::default(), Names::default());
    let mut namer = Namer::new(&config, &before);
    let candidates = ["foo2", "foo_2"].map(|wire| Candidate::new(wire.to_owned(), wire));
    let names = namer.resolve("t", Case::Field, candidates.into(), TakenNames::NOTHING);
    assert_eq!(names, ["foo2", "foo_2_2"]);
}

#[test]
fn reserved_names_take_an_underscore() {
    assert_eq!(
        resolve(&Config::default(), &Names::default(), &["null"]).unwrap(),
        ["null_"]
    );
}

#[test]
fn a_collision_of_the_rule_itself_is_a_problem_that_a_rename_resolves() {
    let wires = ["fooBar", "foo_bar", "fooBar_2"];
    let problems = resolve(&Config::default(), &Names::default(), &wires).unwrap_err();
    assert_eq!(
        problems.render(|_| ("slice.toml", "")),
        "slice.toml: in t: `t/fooBar_2` and `t/foo_bar` both get the Rust name `foo_bar_2`\n    to fix it: a `[[rename]]` of `t/fooBar_2` or of `t/foo_bar` in slice.toml\n"
    );
    let config = Config {
        renames: vec![Rename {
            item: Spanned {
                value: "t/fooBar_2".to_owned(),
                ..Default::default()
            },
            name: "second".to_owned(),
            reason: "two names meet".to_owned(),
            ..Default::default()
        }],
        ..Config::default()
    };
    assert_eq!(
        resolve(&config, &Names::default(), &wires).unwrap(),
        ["foo_bar", "foo_bar_2", "second"]
    );
}
