//! What corrections and exceptions are known from: pages of the reference, sections of OData, marks of the list of corrections.

use super::{corrections, exceptions};
use std::fs;
use std::path::{Path, PathBuf};

const LEARN: &str = "https://learn.microsoft.com/graph/api/";
const DIFFERENCES: &str = include_str!("../sdk/differences.tsv");

/// Pages that were written after the reference documentation at hand, which is of July 2021.
const NEWER: [&str; 15] = [
    "accesspackageassignmentpolicy-update",
    "authenticationmethod-resetpassword",
    "bookingbusiness-list-calendarview",
    "bundle-additem",
    "changetrackedentity-stagefordeletion",
    "identityproviderbase-availableprovidertypes",
    "resources/customdataprovidedresourcefile",
    "resources/customdataprovidedresourceuploadsession",
    "riskyserviceprincipal-confirmcompromised",
    "riskyserviceprincipal-dismiss",
    "riskyuser-confirmsafe",
    "security-alert-post-comments",
    "security-incident-post-comments",
    "synchronization-serviceprincipal-put-synchronization",
    "synchronization-synchronizationjob-post-bulkupload",
];

fn shared(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(name)
}

/// The kind of a ground, and that what it names is there.
pub(crate) fn check(target: &str, what: &str, ground: &str) {
    if let Some(page) = ground.strip_prefix("page: ") {
        self::page(page, what);
    } else if let Some(mark) = ground.strip_prefix("mark: ") {
        self::mark(target, mark, what);
    } else {
        assert!(ground.starts_with("OData: "), "{what}: {ground}");
    }
}

/// A page by its address, or a page and line of the reference documentation.
fn page(page: &str, what: &str) {
    let page = page.split([';', ',', ' ']).next().unwrap();
    if let Some(name) = page.strip_prefix(LEARN) {
        return address(name, what);
    }
    let docs = shared("docs");
    if !docs.exists() {
        return println!("skipped: ../shared/docs is absent");
    }
    let (file, line) = page.rsplit_once(':').unwrap();
    let text = fs::read_to_string(docs.join(file));
    let text = text.unwrap_or_else(|_| panic!("{what}: there is no {file}"));
    let number: usize = line.parse().unwrap();
    let line = text.lines().nth(number - 1).unwrap_or_default();
    let methods = ["GET ", "POST ", "PUT ", "PATCH ", "DELETE "];
    let is_request = methods.iter().any(|it| line.trim_start().starts_with(it));
    assert!(is_request || line.contains("`/"), "{what}: {page}: {line}");
}

/// The page of this name, `resources/team` or `place-list`.
fn address(name: &str, what: &str) {
    let docs = shared("docs");
    if NEWER.contains(&name) || !docs.exists() {
        return;
    }
    let file = if name.contains('/') {
        format!("{name}.md")
    } else {
        format!("api/{name}.md")
    };
    let folders = ["v1.0-2021-07", "beta-2021-07-synchronization"];
    let is_there = folders
        .iter()
        .any(|folder| docs.join(folder).join(&file).exists());
    assert!(is_there, "{what}: no page has the name {name}");
}

/// What the list of corrections says of the target: `sdk-only`, or one that only takes containment away.
fn mark(target: &str, mark: &str, what: &str) {
    let Ok(text) = fs::read_to_string(shared("corrections.tsv")) else {
        return println!("skipped: ../shared/corrections.tsv is absent");
    };
    let facts = text.lines().filter(|line| !line.starts_with('#'));
    let facts = facts.map(|line| line.split('\t').collect::<Vec<&str>>());
    let mut of_target = facts.filter(|it| {
        // Of what is added, the facts name the parts.
        it[0] == target || (what.contains(" add = ") && it[0].starts_with(target))
    });
    let has_fact = match mark {
        "sdk-only" => of_target.any(|it| it[5] == "sdk-only"),
        "caution, a $ref only where referenceable=true" => {
            of_target.any(|it| (it[1], it[2]) == ("contains-target", "false"))
        }
        _ => false,
    };
    assert!(has_fact, "{what}: {mark}");
}

#[test]
fn every_page_that_a_correction_or_exception_names_is_there_needs_shared() {
    for correction in corrections().entries {
        if let Some(name) = correction.source.strip_prefix(LEARN) {
            address(name, &correction.reason);
        }
    }
    for exception in exceptions() {
        check(
            exception.target,
            &format!("{} {}", exception.target, exception.said),
            exception.ground,
        );
    }
    for line in DIFFERENCES.lines().filter(|line| !line.starts_with('#')) {
        let ground = line.rsplit('\t').next().unwrap();
        if let Some(page) = ground.strip_prefix("page: ") {
            self::page(page, line);
        }
    }
}
