//! Marked values, searched for in everything that is printed, logged at TRACE, traced, or sent to a foreign host.

use std::error::Error as StdError;
use std::fmt::{Debug, Write};
use std::sync::Arc;

use azure_core::http::{InstrumentationOptions, Method};
use graph_runtime::{
    Core, Expand, GetOptions, Json, Link, ListOptions, Literal, Page, Reference, Request,
    RequestOptions, Response, Target, filter,
};

use super::support::{
    FOREIGN, Job, JobProperty, Log, Loopback, MockCredential, Received, Reply, Server, Status,
    answering, bounded, options, serving,
};

/// Each mark begins like this, whatever follows.
const MARK: &str = "MARK";

/// All that was printed.
#[derive(Default)]
pub(super) struct Printed(pub(super) String);

impl Printed {
    pub(super) fn debug(&mut self, value: &impl Debug) {
        writeln!(self.0, "{value:?} {value:#?}").unwrap();
    }

    pub(super) fn error(&mut self, error: &graph_runtime::Error) {
        self.debug(error);
        let mut next: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = next {
            writeln!(self.0, "{error} {error:?}").unwrap();
            next = error.source();
        }
        self.debug(&error.details());
        self.debug(&error.inner_errors().collect::<Vec<_>>());
        self.debug(&error.headers());
    }

    pub(super) fn result<T: Debug>(&mut self, result: Result<Response<T>, graph_runtime::Error>) {
        let model = result.and_then(|response| {
            self.debug(&response);
            self.debug(&response.headers());
            response.into_optional()
        });
        match model {
            Ok(model) => self.debug(&model),
            Err(error) => self.error(&error),
        }
    }
}

#[track_caller]
fn unmarked(what: &str, text: &str) {
    if let Some(at) = text.find(MARK) {
        let from = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let to = text[at..].find('\n').map_or(text.len(), |end| at + end);
        panic!("{what} shows a secret: {}", &text[from..to]);
    }
}

