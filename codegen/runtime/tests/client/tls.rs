//! Whose certificates are trusted: the platform's and those that the program names, over real TLS on this machine.

use std::error::Error as _;
use std::sync::Arc;

use graph_runtime::{
    Cloud, Core, Error, ErrorKind, GraphClientOptions, HttpOptions, RetryOptions, Target,
};

use super::support::{Authority, Job, MockCredential, Recorder, bounded, https, job, proxy};

/// A job of `cloud`, over `http`.
async fn get(cloud: Cloud, http: &HttpOptions) -> Result<Job, Error> {
    get_as(&MockCredential::new(), cloud, http).await
}

async fn get_as(tokens: &MockCredential, cloud: Cloud, http: &HttpOptions) -> Result<Job, Error> {
    let options = GraphClientOptions::new()
        .with_cloud(cloud)
        .with_retry(RetryOptions::none())
        .with_http_client(http.build()?);
    let core = Core::new(Arc::new(tokens.clone()), Some(options))?;
    let root = Target::root(&core, "beta");
    bounded(job(&root).get(None)).await?.into_model()
}

fn at(server: &Recorder) -> Cloud {
    Cloud::Custom {
        endpoint: format!("https://localhost:{}", server.address().port()),
        scope: None,
    }
}

fn texts(error: &Error) -> String {
    let mut texts = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        texts += &format!(": {error}");
        cause = error.source();
    }
    texts
}

#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_where_it_is_named() {
    let authority = Authority::new();
    let server = https(authority.acceptor("localhost")).await;
    let http = HttpOptions::new().without_proxy();

    let error = get(at(&server), &http).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection, "{error}");
    assert!(!error.may_have_run(), "nothing was sent");
    let said = texts(&error);
    assert!(said.contains("certificate"), "{said}");

    let others = http.clone().with_root_certificates(Authority::new().pem());
    assert!(get(at(&server), &others).await.is_err());
    assert_eq!(server.heads(), [""; 0], "not a byte without trust");

    let trusting = others.with_root_certificates(authority.pem());
    let job = get(at(&server), &trusting).await.unwrap();
    assert_eq!(job.id.as_deref(), Some("over-tls"));
    let heads = server.heads();
    assert!(heads[0].contains("\r\nauthorization: bearer token-1\r\n"));
}

/// As tools write them: with other line ends, with text around them, several in one file.
#[tokio::test]
async fn certificates_in_every_form_of_pem() {
    let authority = Authority::new();
    let server = https(authority.acceptor("localhost")).await;
    let (pem, other) = (authority.pem(), Authority::new().pem());
    let crlf = pem.replace("\r\n", "\n").replace('\n', "\r\n");
    for text in [
        crlf.clone(),
        crlf.trim_end().to_owned(),
        format!("{other}{pem}"),
        format!("\n\n# Our authority\nsubject=CN = x\n{pem}more"),
        format!("\u{feff}{pem}"),
        format!("\u{feff}# Our authority\r\n{crlf}"),
        format!("\u{feff}{pem}{other}"),
        format!("{other}\u{feff}{pem}"),
        format!("  {}", pem.trim_end().replace('\n', " \n  ")),
        pem.replace('\n', "\r"),
    ] {
        let http = HttpOptions::new().without_proxy();
        let http = http.with_root_certificates(text.clone());
        let job = get(at(&server), &http).await;
        assert!(job.is_ok(), "{text:?}: {job:?}");
    }
}

#[tokio::test]
async fn a_certificate_is_for_its_host_only() {
    let authority = Authority::new();
    let server = https(authority.acceptor("graph.microsoft.com")).await;
    let http = HttpOptions::new().without_proxy();
    let http = http.with_root_certificates(authority.pem());
    let error = get(at(&server), &http).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection, "{error}");
    assert_eq!(server.heads(), [""; 0]);
}

#[test]
fn invalid_certificates_are_refused_at_once() {
    for pem in [
        "",
        "something",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        let error = HttpOptions::new()
            .with_root_certificates(pem)
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{pem}");
    }
}

/// Each cloud has its root, its scope and its name in the certificate; a proxy leads the names to this machine.
#[tokio::test]
async fn each_cloud_is_called_by_its_own_name() {
    for (cloud, host) in [
        (Cloud::Global, "graph.microsoft.com"),
        (Cloud::UsGovernment, "graph.microsoft.us"),
        (Cloud::UsGovernmentDod, "dod-graph.microsoft.us"),
        (Cloud::China, "microsoftgraph.chinacloudapi.cn"),
    ] {
        let authority = Authority::new();
        let server = https(authority.acceptor(host)).await;
        let proxy = proxy(server.address()).await;
        let http = HttpOptions::new().with_proxy(&proxy.url("")).unwrap();
        let http = http.with_root_certificates(authority.pem());
        let tokens = MockCredential::new();
        get_as(&tokens, cloud, &http).await.unwrap();
        assert_eq!(tokens.scopes(), [format!("https://{host}/.default")]);
        let connect = format!("connect {host}:443 http/1.1\r\n");
        assert!(proxy.heads()[0].starts_with(&connect));
        assert!(server.heads()[0].contains(&format!("\r\nhost: {host}\r\n")));
    }
}
