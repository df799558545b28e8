//! Cutting slices out of the metadata files of `../shared`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shared;

use graph_csdl::config::Config;
use graph_csdl::schema::Schema;
use graph_csdl::{import, list, schema, slice};

/// The facts of a slice of a file, and its listing.
fn cut(text: &str, config: &Config) -> (Schema, String) {
    let read = shared::schema(text);
    let model = shared::model(&read, config, text);
    let slice = slice::select(&model, config)
        .unwrap_or_else(|problems| panic!("{}", shared::render(&problems, text)));
    (import::extract(&read, &slice).unwrap(), list::json(&slice))
}

#[test]
fn the_imported_facts_give_the_same_slice_needs_shared() {
    let slices = [
        (shared::SYNCHRONIZATION, shared::synchronization()),
        (
            "v1.0-Prod-2026-07-31.csdl",
            shared::paths(&["/users/{id}/messages/**", "/groups/{id}/members/**"]),
        ),
        (
            "v1.0-Prod-2026-07-31.csdl",
            shared::paths(&["/drives/{id}/items/{id}/workbook/**", "/sites/{id}/*"]),
        ),
        ("beta-USNat-2026-08-04.csdl", shared::paths(&["/**"])),
    ];
    for (name, config) in slices {
        let Some(text) = shared::text(name) else {
            return;
        };
        let (facts, listing) = cut(&text, &config);
        let written = schema::write(&facts, "");
        let (again, listing_again) = cut(&written, &config);
        assert!(listing == listing_again, "{name}");
        assert!(
            facts == again,
            "{name}: {:#?}",
            import::differences(&facts, &again)
        );
        assert!(schema::write(&again, "") == written, "{name}");
        assert!(
            !written.contains("V1.Description") && !written.contains("\"Description\""),
            "{name}"
        );
    }
}

#[test]
fn synchronization_is_cut_needs_shared() {
    let Some(text) = shared::text(shared::SYNCHRONIZATION) else {
        return;
    };
    let (facts, _) = cut(&text, &shared::synchronization());
    let namespace = &facts.namespaces[0];
    assert_eq!(facts.namespaces.len(), 1);
    assert_eq!(
        namespace.types.len(),
        70,
        "67, application, servicePrincipal and directoryObject"
    );
    let suspects = import::suspects(&Schema::default(), &facts, &shared::synchronization());
    let named = |name: &str| suspects.iter().any(|line| line.starts_with(name));
    assert!(named(
        "microsoft.graph.synchronizationSecretKeyStringValuePair/value "
    ));
    assert!(!named("microsoft.graph.keyValuePair/"));
    assert_eq!(
        import::suspects(&facts, &facts, &shared::synchronization()),
        Vec::<String>::new()
    );
}

#[test]
fn other_cloud_differs_by_bulk_upload_needs_shared() {
    let (Some(public), Some(national)) = (
        shared::text(shared::SYNCHRONIZATION),
        shared::text("beta-USNat-2026-08-04.csdl"),
    ) else {
        return;
    };
    let config = shared::synchronization();
    let (public, _) = cut(&public, &config);
    let (national, _) = cut(&national, &config);
    let differences = import::differences(&public, &national);
    let below: Vec<&String> = differences
        .iter()
        .filter(|line| {
            ["Upload", "synchron"]
                .iter()
                .any(|name| line.contains(name))
        })
        .collect();
    assert_eq!(
        below,
        [
            "- microsoft.graph.bulkUpload: entity type, with a stream, based on microsoft.graph.entity",
            "- microsoft.graph.synchronizationJob/bulkUpload: navigation to microsoft.graph.bulkUpload, contained",
        ]
    );
    let on_the_way = "+ microsoft.graph.GraphService/applications@Org.OData.Capabilities.V1.UpdateRestrictions: \
                      {Upsertable: true}";
    assert!(
        differences.iter().any(|line| line == on_the_way),
        "{differences:#?}"
    );
}