/// A service that repeats all it was sent, in as many ways as there are.
fn echo(request: &Received, turn: usize) -> Reply {
    let decoded = request
        .target
        .replace("%20", " ")
        .replace("%27", "'")
        .replace("%40", "@");
    let body = String::from_utf8_lossy(&request.body).into_owned();
    let token = request.header("authorization").unwrap_or("none").to_owned();
    let told = format!("No {decoded} {} {body} {token}", request.target);
    let error = serde_json::json!({ "error": {
        "code": "Echo", "message": told, "target": "id",
        "details": [{ "code": "D", "message": told, "target": "id" }],
        "innerError": { "code": "I", "message": told, "innerError": { "message": told } },
    }});
    match turn % 10 {
        0 => Reply::json(400, error.to_string()),
        1 => Reply::text(400, "text/html", format!("<p>{told}</p>")),
        2 => Reply::text(200, "text/html", format!("<p>{told}</p>")),
        3 => Reply::json(200, format!(r#"{{"id":["{MARK}-answer"]}}"#)),
        4 => Reply::json(
            200,
            format!(
                r#"{{"secret":"{MARK}-answer","unknown":"{MARK}-answer","@odata.x":"{MARK}"}}"#
            ),
        ),
        5 => Reply::new(302).with_header(
            "location",
            &format!("https://files.example/{MARK}?sig={MARK}"),
        ),
        6 => Reply::json(500, error.to_string()).with_header("x-echo", &format!("{MARK}-header")),
        7 => Reply::new(401).with_header("x-echo", MARK),
        8 => Reply::json(200, format!(r#"{{"id":"{MARK}"#)),
        _ => Reply::reset(),
    }
}

fn targets(root: &Target) -> Vec<Target> {
    let by_id = root.segment("users").key("MARK-user@example.com");
    let by_app = root
        .segment("servicePrincipals")
        .alternate_key(&[("appId", Literal::from("MARK app'id"))]);
    let called = by_app
        .segment("jobs")
        .key("MARK.job 1")
        .function("find", &[("by", Literal::from("MARK by"))]);
    vec![by_id, by_app, called]
}

fn requests(target: &Target) -> Vec<Request<Job>> {
    let request = RequestOptions::new()
        .with_header("x-mine", "MARK-header")
        .with_query("$custom", "MARK custom")
        .with_client_request_id("not-secret");
    let mut body = Job {
        secret: Some("MARK \"quoted\" secret".into()),
        template_id: Some("no-secret".into()),
        ..Job::default()
    };
    body.additional.insert("unknown", "MARK-unknown");
    let get = GetOptions::new()
        .with_select([JobProperty::Id])
        .with_expand([Expand::new(JobProperty::Status).with_options(
            ListOptions::<Status>::new().with_filter(filter!("code eq {}", "MARK-nested")),
        )])
        .with_request(request.clone());
    let text: Json = r#"{"password":"MARK-raw"}"#.parse().unwrap();
    vec![
        target.get(Some(get)),
        target.update(Method::Patch, &body, Some(request.clone())),
        target.action("run", &body, Some(request.clone())).model(),
        target
            .raw(Method::Post, Some(&text), Some(request))
            .into_typed(),
    ]
}

async fn server() -> Server {
    let mut turn = 0;
    answering(move |request| {
        turn += 1;
        echo(request, turn - 1)
    })
    .await
}

fn client(map: &Loopback, log: &Log) -> Target {
    let mut options = options(map);
    options.client_options.instrumentation = InstrumentationOptions {
        tracer_provider: Some(Arc::new(log.clone())),
    };
    let core = Core::new(
        Arc::new(MockCredential::with_prefix("MARK-token")),
        Some(options),
    )
    .unwrap();
    Target::root(&core, "beta")
}

#[tokio::test]
async fn nothing_marked_is_printed_or_logged() {
    let (log, _guard) = Log::start();
    let (server, foreign) = (server().await, serving([]).await);
    let map = Loopback::to(&server).and(FOREIGN, &foreign);
    let root = client(&map, &log);
    let mut printed = Printed::default();
    printed.debug(&root.core());
    for target in targets(&root) {
        printed.debug(&target);
        for _ in 0..10 {
            for request in requests(&target) {
                printed.debug(&request);
                printed.debug(&request.problem());
                printed.result(bounded(request).await);
            }
        }
        printed.result(bounded(target.delete(None)).await);
    }
    assert!(server.count() > 100);
    let all = server.received();
    assert!(
        all.iter().all(|request| request.target.contains(MARK)),
        "the marks were sent"
    );

    unmarked("what is printed", &printed.0);
    let text = log.text();
    unmarked("the log", &text);
    for part in [
        "sending request",
        "/beta/users/REDACTED",
        "(appId=REDACTED)",
        "hyper",
        "span GET",
        "url.full",
    ] {
        assert!(text.contains(part), "{part} is in the log");
    }
    assert!(
        printed.0.contains("no-secret"),
        "what the model shows is shown"
    );
    assert!(
        printed.0.contains("Echo: No "),
        "messages are shown, less what was sent"
    );
    assert_eq!(foreign.count(), 0);
}

#[tokio::test]
async fn pages_batches_and_streams_print_nothing_either() {
    let (log, _guard) = Log::start();
    let next = "https://graph.microsoft.com/beta/MARK?$skiptoken=MARK'x'&a=MARK%20b";
    let page = format!(
        r#"{{"value":[{{"secret":"MARK"}}],"@odata.nextLink":"{next}","@odata.deltaLink":"{next}"}}"#
    );
    let away = page.replace("graph.microsoft.com", "files.example");
    let part = r#"{"responses":[{"id":"0","status":400,"body":{"error":{"code":"x","message":"no MARK-user here"}}}]}"#;
    let server = serving([
        Reply::json(200, page.clone()),
        Reply::json(200, page.clone()),
        Reply::json(200, away),
        Reply::json(200, part),
        Reply::new(302).with_header("location", "https://files.example/MARK?sig=MARK"),
        Reply::json(200, page),
    ])
    .await;
    let foreign = serving([Reply::text(
        403,
        "application/xml",
        "<Error>MARK?sig=MARK</Error>",
    )])
    .await;
    let root = client(&Loopback::to(&server).and(FOREIGN, &foreign), &log);
    let target = root.segment("users").key("MARK-user");
    let mut printed = Printed::default();

    let list = || {
        let options = ListOptions::<Job>::new()
            .with_filter("a eq 'MARK'")
            .with_search("MARK")
            .with_orderby("MARK");
        printed_list(&target, options)
    };
    for _ in 0..2 {
        let mut pager = list().into_pager();
        printed.debug(&pager);
        while let Some(result) = bounded(pager.next_page()).await {
            match result {
                Ok(page) => printed.debug(&page),
                Err(error) => printed.error(&error),
            }
        }
        printed.debug(&pager);
    }
    let mut batch = root.batch();
    let ticket = batch.add(target.get::<Job>(None)).unwrap();
    printed.debug(&batch);
    printed.debug(&ticket);
    let mut answers = bounded(batch.send()).await.unwrap();
    printed.debug(&answers);
    printed.error(&answers.take(ticket).unwrap_err());
    printed.error(&bounded(target.get_stream(None)).await.unwrap_err());
    printed.debug(&bounded(list()).await.unwrap().into_model().unwrap());

    for value in [
        &Link::new(next) as &dyn Debug,
        &Reference::new(next),
        &Literal::from("MARK"),
        &filter_options(),
    ] {
        printed.debug(&value);
    }
    printed.error(
        &root
            .resume::<Job>(&Link::new("https://files.example/MARK?MARK"), None)
            .unwrap_err(),
    );
    printed.error(
        &root
            .core()
            .without_token(Method::Get, "http://MARK", None)
            .unwrap_err(),
    );
    let bad = RequestOptions::new().with_header("x-mine", "MARK\r\n");
    printed.error(&bounded(target.delete(Some(bad))).await.unwrap_err());
    let refused = target.key("MARK\n").segment("x");
    printed.debug(&refused);
    printed.debug(&refused.delete(None));
    printed.error(&bounded(refused.delete(None)).await.unwrap_err());
    printed.error(&refused.url().unwrap_err());

    unmarked("what is printed", &printed.0);
    unmarked("the log", &log.text());
    let there = foreign.received();
    assert_eq!(there.len(), 1);
    assert!(there[0].header("authorization").is_none());
    assert!(!format!("{:?}", there[0]).contains("MARK-token"));
}

fn printed_list(target: &Target, options: ListOptions<Job>) -> Request<Page<Job>> {
    target.list(Some(options))
}

fn filter_options() -> ListOptions<Job> {
    ListOptions::new().with_filter("MARK").with_request(
        RequestOptions::new()
            .with_header("a", "MARK")
            .with_query("b", "MARK"),
    )
}

/// A transport of the caller's whose errors say all they know.
#[derive(Debug)]
struct Talkative;

#[async_trait::async_trait]
impl azure_core::http::HttpClient for Talkative {
    async fn execute_request(
        &self,
        request: &azure_core::http::Request,
    ) -> azure_core::Result<azure_core::http::AsyncRawResponse> {
        let auth = request
            .headers()
            .get_optional_str(&azure_core::http::headers::AUTHORIZATION);
        let text = format!("can't reach {} with {auth:?}", request.url());
        let inner = std::io::Error::other(text.clone());
        Err(azure_core::Error::with_error(
            azure_core::error::ErrorKind::Io,
            inner,
            text,
        ))
    }
}

#[tokio::test]
async fn errors_of_a_talkative_transport_are_cleaned() {
    let (log, _guard) = Log::start();
    let mut options = options(&Loopback::default());
    options.client_options.transport = Some(azure_core::http::Transport::new(Arc::new(Talkative)));
    let core = Core::new(
        Arc::new(MockCredential::with_prefix("MARK-token")),
        Some(options),
    )
    .unwrap();
    let mut printed = Printed::default();
    for target in targets(&Target::root(&core, "beta")) {
        for request in requests(&target) {
            printed.error(&bounded(request).await.unwrap_err());
        }
    }
    unmarked("what is printed", &printed.0);
    unmarked("the log", &log.text());
    assert!(
        printed
            .0
            .contains("can't reach https://graph.microsoft.com/beta/"),
        "{}",
        printed.0
    );
}
