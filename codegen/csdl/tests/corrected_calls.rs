//! Calls that pages of the reference document and the published metadata does not have, over the whole of v1.0.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shared;

use graph_csdl::config::{Config, read_corrections};
use graph_csdl::{list, slice};

const CORRECTIONS: &str = include_str!("../../../metadata/corrections.toml");

/// `METHOD path kind` of what some patterns select, with corrections or without.
fn listed(text: &str, corrections: &str, patterns: &[&str]) -> Vec<String> {
    let config = Config {
        corrections: read_corrections(corrections).unwrap(),
        api: Some("v1.0".to_owned()),
        ..Config::default()
    };
    let model = shared::model(&shared::schema(text), &config, text);
    let slice = slice::select(&model, &shared::paths(patterns)).unwrap();
    let lines = list::operations(&slice).lines.into_iter();
    lines
        .map(|line| format!("{} {} {}", line.method, line.path, line.kind))
        .collect()
}

/// The call, and the page of July 2021 that documents it.
const CALLS: [(&str, &str); 14] = [
    (
        "PUT /teams/{}/schedule/openShifts/{} replace",
        "openshift-update",
    ),
    ("PATCH /print/settings update", "print-update-settings"),
    (
        "GET /me/mailboxSettings/workingHours get",
        "user-get-mailboxsettings",
    ),
    (
        "GET /me/mailboxSettings/timeZone get",
        "user-get-mailboxsettings",
    ),
    ("GET /me/messages/{}/$value get-stream", "message-get"),
    (
        "GET /me/messages/{}/attachments/{}/$value get-stream",
        "attachment-get",
    ),
    (
        "GET /groups/{}/threads/{}/posts/{}/attachments/{}/$value get-stream",
        "attachment-get",
    ),
    ("POST /me/onenote/pages create-stream", "onenote-post-pages"),
    (
        "POST /me/onenote/sections/{}/pages create-stream",
        "section-post-pages",
    ),
    ("PUT /teams/{}/schedule/timesOff/{} replace", "timeoff-put"),
    (
        "PUT /teams/{}/schedule/timeOffReasons/{} replace",
        "timeoffreason-put",
    ),
    (
        "PUT /teams/{}/schedule/schedulingGroups/{} replace",
        "schedulinggroup-put",
    ),
    (
        "PUT /policies/adminConsentRequestPolicy replace",
        "adminconsentrequestpolicy-update",
    ),
    (
        "PUT /me/activities/{}/historyItems/{} replace",
        "projectrome-put-historyitem",
    ),
];

#[test]
fn documented_calls_are_offered_needs_shared() {
    let Some(text) = shared::text("v1.0-Prod-2026-07-31.csdl") else {
        return;
    };
    let patterns = [
        "/me/messages/**",
        "/me/mailboxSettings/**",
        "/print/**",
        "/groups/{id}/threads/**",
        "/me/onenote/**",
        "/teams/{id}/schedule/**",
        "/policies/adminConsentRequestPolicy",
        "/me/activities/**",
    ];
    // Without corrections there are no settings of a mailbox.
    let raw: Vec<&str> = patterns
        .into_iter()
        .filter(|it| !it.contains("Settings"))
        .collect();
    let published = listed(&text, "", &raw);
    let corrected = listed(&text, CORRECTIONS, &patterns);
    for (call, page) in CALLS {
        let call = call.to_owned();
        assert!(
            !published.contains(&call),
            "no longer needed: {call} ({page})"
        );
        assert!(corrected.contains(&call), "{call} ({page})");
    }
    // No page writes the bytes of an attachment.
    let writes = |call: &&String| call.starts_with("PUT") && call.contains("attachments");
    assert_eq!(corrected.iter().find(writes), None);
}
