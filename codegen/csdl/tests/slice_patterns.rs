//! What patterns reach, as tables over a small service.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use small::{SERVICE, listed, paths, try_list};

fn check(patterns: &[&str], expected: &str) {
    let found = listed(SERVICE, &paths(patterns));
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(found, expected, "{patterns:?}\n{}", found.join("\n"));
}

#[test]
fn a_pattern_without_rest_is_that_resource() {
    check(
        &["/users"],
        "GET /users list\nPOST /users create\nGET /users/$count count",
    );
    check(
        &["/users/{id}"],
        "DELETE /users/{} delete\nGET /users/{} get\nPATCH /users/{} update",
    );
    check(&["/me"], "GET /me get\nPATCH /me update");
    check(
        &["/me/photo"],
        "DELETE /me/photo delete
         GET /me/photo get
         PATCH /me/photo update
         DELETE /me/photo/$value delete-stream
         GET /me/photo/$value get-stream
         PUT /me/photo/$value put-stream",
    );
}

#[test]
fn system_segments_pick_verbs() {
    check(&["/users/$count"], "GET /users/$count count");
    check(
        &["/me/photo/$value"],
        "DELETE /me/photo/$value delete-stream
         GET /me/photo/$value get-stream
         PUT /me/photo/$value put-stream",
    );
    check(
        &["/groups/{id}/members/$ref"],
        "DELETE /groups/{}/members/$ref ref-remove
         GET /groups/{}/members/$ref ref-list
         POST /groups/{}/members/$ref ref-add",
    );
    check(
        &["/groups/{id}/members/{id}/$ref"],
        "DELETE /groups/{}/members/{}/$ref ref-remove",
    );
    check(
        &["/me/manager/$ref"],
        "DELETE /me/manager/$ref ref-remove
         GET /me/manager/$ref ref-list
         PUT /me/manager/$ref ref-set",
    );
}

#[test]
fn stream_properties_are_streams() {
    check(
        &["/me/sketch"],
        "DELETE /me/sketch delete-stream
         GET /me/sketch get-stream
         PUT /me/sketch put-stream",
    );
}

#[test]
fn rest_is_everything_below_by_containment() {
    check(
        &["/groups/**"],
        "GET /groups list
         POST /groups create
         GET /groups/$count count
         GET /groups/ns.delta function
         DELETE /groups/{} delete
         GET /groups/{} get
         PATCH /groups/{} update
         GET /groups/{}/members list
         GET /groups/{}/members/$count count
         DELETE /groups/{}/members/$ref ref-remove
         GET /groups/{}/members/$ref ref-list
         POST /groups/{}/members/$ref ref-add
         DELETE /groups/{}/members/{}/$ref ref-remove
         POST /groups/{}/ns.restore action",
    );
}

#[test]
fn references_are_followed_if_the_pattern_continues() {
    check(
        &["/groups/{id}/members/{id}/restore"],
        "POST /groups/{}/members/{}/ns.restore action",
    );
    check(
        &["/groups/{id}/members/{id}"],
        "GET /groups/{}/members/{} get
         DELETE /groups/{}/members/{}/$ref ref-remove",
    );
    check(
        &["/groups/{id}/members/**"],
        "GET /groups/{}/members list
         GET /groups/{}/members/$count count
         DELETE /groups/{}/members/$ref ref-remove
         GET /groups/{}/members/$ref ref-list
         POST /groups/{}/members/$ref ref-add
         GET /groups/{}/members/ns.delta function
         GET /groups/{}/members/{} get
         DELETE /groups/{}/members/{}/$ref ref-remove
         POST /groups/{}/members/{}/ns.restore action",
    );
}

#[test]
fn casts_are_selected_only_by_name() {
    check(
        &["/groups/{id}/members/ns.user"],
        "GET /groups/{}/members/ns.user list
         GET /groups/{}/members/ns.user/$count count",
    );
    check(
        &["/groups/{id}/members/ns.user/{id}"],
        "GET /groups/{}/members/ns.user/{} get",
    );
    check(
        &["/groups/{id}/members/{id}/ns.user"],
        "GET /groups/{}/members/{}/ns.user get",
    );
    check(
        &["/groups/{id}/members/{id}/ns.user/folders"],
        "GET /groups/{}/members/{}/ns.user/folders list
         POST /groups/{}/members/{}/ns.user/folders create
         GET /groups/{}/members/{}/ns.user/folders/$count count",
    );
}

#[test]
fn navigation_properties_of_complex_properties_are_reached() {
    check(
        &["/me/home/rooms"],
        "GET /me/home/rooms list
         POST /me/home/rooms create
         GET /me/home/rooms/$count count",
    );
    assert!(
        listed(SERVICE, &paths(&["/me/**"]))
            .contains(&"GET /me/home/rooms/{}/sheets list".to_owned())
    );
}

