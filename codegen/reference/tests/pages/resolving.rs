//! What URLs call, what is tolerated, and why others call nothing.

use crate::library;
use graph_reference::resolve::resolve;

/// Method and URL, then path and operation, then leniencies.
const RESOLVED: &[(&str, &str, &str, &str)] = &[
    (
        "GET /shelves",
        "/shelves",
        "Collection(microsoft.graph.shelf)/list",
        "",
    ),
    (
        "POST shelves/",
        "/shelves",
        "Collection(microsoft.graph.shelf)/create",
        "",
    ),
    (
        "GET /shelves/$count",
        "/shelves/$count",
        "Collection(microsoft.graph.shelf)/count",
        "",
    ),
    (
        "GET https://graph.microsoft.com/beta/shelves/{id}",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "",
    ),
    (
        "GET https://graph.microsoft.com/v1.0/shelves('a/b')",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "",
    ),
    (
        "PATCH /shelves/9bb0f679-a883-4a6f-8260-35b491b8b8c8",
        "/shelves/{}",
        "microsoft.graph.shelf/update",
        "",
    ),
    (
        "DELETE /shelves/{id | code}",
        "/shelves/{}",
        "microsoft.graph.shelf/delete",
        "",
    ),
    (
        "GET /keepers(displayName='Ann')",
        "/keepers/{}",
        "microsoft.graph.keeper/get",
        "",
    ),
    (
        "GET /shelves/{id}/items/microsoft.graph.book",
        "/shelves/{}/items/microsoft.graph.book",
        "Collection(microsoft.graph.book)/list",
        "",
    ),
    (
        "GET /shelves/{id}/items/{id}/microsoft.graph.book",
        "/shelves/{}/items/{}/microsoft.graph.book",
        "microsoft.graph.book/get",
        "",
    ),
    (
        "GET /shelves/{id}/keeper/$ref",
        "/shelves/{}/keeper/$ref",
        "microsoft.graph.keeper/ref-list",
        "",
    ),
    (
        "PUT /shelves/{id}/keeper/$ref",
        "/shelves/{}/keeper/$ref",
        "microsoft.graph.keeper/ref-set",
        "",
    ),
    (
        "POST /me/shelves/$ref",
        "/me/shelves/$ref",
        "Collection(microsoft.graph.shelf)/ref-add",
        "",
    ),
    (
        "DELETE /me/shelves/{id}/$ref",
        "/me/shelves/{}/$ref",
        "microsoft.graph.shelf/ref-remove",
        "",
    ),
    (
        "DELETE /me/shelves/$ref?$id=../../shelves/7",
        "/me/shelves/$ref",
        "Collection(microsoft.graph.shelf)/ref-remove",
        "",
    ),
    (
        "GET /me/photo/$value",
        "/me/photo/$value",
        "microsoft.graph.photo/get-stream",
        "",
    ),
    (
        "PUT /shelves/{id}/plan",
        "/shelves/{}/plan",
        "microsoft.graph.shelf/plan/put-stream",
        "",
    ),
    (
        "GET /shelves/{id}/size",
        "/shelves/{}/size",
        "microsoft.graph.shelf/size/get",
        "",
    ),
    (
        "GET /shelves/{id}/label/$value",
        "/shelves/{}/label/$value",
        "microsoft.graph.shelf/label/get-stream",
        "",
    ),
    (
        "POST /shelves/{id}/sort",
        "/shelves/{}/sort",
        "microsoft.graph.shelf/sort",
        "",
    ),
    (
        "POST /shelves/{id}/microsoft.graph.sort",
        "/shelves/{}/sort",
        "microsoft.graph.shelf/sort",
        "",
    ),
    (
        "GET /shelves/delta",
        "/shelves/delta",
        "Collection(microsoft.graph.shelf)/delta",
        "",
    ),
    (
        "GET /shelves/microsoft.graph.delta()?$select=id",
        "/shelves/delta",
        "Collection(microsoft.graph.shelf)/delta",
        "",
    ),
    (
        "GET /shelves/{id}/between(first=1,last={n})",
        "/shelves/{}/between(first={},last={})",
        "microsoft.graph.shelf/between",
        "",
    ),
    (
        "GET /shelves/{id}/between(first=1)/{id}",
        "/shelves/{}/between(first={})/{}",
        "microsoft.graph.item/get",
        "write-behind-cast",
    ),
    ("GET /now()", "/now", "now", ""),
    ("POST /$batch", "/$batch", "$batch", ""),
    (
        "GET /drive/root:/a folder/{file}:/content",
        "/drive/root:/{}:/content",
        "microsoft.graph.driveItem/content/get-stream",
        "",
    ),
    (
        "GET /drive/items/{id}:/b.txt",
        "/drive/items/{}:/{}:",
        "microsoft.graph.driveItem/get",
        "",
    ),
    (
        "PUT /shelves/{id}",
        "/shelves/{}",
        "microsoft.graph.shelf/replace",
        "",
    ),
    // With something tolerated.
    (
        "GET /Shelves/{id}/Keeper",
        "/shelves/{}/keeper",
        "microsoft.graph.keeper/get",
        "case",
    ),
    (
        "GET /shelves/graph.delta",
        "/shelves/delta",
        "Collection(microsoft.graph.shelf)/delta",
        "namespace",
    ),
    (
        "GET /shelves/{id}/items/{id}/pages",
        "/shelves/{}/items/{}/pages",
        "microsoft.graph.book/pages/get",
        "missing-cast",
    ),
    // Two derived types have it, and both lead to the same.
    (
        "POST /shelves/{id}/items/{id}/notes",
        "/shelves/{}/items/{}/notes",
        "Collection(microsoft.graph.note)/create",
        "missing-cast",
    ),
    // A placeholder for the name of a property of an open type.
    (
        "GET /me/{property}",
        "/me/{property}",
        "microsoft.graph.keeper/{property}/get",
        "placeholder-as-name",
    ),
    (
        "GET /shelves/fiction",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "word-as-key",
    ),
    // A short word, and one with digits, is a key and no misspelling of `id`, `plan`, `sort` or `delta`.
    (
        "GET /shelves/ad",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "word-as-key",
    ),
    (
        "GET /shelves/plam",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "word-as-key",
    ),
    (
        "GET /shelves/id1",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "",
    ),
    (
        "GET /shelves/delta1",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "",
    ),
    // Only an item has a member `keeper`, and only an item is changed.
    (
        "GET /shelves/fiction/keeper",
        "/shelves/{}/keeper",
        "microsoft.graph.keeper/get",
        "",
    ),
    (
        "PATCH /shelves/fiction",
        "/shelves/{}",
        "microsoft.graph.shelf/update",
        "",
    ),
    (
        "GET /shelves/plan",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "name-as-key",
    ),
    (
        "GET /shelves/delte",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "name-as-key",
    ),
    (
        "GET /shelves/e$count",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "name-as-key",
    ),
    (
        "GET /shelves(label='x')",
        "/shelves/{}",
        "microsoft.graph.shelf/get",
        "undeclared-key",
    ),
    (
        "GET /me/nickname",
        "/me/nickname",
        "microsoft.graph.keeper/nickname/get",
        "open-property",
    ),
    (
        "GET /shelves/{id}/between?first=1&last=2",
        "/shelves/{}/between(first={},last={})",
        "microsoft.graph.shelf/between",
        "arguments-in-query",
    ),
    (
        "GET /shelves/{id}/between('1')",
        "/shelves/{}/between(first={})",
        "microsoft.graph.shelf/between",
        "unnamed-argument",
    ),
    (
        "GET /shelves/{id}/sort",
        "/shelves/{}/sort",
        "microsoft.graph.shelf/sort",
        "operation-verb",
    ),
    (
        "POST /me/shelves",
        "/me/shelves",
        "Collection(microsoft.graph.shelf)/create",
        "not-contained",
    ),
    (
        "POST /shelves/{id}/items/$ref",
        "/shelves/{}/items/$ref",
        "Collection(microsoft.graph.item)/ref-add",
        "ref-of-contained",
    ),
    (
        "GET /shelves/{id}/note/$value",
        "/shelves/{}/note/$value",
        "microsoft.graph.note/get-stream",
        "undeclared-stream",
    ),
    (
        "PATCH /shelves/{id}/plan",
        "/shelves/{}/plan",
        "microsoft.graph.shelf/plan/put-stream",
        "update-verb",
    ),
];

