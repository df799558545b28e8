//! The project's own example pages: no dirt, no finding, and one for each operation of the slice.

use crate::{model, pages, project};
use graph_csdl::config::{Config, read_config, read_corrections};
use graph_csdl::model::Model;
use graph_csdl::slice::select;
use graph_reference::check::{Subject, check};
use graph_reference::resolve::resolve;
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
        assert_eq!(page.dirt, [], "{}", page.name);
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
