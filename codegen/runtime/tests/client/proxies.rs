//! Proxies: those of the environment, those of the program, and none.

use std::process::Command;
use std::sync::Arc;

use azure_core::http::{HttpClient, Method, Request};
use graph_runtime::{Cloud, Core, Error, ErrorKind, GraphClientOptions, HttpOptions, Target};

use super::support::{
    Authority, Job, MockCredential, Recorder, Reply, bounded, https, job, proxy, proxy_with,
    serving,
};

const HOST: &str = "graph.microsoft.com";
/// `user:secret`.
const BASIC: &str = "\r\nproxy-authorization: basic dxnlcjpzzwnyzxq=\r\n";

async fn get(http: Arc<dyn HttpClient>) -> Result<Job, Error> {
    let options = GraphClientOptions::new().with_http_client(http);
    let core = Core::new(
        Arc::new(MockCredential::with_prefix("Ya29xQ")),
        Some(options),
    )?;
    let root = Target::root(&core, "beta");
    bounded(job(&root).get(None)).await?.into_model()
}

async fn graph() -> (Recorder, HttpOptions) {
    let authority = Authority::new();
    let server = https(authority.acceptor(HOST)).await;
    let http = HttpOptions::new().with_root_certificates(authority.pem());
    (server, http)
}

#[tokio::test]
async fn a_proxy_sees_the_host_and_its_own_credentials_and_nothing_else() {
    let (server, http) = graph().await;
    let proxy = proxy(server.address()).await;
    let http = http.with_proxy(&proxy.url("user:secret@")).unwrap();
    let job = get(http.build().unwrap()).await.unwrap();
    assert_eq!(job.id.as_deref(), Some("over-tls"));
    let [asked] = &proxy.heads()[..] else {
        panic!("one tunnel")
    };
    assert!(asked.starts_with("connect graph.microsoft.com:443 http/1.1\r\n"));
    assert!(asked.contains(BASIC), "{asked}");
    assert!(!asked.contains("\r\nauthorization:") && !asked.contains("bearer"));
    assert!(!asked.contains("serviceprincipals"));
    let [received] = &server.heads()[..] else {
        panic!("one request")
    };
    assert!(received.contains("\r\nauthorization: bearer ya29xq-1\r\n"));
    assert!(!received.contains("proxy-authorization"));
}

/// RFC 3986, section 3.2.1: what separates the parts of a URL is percent-encoded in a password, and sent decoded.
#[tokio::test]
async fn credentials_of_a_proxy_are_sent_decoded() {
    use base64::Engine as _;
    for (credentials, sent) in [
        ("us%40er:p%3Aw%2F%25@", "us@er:p:w/%"),
        ("user@", "user:"),
        (":pw@", ":pw"),
        ("user:p@ss@", "user:p@ss"),
        ("us'er!$&()*+,;=~:p|^`{}\"@", "us'er!$&()*+,;=~:p|^`{}\""),
        ("user:pw%ZZ@", "user:pw%ZZ"),
        ("j\u{e9}:\u{4e16}@", "j\u{e9}:\u{4e16}"),
        ("DOMAIN%5Cuser:a%20b@", "DOMAIN\\user:a b"),
    ] {
        let (server, http) = graph().await;
        let proxy = proxy(server.address()).await;
        let http = http.with_proxy(&proxy.url(credentials)).unwrap();
        get(http.build().unwrap()).await.unwrap();
        let basic = base64::prelude::BASE64_STANDARD.encode(sent);
        let header = format!(
            "\r\nproxy-authorization: basic {}\r\n",
            basic.to_lowercase()
        );
        assert!(proxy.heads()[0].contains(&header), "{credentials}");
    }
}

