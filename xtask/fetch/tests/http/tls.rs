//! Downloads over https, by the command, which trusts the test's own certificate through `SSL_CERT_FILE`.

use crate::server::{Connection, Server, answer};
use crate::{BODY, PATH};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

impl Connection for StreamOwned<ServerConnection, TcpStream> {
    fn close(&mut self) {
        self.conn.send_close_notify();
        let _ = self.conn.complete_io(&mut self.sock);
        self.sock.close();
    }
}

/// A certificate, and what the server needs of it.
struct Certificate {
    pem: String,
    config: Arc<ServerConfig>,
}

fn certificate() -> Certificate {
    let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    Certificate {
        pem: made.cert.pem(),
        config: Arc::new(config),
    }
}

/// A server over TLS, and its URL.
fn server(certificate: &Certificate, answers: Vec<Vec<u8>>, path: &str) -> (Server, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let config = Arc::clone(&certificate.config);
    let wrap = move |stream| {
        let connection =
            ServerConnection::new(Arc::clone(&config)).map_err(std::io::Error::other)?;
        Ok(StreamOwned::new(connection, stream))
    };
    let server = Server::on(listener, address, answers, wrap);
    (
        server,
        format!("https://localhost:{}{path}", address.port()),
    )
}

fn download(folder: &Path, url: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask-fetch"))
        .arg(url)
        .args(["--limit", "1000", "--timeout", "30", "--out"])
        .arg(folder.join("out"))
        .env("SSL_CERT_FILE", folder.join("root.pem"))
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap()
}

#[test]
fn https_redirects_to_another_host_over_https_only() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = certificate();
    fs::write(folder.path().join("root.pem"), &certificate.pem).unwrap();

    let file = answer("200 OK", &["ETag: \"a\""], BODY);
    let (_target, to) = server(&certificate, vec![file], "/beta/$metadata");
    let to = to.replace("localhost", "127.0.0.1");
    let plain = Server::new([answer("200 OK", &[], BODY)]);
    let redirects = [to.clone(), plain.url(PATH)]
        .map(|to| answer("302 Found", &[&format!("Location: {to}")], b""));
    let (_server, url) = server(&certificate, redirects.to_vec(), PATH);

    let output = download(folder.path(), &url);
    let line = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let expected =
        serde_json::json!({ "unchanged": false, "url": to, "etag": "\"a\"", "day": null });
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&line).unwrap(),
        expected
    );
    assert_eq!(fs::read(folder.path().join("out")).unwrap(), BODY);

    fs::remove_file(folder.path().join("out")).unwrap();
    let output = download(folder.path(), &url);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.contains("not followed: it is not https"),
        "{message}"
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("out").exists());
    assert!(plain.requests().is_empty());
}

#[test]
fn an_untrusted_certificate_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("root.pem"), certificate().pem).unwrap();
    let (server, url) = server(&certificate(), vec![answer("200 OK", &[], BODY); 4], PATH);
    let output = download(folder.path(), &url);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("certificate"), "{message}");
    assert!(!message.contains("trying again"), "{message}");
    assert!(server.requests().is_empty());
}
