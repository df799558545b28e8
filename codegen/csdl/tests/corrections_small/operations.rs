//! What can be done with what is corrected.

use super::small::{self};
use super::{BODY, corrected, difference, resolved, states};

#[test]
fn uncontained_targets_are_not_followed_and_have_stated_references_only() {
    let plain = difference(
        &[("\"ns.thing/part\"", "contained = false")],
        "/things/{id}/part/**",
    );
    assert!(
        plain.contains(&"- DELETE /things/{}/part delete".to_owned()),
        "{plain:?}"
    );
    assert!(!plain.iter().any(|line| line.contains("$ref")), "{plain:?}");
    let said = "contained = false\nreferenceable = true";
    let with = difference(&[("\"ns.thing/part\"", said)], "/things/{id}/part/**");
    assert!(
        with.contains(&"+ PUT /things/{}/part/$ref ref-set".to_owned()),
        "{with:?}"
    );
}

#[test]
fn references_and_creation_can_be_combined() {
    let contained = difference(
        &[("\"ns.thing/parts\"", "referenceable = true")],
        "/things/{id}/parts/**",
    );
    assert_eq!(
        contained,
        [
            "+ DELETE /things/{}/parts/$ref ref-remove",
            "+ DELETE /things/{}/parts/{}/$ref ref-remove",
            "+ GET /things/{}/parts/$ref ref-list",
            "+ POST /things/{}/parts/$ref ref-add",
        ]
    );
    let linked = difference(
        &[("\"ns.thing/links\"", "insertable = true")],
        "/things/{id}/links",
    );
    assert_eq!(linked, ["+ POST /things/{}/links create"]);
}

#[test]
fn put_is_added_to_patch_or_replaces_it() {
    let both = difference(
        &[("\"ns.part\"", "update = [\"PATCH\", \"PUT\"]")],
        "/things/{id}/part",
    );
    assert_eq!(both, ["+ PUT /things/{}/part replace"]);
    let put = difference(
        &[("\"ns.thing/part\"", "update = \"PUT\"")],
        "/things/{id}/part",
    );
    assert_eq!(
        put,
        [
            "- PATCH /things/{}/part update",
            "+ PUT /things/{}/part replace"
        ]
    );
}

#[test]
fn a_directory_object_is_stated_with_what_derives_from_it() {
    let config = corrected(
        &[
            ("\"ns.thing\"", "directory_object = true"),
            ("\"ns.part\"", "directory_object = false"),
        ],
        &["/me"],
    );
    let model = resolved(BODY, &config);
    let is = |name: &str| model.is_directory_object(model.find(name).unwrap());
    assert!(is("ns.thing") && is("ns.sub") && !is("ns.part"));
    assert_eq!(
        states(&model),
        [
            "ns.thing directory_object InEffect",
            "ns.part directory_object WithoutEffect"
        ]
    );
}

#[test]
fn a_media_entity_has_a_stream_and_so_has_what_derives_from_it() {
    let stream = difference(&[("\"ns.thing\"", "stream = true")], "/me");
    assert_eq!(
        stream,
        [
            "+ DELETE /me/$value delete-stream",
            "+ GET /me/$value get-stream",
            "+ PUT /me/$value put-stream",
        ]
        .into_iter()
        .filter(|line| !line.contains("DELETE"))
        .collect::<Vec<_>>()
    );
}

/// Bytes are written and deleted as far as the resource is, whether the metadata or an entry denies that, of the type, of the
/// navigation property or of the entity set.
#[test]
fn bytes_are_written_and_deleted_only_where_the_resource_is() {
    let denied = |target: &str| {
        let term = |term: &str, property: &str| {
            format!(
                "<Annotation Term=\"Org.OData.Capabilities.V1.{term}\"><Record><PropertyValue Property=\"{property}\" Bool=\"false\" />\
                 </Record></Annotation>"
            )
        };
        let terms =
            term("UpdateRestrictions", "Updatable") + &term("DeleteRestrictions", "Deletable");
        format!("{BODY}<Annotations Target=\"{target}\">{terms}</Annotations>")
    };
    let bytes = |body: &str, changes: &[(&str, &str)]| -> Vec<String> {
        let config = corrected(changes, &["/things/{id}/parts/{id}", "/things/{id}"]);
        let lines = small::try_list(body, &config).unwrap();
        let lines = lines.into_iter().filter(|line| line.ends_with("-stream"));
        lines.map(|line| line.replace("/things/{}", "")).collect()
    };
    let part = ("\"ns.part\"", "stream = true");
    let all = [
        "DELETE /parts/{}/$value delete-stream",
        "GET /parts/{}/$value get-stream",
        "PUT /parts/{}/$value put-stream",
    ];
    let mut silent = bytes(BODY, &[part]);
    silent.sort();
    assert_eq!(silent, all);
    let get = [all[1]];
    for target in ["ns.part", "ns.thing/parts"] {
        assert_eq!(bytes(&denied(target), &[part]), get, "{target}");
        let quoted = format!("\"{target}\"");
        let change = (&*quoted, "updatable = false\ndeletable = false");
        assert_eq!(bytes(BODY, &[part, change]), get, "{target}");
    }
    let thing = ("\"ns.thing\"", "stream = true");
    assert_eq!(
        bytes(&denied("ns.C/things"), &[thing]),
        ["GET /$value get-stream"]
    );
}

/// An item of a collection has nothing that is said of the way to the collection.
#[test]
fn one_media_entity_takes_bytes_by_post_where_that_is_stated() {
    let taken = |pattern| {
        let corrections = [
            ("\"ns.part\"", "stream = true"),
            ("\"ns.thing/part\"", "insertable = true"),
        ];
        let lines = difference(&corrections, pattern);
        let posts = lines.into_iter().filter(|line| line.contains("POST"));
        posts.collect::<Vec<_>>()
    };
    assert_eq!(
        taken("/things/{id}/part"),
        ["+ POST /things/{}/part post-stream"]
    );
    assert!(taken("/things/{id}/parts/**").is_empty());
    let silent = difference(&[("\"ns.part\"", "stream = true")], "/things/{id}/part");
    assert!(
        !silent.iter().any(|line| line.contains("POST")),
        "{silent:?}"
    );
}

/// `POST` of bytes beside JSON: to what items are created in, and of an action.
#[test]
fn a_post_takes_bytes_too_where_that_is_stated() {
    let list = |target: &str, pattern: &str| difference(&[(target, "stream_body = true")], pattern);
    assert_eq!(
        list("\"ns.thing/parts\"", "/things/{id}/parts"),
        ["+ POST /things/{}/parts create-stream"]
    );
    assert_eq!(
        list("\"ns.C/things\"", "/things"),
        ["+ POST /things create-stream"]
    );
    assert_eq!(
        list("\"ns.poke(ns.thing)\"", "/me/ns.poke"),
        ["+ POST /me/ns.poke action-stream"]
    );
    for target in ["ns.report(ns.thing)", "ns.thing/texts"] {
        let change = [(&*format!("\"{target}\""), "stream_body = true")];
        let messages = small::try_resolve(BODY, &corrected(&change, &["/me"])).unwrap_err();
        assert!(
            messages.contains("applies only where bytes can be posted"),
            "{messages}"
        );
    }
    let idle = [("\"ns.poke(ns.thing)\"", "stream_body = false")];
    let model = resolved(BODY, &corrected(&idle, &["/me"]));
    assert_eq!(
        states(&model),
        ["ns.poke(ns.thing) stream_body WithoutEffect"]
    );
}