#[test]
fn urls_call_their_operation() {
    let model = library();
    for (line, path, operation, leniencies) in RESOLVED {
        let (method, target) = line.split_once(' ').unwrap();
        let resolved =
            resolve(&model, method, target).unwrap_or_else(|cause| panic!("{line}: {cause:?}"));
        let needed: Vec<String> = resolved
            .leniencies
            .iter()
            .map(ToString::to_string)
            .collect();
        let found = (
            resolved.path(&model),
            resolved.operation(&model),
            needed.join(" "),
        );
        assert_eq!(
            (found.0.as_str(), found.1.as_str(), found.2.as_str()),
            (*path, *operation, *leniencies),
            "{line}"
        );
    }
}

#[test]
fn other_urls_have_a_cause() {
    let model = library();
    for (line, kind, nearest) in [
        ("GET https://upload.example.org/x", "other-host", ""),
        ("GET /shelfs", "unknown-root", "shelves"),
        ("GET /shelves/{id}/keper", "unknown-segment", "keeper"),
        (
            "GET /shelves/{id}/items/microsoft.graph.bok",
            "unknown-type",
            "microsoft.graph.book",
        ),
        ("GET /shelves/{id}/{id}", "no-key", ""),
        ("GET /me('x')", "no-key", ""),
        ("GET /shelves(colour='x')", "unknown-key", ""),
        ("GET /shelves/{id}/between(from=1)", "no-overload", ""),
        ("POST /shelves/{id}", "verb-lacking", ""),
        ("DELETE /shelves", "verb-lacking", ""),
        ("GET /shelves/$counts", "unknown-segment", ""),
        ("POST /shelves/dleta/x", "unknown-segment", "delta"),
        (
            "POST /shelves/{id}/items/{id}/repair",
            "ambiguous-cast",
            "microsoft.graph.map",
        ),
        // A word is a key, and what follows it is to blame.
        ("GET /shelves/fiction/nothing", "unknown-segment", ""),
        ("POST /shelves/fiction/keeper", "verb-lacking", ""),
        ("POST /shelves/fiction", "unknown-segment", ""),
        ("GET /shelves/$entity", "unknown-segment", ""),
        ("POST /drive/root:/children", "unclosed-path", ""),
        ("POST /drive/root:/a.txt", "verb-lacking", ""),
        (" nothing", "not-a-request", ""),
    ] {
        let (method, target) = line.split_once(' ').unwrap();
        let cause = resolve(&model, method, target).expect_err(line).cause;
        assert_eq!(cause.kind(), kind, "{line}: {cause:?}");
        assert!(
            nearest.is_empty() || format!("{cause:?}").contains(&format!("{nearest:?}")),
            "{line}: {cause:?}"
        );
    }
}

#[test]
fn the_query_is_decoded() {
    let model = library();
    let resolved = resolve(
        &model,
        "GET",
        "/shelves?$filter=label%20eq+'a&b'&$top=2&$count",
    )
    .unwrap();
    let pairs: Vec<(&str, &str)> = resolved
        .query
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("$filter", "label eq 'a"),
            ("b'", ""),
            ("$top", "2"),
            ("$count", "")
        ]
    );
}
