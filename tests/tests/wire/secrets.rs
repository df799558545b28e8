//! Marked values in the token, bodies, queries, paths and answers are searched for in all that is printed, logged at
//! TRACE, traced, formatted, or seen by a host that is not Graph's.

use std::error::Error as StdError;
use std::fmt::{Debug, Write};
use std::sync::Arc;

use azure_core::http::InstrumentationOptions;
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::builders::SynchronizationRequestBuilder;
use graph_synchronization_beta::graph_runtime::{
    Error, GetOptions, Json, ListOptions, Method, Request, RequestOptions, Response, filter,
};
use graph_synchronization_beta::models::{
    Synchronization, SynchronizationJob, SynchronizationMetadata, SynchronizationMetadataEntry,
    SynchronizationSecret, SynchronizationSecretKeyStringValuePair, SynchronizationTemplate,
};
use graph_synchronization_beta::parameters::synchronization::AcquireAccessTokenParameters;
use graph_synchronization_beta::parameters::synchronization_job::ValidateCredentialsParameters;
use graph_tests::server::{FOREIGN, Log, Loopback, Received, Reply, Server, Tokens};

use crate::support::{bounded, client_of};

/// Each secret begins like this.
const MARK: &str = "MARK";
/// What models may show, and so may errors that repeat it.
const SHOWN: &str = "shown-by-the-model";

/// All that was printed.
#[derive(Default)]
struct Printed(String);

impl Printed {
    fn debug(&mut self, value: impl Debug) {
        writeln!(self.0, "{value:?} {value:#?}").unwrap();
    }

    fn error(&mut self, error: &Error) {
        self.debug(error);
        let mut next: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = next {
            writeln!(self.0, "{error} {error:?} {error:#?}").unwrap();
            next = error.source();
        }
        self.debug((error.code(), error.details(), error.headers()));
        self.debug(error.inner_errors().collect::<Vec<_>>());
    }

    async fn request<T: Debug + 'static>(&mut self, request: Request<T>) {
        self.debug(&request);
        let answer = bounded(request).await;
        let model = answer.and_then(|answer: Response<T>| {
            self.debug(&answer);
            self.debug(answer.headers());
            answer.into_optional()
        });
        match model {
            Ok(model) => self.debug(model),
            Err(error) => self.error(&error),
        }
    }
}

#[track_caller]
fn unmarked(what: &str, text: &str) {
    if let Some(line) = text.lines().find(|line| line.contains(MARK)) {
        panic!("{what} shows a secret: {line}");
    }
}

