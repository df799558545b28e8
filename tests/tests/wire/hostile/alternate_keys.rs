//! Alternate keys, which stand in a segment between quotes.

use graph_synchronization_beta::graph_runtime::ErrorKind;

use super::{REFUSED, SENT, last, server};
use crate::support::bounded;

/// Values between quotes can't be `.` or `..`; only the empty one is refused.
#[tokio::test]
async fn alternate_keys() {
    let (server, graph) = server().await;
    let values = REFUSED
        .into_iter()
        .chain(SENT)
        .filter(|value| !value.is_empty());
    for value in values {
        let quoted = format!("'{}'", value.replace('\'', "''"));
        let principal = graph.service_principals().by_app_id(value);
        let by_name = graph.applications().by_unique_name(value);
        let by_app = graph.applications().by_app_id(value);
        let ways = [
            (principal.synchronization(), "servicePrincipals(appId="),
            (by_app.synchronization(), "applications(appId="),
            (by_name.synchronization(), "applications(uniqueName="),
        ];
        for (builder, before) in ways {
            bounded(builder.delete(None)).await.unwrap();
            let segment = format!("{before}{quoted})");
            assert_eq!(
                last(&server).segments(),
                ["beta", &segment, "synchronization"]
            );
            assert_eq!(last(&server).query(), "");
        }
    }
    let sent = server.count();
    for empty in [
        graph.service_principals().by_app_id("").synchronization(),
        graph.applications().by_app_id("").synchronization(),
        graph.applications().by_unique_name("").synchronization(),
    ] {
        let error = bounded(empty.delete(None)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Input);
    }
    assert_eq!(server.count(), sent);
}
