//! The project's own example pages: no irregularities, no finding, and one for each operation of the slice.

use crate::{model, pages, project};
use graph_csdl::config::{Config, read_config, read_corrections};
use graph_csdl::model::Model;
use graph_csdl::slice::select;
use graph_reference::Page;
use graph_reference::check::{Subject, check};
use graph_reference::resolve::resolve;
use graph_reference::shared::{inherit, is_foreign};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub(crate) fn folder() -> PathBuf {
    project("metadata/synchronization-beta")
}

pub(crate) fn config() -> Config {
    let text = |file: &str| std::fs::read_to_string(folder().join(file)).unwrap();
    Config {
        corrections: read_corrections(&text("../corrections.toml")).unwrap(),
        ..read_config(&text("slice.toml")).unwrap()
    }
}

pub(crate) fn slice_model(config: &Config) -> Model {
    model(
        &std::fs::read_to_string(folder().join("schema.csdl")).unwrap(),
        config,
    )
}

#[test]
fn they_are_read_without_dirt() {
    let pages = pages(&folder().join("examples"));
    assert!(pages.len() >= 44);
    for page in pages {
        assert_eq!(page.irregularities, [], "{}", page.name);
        assert!(
            !page.permissions.is_empty() && !page.headers.is_empty() && !page.templates.is_empty(),
            "{}",
            page.name
        );
        assert!(
            !page.examples.is_empty()
                && page
                    .examples
                    .iter()
                    .all(|example| example.response.is_some()),
            "{}",
            page.name
        );
    }
}

#[test]
fn they_agree_with_the_metadata_and_cover_every_operation() {
    let config = config();
    let model = slice_model(&config);
    let slice = select(&model, &config).unwrap();
    let subject = Subject {
        model: &model,
        other: None,
        slice: Some(&slice),
        whole: true,
        api: config.api.as_deref(),
    };
    let report = check(&pages(&folder().join("examples")), &subject);
    assert_eq!(report.findings, []);
    assert_eq!(report.resolved, report.examples);
}

/// Names and texts of the pages in the folder of a slice.
fn texts(slice: &str) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(project(slice).join("examples")).unwrap();
    let text = |file: PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(file).unwrap())
    };
    files.map(|file| text(file.unwrap().path())).collect()
}

#[test]
fn with_the_pages_of_beta_those_of_v1_cover_every_operation() {
    let v1 = "metadata/synchronization-v1";
    let read = |file: &str| std::fs::read_to_string(project(v1).join(file)).unwrap();
    let own = read_config(&read("slice.toml")).unwrap();
    let beta = config();
    let corrections = beta.corrections.clone();
    let config = Config {
        corrections,
        ..own.inherit(beta).unwrap()
    };
    let model = model(&read("schema.csdl"), &config);
    let slice = select(&model, &config).unwrap();
    let mut texts_of_both = texts(v1);
    let beta = texts("metadata/synchronization-beta");
    inherit((&mut texts_of_both, "v1.0"), (beta, "beta"));
    let pages = texts_of_both.iter();
    let pages = pages.map(|(name, text)| graph_reference::read(text, name));
    let (foreign, pages): (Vec<Page>, Vec<Page>) = pages.partition(|page| is_foreign(page, &model));
    let foreign: Vec<&str> = foreign.iter().map(|page| &*page.name).collect();
    assert_eq!(foreign, ["synchronization-ping.md"]);
    let subject = Subject {
        model: &model,
        other: None,
        slice: Some(&slice),
        whole: true,
        api: config.api.as_deref(),
    };
    let report = check(&pages, &subject);
    assert_eq!(report.findings, []);
    assert_eq!(report.resolved, report.examples);
}

#[test]
fn provision_on_demand_is_found_by_its_page() {
    let config = config();
    let model = slice_model(&config);
    let pages = pages(&folder().join("examples"));
    let page = pages
        .iter()
        .find(|page| page.name.ends_with("provisionondemand.md"))
        .unwrap();
    let request = &page.examples[0].request;
    let resolved = resolve(&model, &request.method.value, &request.target.value).unwrap();
    assert_eq!(
        resolved.path(&model),
        "/servicePrincipals/{}/synchronization/jobs/{}/provisionOnDemand"
    );
    assert_eq!(
        resolved.operation(&model),
        "microsoft.graph.synchronizationJob/provisionOnDemand"
    );
}