/// It must not be taken for no proxy at all.
#[test]
fn a_proxy_whose_url_hyper_can_not_read_is_refused() {
    for url in ["http://pro`xy.example", "http://pro{x}y.example:3128"] {
        let http = HttpOptions::new().with_proxy(url).unwrap();
        let error = http.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}

#[tokio::test]
async fn the_connection_to_a_proxy_can_be_encrypted() {
    let authority = Authority::new();
    let server = https(authority.acceptor(HOST)).await;
    let tls = Some(authority.acceptor("localhost"));
    let proxy = proxy_with(server.address(), "200 OK", tls).await;
    let url = format!("https://localhost:{}", proxy.address().port());
    let http = HttpOptions::new().with_root_certificates(authority.pem());
    let job = get(http.with_proxy(&url).unwrap().build().unwrap()).await;
    assert_eq!(job.unwrap().id.as_deref(), Some("over-tls"));
    assert!(proxy.heads()[0].starts_with("connect graph.microsoft.com:443 "));
}

#[tokio::test]
async fn refusals_of_a_proxy_are_reported_and_not_retried() {
    for (status, text) in [
        ("407 Proxy Authentication Required", "(407)"),
        ("403 Forbidden", "the proxy refused to connect"),
    ] {
        let (server, http) = graph().await;
        let proxy = proxy_with(server.address(), status, None).await;
        let http = http.with_proxy(&proxy.url("user:secret@")).unwrap();
        let error = get(http.build().unwrap()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
        assert!(!error.may_have_run(), "nothing was sent");
        let said = format!("{error} {error:?}");
        assert!(said.contains(text), "{said}");
        assert!(
            !said.contains("secret") && !said.contains("c2VjcmV0"),
            "{said}"
        );
        assert_eq!(proxy.heads().len(), 1, "asked once");
        assert_eq!(server.heads().len(), 0);
    }
}

#[test]
fn a_password_is_not_printed_and_what_is_no_proxy_is_refused() {
    let http = HttpOptions::new()
        .with_proxy("http://user:secret@proxy.example:3128/")
        .unwrap();
    let said = format!("{http:?} {:?}", http.build().unwrap());
    assert!(said.contains("http://proxy.example:3128"), "{said}");
    assert!(!said.contains("secret") && !said.contains("user"), "{said}");
    for url in [
        "",
        "proxy.example:3128",
        "socks5://user:secret@proxy.example",
        "ftp://x",
    ] {
        let error = HttpOptions::new().with_proxy(url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(!format!("{error:?}").contains("secret"));
    }
}

/// Managed identities are asked for by plain http.
#[tokio::test]
async fn plain_http_is_asked_of_the_proxy_as_a_whole_url() {
    let nobody = "127.0.0.1:9".parse().unwrap();
    let proxy = proxy(nobody).await;
    let http = HttpOptions::new().with_proxy(&proxy.url("user:secret@"));
    let http = http.unwrap().build().unwrap();
    let url = "http://identity.example/token?x=1".parse().unwrap();
    let request = Request::new(url, Method::Get);
    let response = bounded(http.execute_request(&request)).await.unwrap();
    assert_eq!(u16::from(response.status()), 200);
    let asked = proxy.heads().remove(0);
    assert!(asked.starts_with("get http://identity.example/token?x=1 http/1.1\r\n"));
    assert!(asked.contains(BASIC), "{asked}");
}

/// It is accepted because nothing leaves this machine, and a token would.
#[tokio::test]
async fn plain_http_to_this_machine_uses_no_proxy() {
    let server = serving([Reply::json(200, "{}"), Reply::json(200, "{}")]).await;
    let proxy = proxy(server.address()).await;
    let http = HttpOptions::new().with_proxy(&proxy.url("")).unwrap();
    for host in ["127.0.0.1", "localhost"] {
        let endpoint = format!("http://{host}:{}", server.address().port());
        let options = GraphClientOptions::new()
            .with_http_client(http.build().unwrap())
            .with_cloud(Cloud::Custom {
                endpoint,
                scope: None,
            });
        let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
        let sent = job(&Target::root(&core, "beta")).get::<Job>(None);
        bounded(sent).await.unwrap();
    }
    assert_eq!((server.count(), proxy.heads().len()), (2, 0));
}

/// Runs a test of this file in a process with these variables.
fn child(test: &str, variables: &[(&str, &str)]) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    for name in ["ALL", "HTTP", "HTTPS", "NO"] {
        let name = format!("{name}_PROXY");
        command.env_remove(name.to_lowercase()).env_remove(name);
    }
    let name = format!("proxies::{test}");
    command.args(["--exact", &name, "--ignored"]);
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_environment_applies_unless_the_program_overrides_it() {
    let authority = Authority::new();
    let server = https(authority.acceptor(HOST)).await;
    let proxy = proxy(server.address()).await;
    let silent = proxy_with(server.address(), "502 Bad Gateway", None).await;
    let folder = std::env::temp_dir().join(format!("graph-runtime-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("authority.pem");
    std::fs::write(&file, authority.pem()).unwrap();
    let pem = ("SSL_CERT_FILE", file.to_str().unwrap());
    let (url, wrong) = (proxy.url("user:secret@"), silent.url(""));

    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        tokio::task::block_in_place(|| child("child_goes_through", &[pem, (name, &url)]));
    }
    assert_eq!(proxy.heads().len(), 3);
    assert!(proxy.heads().iter().all(|head| head.contains(BASIC)));
    let explicit = [pem, ("HTTPS_PROXY", &wrong), ("GRAPH_TEST_PROXY", &url)];
    tokio::task::block_in_place(|| child("child_goes_through", &explicit));
    assert_eq!((proxy.heads().len(), silent.heads().len()), (4, 0));

    let direct = https(authority.acceptor("localhost")).await;
    let endpoint = format!("https://localhost:{}", direct.address().port());
    let endpoint = ("GRAPH_TEST_ENDPOINT", &*endpoint);
    for last in [
        ("NO_PROXY", "example.com,localhost"),
        ("no_proxy", "localhost"),
        ("NO_PROXY", "*"),
        ("NO_PROXY", " .example.com , LOCALHOST "),
        ("GRAPH_TEST_PROXY", "none"),
    ] {
        let variables = [pem, ("HTTPS_PROXY", &*wrong), endpoint, last];
        tokio::task::block_in_place(|| child("child_goes_through", &variables));
    }
    assert_eq!((direct.heads().len(), silent.heads().len()), (5, 0));
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
#[ignore = "run by another test, with an environment of its own"]
async fn child_goes_through() {
    let variable = |name| std::env::var(name).ok();
    let http = match variable("GRAPH_TEST_PROXY").as_deref() {
        None => HttpOptions::new(),
        Some("none") => HttpOptions::new().without_proxy(),
        Some(url) => HttpOptions::new().with_proxy(url).unwrap(),
    };
    let mut options = GraphClientOptions::new().with_http_client(http.build().unwrap());
    if let Some(endpoint) = variable("GRAPH_TEST_ENDPOINT") {
        let scope = None;
        options = options.with_cloud(Cloud::Custom { endpoint, scope });
    }
    let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
    let job = bounded(job(&Target::root(&core, "beta")).get::<Job>(None)).await;
    let job = job.unwrap().into_model().unwrap();
    assert_eq!(job.id.as_deref(), Some("over-tls"));
}
