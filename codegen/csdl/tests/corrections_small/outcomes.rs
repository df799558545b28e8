//! What corrections come to, in which order they are applied, and what is wrong with them.

use super::small::{self, paths};
use super::{BODY, corrected, overridden, refused, resolved, states};
use graph_csdl::config::{Config, read_config};

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
            "ns.thing/part insertable Unread",
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
        "corrections.toml:2:12: in [[correction]] of `ns.thing`: `contained` applies only to navigation properties",
        "in [[correction]] of `ns.thing/texts`: the type `ns.txt` does not exist",
        "in `add` to `ns`: ",
    ] {
        assert!(messages.contains(what), "{messages}");
    }
}

#[test]
fn an_override_follows_corrections_and_must_change_something() {
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
    for (idle, why) in [
        ("deletable = false", "is what the metadata says already"),
        ("update = \"PATCH\"", "is what the metadata says already"),
        (
            "insertable = true",
            "no operation of the target depends on it",
        ),
    ] {
        let messages = small::try_resolve(BODY, &with(&entry(idle))).unwrap_err();
        assert!(messages.contains(why), "{messages}");
    }
}

/// An alias is valid in the file that declares it alone (CSDL 4.2); the file of the tests declares `self` for `ns`.
#[test]
fn names_with_an_alias_are_refused_with_the_name_in_full() {
    for (targets, change, at, written, full) in [
        (
            "\"self.thing/texts\"",
            "nullable = false",
            "2:12",
            "self.thing/texts",
            "ns.thing/texts",
        ),
        (
            "\"ns.poke(self.thing)\"",
            "exists = false",
            "2:12",
            "ns.poke(self.thing)",
            "ns.poke(ns.thing)",
        ),
        (
            "\"ns.thing/settings\"",
            "type = \"self.part\"",
            "3:8",
            "self.part",
            "ns.part",
        ),
        (
            "\"ns.poke(ns.thing)\"",
            "bound_to = [\"self.sub\"]",
            "3:13",
            "self.sub",
            "ns.sub",
        ),
        (
            "\"self.thing\"",
            "add = '<Property Name=\"a\" Type=\"Edm.String\"/>'",
            "2:12",
            "self.thing",
            "ns.thing",
        ),
    ] {
        let messages = refused(BODY, &[(targets, change)]);
        let place = format!("corrections.toml:{at}: in [[correction]] of `");
        assert!(messages.starts_with(&place), "{messages}");
        let what = format!(
            "the namespace in `{written}` is not in full, and an alias is known within the metadata file alone\n    \
             to fix it: write `{full}`\n"
        );
        assert!(messages.ends_with(&what), "{messages}");
        assert_eq!(messages.matches("to fix it").count(), 1, "{messages}");
    }
    let added = refused(
        BODY,
        &[(
            "\"ns\"",
            "add = '<ComplexType Name=\"a\" BaseType=\"graph.b\"/>'",
        )],
    );
    assert!(
        added.contains("\"graph\" is neither a namespace nor an alias")
            && added.contains("to fix it: write the namespace in full: `add` knows no alias"),
        "{added}"
    );
    let bare = refused(BODY, &[("\"ns.thing/texts\"", "type = \"String\"")]);
    assert!(bare.contains("the nearest is `Edm.String`"), "{bare}");
    let overridden = overridden(&[("self.thing", "stream = true")], &["/me"]);
    let messages = small::try_resolve(BODY, &overridden)
        .map(|_| ())
        .unwrap_err();
    assert!(
        messages.contains("to fix it: write `ns.thing`\n"),
        "{messages}"
    );
    let cast = small::try_list(BODY, &paths(&["/things/self.sub"])).unwrap_err();
    assert!(cast.contains("write `/things/ns.sub`"), "{cast}");
}
