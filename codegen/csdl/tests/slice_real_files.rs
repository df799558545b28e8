//! Slices of the metadata files of `../shared`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shared;

use graph_csdl::config::Config;
use graph_csdl::model::Model;
use graph_csdl::schema::Schema;
use graph_csdl::slice::{self, Slice};
use graph_csdl::{import, list};

#[test]
fn synchronization_has_67_types_and_57_operations_a_root_needs_shared() {
    let Some(text) = shared::text(shared::SYNCHRONIZATION) else {
        return;
    };
    let config = shared::synchronization();
    let model = shared::model(&shared::schema(&text), &config, &text);
    let slice = select(&model, &config, &text);
    assert_eq!(slice.types().count(), 67);
    let lines = list::operations(&slice).lines;
    for root in [
        "/servicePrincipals/{}/synchronization",
        "/applications/{}/synchronization",
    ] {
        assert_eq!(
            lines
                .iter()
                .filter(|line| line.path.starts_with(root))
                .count(),
            57,
            "{root}"
        );
    }
    assert_eq!(lines.len(), 114);
}

#[test]
fn every_file_resolves_and_is_selected_whole_needs_shared() {
    for (name, operations) in [
        ("beta-Prod-2021-07-13.csdl", 1238),
        ("beta-USNat-2026-08-04.csdl", 941),
        ("history/beta-USNat-2022-12-16.csdl", 281),
        ("history/beta-USNat-2025-02-04.csdl", 365),
        ("v1.0-Prod-2021-07-20.csdl", 809),
        ("v1.0-Prod-2026-07-31.csdl", 1173),
    ] {
        let Some(text) = shared::text(name) else {
            return;
        };
        let config = shared::paths(&["/**"]);
        let model = shared::model(&shared::schema(&text), &config, &text);
        let slice = select(&model, &config, &text);
        assert_eq!(slice.operations().count(), operations, "{name}");
        let resources = slice.resources().count();
        assert!(
            resources < slice.types().count(),
            "{name}: {resources} resources"
        );
    }
}

#[test]
fn slices_that_people_ask_for_needs_shared() {
    let Some(text) = shared::text("v1.0-Prod-2026-07-31.csdl") else {
        return;
    };
    let schema = shared::schema(&text);
    let model = shared::model(&schema, &Config::default(), &text);
    for (pattern, lines) in [
        (
            "/groups/{id}/members/$ref",
            "DELETE /groups/{}/members/$ref ref-remove
             GET /groups/{}/members/$ref ref-list
             POST /groups/{}/members/$ref ref-add",
        ),
        (
            "/drives/{id}/items/{id}/workbook/worksheets/{id}/range(address='{address}')/format",
            "DELETE /drives/{}/items/{}/workbook/worksheets/{}/range(address={})/format delete
             GET /drives/{}/items/{}/workbook/worksheets/{}/range(address={})/format get
             PATCH /drives/{}/items/{}/workbook/worksheets/{}/range(address={})/format update",
        ),
        ("/users/delta", "GET /users/delta function"),
        (
            "/me/photo/$value",
            "DELETE /me/photo/$value delete-stream
             GET /me/photo/$value get-stream
             PUT /me/photo/$value put-stream",
        ),
        (
            "/groups/{id}/members/microsoft.graph.user",
            "GET /groups/{}/members/microsoft.graph.user list
             GET /groups/{}/members/microsoft.graph.user/$count count",
        ),
    ] {
        let slice = select(&model, &shared::paths(&[pattern]), &text);
        let found: Vec<String> = list::operations(&slice)
            .lines
            .iter()
            .map(|line| format!("{} {} {}", line.method, line.path, line.kind))
            .collect();
        let expected: Vec<&str> = lines.lines().map(str::trim).collect();
        assert_eq!(found, expected, "{pattern}");
    }
}

#[test]
fn nothing_depends_on_the_order_of_the_file_needs_shared() {
    let slices = [
        (shared::SYNCHRONIZATION, shared::synchronization()),
        (
            "v1.0-Prod-2026-07-31.csdl",
            shared::paths(&["/**", "/groups/{id}/members/microsoft.graph.user/**"]),
        ),
    ];
    for (name, config) in slices {
        let Some(text) = shared::text(name) else {
            return;
        };
        let mut schema = shared::schema(&text);
        let facts = |schema: &Schema| {
            let model = shared::model(schema, &config, &text);
            let slice = select(&model, &config, &text);
            (list::json(&slice), import::extract(schema, &slice).unwrap())
        };
        let before = facts(&schema);
        schema.namespaces.reverse();
        for namespace in &mut schema.namespaces {
            namespace.types.reverse();
            namespace.operations.reverse();
            namespace.annotations.reverse();
            for container in &mut namespace.containers {
                container.children.reverse();
            }
        }
        assert!(facts(&schema) == before, "{name}");
    }
}

#[test]
fn whole_graph_is_listed_by_resource_needs_shared() {
    let Some(text) = shared::text("beta-Prod-2021-07-13.csdl") else {
        return;
    };
    let config = shared::paths(&["/**"]);
    let model = shared::model(&shared::schema(&text), &config, &text);
    let slice = select(&model, &config, &text);
    let operations = list::operations(&slice);
    assert!(operations.is_abridged);
    assert!(operations.lines.len() < 10_000);
    let one_root = shared::paths(&["/users/**"]);
    let slice = select(&model, &one_root, &text);
    assert!(!list::operations(&slice).is_abridged);
}

fn select<'m>(model: &'m Model, config: &Config, text: &str) -> Slice<'m> {
    slice::select(model, config)
        .unwrap_or_else(|problems| panic!("{}", shared::render(&problems, text)))
}
