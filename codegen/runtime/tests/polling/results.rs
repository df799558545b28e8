//! What the result is, and where it comes from.

use graph_runtime::{ErrorKind, Method, RequestOptions, Target};

use super::model::Job;
use super::{accepted, at_foreign, copy, foreign, json, mock, own};

#[tokio::test]
async fn the_item_itself_ends_it() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .responds(json(202, r#"{"status":"inProgress"}"#))
        .responds(json(200, r#"{"id":"item","status":{"code":"Active"}}"#));
    let done = copy(&core).into_poller().await.unwrap();
    let item: Job = done.resource().unwrap().unwrap();
    assert_eq!(item.id.as_deref(), Some("item"));
    // The monitor's URL has an id too, which is no one's business.
    assert_eq!((done.resource_id(), done.status()), (None, None));
}

/// Some actions answer at once with the result.
#[tokio::test]
async fn an_action_that_is_done_at_once() {
    for status in [200, 201] {
        let (mock, core) = mock();
        mock.expect(copy(&core))
            .responds(json(status, r#"{"id":"item"}"#).with_header("Location", "/v1.0/items/item"));
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!(
            done.resource::<Job>().unwrap().unwrap().id.as_deref(),
            Some("item")
        );
        assert_eq!(mock.requests().len(), 1);
    }
    let (mock, core) = mock();
    mock.expect(copy(&core)).responds(json(204, ""));
    let done = copy(&core).into_poller().await.unwrap();
    assert!(done.resource::<Job>().unwrap().is_none());
}

#[tokio::test]
async fn a_303_to_the_item() {
    let (mock, core) = mock();
    let target = "https://api.onedrive.com/items/1";
    let see = |url: &str| json(303, "").with_header("Location", url);
    at_foreign(&mock, &core)
        .responds(json(202, r#"{"status":"inProgress"}"#))
        .responds(see(target));
    mock.expect(foreign(&core, target))
        .responds(json(200, r#"{"id":"1"}"#));
    let done = copy(&core).into_poller().await.unwrap();
    assert_eq!(
        done.resource::<Job>().unwrap().unwrap().id.as_deref(),
        Some("1")
    );
    assert!(
        mock.requests()[1..]
            .iter()
            .all(|request| !request.has_token())
    );
    mock.verify();
}

/// Back to the service, the token goes along.
#[tokio::test]
async fn a_303_to_the_service() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .responds(json(303, "").with_header("Location", "https://graph.microsoft.com/v1.0/items"));
    mock.expect(own(&core, "items"))
        .responds(json(200, r#"{"id":"1"}"#));
    let done = copy(&core).into_poller().await.unwrap();
    assert!(done.resource::<Job>().unwrap().is_some());
    assert!(!mock.requests()[1].has_token() && mock.requests()[2].has_token());
}

/// The operation is finished, whatever comes of reading its result.
#[tokio::test]
async fn a_303_to_what_is_not_readable() {
    let target = "https://contoso.sharepoint.com/item";
    for (status, code) in [
        (400, "invalidRequest"),
        (401, "unauthenticated"),
        (404, "itemNotFound"),
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(303, "").with_header("Location", target));
        mock.expect(foreign(&core, target))
            .fails(status, code, "No.");
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!(
            done.resource_error().and_then(|error| error.code()),
            Some(code)
        );
        assert_eq!(done.resource::<Job>().unwrap_err().code(), Some(code));
    }
    for location in ["http://plain.example/item", "", "https://["] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(303, "").with_header("Location", location));
        let done = copy(&core).into_poller().await.unwrap();
        assert!(done.resource_error().is_some(), "{location}");
    }
}

/// `Content-Location` of the first answer is where the team is.
#[tokio::test]
async fn ids_and_locations() {
    let (mock, core) = mock();
    let response =
        accepted("/teams('g')/operations('o')").with_header("Content-Location", "/teams('g')");
    mock.expect(copy(&core)).responds(response);
    mock.expect(own(&core, "teams('g')/operations('o')"))
        .responds(json(200, r#"{"status":"succeeded"}"#));
    let done = copy(&core).into_poller().await.unwrap();
    let location = "https://graph.microsoft.com/v1.0/teams('g')";
    assert_eq!(done.resource_location().unwrap().as_str(), location);
    mock.expect(own(&core, "teams('g')"))
        .responds(json(200, r#"{"id":"g"}"#));
    let team = done.resource_request::<Job>().unwrap().unwrap();
    assert_eq!(
        team.await.unwrap().into_model().unwrap().id.as_deref(),
        Some("g")
    );
    mock.verify();
}

/// A workbook's session: the result is at `resourceLocation`, with the caller's headers.
#[tokio::test]
async fn the_result_of_a_workbook() {
    let (mock, core) = mock();
    let target = Target::root(&core, "v1.0")
        .segment("workbook")
        .segment("createSession");
    let options = || {
        RequestOptions::new()
            .with_prefer("respond-async")
            .with_header("workbook-session-id", "s")
    };
    let request = || target.raw(Method::Post, Some(&"{}".parse().unwrap()), Some(options()));
    mock.expect(request())
        .responds(accepted("https://graph.microsoft.com/v1.0/operations"));
    let body = r#"{"id":"o","status":"succeeded","resourceLocation":"https://graph.microsoft.com/v1.0/sessionInfo"}"#;
    mock.expect(own(&core, "operations"))
        .responds(json(200, r#"{"id":"o","status":"running"}"#))
        .responds(json(200, body));
    mock.expect(own(&core, "sessionInfo"))
        .responds(json(200, r#"{"id":"session"}"#));
    let done = request().into_poller().await.unwrap();
    let info = done
        .resource_request::<Job>()
        .unwrap()
        .unwrap()
        .await
        .unwrap();
    assert_eq!(info.into_model().unwrap().id.as_deref(), Some("session"));
    let sent = mock.requests();
    assert!(
        sent.iter()
            .all(|request| request.header("workbook-session-id") == Some("s"))
    );
    let preferences: Vec<_> = sent
        .iter()
        .map(|request| request.header("prefer"))
        .collect();
    assert_eq!(preferences[0], Some("respond-async"));
    assert!(
        preferences[1..]
            .iter()
            .all(|it| *it == Some("include-unknown-enum-members"))
    );
}

#[tokio::test]
async fn a_resource_on_another_host_needs_no_token() {
    let (mock, core) = mock();
    let target = "https://www.onenote.com/api/v1.0/notebooks/1";
    let body = format!(r#"{{"status":"Completed","resourceLocation":"{target}"}}"#);
    at_foreign(&mock, &core).responds(json(200, &body));
    let done = copy(&core).into_poller().await.unwrap();
    mock.expect(foreign(&core, target))
        .responds(json(200, r#"{"id":"1"}"#));
    done.resource_request::<Job>()
        .unwrap()
        .unwrap()
        .await
        .unwrap();
    assert!(!mock.requests()[2].has_token());
    let plain = r#"{"status":"completed","resourceLocation":"http://plain.example/"}"#;
    at_foreign(&mock, &core).responds(json(200, plain));
    let done = copy(&core).into_poller().await.unwrap();
    let error = done.resource_request::<Job>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ForeignLink);
}

/// A GET of an operation that was started elsewhere.
#[tokio::test]
async fn an_operation_that_is_read() {
    let (mock, core) = mock();
    mock.expect(own(&core, "operations"))
        .responds(json(200, r#"{"status":"running"}"#));
    mock.expect(own(&core, "operations"))
        .responds(json(200, r#"{"status":"succeeded"}"#));
    own(&core, "operations").into_poller().await.unwrap();
    mock.verify();
}
