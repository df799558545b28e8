//! What counts as the expected request, and how the others are told.

use graph_runtime::testing::MockTransport;
use graph_runtime::{Error, ErrorKind, GetOptions, Method, Request, RequestOptions, Target};

use crate::model::{Job, JobProperty};
use crate::{a_job, get, job, mock, problems};

async fn unexpected<T: 'static>(request: Request<T>) -> Error {
    let Err(error) = request.await else {
        panic!("it was not expected")
    };
    assert_eq!(error.kind(), ErrorKind::UnexpectedRequest);
    error
}

#[tokio::test]
async fn another_method_and_url_are_reported_with_the_expected_ones() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    let error = unexpected(job(&core, "b").delete(None)).await;
    let text = "an unexpected request: expected GET https://graph.microsoft.com/v1.0/jobs/a, \
                got DELETE https://graph.microsoft.com/v1.0/jobs/b; \
                what differs: the method; the path";
    assert!(error.to_string().contains(text), "{error}");
    assert!(
        error.to_string().starts_with("DELETE /jobs/{id}: "),
        "{error}"
    );
    let said = problems(mock);
    assert!(said.starts_with(text), "{said}");
    assert!(
        said.contains("the response to request 1 of 1 was not used: GET https://"),
        "{said}"
    );
}

#[tokio::test]
async fn each_place_of_a_body_is_told() {
    let (mock, core) = mock();
    let patch = |id: &str, template: &str| {
        let mut model = a_job(id);
        model.template_id = Some(template.to_owned());
        job(&core, "a").update(Method::Patch, &model, None)
    };
    mock.expect(patch("a", "one")).returns(&a_job("a"));
    let error = unexpected(patch("a", "two")).await.to_string();
    let text = r#"what differs: the body at /templateId: expected "one", got "two";"#;
    assert!(error.contains(text), "{error}");
    problems(mock);
}

#[tokio::test]
async fn secrets_are_never_printed() {
    let (mock, core) = mock();
    let patch = |secret: &str, token: &str| {
        let mut model = a_job("a");
        model.secret = Some(secret.to_owned());
        let options = RequestOptions::new().with_authorization(format!("Bearer {token}"));
        job(&core, "a").update(Method::Patch, &model, Some(options))
    };
    mock.expect(patch("hunter2-old", "T0K3N-old"))
        .returns(&a_job("a"));
    let error = unexpected(patch("hunter2-new", "T0K3N-new")).await;
    let upload = || {
        let call = core.without_token(Method::Put, "https://files.example/S1G?sig=S1G", None);
        call.unwrap().with_body("content", "text/plain").nothing()
    };
    let foreign = unexpected(upload()).await;
    let said = format!("{error} {error:?} {foreign} {foreign:?} {}", problems(mock));
    assert!(
        said.contains("the header authorization has another value"),
        "{said}"
    );
    assert!(said.contains("the body at /secret: expected "), "{said}");
    assert!(
        said.contains("PUT https://files.example/[redacted]"),
        "{said}"
    );
    for secret in ["hunter2", "T0K3N", "S1G"] {
        assert!(!said.contains(secret), "{secret}: {said}");
    }
}

#[tokio::test]
async fn the_order_of_query_options_means_nothing_and_their_values_do() {
    let (mock, core) = mock();
    let with = |names: [(&str, &str); 2]| {
        let options = names
            .into_iter()
            .fold(RequestOptions::new(), |options, (name, value)| {
                options.with_query(name, value)
            });
        job(&core, "a").call(Some(options)).model::<Job>()
    };
    mock.expect(with([("a", "1"), ("b", "2")]))
        .returns(&a_job("a"));
    with([("b", "2"), ("a", "1")]).await.unwrap();
    mock.expect(with([("a", "1"), ("b", "2")]))
        .returns(&a_job("a"));
    let error = unexpected(with([("a", "2"), ("c", "1")])).await.to_string();
    let text = "what differs: the query option a: expected \"1\", got \"2\"; \
                the query option b: expected \"2\", got none; the query option c: expected none, got \"1\";";
    assert!(error.contains(text), "{error}");
    problems(mock);
}

