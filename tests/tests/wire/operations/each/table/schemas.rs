//! Schemas, of jobs and of templates, and their directories.

use super::sync::models::{
    AttributeDefinition, AttributeType, DirectoryDefinition, ObjectDefinition,
};
use super::sync::parameters::synchronization_schema::ParseExpressionParameters;

use super::{Row, row, second};
use graph_tests::play::{body, nothing, whole};

pub(super) const ROWS: &[Row] = &[
    row("synchronizationschema-get.md", |at, _| {
        whole(at.schema.get(None))
    }),
    row("synchronizationschema-replace.md", |at, page| {
        whole(at.schema.replace(&body(page), None))
    }),
    row("synchronizationschema-delete.md", |at, _| {
        nothing(at.schema.delete(None))
    }),
    row("synchronizationschema-filteroperators.md", |at, _| {
        whole(at.schema.filter_operators(None))
    }),
    row("synchronizationschema-functions.md", |at, _| {
        whole(at.schema.functions(None))
    }),
    row("synchronizationschema-parseexpression.md", |at, page| {
        whole(at.schema.parse_expression(&body(page), None))
    }),
    second("synchronizationschema-parseexpression.md", |at, _| {
        let parameters =
            ParseExpressionParameters::new().with_expression(r#"Join(" ", [givenName]"#);
        whole(at.schema.parse_expression(&parameters, None))
    }),
    row("directorydefinition-list.md", |at, _| {
        whole(at.schema.directories().list(None))
    }),
    row("directorydefinition-create.md", |at, _| {
        whole(at.schema.directories().create(&directory(), None))
    }),
    row("directorydefinition-count.md", |at, _| {
        whole(at.schema.directories().count(None))
    }),
    row("directorydefinition-get.md", |at, _| {
        whole(at.directory().get(None))
    }),
    row("directorydefinition-update.md", |at, _| {
        let directory = DirectoryDefinition::new().with_name("Wingtip Toys");
        whole(at.directory().update(&directory, None))
    }),
    row("directorydefinition-delete.md", |at, _| {
        nothing(at.directory().delete(None))
    }),
    row("directorydefinition-discover.md", |at, _| {
        whole(at.directory().discover(None))
    }),
];

fn directory() -> DirectoryDefinition {
    let id = AttributeDefinition::new()
        .with_name("memberId")
        .with_type(AttributeType::String)
        .with_anchor(true);
    let joined = AttributeDefinition::new()
        .with_name("joined")
        .with_type(AttributeType::DateTime);
    let member = ObjectDefinition::new()
        .with_name("Member")
        .with_attributes([id, joined]);
    DirectoryDefinition::new()
        .with_name("Fourth Coffee")
        .with_objects([member])
}
