//! JSON bodies of the reference pages in `../shared`, and the types that the pages give them.

use std::path::{Path, PathBuf};

use graph_reference::Page;
use graph_reference::json::{Json, Value};
use graph_reference::page::{AnnotatedType, Annotation, Body as Content};
use graph_tests::root;
use serde_json::Value as JsonValue;

use super::types;

/// A body.
pub(crate) struct Body {
    /// Page and line.
    pub(crate) place: String,
    /// Qualified name of its type, or of that of its items.
    pub(crate) ty: String,
    pub(crate) json: JsonValue,
}

/// Those of all pages that are of the slice; `None` where the pages are absent.
pub(crate) fn bodies() -> Option<Vec<Body>> {
    let folder = root().join("../shared/docs/beta-2021-07-synchronization");
    let mut bodies = Vec::new();
    for file in files(&folder.join("api"))?
        .into_iter()
        .chain(files(&folder.join("resources"))?)
    {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        of_page(&graph_reference::read(&text, &name), &mut bodies);
    }
    Some(bodies)
}

fn files(folder: &Path) -> Option<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).ok()?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Some(files)
}

/// What callers send and get; what a page of a type shows has names of types for values.
fn of_page(page: &Page, bodies: &mut Vec<Body>) {
    for example in &page.examples {
        let url = &example.request.target.value;
        let request = &example.request;
        if let Some(Content::Json(json)) = &request.body {
            let ty = annotated(request.annotation.as_ref());
            bodies.extend(body(page, &json.root, ty.or_else(|| asked(url))));
        }
        let Some(response) = &example.response else {
            continue;
        };
        if let Some(Content::Json(json)) = &response.body {
            let ty = annotated(response.annotation.as_ref());
            bodies.extend(body(page, &json.root, ty.or_else(|| resource(url))));
        }
    }
    let schemas = page.samples.iter().map(|sample| &sample.json.root);
    let schemas = schemas.filter(|json| json.get("synchronizationRules").is_some());
    bodies
        .extend(schemas.filter_map(|json| body(page, json, Some(named("synchronizationSchema")))));
}

/// What a URL takes: the parameters of the action that it ends in, or else what it answers.
fn asked(url: &str) -> Option<AnnotatedType> {
    let action = named(url.rsplit('/').next()?);
    match types::named(&action.name) {
        Some(_) => Some(action),
        None => resource(url),
    }
}

/// What a URL leads to, as far as it is of the slice.
fn resource(url: &str) -> Option<AnnotatedType> {
    let (_, path) = url.split_once("/synchronization/")?;
    let name = path.split('/').rev().find_map(|segment| match segment {
        "jobs" => Some("synchronizationJob"),
        "templates" => Some("synchronizationTemplate"),
        "schema" => Some("synchronizationSchema"),
        _ => None,
    });
    name.map(named)
}

fn named(name: &str) -> AnnotatedType {
    AnnotatedType {
        name: format!("microsoft.graph.{name}"),
        is_collection: false,
    }
}

fn annotated(annotation: Option<&Annotation>) -> Option<AnnotatedType> {
    Some(annotation?.ty.as_ref()?.value.clone())
}

fn body(page: &Page, json: &Json, ty: Option<AnnotatedType>) -> Option<Body> {
    Some(Body {
        place: format!("{}:{}", page.name, page.line(json.at)),
        ty: ty?.name,
        json: plain(json),
    })
}

/// The JSON that was meant.
fn plain(json: &Json) -> JsonValue {
    match &json.value {
        Value::Null => JsonValue::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(text) => serde_json::from_str(text).unwrap(),
        Value::String(text) | Value::Bare(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(members) => members
            .iter()
            .map(|member| (member.key.clone(), plain(&member.value)))
            .collect(),
    }
}
