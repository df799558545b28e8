//! Alternate keys.

use graph_tests::server::Reply;

use super::empty;
use crate::support::{JOB, a_job, bounded, scripted};

#[tokio::test]
async fn alternate_keys() {
    let (server, graph) = scripted([a_job(), empty(), Reply::new(204)]).await;
    let app = "5e8b03d7-61fa-4c29-8d14-b7a92ce05f36";
    let principal = graph.service_principals().by_app_id(app);
    let job = principal.synchronization().jobs().by_id(JOB);
    bounded(job.get(None)).await.unwrap();
    let application = graph.applications().by_app_id(app);
    bounded(application.synchronization().templates().list(None))
        .await
        .unwrap();
    let application = graph.applications().by_unique_name("O'Neil's app");
    bounded(application.synchronization().delete(None))
        .await
        .unwrap();
    let asked: Vec<String> = server
        .received()
        .iter()
        .map(|received| received.segments().join("/"))
        .collect();
    assert_eq!(
        asked,
        [
            format!("beta/servicePrincipals(appId='{app}')/synchronization/jobs/{JOB}"),
            format!("beta/applications(appId='{app}')/synchronization/templates"),
            "beta/applications(uniqueName='O''Neil''s app')/synchronization".to_owned(),
        ]
    );
}
