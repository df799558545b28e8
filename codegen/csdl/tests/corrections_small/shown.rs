//! What `list` and `why` say of corrections: by item and part, without what a slice has undone, with what was removed.

use super::small::{self, paths};
use super::{BODY, corrected, resolved};
use graph_csdl::config::{Config, read_config};
use graph_csdl::corrections::of_slice;
use graph_csdl::{list, slice};

/// What is said of each corrected item of a slice.
fn shown(config: &Config) -> Vec<String> {
    let model = resolved(BODY, config);
    let slice = slice::select(&model, config).unwrap();
    of_slice(&slice).iter().map(|it| it.what()).collect()
}

fn why(config: &Config, item: &str) -> String {
    let model = resolved(BODY, config);
    let slice = slice::select(&model, config).unwrap();
    match slice::why(&slice, item) {
        Ok(chain) => chain,
        Err(problem) => problem.what,
    }
}

/// The corrections that have taken an item out of a slice.
fn removed(config: &Config, item: &str) -> Vec<String> {
    let plain = Config {
        corrections: Default::default(),
        ..config.clone()
    };
    let (model, plain_model) = (resolved(BODY, config), resolved(BODY, &plain));
    let slice = slice::select(&model, config).unwrap();
    let uncorrected = slice::select(&plain_model, &plain).unwrap();
    slice::removed(&slice, Some(&uncorrected), item)
}

fn with_overrides(config: Config, text: &str) -> Config {
    let read = read_config(text).unwrap_or_else(|it| panic!("{}", small::render(&it, text)));
    Config {
        overrides: read.overrides,
        resources: read.resources,
        ..config
    }
}

#[test]
fn corrections_undone_by_a_slice_are_not_shown() {
    let undone = [
        ("ns.thing/part", "contained = false", "contained = true"),
        ("ns.part", "update = \"PUT\"", "update = \"PATCH\""),
        ("ns.C/things", "deletable = false", "deletable = true"),
        ("ns.thing/texts", "type = \"Edm.String\"", "exists = false"),
        (
            "ns.thing/settings",
            "operations = [\"get\"]",
            "operations = [\"get\", \"delete\"]",
        ),
        (
            "ns.poke(ns.thing,Edm.String)/how",
            "nullable = false",
            "nullable = true",
        ),
    ];
    for (target, correction, change) in undone {
        let quoted = format!("\"{target}\"");
        let config = corrected(&[(&quoted, correction)], &["/**"]);
        assert_eq!(shown(&config).len(), 1, "{target}");
        let entry = format!("[[override]]\ntarget = \"{target}\"\n{change}\nreason = \"r\"\n");
        let undone = with_overrides(config.clone(), &entry);
        assert_eq!(shown(&undone), Vec::<String>::new(), "{target}");
        let apart = "[[override]]\ntarget = \"ns.sub\"\ndeletable = false\nreason = \"r\"\n";
        assert_eq!(shown(&with_overrides(config, apart)).len(), 1, "{target}");
    }
    let config = corrected(
        &[("\"ns.thing/settings\"", "operations = [\"get\"]")],
        &["/**"],
    );
    let entry = "[[resource]]\nproperty = \"ns.thing/settings\"\noperations = [\"delete\"]\nreason = \"r\"\n";
    assert!(shown(&with_overrides(config, entry)).is_empty());
}

/// A key that changes nothing at its target is not what has made the item.
#[test]
fn only_keys_in_effect_are_shown() {
    let said = "insertable = true\ndeletable = false";
    let config = corrected(&[("\"ns.thing/parts\"", said)], &["/**"]);
    assert_eq!(shown(&config), ["ns.thing/parts: deletable = false"]);
}

