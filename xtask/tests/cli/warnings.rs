//! Warnings about ignored metadata, at the end of a run.

use crate::sandbox::{CSDL, Sandbox};
use serde_json::Value;

/// Metadata with seven unknown terms, and a name that is no OData identifier.
fn wild() -> String {
    let unknown: String = (0..7)
        .map(|n| format!("<Annotation Term=\"x.y.T{n}\" />\n"))
        .collect();
    CSDL.replace(
        "<ComplexType Name=\"unused\" />",
        &format!("<ComplexType Name=\"un-used\">\n{unknown}</ComplexType>"),
    )
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.plant("beta-wild.csdl", wild());
    sandbox
}

const COUNTS: [&str; 4] = [
    "warning: annotations with unknown terms are ignored (7)",
    "    beta-wild.csdl:19:1: in <Annotation Term=\"x.y.T0\">: nothing is known of the term `x.y.T0`",
    "    … and 2 more",
    "8 warnings",
];

#[test]
fn warnings_are_counted_and_the_first_are_named() {
    let sandbox = sandbox();
    let generate = [
        "generate",
        "--metadata",
        "beta-wild.csdl",
        "--path",
        "/**",
        "--name",
        "graph-wild",
        "--out",
        "wild",
    ];
    let run = sandbox.run(&generate).expect(0).complains(&COUNTS);
    assert!(
        run.err.ends_with("8 warnings\n") || run.err.contains("8 warnings\n"),
        "{}",
        run.err
    );
    let list = ["list", "--metadata", "beta-wild.csdl", "--path", "/**"];
    sandbox.run(&list).expect(0).complains(&COUNTS);
    let why = [
        "why",
        "thing",
        "--metadata",
        "beta-wild.csdl",
        "--path",
        "/**",
    ];
    sandbox.run(&why).expect(0).complains(&COUNTS);
    sandbox
        .run(&["import", "beta-wild.csdl", "--slice", "tiny"])
        .expect(0)
        .complains(&COUNTS);
}

#[test]
fn json_has_all_of_them() {
    let sandbox = sandbox();
    let commands: [&[&str]; 3] = [
        &[
            "list",
            "--metadata",
            "beta-wild.csdl",
            "--path",
            "/**",
            "--format",
            "json",
        ],
        &[
            "generate",
            "--metadata",
            "beta-wild.csdl",
            "--path",
            "/**",
            "--name",
            "graph-wild",
            "--out",
            "wild",
            "--format",
            "json",
        ],
        &[
            "import",
            "beta-wild.csdl",
            "--slice",
            "tiny",
            "--format",
            "json",
        ],
    ];
    for command in commands {
        let run = sandbox.run(command).expect(0);
        let json: Value =
            serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"));
        let warnings = json["warnings"].as_array().unwrap();
        assert_eq!(warnings.len(), 8, "{command:?}");
        assert_eq!(
            (&warnings[7]["kind"], &warnings[7]["line"]),
            (&"unknown-term".into(), &25.into()),
            "{command:?}"
        );
        assert!(!run.err.contains("unknown terms"), "{run:?}");
    }
}

/// An unknown item that may affect the facts of a slice stops their import, and nothing else.
#[test]
fn import_is_strict_where_generate_is_not() {
    let sandbox = Sandbox::new();
    let restricted = CSDL.replace(
        "<EntitySet Name=\"things\" EntityType=\"tiny.thing\" />",
        "<EntitySet Name=\"things\" EntityType=\"tiny.thing\">\
         <Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\"><Record>\
         <PropertyValue Property=\"Insertable\"><Not><Path>isOpen</Path></Not></PropertyValue></Record></Annotation></EntitySet>",
    );
    sandbox.plant("beta-wild.csdl", restricted);
    let what = "the value of the term `Org.OData.Capabilities.V1.InsertRestrictions` is not a Boolean: it is the expression Not";
    let before = sandbox.snapshot("");
    sandbox
        .run(&["import", "beta-wild.csdl", "--slice", "tiny"])
        .expect(2)
        .complains(&["beta-wild.csdl:", what, "1 problem"]);
    assert_eq!(sandbox.snapshot(""), before);
    let list = ["list", "--metadata", "beta-wild.csdl", "--path", "/**"];
    sandbox.run(&list).expect(0).complains(&["warning: ", what]);
}
