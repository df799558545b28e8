//! `check`.

use crate::sandbox::{CSDL, Sandbox};
use std::fs;

#[test]
fn all_is_well_after_generate() {
    let sandbox = Sandbox::generated();
    let run = sandbox
        .run(&["check"])
        .expect(0)
        .prints(&["tiny: ", "generated files are up to date"]);
    assert_eq!((run.out.lines().count(), run.err.as_str()), (1, ""));
}

#[test]
fn every_kind_of_drift_is_named_with_its_fix() {
    let sandbox = Sandbox::generated();
    let fresh = sandbox.snapshot("");
    let lib = sandbox.text("generated/tiny/src/lib.rs");
    let (number, last) = lib.lines().enumerate().last().unwrap();
    sandbox.plant(
        "generated/tiny/src/lib.rs",
        format!("{}// Drift.\n", &lib[..lib.len() - last.len() - 1]),
    );
    fs::remove_file(sandbox.path("generated/tiny/Cargo.toml")).unwrap();
    sandbox.plant("generated/tiny/src/orphan.rs", &lib);
    fs::create_dir(sandbox.path("generated/tiny/empty")).unwrap();
    sandbox.plant("generated/gone/src/lib.rs", &lib);
    sandbox.plant(
        "metadata/tiny/names.toml",
        sandbox
            .text("metadata/tiny/names.toml")
            .replace('\n', "\r\n"),
    );
    let before = sandbox.snapshot("");

    let run = sandbox.run(&["check"]).expect(1).prints(&[
        "generated/tiny/Cargo.toml: missing",
        "generated/tiny/src/orphan.rs: orphaned",
        "generated/tiny/empty: orphaned: an empty folder",
        "metadata/tiny/names.toml: stale, line 1\n    on disk:   # @generated",
        "(ends in CR LF)",
        "to fix this: cargo xtask generate tiny\n",
        "generated/gone: orphaned: no slice generates this crate",
        "to fix this: cargo xtask generate\n",
    ]);
    let stale = format!(
        "generated/tiny/src/lib.rs: stale, line {}\n    on disk:   // Drift.\n    generated: {last}\n",
        number + 1
    );
    assert!(run.out.contains(&stale), "{stale} is not in {}", run.out);
    assert_eq!(run.err, "");
    assert_eq!(sandbox.snapshot(""), before, "check writes nothing");

    sandbox.run(&["generate"]).expect(0);
    sandbox.run(&["check"]).expect(0);
    assert_eq!(sandbox.snapshot(""), fresh);
}

#[test]
fn a_slice_without_a_crate_is_a_finding() {
    let sandbox = Sandbox::new();
    sandbox.run(&["check"]).expect(1).prints(&[
        "generated/tiny: missing: the slice has no crate",
        "generated/tiny/src/lib.rs: missing",
        "to fix this: cargo xtask generate tiny",
    ]);
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn files_of_others_are_a_finding() {
    let sandbox = Sandbox::generated();
    sandbox.plant("generated/tiny/notes.txt", "mine\n");
    sandbox
        .run(&["check"])
        .expect(1)
        .prints(&["generated/tiny/notes.txt: is not a generated file"]);
}

#[test]
fn bad_input_is_no_finding() {
    let sandbox = Sandbox::generated();
    sandbox.plant("metadata/tiny/schema.csdl", "<a/>");
    sandbox
        .run(&["check"])
        .expect(2)
        .complains(&["metadata/tiny/schema.csdl:1:1: "]);
}

#[cfg(unix)]
#[test]
fn a_workspace_that_cannot_be_written_to_can_be_checked() {
    let sandbox = Sandbox::generated();
    // A folder at the lock's path has the effect of missing permission, and stops root too.
    fs::create_dir(sandbox.path(".xtask.lock")).unwrap();
    sandbox
        .run(&["check"])
        .expect(2)
        .complains(&["cannot lock"]);
    fs::remove_dir(sandbox.path(".xtask.lock")).unwrap();
    sandbox.run(&["check"]).expect(0);
}

/// The collection of parts, and the action `paint`, are removed on a day.
fn removed(date: &str) -> Sandbox {
    let revisions = format!(
        r#"<Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>
          <PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember></PropertyValue>
          <PropertyValue Property="RemovalDate" Date="{date}" />
        </Record></Collection></Annotation>"#
    );
    let sandbox = Sandbox::new();
    let csdl = CSDL
        .replace(
            "ContainsTarget=\"true\" />",
            &format!("ContainsTarget=\"true\">{revisions}</NavigationProperty>"),
        )
        .replace("</Action>", &format!("{revisions}</Action>"));
    sandbox.plant("metadata/tiny/schema.csdl", csdl);
    sandbox.run(&["generate"]).expect(0);
    sandbox
}

#[test]
fn items_removed_soon_are_a_warning() {
    let sandbox = removed("2027-07-06");
    let check =
        |today: &str, more: &[&str]| sandbox.run(&[&["check", "--today", today], more].concat());
    check("2027-01-07", &[])
        .expect(0)
        .prints(&["up to date"])
        .complains(&[
            "warning: tiny: Graph removes these on 2027-07-06, in 180 days; their users must leave them before:\n",
            "    builders::ThingRequestBuilder::paint  (POST /things/{id}/tiny.paint)\n",
            "    builders::ThingRequestBuilder::parts  (/things/{id}/parts)\n",
            "    models::Thing::parts  (tiny.thing/parts)\n",
        ]);
    assert_eq!(check("2027-01-06", &[]).expect(0).err, "");
    check("2027-08-01", &[])
        .expect(0)
        .complains(&["26 days ago"]);
    let report = check("2027-07-01", &["--format", "json"]).expect(0);
    assert_eq!(report.err, "");
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    assert_eq!(
        (&report["fine"], &report["findings"]),
        (&true.into(), &"".into())
    );
    let expected = serde_json::json!({
        "slice": "tiny",
        "date": "2027-07-06",
        "item": "builders::ThingRequestBuilder::paint",
        "wire": "POST /things/{id}/tiny.paint",
    });
    let removals = report["removals"].as_array().unwrap();
    assert!(removals.contains(&expected), "{removals:#?}");
    check("soon", &[]).expect(2).complains(&["it is not a day"]);
    // The current day is the default.
    removed("2020-01-01")
        .run(&["check"])
        .expect(0)
        .complains(&["days ago"]);
}
