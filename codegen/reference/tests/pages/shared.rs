//! The files beside the project, where there are any.

use crate::{model, project};
use graph_csdl::config::Config;
use graph_csdl::model::Model;
use std::path::PathBuf;

/// A file or folder of `../shared`, or `None`, said aloud, where it is absent.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = project("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: ../shared/{path} is absent");
    None
}

/// A whole metadata file of `../shared`.
pub(crate) fn shared_model(name: &str, config: &Config) -> Option<Model> {
    let text = std::fs::read_to_string(shared(&format!("metadata/{name}"))?).unwrap();
    Some(model(&text, config))
}
