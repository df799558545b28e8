//! Members that the service adds to an evolvable enum later: it names them to those who ask, and what is read, changed and
//! put back keeps them.

use std::sync::{Arc, Mutex};

use graph_synchronization_beta::graph_runtime::{GetOptions, Request, RequestOptions};
use graph_synchronization_beta::models::SynchronizationSchema;
use graph_tests::server::{Loopback, Received, Reply, Server};
use serde_json::{Value as JsonValue, json};

use crate::support::{bounded, client, job, scripted};

const PREFERENCE: &str = "include-unknown-enum-members";

/// Graph with a schema whose directory has one discoverability that its metadata does not name yet.
async fn server() -> (Server, Arc<Mutex<JsonValue>>) {
    let stored = Arc::new(Mutex::new(JsonValue::Null));
    let put = stored.clone();
    let server = Server::answering(move |request: &Received| match request.method.as_str() {
        "PUT" => {
            *put.lock().unwrap() = request.json();
            Reply::new(204)
        }
        _ => {
            let asks = request
                .header("prefer")
                .is_some_and(|all| all.contains(PREFERENCE));
            let last = if asks {
                "AttributeColours"
            } else {
                "UnknownFutureValue"
            };
            let discoverabilities = format!("AttributeNames, {last}");
            let directory = json!({ "id": "d", "discoverabilities": discoverabilities });
            Reply::json(
                200,
                json!({ "id": "s", "directories": [directory] }).to_string(),
            )
        }
    });
    (server.await.unwrap(), stored)
}

async fn read_change_put(options: Option<GetOptions<SynchronizationSchema>>) -> JsonValue {
    let (server, stored) = server().await;
    let graph = client(&Loopback::to(&server), |options| options);
    let schema = job(&graph).schema();
    let read = bounded(schema.get(options)).await.unwrap();
    let changed = read.into_model().unwrap().with_version("2");
    bounded(schema.replace(&changed, None)).await.unwrap();
    let stored = stored.lock().unwrap();
    assert_eq!(stored["version"], "2");
    stored["directories"][0]["discoverabilities"].clone()
}

#[tokio::test]
async fn a_member_that_is_not_known_yet_is_read_and_put_back() {
    let put = read_change_put(None).await;
    assert_eq!(put, "AttributeNames, AttributeColours");
}

#[tokio::test]
async fn the_preference_can_be_left_out() {
    let options = RequestOptions::new().without_unknown_enum_members();
    let put = read_change_put(Some(options.into())).await;
    assert_eq!(put, "AttributeNames, UnknownFutureValue");
}

fn prefers<T>(request: &Request<T>) -> bool {
    let mut headers = request.headers().iter();
    headers.any(|(name, value)| name.as_str() == "prefer" && value.as_str() == PREFERENCE)
}

/// `DirectoryDefinition` has such an enum, a schema has directories, and a job and a template expand to their schema.
#[tokio::test]
async fn it_is_sent_where_the_result_can_hold_such_a_member_and_nowhere_else() {
    let (_server, graph) = scripted([]).await;
    let (job, schema) = (job(&graph), job(&graph).schema());
    assert!(prefers(&schema.get(None)));
    assert!(prefers(
        &schema.replace(&SynchronizationSchema::new(), None)
    ));
    assert!(prefers(&schema.directories().list(None)));
    assert!(prefers(&job.get(None)));
    assert!(
        !prefers(&schema.filter_operators(None)),
        "it holds no directory"
    );
    #[cfg(beta = "bulk_upload")]
    assert!(!prefers(&job.bulk_upload().get(None)));
    assert!(!prefers(&job.start(None)));
    assert!(!prefers(&schema.delete(None)));
}
