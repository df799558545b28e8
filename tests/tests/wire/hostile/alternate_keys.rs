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
            (
                principal.map(|root| root.synchronization()),
                "servicePrincipals(appId=",
            ),
            (
                by_app.map(|root| root.synchronization()),
                "applications(appId=",
            ),
            (
                by_name.map(|root| root.synchronization()),
                "applications(uniqueName=",
            ),
        ];
        for (builder, before) in ways {
            let count = server.count();
            let Ok(builder) = builder else {
                assert!(value.chars().any(char::is_control), "{value:?} can be sent");
                assert_eq!(server.count(), count);
                continue;
            };
            bounded(builder.delete(None)).await.unwrap();
            let segment = format!("{before}{quoted})");
            assert_eq!(
                last(&server).segments(),
                ["beta", &segment, "synchronization"]
            );
            assert_eq!(last(&server).query(), "");
        }
    }
    for empty in [
        graph.service_principals().by_app_id("").err(),
        graph.applications().by_app_id("").err(),
        graph.applications().by_unique_name("").err(),
    ] {
        assert_eq!(empty.unwrap().kind(), ErrorKind::Input);
    }
}