#[test]
fn parameters_and_overloads_are_named() {
    let config = corrected(
        &[
            ("\"ns.poke(ns.thing,Edm.String)/how\"", "nullable = false"),
            ("\"ns.report\"", "returns = \"Edm.Stream\""),
        ],
        &["/**"],
    );
    assert_eq!(
        shown(&config),
        [
            "ns.poke(ns.thing,Edm.String)/how: nullable = false",
            "ns.report(ns.thing): returns = \"Edm.Stream\"",
        ]
    );
    let chain = why(&config, "poke");
    assert!(
        chain.contains("corrected: ns.poke(ns.thing,Edm.String)/how: nullable = false: r (s; "),
        "{chain}"
    );
}

#[test]
fn items_removed_by_corrections_are_named_with_the_reason() {
    let exists = "exists = false";
    let cases = [
        (
            "\"ns.thing/part\"",
            exists,
            "/things/{id}/part",
            "ns.thing/part",
        ),
        ("\"ns.thing/part\"", exists, "thing/part", "ns.thing/part"),
        ("\"ns.C/me\"", exists, "/me", "/me"),
        (
            "\"ns.poke\"",
            exists,
            "poke",
            "ns.poke(ns.thing,Edm.String)",
        ),
        (
            "\"ns.poke\"",
            exists,
            "/things/{id}/ns.poke",
            "ns.poke(ns.thing,Edm.String)",
        ),
        (
            "\"ns.thing/settings\"",
            "type = \"Edm.String\"",
            "ns.settings",
            "ns.thing/settings",
        ),
        (
            "\"ns.thing/part\"",
            "contained = false",
            "/things/{id}/part/things/{id}/links",
            "ns.thing/part",
        ),
    ];
    for (target, says, item, named) in cases {
        let config = corrected(&[(target, says)], &["/**"]);
        let lines = removed(&config, item);
        let expected = format!(
            "removed by the correction at line 2 of corrections.toml: {named}: {says}: r (s; 2024-01-01)"
        );
        assert!(lines.contains(&expected), "{item}: {lines:?}");
        assert_eq!(
            removed(&corrected(&[], &["/**"]), item),
            Vec::<String>::new()
        );
        assert!(removed(&config, "nothing").is_empty(), "{item}");
    }
}

/// Facts of a slice lack from the start what does not exist.
#[test]
fn items_that_the_facts_lack_are_found_by_their_target() {
    let config = corrected(
        &[("\"ns.thing/lost\", \"ns.C/lost\"", "exists = false")],
        &["/**"],
    );
    let model = resolved(BODY, &config);
    let slice = slice::select(&model, &config).unwrap();
    for item in ["thing/lost", "ns.thing/lost", "/lost/{id}"] {
        let lines = slice::removed(&slice, None, item);
        assert_eq!(lines.len(), 1, "{item}: {lines:?}");
    }
    assert!(slice::removed(&slice, None, "thing/other").is_empty());
}

#[test]
fn the_listing_has_what_was_removed_apart() {
    let changes = [
        ("\"ns.thing/part\"", "exists = false"),
        ("\"ns.poke\"", "exists = false"),
        ("\"ns.C/me\"", "exists = false"),
        ("\"ns.thing/parts\"", "deletable = false"),
    ];
    let listed = |patterns: &[&str]| {
        let config = corrected(&changes, patterns);
        let model = resolved(BODY, &config);
        let slice = slice::select(&model, &config).unwrap();
        list::corrected(&slice)
    };
    let of = |what: &str| format!("    {what}: r (s; 2024-01-01)\n");
    assert_eq!(
        listed(&["/**"]),
        [
            "corrected\n".to_owned(),
            of("ns.thing/parts: deletable = false"),
            "removed\n".to_owned(),
            of("ns.thing/part: exists = false"),
            of("ns.poke(ns.thing,Edm.String): exists = false"),
            of("/me: exists = false"),
        ]
        .concat()
    );
    let some = listed(&["/things/**"]);
    assert!(!some.contains("/me"), "no pattern asks for it: {some}");
    let plain = paths(&["/**"]);
    let model = resolved(BODY, &plain);
    assert_eq!(list::corrected(&slice::select(&model, &plain).unwrap()), "");
}