#[tokio::test]
async fn headers_that_mean_something_are_compared_both_ways() {
    let (mock, core) = mock();
    let with = |name: &str, value: &str| {
        let options = RequestOptions::new().with_header(name, value);
        job(&core, "a").delete(Some(options))
    };
    for (expected, sent, text) in [
        (
            with("if-match", "x"),
            job(&core, "a").delete(None),
            "if-match is missing",
        ),
        (
            job(&core, "a").delete(None),
            with("if-match", "x"),
            "if-match is not expected",
        ),
        (
            with("if-match", "x"),
            with("if-match", "y"),
            "if-match has another value",
        ),
        (
            with("prefer", "a=1"),
            job(&core, "a").delete(None),
            r#"prefer: expected "a=1", got none"#,
        ),
    ] {
        let mock = MockTransport::new();
        let client = mock.core();
        mock.expect(expected).returns_nothing();
        let sent = resent(&client, &sent);
        let error = unexpected(sent).await.to_string();
        assert!(error.contains(&format!("the header {text}")), "{error}");
        problems(mock);
    }
    mock.verify();
}

/// `request` for another client.
fn resent(core: &graph_runtime::Core, request: &Request<()>) -> Request<()> {
    let header = |name: &str| {
        let mut headers = request.headers().iter();
        let found = headers.find(|(known, _)| known.as_str() == name);
        found.map(|(_, value)| value.as_str().to_owned())
    };
    let options = ["if-match", "prefer"]
        .into_iter()
        .filter_map(|name| Some((name, header(name)?)))
        .fold(RequestOptions::new(), |options, (name, value)| {
            options.with_header(name, &value)
        });
    job(core, "a").delete(Some(options))
}

#[tokio::test]
async fn a_body_may_be_left_open() {
    let (mock, core) = mock();
    let patch = |id: &str| job(&core, "a").update(Method::Patch, &a_job(id), None);
    mock.expect(patch("a")).with_any_body().returns(&a_job("a"));
    patch("b").await.unwrap();
    mock.verify();
}

#[tokio::test]
async fn selected_properties_are_part_of_the_request() {
    let (mock, core) = mock();
    let select = |property| {
        let options = GetOptions::new().with_select([property]);
        job(&core, "a").get::<Job>(Some(options))
    };
    mock.expect(select(JobProperty::Id)).returns(&a_job("a"));
    unexpected(select(JobProperty::Status)).await;
    select(JobProperty::Id).await.unwrap();
    problems(mock);
}

#[test]
#[should_panic(expected = "the expected request can't be sent")]
fn a_request_that_cannot_be_sent_cannot_be_expected() {
    let (mock, core) = mock();
    let target: Target = job(&core, "a");
    let options = RequestOptions::new().with_header("host", "x");
    let _ = mock.expect(target.delete(Some(options)));
}

/// A call with another filter is what the test meant, and one to another resource is not.
#[tokio::test]
async fn the_nearest_expected_request_is_of_the_same_operation() {
    let mock = MockTransport::in_any_order();
    let core = mock.core();
    let with = |key: &str, options: &[(&str, &str)]| {
        let options = options
            .iter()
            .fold(RequestOptions::new(), |all, (name, value)| {
                all.with_query(*name, *value)
            });
        job(&core, key).call(Some(options)).model::<Job>()
    };
    mock.expect(with("b", &[])).returns(&a_job("b"));
    mock.expect(with("a", &[("p", "1"), ("q", "2"), ("r", "3")]))
        .returns(&a_job("a"));
    let error = unexpected(with("a", &[])).await.to_string();
    let text =
        "expected GET https://graph.microsoft.com/v1.0/jobs/a?p=1&q=2&r=3 (the nearest of 2), got";
    assert!(error.contains(text), "{error}");
    problems(mock);
}
