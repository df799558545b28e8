//! Tasks of several calls, which any thread can wait for.

use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::transfers::{Download, Upload, UploadRule};
use graph_runtime::{Json, ListOptions, Method, Target};

use crate::model::Job;
use crate::{blocking, bounded, several};

fn answer(received: &Received) -> Reply {
    let host = received.header("host").unwrap();
    match (received.method.as_str(), received.path()) {
        ("POST", "/v1.0/copy") => Reply::new(202)
            .with_header("location", "/operations/o")
            .with_header("retry-after", "0"),
        ("GET", "/v1.0/operations/o") => {
            Reply::json(200, r#"{"status":"completed","resourceId":"r"}"#)
        }
        ("POST", _) => Reply::json(200, format!(r#"{{"uploadUrl":"http://{host}/up"}}"#)),
        ("PUT", _) => Reply::json(201, r#"{"id":"new"}"#),
        ("GET", "/v1.0/content") => Reply::text(200, "text/plain", "bytes"),
        _ => {
            let link = format!("http://{host}/v1.0/jobs/delta?$deltatoken=d");
            let page = format!(r#"{{"value":[{{"id":"a"}}],"@odata.deltaLink":"{link}"}}"#);
            Reply::json(200, page)
        }
    }
}

#[test]
fn operations_transfers_and_deltas_can_be_waited_for() {
    bounded(|| {
        let elsewhere = several(1);
        let server = elsewhere.block_on(Server::answering(answer)).unwrap();
        let blocking = blocking(&server);
        let root = Target::root(blocking.core(), "v1.0");
        let post = |name| root.segment(name).raw(Method::Post, None::<&Json>, None);

        let done = blocking
            .block_on(post("copy").into_poller())
            .unwrap()
            .unwrap();
        assert_eq!(done.resource_id(), Some("r"));

        let upload = Upload::<Json>::new(post("create"), UploadRule::drive_item());
        let item = blocking.block_on(upload.send(b"abc".to_vec())).unwrap();
        assert_eq!(item.unwrap().body(), br#"{"id":"new"}"#);

        let content = root.segment("content").get_stream(None);
        let reading = async move {
            let mut bytes = Vec::new();
            let result = Download::new(content).write_to(&mut bytes).await;
            result.map(|_| bytes)
        };
        assert_eq!(blocking.block_on(reading).unwrap().unwrap(), b"bytes");

        let jobs = root.segment("jobs").segment("delta");
        let delta = jobs.list(None::<ListOptions<Job>>).into_delta();
        let round = blocking.block_on(delta.collect()).unwrap().unwrap();
        assert_eq!(round.changed.len(), 1);
    });
}
