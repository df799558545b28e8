//! The wrapper: `edmx:Edmx`, its references and its `edmx:DataServices`.

use super::document::FETCH;
use super::node::{Node, place};
use super::reader::Reader;
use super::{namespace, reference};
use crate::schema::spelling::{EDM, EDMX};
use crate::schema::{Schema, Version};

pub(super) fn read(reader: &mut Reader<'_>) -> Schema {
    let root = reader.root();
    if !root.has_tag_name((EDMX, "Edmx")) {
        not_csdl(reader, root);
        return Schema::default();
    }
    let version = version(reader, root);
    let mut references = Vec::new();
    let mut services = Vec::new();
    for child in root.children() {
        match reader.tag(child) {
            None => {}
            Some("edmx:Reference") => references.push(child),
            Some("edmx:DataServices") => services.push(child),
            Some(_) => reader.unknown_element(child, "Reference and DataServices"),
        }
    }
    let [services] = services[..] else {
        let what = format!("<Edmx> has {} <DataServices> elements", services.len());
        reader.report(place(root), what, "give a file with exactly one");
        return Schema::default();
    };
    let schemas = schemas(reader, services);
    references
        .iter()
        .for_each(|node| reference::declare(reader, *node));
    schemas
        .iter()
        .for_each(|node| namespace::declare(reader, *node));
    Schema {
        version,
        references: references
            .into_iter()
            .map(|node| reference::read(reader, node))
            .collect(),
        namespaces: schemas
            .into_iter()
            .map(|node| namespace::read(reader, node))
            .collect(),
        ..Schema::default()
    }
}

fn version<'d>(reader: &mut Reader<'d>, root: Node<'d>) -> Version {
    let [version] = reader.attributes(root, ["Version"]);
    let Some(version) = reader.required(root, "Version", version) else {
        return Version::default();
    };
    match version.text {
        "4.0" => Version::V4_0,
        "4.01" => Version::V4_01,
        other => {
            reader.report(
                version.at,
                format!("CSDL version {other:?} is not known"),
                "give a file of version 4.0 or 4.01",
            );
            Version::default()
        }
    }
}

fn schemas<'d>(reader: &mut Reader<'d>, services: Node<'d>) -> Vec<Node<'d>> {
    let [] = reader.attributes(services, []);
    let mut schemas = Vec::new();
    for child in services.children() {
        match reader.tag(child) {
            None => {}
            Some("Schema") => schemas.push(child),
            Some(_) => reader.unknown_element(child, "Schema"),
        }
    }
    if schemas.is_empty() {
        reader.report(place(services), "<DataServices> has no <Schema>", FETCH);
    }
    schemas
}

fn not_csdl(reader: &mut Reader<'_>, root: Node<'_>) {
    let name = root.tag_name().name();
    let namespace = root.tag_name().namespace();
    let (what, fix) = match (name, namespace) {
        ("Edmx", Some(other)) => (
            format!("this is CSDL of another version of OData: <Edmx> is of namespace {other}"),
            "give a file of OData 4.0 or 4.01",
        ),
        ("Schema", Some(EDM)) => (
            "the root element is <Schema>, so this is a part of a CSDL file".to_owned(),
            "wrap it in <edmx:Edmx> and <edmx:DataServices>",
        ),
        _ => (
            format!("the root element is <{name}> and not <edmx:Edmx>, so this is not CSDL"),
            FETCH,
        ),
    };
    reader.report(place(root), what, fix);
}
