//! Types that do not exist: they are gone with all that uses them, or the entry is refused.

use super::small::{self, csdl, paths, render};
use super::{corrected, overridden, refused, states};
use graph_csdl::config::{Config, Corrections, read_corrections};
use graph_csdl::corrections::{of_slice, propose};
use graph_csdl::{import, list, schema, slice};

/// One use of each kind, each on a line of its own.
const BODY: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="extra" Type="Collection(self.extra)" />
  <Property Name="color" Type="self.color" />
  <NavigationProperty Name="old" Type="self.old" /></EntityType>
<EntityType Name="old" BaseType="self.thing"><NavigationProperty Name="olds" Type="Collection(self.old)" /></EntityType>
<EntityType Name="older" BaseType="self.old" />
<ComplexType Name="extra"><Property Name="color" Type="self.color" /><Property Name="more" Type="self.extra" /></ComplexType>
<EnumType Name="color"><Member Name="red" /></EnumType>
<ComplexType Name="unused"><Property Name="note" Type="Edm.String" /></ComplexType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.thing" />
  <Parameter Name="how" Type="self.extra" />
</Action>
<Action Name="mend" IsBound="true"><Parameter Name="it" Type="self.old" /></Action>
<Function Name="report" IsBound="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="self.old" /></Function>
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" />
  <EntitySet Name="olds" EntityType="self.old" /><Singleton Name="oldest" Type="self.older" /></EntityContainer>"#;

const GONE: &str = "exists = false";
const OLD: &str = "\"ns.old\", \"ns.older\"";
const USERS: &str = "\"ns.thing/old\", \"ns.mend\", \"ns.C/olds\", \"ns.C/oldest\"";
const RETURNS: (&str, &str) = ("\"ns.report\"", "returns = \"ns.thing\"");

fn without_old() -> Config {
    corrected(&[(OLD, GONE), (USERS, GONE), RETURNS], &["/**"])
}

#[test]
fn a_type_is_gone_with_its_users() {
    let model = small::resolve(BODY, &without_old());
    assert!(states(&model).iter().all(|it| it.ends_with("InEffect")));
    assert!(model.find("ns.old").is_none() && model.find("ns.older").is_none());
    let thing = model
        .ty(model.find("ns.thing").unwrap())
        .structure()
        .unwrap();
    assert!(thing.derived.is_empty());
    assert_eq!(model.types().count() + 2, model.type_ids().len());
    let types = small::types(BODY, &without_old());
    assert_eq!(types, ["color", "extra", "thing", "unused"]);
    let lines = small::listed(BODY, &without_old());
    assert!(lines.iter().all(|it| !it.contains("old")), "{lines:#?}");
    // Nothing uses these.
    let unused = corrected(&[("\"ns.unused\"", GONE)], &["/**"]);
    assert!(!small::types(BODY, &unused).contains(&"unused".to_owned()));
    // A slice removes types as well.
    let changes = [("ns.unused", GONE)];
    assert!(!small::types(BODY, &overridden(&changes, &["/**"])).contains(&"unused".to_owned()));
}

#[test]
fn all_that_still_uses_a_type_is_named_with_its_place() {
    let messages = refused(BODY, &[("\"ns.old\"", GONE)]);
    assert_eq!(
        messages,
        "corrections.toml:2:12: in [[correction]] of `ns.old`: `ns.old` cannot be removed: it is still \
         used\n    \
         file.csdl:6:3: <Schema Namespace=\"ns\"> <EntityType Name=\"thing\"> <NavigationProperty Name=\"old\">\n    \
         file.csdl:8:1: <Schema Namespace=\"ns\"> <EntityType Name=\"older\">\n    \
         file.csdl:15:1: <Schema Namespace=\"ns\"> <Action Name=\"mend\">\n    \
         file.csdl:16:1: <Schema Namespace=\"ns\"> <Function Name=\"report\"> <ReturnType>\n    \
         file.csdl:18:3: <EntityContainer> <EntitySet Name=\"olds\">\n    \
         to fix it: remove these as well, with `exists = false`, or correct their `type` or `returns`; or remove this entry\n"
    );
}