/// A service that repeats all that it was sent, in as many ways as there are.
fn echo(request: &Received, turn: usize) -> Reply {
    let body = String::from_utf8_lossy(&request.body);
    let decoded = format!("{} {:?}", request.segments().join("/"), request.pairs());
    let told = format!(
        "No {decoded} {} {body} {:?}",
        request.target, request.headers
    );
    let error = serde_json::json!({ "error": {
        "code": "Echo", "message": told, "target": "id",
        "details": [{ "code": "D", "message": told, "target": "id" }],
        "innerError": { "code": "I", "message": told, "innerError": { "message": told } },
    }});
    let answer = r#"{"id":"MARK-id","secrets":[{"key":"Password","value":"MARK-answer"}],"metadata":[{"key":"oAuthSettings","value":"MARK-answer"}],"unknown":"MARK-answer","@odata.context":"MARK"}"#;
    match turn % 10 {
        0 => Reply::json(400, error.to_string()),
        1 => Reply::text(400, "text/html", format!("<p>{told}</p>")),
        2 => Reply::text(200, "text/html", format!("<p>{told}</p>")),
        3 => Reply::json(200, r#"{"id":["MARK-answer"]}"#),
        4 => Reply::json(200, answer.replace("MARK-id", "id")),
        5 => Reply::new(302).with("location", "https://files.example/MARK?sig=MARK"),
        6 => Reply::json(500, error.to_string()).with("x-echo", "MARK-header"),
        7 => Reply::new(401).with("x-echo", "MARK-header"),
        8 => Reply::json(200, r#"{"secrets":[{"key":"Password","value":"MARK"#),
        _ => Reply::reset(),
    }
}

fn options() -> RequestOptions {
    RequestOptions::new()
        .with_header("x-mine", "MARK-header")
        .with_query("$custom", "MARK custom/é")
        .with_client_request_id("not-a-secret")
}

fn credentials() -> Vec<SynchronizationSecretKeyStringValuePair> {
    ["MARK-password", "MARK \"quoted\" pass\u{e9}word\n"]
        .map(|value| {
            SynchronizationSecretKeyStringValuePair::new()
                .with_key(SynchronizationSecret::Password)
                .with_value(value)
        })
        .to_vec()
}

/// The ways to a service whose keys are secrets.
fn services(graph: &GraphClient) -> Vec<SynchronizationRequestBuilder> {
    let principals = graph.service_principals();
    let applications = graph.applications();
    vec![
        principals
            .by_id("MARK-user@example.com")
            .unwrap()
            .synchronization(),
        principals
            .by_app_id("MARK app'id")
            .unwrap()
            .synchronization(),
        applications
            .by_unique_name("MARK/unique name")
            .unwrap()
            .synchronization(),
    ]
}

/// Everything that takes a secret.
async fn call_all(at: &SynchronizationRequestBuilder, printed: &mut Printed) {
    printed.debug(at);
    let read = GetOptions::<Synchronization>::new().with_request(options());
    printed.request(at.get(Some(read))).await;
    let acquire = AcquireAccessTokenParameters::new().with_credentials(credentials());
    printed.debug(&acquire);
    printed
        .request(at.acquire_access_token(&acquire, Some(options())))
        .await;
    let secrets = at.secrets().replace(&credentials(), Some(options()));
    printed.request(secrets).await;
    let mut whole = Synchronization::new()
        .with_id(SHOWN)
        .with_secrets(credentials());
    whole
        .additional_properties_mut()
        .insert("unknown", "MARK-unknown");
    printed.debug(&whole);
    printed.request(at.replace(&whole, Some(options()))).await;

    let job = at.jobs().by_id("MARK.job 1").unwrap();
    let validate = ValidateCredentialsParameters::new()
        .with_template_id(SHOWN)
        .with_credentials(credentials());
    printed
        .request(job.validate_credentials(&validate, Some(options())))
        .await;
    let list = ListOptions::<SynchronizationJob>::new()
        .with_filter(filter!("id eq {} or id eq {}", "MARK-filter", "MARK's"))
        .with_search("\"MARK-search\"")
        .with_orderby("MARK-order")
        .with_request(options());
    printed.debug(&list);
    printed.request(at.jobs().list(Some(list))).await;
    let entry = SynchronizationMetadataEntry::new()
        .with_key(SynchronizationMetadata::OAuthSettings)
        .with_value("MARK-settings");
    let template = SynchronizationTemplate::new().with_metadata([entry]);
    printed.debug(&template);
    let by_id = at.templates().by_id("MARK?template#1").unwrap();
    printed
        .request(by_id.update(&template, Some(options())))
        .await;
    let raw: Json = r#"{"password":"MARK-raw"}"#.parse().unwrap();
    printed.debug(&raw);
    let request = job.target().raw(Method::Post, Some(&raw), Some(options()));
    printed.request(request).await;
}

fn client(way: &Loopback, log: &Log) -> GraphClient {
    client_of(Tokens::marked("MARK-token"), way, |mut options| {
        options.client_options.instrumentation = InstrumentationOptions {
            tracer_provider: Some(Arc::new(log.clone())),
        };
        options
    })
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
        "/beta/servicePrincipals/REDACTED",
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
    let next = "https://graph.microsoft.com/beta/MARK?$skiptoken=MARK'x'&a=MARK%20b";
    let page = format!(
        r#"{{"value":[{{"unknown":"MARK"}}],"@odata.nextLink":"{next}","@odata.context":"MARK"}}"#
    );
    let away = page.replace("graph.microsoft.com", "files.example");
    let parts = r#"{"responses":[{"id":"0","status":400,"body":{"error":{"code":"x","message":"no MARK.job here, MARK-password"}}}]}"#;
    let server = Server::scripted([
        Reply::json(200, page),
        Reply::json(200, away),
        Reply::json(200, parts),
        Reply::new(302).with("location", "https://files.example/MARK?sig=MARK"),
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
        .unwrap()
        .synchronization();
    let job = at.jobs().by_id("MARK.job").unwrap();

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
        &bounded(job.bulk_upload().get_stream(None))
            .await
            .unwrap_err(),
    );
    printed.error(&at.jobs().by_id("MARK\r\n").unwrap_err());

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
