//! From now on.

use graph_runtime::{ListOptions, Page, Request, RequestOptions, Target};

use super::model::Job;
use super::{link, linked, mock, target};

#[tokio::test]
async fn the_spelling_of_directory_objects() {
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