#[test]
fn operations_are_named_in_every_form() {
    check(&["/users/delta"], "GET /users/ns.delta function");
    check(&["/users/ns.delta"], "GET /users/ns.delta function");
    check(&["/users/ns.delta()"], "GET /users/ns.delta function");
    let sheet = "/me/folders/{id}/sheets/{id}";
    let both = "GET /me/folders/{}/sheets/{}/ns.range function\nGET /me/folders/{}/sheets/{}/ns.range(address={}) function";
    check(&[&format!("{sheet}/range")], both);
    check(
        &[&format!("{sheet}/range()")],
        "GET /me/folders/{}/sheets/{}/ns.range function",
    );
    for call in [
        "range(address={})",
        "range(address={a})",
        "range(address='{a}')",
        "ns.range(address='A1/B2')",
    ] {
        check(
            &[&format!("{sheet}/{call}")],
            "GET /me/folders/{}/sheets/{}/ns.range(address={}) function",
        );
    }
}

#[test]
fn composable_functions_go_on() {
    check(
        &["/me/folders/{id}/sheets/{id}/range(address={a})/format"],
        "DELETE /me/folders/{}/sheets/{}/ns.range(address={})/format delete
         GET /me/folders/{}/sheets/{}/ns.range(address={})/format get
         PATCH /me/folders/{}/sheets/{}/ns.range(address={})/format update",
    );
    check(
        &["/me/folders/{id}/sheets/{id}/range(address={a})/**"],
        "GET /me/folders/{}/sheets/{}/ns.range(address={}) function
         DELETE /me/folders/{}/sheets/{}/ns.range(address={})/format delete
         GET /me/folders/{}/sheets/{}/ns.range(address={})/format get
         PATCH /me/folders/{}/sheets/{}/ns.range(address={})/format update
         POST /me/folders/{}/sheets/{}/ns.range(address={})/ns.clear action
         GET /me/folders/{}/sheets/{}/ns.range(address={})/ns.row function",
    );
    check(
        &["/me/folders/{id}/sheets/{id}/range(address={a})/row/clear"],
        "POST /me/folders/{}/sheets/{}/ns.range(address={})/ns.row/ns.clear action",
    );
}

#[test]
fn imports_are_at_the_root() {
    check(&["/wipeAll"], "POST /wipeAll action");
    check(&["/lookup(text={})"], "GET /lookup(text={}) function");
    check(
        &["/lookup(text={})/photo/$value"],
        "DELETE /lookup(text={})/photo/$value delete-stream
         GET /lookup(text={})/photo/$value get-stream
         PUT /lookup(text={})/photo/$value put-stream",
    );
}

#[test]
fn keys_may_be_written_in_parentheses() {
    let with_braces = listed(SERVICE, &paths(&["/users/{id}/photo"]));
    for pattern in [
        "/users('{id}')/photo",
        "/users({id})/photo",
        "/users(name='{name}')/photo",
    ] {
        assert_eq!(
            listed(SERVICE, &paths(&[pattern])),
            with_braces,
            "{pattern}"
        );
    }
}

#[test]
fn a_star_is_one_segment() {
    check(
        &["/me/*"],
        "GET /me/folders list
         POST /me/folders create
         GET /me/folders/$count count
         GET /me/manager get
         DELETE /me/manager/$ref ref-remove
         GET /me/manager/$ref ref-list
         PUT /me/manager/$ref ref-set
         POST /me/ns.restore action
         DELETE /me/photo delete
         GET /me/photo get
         PATCH /me/photo update
         DELETE /me/photo/$value delete-stream
         GET /me/photo/$value get-stream
         PUT /me/photo/$value put-stream
         DELETE /me/sketch delete-stream
         GET /me/sketch get-stream
         PUT /me/sketch put-stream",
    );
    check(
        &["/*/{id}/members/$ref"],
        "DELETE /groups/{}/members/$ref ref-remove
         GET /groups/{}/members/$ref ref-list
         POST /groups/{}/members/$ref ref-add",
    );
}

#[test]
fn a_type_repeats_only_where_a_pattern_names_it() {
    let below = listed(SERVICE, &paths(&["/me/folders/{id}/**"]));
    assert!(
        !below
            .iter()
            .any(|line| line.contains("/folders/{}/folders")),
        "{below:#?}"
    );
    check(
        &["/me/folders/{id}/folders/$count"],
        "GET /me/folders/{}/folders/$count count",
    );
}

