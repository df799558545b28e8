//! From now on.

use graph_runtime::{AdditionalProperties, Page, Request, Target};

use super::model::Job;
use super::{link, linked, mock, target};

/// An item of a drive.
#[non_exhaustive]
#[expect(unreachable_pub, reason = "as generated code writes it")]
pub struct DriveItem {
    pub id: Option<String>,
    pub additional: AdditionalProperties,
}

graph_runtime::structured_type! {
    DriveItem: "microsoft.graph.driveItem", DriveItemProperty { id: "id" => Id }
}

#[tokio::test]
async fn the_spelling_of_directory_objects() {
    let (mock, core) = mock();
    let request = |query: &str| -> Request<Page<Job>> {
        let mut options = graph_runtime::RequestOptions::new();
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

#[tokio::test]
async fn the_spelling_of_drives() {
    let (mock, core) = mock();
    let delta = |query: Option<&str>| -> Request<Page<DriveItem>> {
        let options =
            query.map(|token| graph_runtime::RequestOptions::new().with_query("token", token));
        let root = Target::root(&core, "v1.0").segment("drive").segment("root");
        root.segment("delta()").call(options).page()
    };
    mock.expect(delta(Some("latest")))
        .responds(linked("", "deltaLink", &link("d")));
    delta(None).into_delta_from_now().collect().await.unwrap();
    assert_eq!(mock.requests()[0].url().query(), Some("token=latest"));
}
