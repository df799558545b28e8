//! The examples of the synchronization crates, each built and run as it is: against a server on this machine.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CRATES: [(&str, &str, &str); 2] = [
    ("graph-synchronization", "v1.0", ""),
    ("graph-synchronization-beta", "beta", "_beta"),
];

/// The example, what it prints first, and the last request that arrives.
const EXAMPLES: [(&str, &str, &str); 5] = [
    (
        "change_mapping",
        "the default value of title is now Member of staff\n",
        r#"PUT /{api}/servicePrincipals/1f6d2b84/synchronization/jobs/scim.3bd37d5b/schema
{"id":"schema","synchronizationRules":[{"id":"rule","objectMappings":[{"attributeMappings":[{"defaultValue":"Member of staff","targetAttributeName":"title"},{"targetAttributeName":"userName"}],"sourceObjectName":"User","targetObjectName":"User"}]}],"version":"7","unknown":{"kept":[1.50]}}
"#,
    ),
    (
        "provision_on_demand",
        "1 of 3: 9bb0f679: Success
2 of 3: b13c8d02: Skipped: RedundantExport
3 of 3: 4d7a5e11: the object was not provisioned: Failure: InvalidCredentials
",
        r#"POST /{api}/servicePrincipals/1f6d2b84/synchronization/jobs/BoxOutDelta.3bd37d5b/provisionOnDemand
{"parameters":[{"ruleId":"ea807875","subjects":[{"objectId":"4d7a5e11","objectTypeName":"User"}]}]}
"#,
    ),
    (
        "rotate_secrets",
        "The credentials work, are stored, and the job is restarted.\n",
        r#"POST /{api}/servicePrincipals/1f6d2b84/synchronization/jobs/scim.3bd37d5b/restart
{"criteria":{"resetScope":"QuarantineState, Escrows"}}
"#,
    ),
    (
        "status_in_batches",
        "a: Active\nb: ResourceNotFound\n",
        r#"POST /{api}/$batch
"#,
    ),
    (
        "watch_job",
        "not steady yet: NotRun
not steady yet: Active
in quarantine: EncounteredQuarantineException
InvalidCredentials: The token has expired.
the next attempt is at 2026-03-01 8:00:00.0 +00:00:00
",
        "GET /{api}/servicePrincipals/1f6d2b84/synchronization/jobs/scim.3bd37d5b\n\n",
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn cargo(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["--offline", "--quiet"]).args(arguments);
    let output = command.current_dir(root()).env_remove("RUSTFLAGS").output();
    output.expect("cargo runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn each_example_does_what_it_shows() {
    for (package, api, suffix) in CRATES {
        for (example, printed, last) in EXAMPLES {
            let example = format!("{example}{suffix}");
            let output = cargo(&["run", "-p", package, "--example", &example]);
            let (out, errors) = (text(&output.stdout), text(&output.stderr));
            assert!(output.status.success(), "{example}: {out}{errors}");
            assert_eq!(errors, "", "{example}");
            let (first, requests) = out.split_once("\nWhat ").unwrap_or_default();
            assert_eq!(first, printed, "{example}");
            let last = last.replace("{api}", api);
            let is_last = match last.ends_with("$batch\n") {
                true => requests.contains(&last),
                false => requests.ends_with(&last),
            };
            assert!(is_last, "{example}: {requests}");
        }
    }
}

/// No example is left out, and each names what it needs of the environment.
#[test]
fn every_example_is_tested() {
    for (package, folder) in [
        ("graph-synchronization", "synchronization-v1"),
        ("graph-synchronization-beta", "synchronization-beta"),
    ] {
        let folder = root().join("generated").join(folder).join("examples");
        let entries = std::fs::read_dir(folder).expect("examples").flatten();
        let files = entries
            .map(|entry| entry.path())
            .filter(|path| path.is_file());
        let mut names: Vec<String> = files
            .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
            .collect();
        names.sort();
        assert_eq!(names, EXAMPLES.map(|(name, ..)| name), "{package}");
    }
}

#[test]
fn what_graph_needs_is_named() {
    let run = [
        "run",
        "-p",
        "graph-synchronization",
        "--example",
        "watch_job",
        "--",
        "--graph",
    ];
    let output = cargo(&run);
    assert!(!output.status.success());
    let errors = text(&output.stderr);
    assert!(
        errors.contains("set SERVICE_PRINCIPAL_ID, JOB_ID"),
        "{errors}"
    );
}