#[test]
fn patterns_are_united_in_any_order() {
    let patterns = [
        "/users/**",
        "/users/{id}/photo",
        "/me",
        "/groups/{id}/members/**",
        "/groups",
        "/*",
        "/me/*/{id}",
    ];
    let all = listed(SERVICE, &paths(&patterns));
    let mut turned = patterns;
    for _ in 0..patterns.len() {
        turned.rotate_left(1);
        assert_eq!(listed(SERVICE, &paths(&turned)), all);
        let mut twice = turned.to_vec();
        twice.extend(turned.iter().rev());
        assert_eq!(listed(SERVICE, &paths(&twice)), all);
    }
    let mut one_by_one: Vec<String> = patterns
        .iter()
        .flat_map(|pattern| listed(SERVICE, &paths(&[pattern])))
        .collect();
    one_by_one.sort();
    one_by_one.dedup();
    let mut all = all;
    all.sort();
    assert_eq!(one_by_one, all);
}

#[test]
fn types_are_those_that_bodies_and_options_hold() {
    for (patterns, expected) in [
        (&["/groups/{id}/members/$ref"][..], "entity item"),
        (&["/me/manager/$ref"], ""),
        (&["/users/$count"], "entity item place state user"),
        (&["/groups/{id}"], "entity group item"),
        (&["/groups/{id}/members"], "entity item"),
        (&["/me"], "entity item place state user"),
        (&["/wipeAll"], "options"),
        // Writing bytes may be answered by what has them.
        (&["/lookup(text={})/photo/$value"], "entity photo"),
        (&["/me/sketch"], "entity item place state user"),
        (
            &["/me/folders/{id}/sheets/{id}/range(address={a})/clear"],
            "options",
        ),
        (
            &["/groups/{id}/members/ns.user"],
            "entity item place state user",
        ),
    ] {
        assert_eq!(
            small::types(SERVICE, &paths(patterns)).join(" "),
            expected,
            "{patterns:?}"
        );
    }
}

#[test]
fn a_pattern_that_matches_nothing_says_where_and_what_is_near() {
    for (pattern, what, fix) in [
        (
            "/usrs",
            "the service root has no `usrs`",
            "the nearest path is `/users`",
        ),
        (
            "/users/{id}/foto/**",
            "`/users/{id}` has no `foto`",
            "the nearest path is `/users/{id}/photo`",
        ),
        (
            "/users/photo",
            "`/users` has no `photo`",
            "it lies below an item: `/users/{id}/photo`",
        ),
        (
            "/me/{id}",
            "`/me` has no `{id}`",
            "`/me` is not a collection, so there is no key to give",
        ),
        (
            "/me/name",
            "`/me` has no `name`",
            "`name` is a property, and comes with `GET /me`; if the service serves it as a resource of its own, say so in \
             `[[resource]]`",
        ),
        (
            "/me/folders/{id}/sheets/{id}/rang(address={})",
            "`/me/folders/{id}/sheets/{id}` has no `rang(address={})`",
            "the nearest path is `/me/folders/{id}/sheets/{id}/ns.range`",
        ),
        (
            "/groups/{id}/members/ns.usr",
            "`/groups/{id}/members` has no `ns.usr`",
            "the nearest path is `/groups/{id}/members/ns.user`",
        ),
        (
            "/groups/{id}/members/user",
            "`/groups/{id}/members` has no `user`",
            "the nearest path is `/groups/{id}/members/ns.user`",
        ),
        (
            "/groups/{id}/members/alias.user",
            "`/groups/{id}/members` has no `alias.user`",
            "the nearest path is `/groups/{id}/members/ns.user`",
        ),
        (
            "/groups/{id}/ns.user",
            "`/groups/{id}` has no `ns.user`",
            "below `/groups/{id}` there are `members`, `ns.restore`",
        ),
        (
            "/me/home",
            "the metadata allows no operation at `/me/home`",
            "ask for what lies below, `/me/home/**`",
        ),
        (
            "/me/$ref",
            "`/me` has no `$ref`",
            "below `/me` there are `folders`, `home`, `manager`, `photo`, `ns.restore`, `sketch`",
        ),
    ] {
        let expected = format!(
            "arguments: in the path pattern `{pattern}`: it matches nothing: {what}\n    to fix it: {fix}\n"
        );
        let found = try_list(SERVICE, &paths(&[pattern])).unwrap_err();
        assert_eq!(found.trim_end(), expected.trim_end());
    }
}

#[test]
fn all_patterns_are_judged_in_one_run() {
    let messages = try_list(SERVICE, &paths(&["/users/**/x", "/nothing", "me"])).unwrap_err();
    assert_eq!(
        messages.matches("in the path pattern").count(),
        3,
        "{messages}"
    );
}
