//! Functions that return `microsoft.graph.report`, checked against their pages: a page that answers 302 shows a CSV file behind
//! a redirect, one that answers 200 shows the object.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shared;

use graph_csdl::config::{Config, Corrections, read_corrections};
use graph_csdl::model::{Model, Operation};
use graph_csdl::{list, slice};
use std::collections::BTreeMap;
use std::path::Path;

const CORRECTIONS: &str = include_str!("../../../metadata/corrections.toml");
const NEWEST: &str = "history-v1.0/v1.0-Prod-2026-08-03.csdl";
const FILES: [(&str, &str); 4] = [
    (NEWEST, "v1.0"),
    ("v1.0-Prod-2021-07-20.csdl", "v1.0"),
    ("beta-Prod-2021-07-13.csdl", "beta"),
    ("beta-USNat-2026-08-04.csdl", "beta"),
];

/// Functions without a page in the reference of v1.0 of July 2021, and what they return by their later or beta pages:
/// `intune-troubleshooting-reportroot-…`, `intune-shared-reportroot-…`, `reportroot-…`.
const WITHOUT_PAGE: [(&str, Returned); 9] = [
    ("getM365AppPlatformUserCounts", Returned::File),
    ("getM365AppUserCounts", Returned::File),
    ("getM365AppUserDetail", Returned::File),
    ("getTenantSecureScores", Returned::File),
    (
        "managedDeviceEnrollmentAbandonmentDetails",
        Returned::Object,
    ),
    (
        "managedDeviceEnrollmentAbandonmentSummary",
        Returned::Object,
    ),
    ("managedDeviceEnrollmentFailureDetails", Returned::Object),
    ("managedDeviceEnrollmentFailureTrends", Returned::Object),
    ("managedDeviceEnrollmentTopFailures", Returned::Object),
];

/// What a page returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Returned {
    /// A CSV file, behind a redirect.
    File,
    /// The object that the metadata declares.
    Object,
}

/// What each function returns by its page, by its name in lower case.
fn pages() -> Option<BTreeMap<String, Returned>> {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/docs/v1.0-2021-07/api"
    ));
    if !folder.exists() {
        println!("skipped: ../shared/docs is absent");
        return None;
    }
    let mut pages = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy();
        let Some((_, function)) = name.rsplit_once("reportroot-") else {
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap();
        let returned = if text.contains("302 Found") {
            Returned::File
        } else if text.contains("`200 OK`") && text.contains("\"microsoft.graph.report\"") {
            Returned::Object
        } else {
            continue;
        };
        pages.insert(function.to_owned(), returned);
    }
    Some(pages)
}

fn model(name: &str, api: &str, corrections: Corrections) -> Option<Model> {
    let text = shared::text(name)?;
    let config = Config {
        corrections,
        api: Some(api.to_owned()),
        ..Config::default()
    };
    Some(shared::model(&shared::schema(&text), &config, &text))
}

fn returned(model: &Model, operation: &Operation) -> Option<String> {
    operation.returns.map(|it| model.spell(it.ty))
}

/// A file is corrected to bytes, unless the newest metadata has mended it; an object stays one.
#[test]
fn a_function_returns_the_report_that_its_page_shows_needs_shared() {
    let Some(pages) = pages() else { return };
    let corrections = read_corrections(CORRECTIONS).unwrap();
    let Some(newest) = model(NEWEST, "v1.0", Corrections::default()) else {
        return;
    };
    let is_mended = |name: &str| {
        let mut overloads = newest.operations().filter(|(_, it)| it.name.name == name);
        overloads.all(|(_, it)| returned(&newest, it).as_deref() == Some("Edm.Stream"))
    };
    let mut counts = [0, 0, 0];
    for (file, api) in FILES {
        let (Some(raw), Some(corrected)) = (
            model(file, api, Corrections::default()),
            model(file, api, corrections.clone()),
        ) else {
            return;
        };
        for (id, operation) in raw.operations() {
            if returned(&raw, operation).as_deref() != Some("microsoft.graph.report") {
                continue;
            }
            let name = operation.name.name.as_str();
            let without = WITHOUT_PAGE.iter().find(|(other, _)| *other == name);
            let page = pages.get(&name.to_lowercase()).copied();
            let shown = page.or(without.map(|(_, returned)| *returned));
            let shown = shown.unwrap_or_else(|| panic!("{file}: {name} has no page"));
            assert!(page.is_none() || without.is_none(), "{name} has a page");
            let now = returned(&corrected, corrected.operation(id));
            let expected = match shown {
                Returned::File if is_mended(name) => {
                    counts[2] += 1;
                    continue;
                }
                Returned::File => "Edm.Stream",
                Returned::Object => "microsoft.graph.report",
            };
            counts[usize::from(shown == Returned::Object)] += 1;
            assert_eq!(now.as_deref(), Some(expected), "{file}: {name}");
        }
    }
    println!("files, objects, mended: {counts:?}");
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}

/// `METHOD path` of what is written below the reports of a file; none if it has no reports.
fn written(file: &str, api: &str, corrections: Corrections) -> Option<Vec<String>> {
    let model = model(file, api, corrections)?;
    let selected = slice::select(&model, &shared::paths(&["/reports/**"])).ok()?;
    let lines = list::operations(&selected).lines.into_iter();
    let below = lines.filter(|line| line.path.ends_with("/content") && line.method != "GET");
    Some(
        below
            .map(|line| format!("{} {}", line.method, line.path))
            .collect(),
    )
}

#[test]
fn nothing_is_written_below_a_report_needs_shared() {
    let corrections = read_corrections(CORRECTIONS).unwrap();
    for (file, api) in FILES {
        let corrected = written(file, api, corrections.clone());
        assert_eq!(
            corrected.unwrap_or_default(),
            Vec::<String>::new(),
            "{file}"
        );
    }
    if let Some(raw) = written(NEWEST, "v1.0", Corrections::default()) {
        assert!(!raw.is_empty(), "the correction does something");
        assert!(written(NEWEST, "v1.0", corrections).is_some());
    }
}
