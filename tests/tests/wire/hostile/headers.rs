//! Headers and queries.

use graph_synchronization_beta::graph_runtime::{ErrorKind, ListOptions, RequestOptions};

use super::{last, server};
use crate::support::{SERVICE_PRINCIPAL, bounded};

/// What goes into headers is refused as well if it could end one.
#[tokio::test]
async fn headers_and_queries() {
    let (server, graph) = server().await;
    let job = || graph.service_principals().by_id(SERVICE_PRINCIPAL);
    for (name, value) in [
        ("x-mine", "a\r\nx-injected: 1"),
        ("x-é", "a"),
        ("a b", "a"),
        ("", "a"),
    ] {
        let options = RequestOptions::new().with_header(name, value);
        let call = job().synchronization().delete(Some(options));
        assert_eq!(bounded(call).await.unwrap_err().kind(), ErrorKind::Input);
    }
    let etag = RequestOptions::new().with_if_match("\"a\"\r\n");
    let call = job().synchronization().delete(Some(etag));
    assert_eq!(bounded(call).await.unwrap_err().kind(), ErrorKind::Input);
    assert_eq!(server.count(), 0);

    let filter = "id eq 'a&$top=1#x' or id eq 'é+%20\r\n'";
    let options = ListOptions::new().with_filter(filter);
    let list = job().synchronization().jobs().list(Some(options));
    bounded(list).await.unwrap();
    assert_eq!(
        last(&server).pairs(),
        [("$filter".to_owned(), filter.to_owned())]
    );
}