/// Each kind of use alone is enough.
#[test]
fn each_kind_of_use_is_seen() {
    let all = [OLD, USERS, "\"ns.report\""];
    let users: Vec<&str> = all.iter().flat_map(|it| it.split(", ")).collect();
    for user in users.iter().filter(|it| **it != "\"ns.old\"") {
        let others: Vec<&str> = users.iter().copied().filter(|it| it != user).collect();
        let messages = refused(BODY, &[(&others.join(", "), GONE)]);
        let name = user.trim_matches('"').rsplit(['.', '/']).next().unwrap();
        assert!(
            messages.contains(&format!("Name=\"{name}\"")),
            "{user}: {messages}"
        );
    }
    let messages = refused(BODY, &[("\"ns.extra\"", GONE)]);
    for line in ["4:3", "13:3"] {
        assert!(
            messages.contains(&format!("file.csdl:{line}: ")),
            "{messages}"
        );
    }
    assert!(
        !messages.contains("file.csdl:9"),
        "its own properties go with it: {messages}"
    );
    let messages = refused(BODY, &[("\"ns.color\"", GONE)]);
    assert!(messages.lines().count() == 4, "{messages}");
}

/// What is added uses types as well, and is where it is written.
#[test]
fn added_users_are_in_the_file_that_adds_them() {
    let added = (
        "\"ns.thing\"",
        "add = '<Property Name=\"z\" Type=\"ns.unused\" />'",
    );
    let messages = refused(BODY, &[("\"ns.unused\"", GONE), added]);
    assert!(
        messages.contains("    corrections.toml:9:7: <Schema Namespace=\"ns\"> <EntityType Name=\"thing\"> <Property Name=\"z\">\n"),
        "{messages}"
    );
}

#[test]
fn nothing_else_names_a_removed_type() {
    let gone = ("\"ns.unused\"", GONE);
    let cases = [
        ("\"ns.thing/color\"", "type = \"ns.unused\""),
        ("\"ns.poke/how\"", "type = \"Collection(ns.unused)\""),
        ("\"ns.report\"", "returns = \"ns.unused\""),
    ];
    for other in cases {
        for changes in [[gone, other], [other, gone]] {
            let messages = refused(BODY, &changes);
            assert!(
                messages.contains("does not exist: another entry removes it"),
                "{messages}"
            );
        }
    }
    let bound = ("\"ns.poke\"", "bound_to = [\"ns.thing\", \"ns.old\"]");
    let messages = refused(BODY, &[(OLD, GONE), (USERS, GONE), RETURNS, bound]);
    assert!(
        messages
            .contains("`bound_to` names `ns.old`, which does not exist: another entry removes it"),
        "{messages}"
    );
}

#[test]
fn corrections_of_a_removed_type_or_of_a_part_contradict() {
    let cases = [
        ("\"ns.unused/note\"", "nullable = false"),
        ("\"ns.unused/note\"", GONE),
        ("\"ns.color/red\"", GONE),
        ("\"ns.old/olds\"", "contained = true"),
        ("\"ns.C/things/ns.old/olds\"", "insertable = false"),
    ];
    for other in cases {
        let gone = ("\"ns.unused\", \"ns.color\", \"ns.old\"", GONE);
        for changes in [[gone, other], [other, gone]] {
            let messages = refused(BODY, &changes);
            assert!(
                messages.contains("does not exist, another"),
                "{other:?}: {messages}"
            );
        }
    }
    // A slice cannot correct what the corrections remove.
    let mut config = overridden(&[("ns.unused/note", "nullable = false")], &["/**"]);
    config.corrections = corrected(&[("\"ns.unused\"", GONE)], &[]).corrections;
    let messages = small::try_resolve(BODY, &config).unwrap_err();
    assert!(
        messages.contains("slice.toml:") && messages.contains("another entry removes it"),
        "{messages}"
    );
}

