//! One program with ring, AWS-LC and azure_core's own HTTP stack beside the one of graph-runtime, as features that are put
//! together make it: both work, a token is fetched from a login endpoint of this machine, and no provider of rustls is made
//! the default of the process.

use std::error::Error;
use std::process::Command;
use std::sync::Arc;

use azure_core::cloud::{CloudConfiguration, CustomConfiguration};
use azure_core::http::{ClientOptions, HttpClient, Transport, new_http_client};
use azure_identity::{ClientSecretCredential, ClientSecretCredentialOptions};
use graph_synchronization::GraphClient;
use graph_synchronization::graph_runtime::{Cloud, GraphClientOptions, HttpOptions};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::crypto::{CryptoProvider, aws_lc_rs, ring};
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

const TENANT: &str = "tenant";
const TOKEN: &str =
    r#"{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"t0ken"}"#;
const PRINCIPAL: &str = r#"{"id":"1","displayName":"Payroll"}"#;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The program runs itself with the authority as the platform's only one, which azure_core's stack reads too.
fn main() -> Result<()> {
    if std::env::args().len() > 1 {
        return tokio::runtime::Runtime::new()?.block_on(run());
    }
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let certificate =
        CertificateParams::new(["localhost".to_owned()])?.signed_by(&key, &authority)?;
    std::fs::write("authority.pem", authority.pem())?;
    std::fs::write("certificate.der", certificate.der())?;
    std::fs::write("key.der", key.serialize_der())?;
    let mut own = Command::new(std::env::current_exe()?);
    own.arg("with-the-authority");
    let own = own
        .env("SSL_CERT_FILE", "authority.pem")
        .env_remove("SSL_CERT_DIR");
    let own = own.env("NO_PROXY", "localhost");
    match own.status()?.success() {
        true => Ok(()),
        false => Err("the program failed".into()),
    }
}

async fn run() -> Result<()> {
    // Both are there, so rustls can choose neither by itself.
    assert!(!ring::default_provider().cipher_suites.is_empty());
    assert!(!aws_lc_rs::default_provider().cipher_suites.is_empty());
    assert!(CryptoProvider::get_default().is_none());

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let origin = format!("https://localhost:{}", listener.local_addr()?.port());
    let acceptor = acceptor()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(acceptor.clone(), stream));
        }
    });

    call(&origin, HttpOptions::new().build()?).await?;
    let named = HttpOptions::new().with_root_certificates(std::fs::read("authority.pem")?);
    call(&origin, named.build()?).await?;
    assert!(CryptoProvider::get_default().is_none(), "by graph-runtime");

    call(&origin, new_http_client(None)).await?;
    assert!(CryptoProvider::get_default().is_none(), "by azure_core");

    // A default that another crate chose changes nothing.
    aws_lc_rs::default_provider()
        .install_default()
        .map_err(|_| "a default")?;
    call(&origin, HttpOptions::new().build()?).await?;
    call(&origin, new_http_client(None)).await?;
    println!("both HTTP stacks fetched a token and a service principal; no default was installed");
    Ok(())
}

/// A token from the login endpoint, and a service principal with it, both by `http`.
async fn call(origin: &str, http: Arc<dyn HttpClient>) -> Result<()> {
    let mut cloud = CustomConfiguration::default();
    cloud.authority_host = origin.to_owned();
    let login = ClientSecretCredentialOptions {
        client_options: ClientOptions {
            cloud: Some(Arc::new(CloudConfiguration::from(cloud))),
            transport: Some(Transport::new(http.clone())),
            ..ClientOptions::default()
        },
    };
    let credential =
        ClientSecretCredential::new(TENANT, "app".into(), "secret".into(), Some(login))?;
    let options = GraphClientOptions::new()
        .with_http_client(http)
        .with_cloud(Cloud::Custom {
            endpoint: origin.to_owned(),
            scope: None,
        });
    let graph = GraphClient::new(credential, Some(options))?;
    let found = graph
        .service_principals()
        .by_id("1")
        .get(None)
        .await?
        .into_model()?;
    assert_eq!(found.display_name.as_deref(), Some("Payroll"));
    Ok(())
}

fn acceptor() -> Result<TlsAcceptor> {
    let certificate = std::fs::read("certificate.der")?.into();
    let key = PrivateKeyDer::try_from(std::fs::read("key.der")?)?;
    let provider = Arc::new(ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    Ok(Arc::new(config).into())
}

/// Answers the login endpoint with a token, and whoever has it with a service principal.
async fn serve(acceptor: TlsAcceptor, stream: TcpStream) -> Option<()> {
    let mut stream = BufReader::new(acceptor.accept(stream).await.ok()?);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head).await.ok()? == 0 {
                return None;
            }
        }
        let head = head.to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap_or(0))];
        stream.read_exact(&mut body).await.ok()?;
        let is_login = head.starts_with("post /tenant/oauth2/v2.0/token ")
            && String::from_utf8_lossy(&body).contains("client_secret=secret");
        let is_call = head.starts_with("get /v1.0/serviceprincipals/1 ")
            && head.contains("\r\nauthorization: bearer t0ken\r\n");
        let (status, body) = match (is_login, is_call) {
            (true, _) => ("200 OK", TOKEN),
            (_, true) => ("200 OK", PRINCIPAL),
            _ => ("400 Bad Request", "{}"),
        };
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(answer.as_bytes()).await.ok()?;
        stream.flush().await.ok()?;
    }
}
