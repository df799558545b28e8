//! The files of `../shared`, and the configuration of the synchronization slice.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use graph_csdl::config::{Change, Config, Override, ResourceOverride};
use graph_csdl::model::{Model, UpdateMethod};
use graph_csdl::schema::Schema;
use std::path::Path;

#[path = "../small/mod.rs"]
mod small;

pub(crate) use small::{paths, render, said};

/// A metadata file of `../shared`; `None`, and a line that says so, where it is absent.
pub(crate) fn text(name: &str) -> Option<String> {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/metadata"
    ));
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        println!("skipped: ../shared/metadata/{name} is absent");
    }
    text
}

pub(crate) const SYNCHRONIZATION: &str = "beta-Prod-2026-07-31.synchronization.csdl";
pub(crate) const ALL: [&str; 7] = [
    SYNCHRONIZATION,
    "beta-Prod-2021-07-13.csdl",
    "beta-USNat-2026-08-04.csdl",
    "history/beta-USNat-2022-12-16.csdl",
    "history/beta-USNat-2025-02-04.csdl",
    "v1.0-Prod-2021-07-20.csdl",
    "v1.0-Prod-2026-07-31.csdl",
];

pub(crate) fn schema(text: &str) -> Schema {
    graph_csdl::schema::read(text).unwrap_or_else(|problems| panic!("{}", render(&problems, text)))
}

pub(crate) fn model(schema: &Schema, config: &Config, text: &str) -> Model {
    graph_csdl::model::resolve(schema, config)
        .unwrap_or_else(|problems| panic!("{}", render(&problems, text)))
}

/// What `metadata/synchronization-beta/slice.toml` says, as far as the slice goes.
pub(crate) fn synchronization() -> Config {
    Config {
        overrides: vec![Override {
            target: said("microsoft.graph.synchronizationSchema"),
            change: Change {
                update: vec![UpdateMethod::Put],
                ..Change::default()
            },
            reason: "the documentation replaces a schema as a whole".to_owned(),
            ..Override::default()
        }],
        resources: vec![ResourceOverride {
            property: said("microsoft.graph.synchronization/secrets"),
            operations: vec![said("count"), said("replace")],
            reason: "the documentation puts secrets".to_owned(),
            ..ResourceOverride::default()
        }],
        ..paths(&[
            "/servicePrincipals/{id}/synchronization/**",
            "/applications/{id}/synchronization/**",
        ])
    }
}