#[test]
fn a_type_that_the_file_lacks_is_absent() {
    let config = corrected(&[("\"ns.lost\"", GONE)], &["/**"]);
    assert_eq!(states(&small::resolve(BODY, &config)), ["ns.lost - Absent"]);
}

/// `why`, `list --corrected` and a slice that asks for the type name the correction.
#[test]
fn what_removed_a_type_is_shown() {
    let config = without_old();
    let (model, plain) = (small::resolve(BODY, &config), paths(&["/**"]));
    let plain_model = small::resolve(BODY, &plain);
    let slice = slice::select(&model, &config).unwrap();
    let uncorrected = slice::select(&plain_model, &plain).unwrap();
    let lines = slice::removed(&slice, Some(&uncorrected), "old");
    assert!(
        lines.contains(
            &"removed by the correction at line 2 of corrections.toml: ns.old: exists = false: r (s; 2024-01-01)"
                .to_owned()
        ),
        "{lines:?}"
    );
    let shown = |slice: &slice::Slice<'_>| -> Vec<String> {
        let all = of_slice(slice);
        let gone = all.iter().filter(|it| it.removes());
        gone.map(|it| it.item.clone())
            .filter(|it| !it.contains('/'))
            .collect()
    };
    assert_eq!(shown(&slice), ["ns.old", "ns.older", "ns.mend(ns.old)"]);
    assert!(list::corrected(&slice).contains("    ns.older: exists = false: r"));
    // No pattern asks for anything that used it.
    let other = corrected(&[("\"ns.unused\"", GONE)], &["/**"]);
    let model = small::resolve(BODY, &other);
    assert!(shown(&slice::select(&model, &other).unwrap()).is_empty());
    let read = graph_csdl::config::read_config("[[type]]\nname = \"ns.unused\"\nreason = \"r\"\n")
        .unwrap();
    let wanted = Config {
        types: read.types,
        ..other
    };
    let model = small::resolve(BODY, &wanted);
    let problems = slice::select(&model, &wanted).unwrap_err();
    let messages = render(&problems, "");
    assert!(
        messages.contains(
            "removed by the correction at line 2 of corrections.toml: ns.unused: exists = false: r (s; 2024-01-01)"
        ),
        "{messages}"
    );
}

