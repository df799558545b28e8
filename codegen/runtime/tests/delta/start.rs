//! From now on.

use graph_runtime::{Core, ErrorKind, ListOptions, Page, Request, RequestOptions, Target};

use super::model::Job;
use super::{link, linked, mock, target, users};

/// A user, as generated code has it.
#[non_exhaustive]
struct User {
    id: Option<String>,
    additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    User: "microsoft.graph.user", UserProperty directory {
        id: "id" => Id,
    }
}

/// As a generated method calls it.
#[tokio::test]
async fn directory_objects_take_a_query_option() {
    let (mock, core) = mock();
    let latest = RequestOptions::new().with_query("$deltaToken", "latest");
    let options = ListOptions::<User>::new().with_request(latest);
    mock.expect(target(&core).list(Some(options)))
        .responds(linked("", "deltaLink", &link("d")));
    let delta = target(&core).list(None::<ListOptions<User>>);
    delta.into_delta_from_now().collect().await.unwrap();
    assert_eq!(mock.requests()[0].url().query(), Some("$deltaToken=latest"));
}

/// Outlook returns all messages: no documentation has the token for anything else.
#[tokio::test]
async fn others_are_refused() {
    let (mock, core) = mock();
    let error = users(&core)
        .into_delta_from_now()
        .collect()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(error.to_string().contains("start from now"), "{error}");
    assert!(mock.requests().is_empty());
}

/// A type that the program names: it knows the function.
#[tokio::test]
async fn untyped_requests_take_the_query_option() {
    let (mock, core) = mock();
    let request = |query: &str| -> Request<Page<Job>> {
        let mut options = RequestOptions::new();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap();
            options = options.with_query(name, value);
        }
        target(&core).call(Some(options)).page()
    };
    mock.expect(request("$select=id&$deltaToken=latest"))
        .responds(linked("", "deltaLink", &link("d")));
    let round = request("$select=id")
        .into_delta_from_now()
        .collect()
        .await
        .unwrap();
    assert!(round.changed.is_empty() && round.state.is_complete());
    assert_eq!(
        mock.requests()[0].url().query(),
        Some("$select=id&$deltaToken=latest")
    );
}

/// It would be there twice, and services take the first, the last, or refuse.
#[tokio::test]
async fn a_token_of_the_caller_is_not_joined_by_another() {
    let request = |core: &Core, name: &str, value: &str| -> Request<Page<Job>> {
        let options = RequestOptions::new().with_query(name, value);
        target(core).call(Some(options)).page()
    };
    for name in ["$deltaToken", "$deltatoken", "deltatoken"] {
        let (mock, core) = mock();
        mock.expect(request(&core, name, "latest"))
            .responds(linked("", "deltaLink", &link("d")));
        let delta = request(&core, name, "latest").into_delta_from_now();
        delta.collect().await.unwrap();
        let query = format!("{name}=latest");
        assert_eq!(mock.requests()[0].url().query(), Some(&*query));
        let delta = request(&core, name, "S3CRET").into_delta_from_now();
        let error = delta.collect().await.unwrap_err();
        assert_eq!((error.kind(), mock.requests().len()), (ErrorKind::Input, 1));
        assert!(!error.to_string().contains("S3CRET"), "{error}");
    }
}

/// As a generated method calls a function of which the metadata has an overload with a parameter for the token.
#[tokio::test]
async fn the_spelling_of_drives() {
    let (mock, core) = mock();
    let root = Target::root(&core, "v1.0").segment("drive").segment("root");
    let delta = |token: Option<&str>| -> Request<Page<Job>> {
        let token = token.map(|token| RequestOptions::new().with_query("token", token));
        let options = token.map(|token| ListOptions::new().with_request(token));
        root.segment("delta()").list_delta(options, "token")
    };
    mock.expect(delta(Some("latest")))
        .responds(linked("", "deltaLink", &link("d")));
    delta(None).into_delta_from_now().collect().await.unwrap();
    assert_eq!(mock.requests()[0].url().query(), Some("token=latest"));
}
