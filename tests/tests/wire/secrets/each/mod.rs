//! Marked values in the token, bodies, queries, paths and answers are searched for in all that is printed, logged at
//! TRACE, traced, formatted, or seen by a host that is not Graph's.

mod calls;
mod echo;
mod printed;

use std::sync::Arc;

use azure_core::http::InstrumentationOptions;
use graph_tests::server::{FOREIGN, Log, Loopback, MockCredential, Received, Reply, Server};

use calls::{call_all, credentials, services};
use echo::echo;
use printed::{Printed, unmarked};

use super::{VERSION, sync};
use crate::support::{bounded, client_of};
use sync::GraphClient;
use sync::graph_runtime::Json;
use sync::parameters::synchronization_job::ValidateCredentialsParameters;

/// Each secret begins like this.
const MARK: &str = "MARK";
/// What models may show, and so may errors that repeat it.
const SHOWN: &str = "shown-by-the-model";

fn client(way: &Loopback, log: &Log) -> GraphClient {
    let client = client_of(
        MockCredential::with_prefix("MARK-token"),
        way,
        |mut options| {
            options.client_options.instrumentation = InstrumentationOptions {
                tracer_provider: Some(Arc::new(log.clone())),
            };
            options
        },
    );
    GraphClient::from_core(client.core())
}

#[tokio::test]
async fn nothing_marked_is_printed_logged_or_traced() {
    let (log, _logging) = Log::start();
    let mut turn = 0;
    let server = Server::answering(move |request| {
        turn += 1;
        echo(request, turn - 1)
    });
    let server = server.await.unwrap();
    let foreign = Server::scripted([]).await.unwrap();
    let graph = client(&Loopback::to(&server).and(FOREIGN, &foreign), &log);
    let mut printed = Printed::default();
    printed.debug(&graph);
    for at in services(&graph) {
        for _ in 0..10 {
            call_all(&at, &mut printed).await;
        }
    }
    let sent = server.received();
    assert!(sent.len() > 240, "{}", sent.len());
    let marked = |one: &Received| one.target.contains(MARK) && one.header("x-mine").is_some();
    assert!(sent.iter().all(marked), "the marks were sent");

    unmarked("what is printed", &printed.0);
    unmarked("the log", &log.text());
    for part in [
        &format!("/{VERSION}/servicePrincipals/REDACTED"),
        "(appId=REDACTED)",
        "span GET",
        "hyper",
    ] {
        assert!(log.text().contains(part), "{part} is in the log");
    }
    for part in ["Echo: No ", SHOWN, "[redacted]", "not-a-secret"] {
        assert!(printed.0.contains(part), "{part} is printed");
    }
    assert_eq!(foreign.count(), 0, "nothing was sent elsewhere");
}

/// Pages, batches and downloads, of which the last leads elsewhere.
#[tokio::test]
async fn the_foreign_host_sees_no_token() {
    let (log, _logging) = Log::start();
    let next = format!("https://graph.microsoft.com/{VERSION}/MARK?$skiptoken=MARK'x'&a=MARK%20b");
    let page = format!(
        r#"{{"value":[{{"unknown":"MARK"}}],"@odata.nextLink":"{next}","@odata.context":"MARK"}}"#
    );
    let away = page.replace("graph.microsoft.com", "files.example");
    let parts = r#"{"responses":[{"id":"0","status":400,"body":{"error":{"code":"x","message":"no MARK.job here, MARK-password"}}}]}"#;
    let server = Server::scripted([
        Reply::json(200, page),
        Reply::json(200, away),
        Reply::json(200, parts),
        Reply::new(302).with_header("location", "https://files.example/MARK?sig=MARK"),
    ])
    .await
    .unwrap();
    let refused = Reply::text(403, "application/xml", "<Error>MARK?sig=MARK</Error>");
    let foreign = Server::scripted([refused]).await.unwrap();
    let graph = client(&Loopback::to(&server).and(FOREIGN, &foreign), &log);
    let mut printed = Printed::default();
    let at = graph
        .service_principals()
        .by_id("MARK-user")
        .synchronization();
    let job = at.jobs().by_id("MARK.job");

    let mut pager = at.jobs().list(None).into_pager();
    while let Some(page) = bounded(pager.next_page()).await {
        printed.debug(&pager);
        match page {
            Ok(page) => printed.debug(&page),
            Err(error) => printed.error(&error),
        }
    }
    let mut batch = job.target().batch();
    let parameters = ValidateCredentialsParameters::new().with_credentials(credentials());
    let ticket = batch
        .add(job.validate_credentials(&parameters, None))
        .unwrap();
    printed.debug(&batch);
    let mut answers = bounded(batch.send()).await.unwrap();
    printed.debug(&answers);
    printed.error(&answers.take(ticket).unwrap_err());
    printed.error(
        &bounded(job.target().segment("$value").get_stream(None))
            .await
            .unwrap_err(),
    );
    printed.request(at.jobs().by_id("MARK\r\n").get(None)).await;

    assert_eq!(server.count(), 4);
    unmarked("what is printed", &printed.0);
    unmarked("the log", &log.text());
    let there = foreign.received();
    assert_eq!(there.len(), 1, "the download, and not the next page");
    assert!(!format!("{there:?}").contains("MARK-token"), "{there:?}");
}

/// The text of a model as it is sent has the secret; only what is shown has not.
#[test]
fn secrets_are_sent_all_the_same() {
    let [first, ..] = &credentials()[..] else {
        unreachable!()
    };
    assert!(!format!("{first:?} {first:#?}").contains(MARK));
    let sent = Json::of_value(first).unwrap();
    assert_eq!(
        sent.as_str(),
        r#"{"key":"Password","value":"MARK-password"}"#
    );
}