/// Facts are those of the file: what is imported names the type, and the corrections remove it there again.
#[test]
fn imported_facts_have_what_corrections_remove() {
    let gone = [
        ("\"ns.extra\", \"ns.thing/extra\"", GONE),
        ("\"ns.poke/how\"", "type = \"Edm.String\""),
    ];
    let config = corrected(&gone, &["/things/**"]);
    let text = csdl(BODY);
    let schema = schema::read(&text).unwrap();
    let model = small::resolve(BODY, &config);
    let selected = slice::select(&model, &config).unwrap();
    let facts = schema::write(&import::extract(&schema, &selected).unwrap(), "x");
    let again = schema::read(&facts).unwrap();
    let again = graph_csdl::model::resolve(&again, &config)
        .unwrap_or_else(|it| panic!("{}", render(&it, &facts)));
    assert!(
        states(&again).iter().all(|it| it.ends_with("InEffect")),
        "{:?}",
        states(&again)
    );
    let types = |model| {
        let slice = slice::select(model, &config).unwrap();
        let names = slice
            .types()
            .map(|(id, _)| slice.model().ty(id).name.to_string());
        names.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(types(&again), types(&model));
}

fn proposed(clean: &str, known: &Corrections) -> String {
    let text = csdl(BODY);
    let schema = schema::read(&text).unwrap();
    let config = Config {
        corrections: known.clone(),
        ..paths(&["/**"])
    };
    let (raw, clean) = (
        small::resolve(BODY, &config),
        small::resolve(clean, &paths(&["/**"])),
    );
    propose(&raw, &schema, &clean, known, None)
}

fn taken(proposed: &str) -> Corrections {
    let lines = proposed
        .lines()
        .map(|line| match line.split_once(" = \"\" # to fill in") {
            Some(("date", _)) => "date = \"2024-01-01\"\n".to_owned(),
            Some((key, _)) => format!("{key} = \"x\"\n"),
            None => format!("{line}\n"),
        });
    let text: String = lines.collect();
    read_corrections(&text).unwrap_or_else(|it| panic!("{}", render(&it, "")))
}

#[test]
fn removed_types_are_proposed_with_all_that_uses_them() {
    let clean = BODY
        .replace("\n  <NavigationProperty Name=\"old\" Type=\"self.old\" />", "")
        .replace("<EntityType Name=\"old\" BaseType=\"self.thing\"><NavigationProperty Name=\"olds\" Type=\"Collection(self.old)\" /></EntityType>", "")
        .replace("<EntityType Name=\"older\" BaseType=\"self.old\" />", "")
        .replace("<Action Name=\"mend\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"self.old\" /></Action>", "")
        .replace("<ReturnType Type=\"self.old\" />", "<ReturnType Type=\"self.thing\" />")
        .replace("<EntitySet Name=\"olds\" EntityType=\"self.old\" /><Singleton Name=\"oldest\" Type=\"self.older\" />", "");
    let found = proposed(&clean, &Corrections::default());
    for target in [
        "ns.old",
        "ns.older",
        "ns.thing/old",
        "ns.mend(ns.old)",
        "ns.C/olds",
        "ns.C/oldest",
    ] {
        assert!(
            found.contains(&format!("    \"{target}\",\n")),
            "{target}: {found}"
        );
    }
    assert_eq!(proposed(&clean, &taken(&found)), "");
    let config = Config {
        corrections: taken(&found),
        ..paths(&["/**"])
    };
    assert_eq!(
        small::listed(BODY, &config),
        small::listed(&clean, &paths(&["/**"]))
    );
    // A use that no entry can end keeps the type, and what that type uses.
    let other = clean
        .replace("<ReturnType Type=\"self.thing\" />", "")
        .replace("<Function Name=\"report\"", "<Action Name=\"report\"")
        .replace("/></Function>", "/></Action>");
    let returns = BODY
        .replace("<Function Name=\"report\"", "<Action Name=\"report\"")
        .replace("/></Function>", "/></Action>");
    let text = csdl(&returns);
    let schema = schema::read(&text).unwrap();
    let (raw, clean) = (
        small::resolve(&returns, &paths(&["/**"])),
        small::resolve(&other, &paths(&["/**"])),
    );
    let found = propose(&raw, &schema, &clean, &Corrections::default(), None);
    let kept = "# not proposed: ns.old is not in the corrected file, but no entry keeps ns.report(ns.thing)/$ReturnType from using it\n";
    assert!(
        found.contains(kept) && found.contains("    \"ns.older\",\n"),
        "{found}"
    );
    small::resolve(
        &returns,
        &Config {
            corrections: taken(&found),
            ..paths(&["/**"])
        },
    );
}

/// What is known not to exist is not proposed again, nor are its parts.
#[test]
fn parts_of_removed_types_are_not_proposed() {
    let served = "<Property Name=\"note\" Type=\"Edm.String\"><Annotation Term=\"Org.OData.Capabilities.V1.UpdateRestrictions\"><Record>\
                  <PropertyValue Property=\"Updatable\" Bool=\"true\" /></Record></Annotation></Property>";
    let clean = BODY.replace("<Property Name=\"note\" Type=\"Edm.String\" />", served);
    let known = corrected(&[("\"ns.unused\"", GONE)], &[]).corrections;
    assert!(!proposed(&clean, &Corrections::default()).is_empty());
    assert_eq!(proposed(&clean, &known), "");
}