#[test]
fn a_pattern_of_a_removed_item_names_the_correction() {
    let cases = [
        ("\"ns.C/me\"", "/me/part", "/me: exists = false"),
        (
            "\"ns.thing/part\"",
            "/things/{id}/part/**",
            "ns.thing/part: exists = false",
        ),
        (
            "\"ns.poke\"",
            "/me/ns.poke",
            "ns.poke(ns.thing,Edm.String): exists = false",
        ),
    ];
    for (target, pattern, named) in cases {
        let config = corrected(&[(target, "exists = false")], &[pattern]);
        let messages = small::try_list(BODY, &config).unwrap_err();
        let removed = format!(
            ": removed by the correction at line 2 of corrections.toml: {named}: r (s; 2024-01-01)"
        );
        assert!(messages.contains(&removed), "{messages}");
    }
    let other = corrected(&[("\"ns.C/me\"", "exists = false")], &["/mee"]);
    let messages = small::try_list(BODY, &other).unwrap_err();
    assert!(!messages.contains("removed"), "{messages}");
}

const UNBOUND: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<EntityType Name="sub" BaseType="self.thing" />
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.sub" /><Parameter Name="how" Type="Edm.String" /></Action>
<Function Name="find"><Parameter Name="text" Type="Edm.String" /><ReturnType Type="Edm.String" /></Function>
<Action Name="wipe" />
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><Singleton Name="me" Type="self.sub" />
  <FunctionImport Name="findAll" Function="self.find" /><ActionImport Name="wipeAll" Action="self.wipe" /></EntityContainer>"#;

/// An operation that is not bound is gone with its import; one that nothing of the slice has any more is gone, too.
#[test]
fn operations_without_a_place_are_shown_as_removed() {
    let shown = |change: (&str, &str)| {
        let config = corrected(&[change], &["/**"]);
        let model = small::resolve(UNBOUND, &config);
        let slice = slice::select(&model, &config).unwrap();
        let all = of_slice(&slice);
        let line = all.iter().map(|it| (it.what(), it.removes()));
        line.collect::<Vec<_>>()
    };
    let parameter = "add = '<Parameter Name=\"z\" Type=\"Edm.String\" />'";
    let set = "add = '<ActionImport Name=\"wipeMore\" Action=\"ns.wipe\" />'";
    let cases: [(&str, &str, &str, bool); 8] = [
        (
            "\"ns.find\"",
            "exists = false",
            "/findAll: exists = false",
            true,
        ),
        (
            "\"ns.C/findAll\"",
            "exists = false",
            "/findAll: exists = false",
            true,
        ),
        (
            "\"ns.wipe()\"",
            "exists = false",
            "/wipeAll: exists = false",
            true,
        ),
        (
            "\"ns.poke\"",
            "bound_to = [\"ns.C/elsewhere\"]",
            "ns.poke(ns.sub,Edm.String): bound_to",
            true,
        ),
        (
            "\"ns.poke\"",
            "stream_body = true",
            "ns.poke(ns.sub,Edm.String): stream_body",
            false,
        ),
        ("\"ns.wipe\"", parameter, "ns.wipe(): add", false),
        ("\"ns.wipe()\"", parameter, "ns.wipe(): add", false),
        ("\"ns.C\"", set, "/wipeMore: add", false),
    ];
    for (target, change, what, is_removed) in cases {
        let shown = shown((target, change));
        assert_eq!(shown.len(), 1, "{target}: {shown:?}");
        assert!(
            shown[0].0.starts_with(what) && shown[0].1 == is_removed,
            "{target}: {shown:?}"
        );
    }
}

/// What is shown can be copied as a target.
#[test]
fn operations_are_shown_as_they_are_published() {
    for change in ["type = \"Edm.Int32\"", "exists = false"] {
        let config = corrected(&[("\"ns.poke/how\"", change)], &["/**"]);
        assert_eq!(
            shown(&config),
            [format!("ns.poke(ns.thing,Edm.String)/how: {change}")]
        );
    }
}
