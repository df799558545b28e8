//! Entra ID, as the receiver sees it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, HttpClient, Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use graph_runtime::webhooks::Authority;
use serde_json::{Value, json};

use super::NOW;

/// Keys that sign tokens; making them takes a while.
static KEYS: LazyLock<[KeyPair; 2]> =
    LazyLock::new(|| [(); 2].map(|()| KeyPair::generate(KeySize::Rsa2048).unwrap()));

/// A clock that tests set.
#[derive(Clone, Debug)]
pub(crate) struct TestClock(Arc<AtomicU64>);

impl TestClock {
    pub(crate) fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

/// The authority, its answers and its clock.
#[derive(Clone, Debug)]
pub(crate) struct Entra(Arc<State>);

#[derive(Debug)]
struct State {
    clock: TestClock,
    answers: Mutex<Answers>,
    requests: Mutex<Vec<String>>,
}

#[derive(Debug)]
struct Answers {
    keys: Vec<Value>,
    key_url: String,
    /// What is answered instead of keys and configuration.
    status: Option<u16>,
    pause: Duration,
}

/// The public key of [`KEYS`] as a JSON web key.
pub(crate) fn jwk(id: &str, index: usize) -> Value {
    // RSAPublicKey (RFC 8017, appendix A.1.1): the modulus of 256 bytes after two heads and a zero, then 65537.
    let der = KEYS[index].public_key().as_ref();
    assert_eq!((der.len(), &der[265..]), (270, &[2, 3, 1, 0, 1][..]));
    let modulus = URL_SAFE_NO_PAD.encode(&der[9..265]);
    json!({"kty": "RSA", "use": "sig", "kid": id, "n": modulus, "e": "AQAB"})
}

/// The signature of a key, RS256.
pub(crate) fn sign(index: usize, message: &[u8]) -> Vec<u8> {
    let key = &KEYS[index];
    let mut signature = vec![0; key.public_modulus_len()];
    let random = SystemRandom::new();
    key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
        .unwrap();
    signature
}

impl Entra {
    const URL: &str = "https://login.microsoftonline.com";

    /// With the first key, `key-1`.
    pub(crate) fn new() -> Self {
        Self(Arc::new(State {
            clock: TestClock(Arc::new(AtomicU64::new(NOW))),
            answers: Mutex::new(Answers {
                keys: vec![jwk("key-1", 0)],
                key_url: format!("{}/common/discovery/v2.0/keys", Self::URL),
                status: None,
                pause: Duration::ZERO,
            }),
            requests: Mutex::default(),
        }))
    }

    pub(crate) fn authority(&self) -> Authority {
        Authority::for_cloud(&graph_runtime::Cloud::Global).unwrap()
    }

    pub(crate) fn client(&self) -> Arc<dyn HttpClient> {
        Arc::new(self.clone())
    }

    pub(crate) fn clock(&self) -> TestClock {
        self.0.clock.clone()
    }

    pub(crate) fn pass(&self, seconds: u64) {
        self.0.clock.0.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn set_back(&self, seconds: u64) {
        self.0.clock.0.fetch_sub(seconds, Ordering::SeqCst);
    }

    /// From now on it has these keys.
    pub(crate) fn has_keys(&self, keys: impl IntoIterator<Item = Value>) {
        self.0.answers.lock().unwrap().keys = keys.into_iter().collect();
    }

    pub(crate) fn has_key_url(&self, url: &str) {
        self.0.answers.lock().unwrap().key_url = url.to_owned();
    }

    pub(crate) fn answers(&self, status: Option<u16>) {
        self.0.answers.lock().unwrap().status = status;
    }

    pub(crate) fn takes(&self, pause: Duration) {
        self.0.answers.lock().unwrap().pause = pause;
    }

    /// The URLs that were asked for so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.0.requests.lock().unwrap().clone()
    }

    /// How often the keys were fetched.
    pub(crate) fn fetches(&self) -> usize {
        let requests = self.requests();
        requests.iter().filter(|url| url.ends_with("/keys")).count()
    }
}

#[async_trait::async_trait]
impl HttpClient for Entra {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let url = request.url().to_string();
        let is_configuration = url.ends_with("/.well-known/openid-configuration");
        let (status, body, pause) = {
            let answers = self.0.answers.lock().unwrap();
            let body = match is_configuration {
                true => json!({"issuer": "x", "jwks_uri": answers.key_url}),
                false => json!({"keys": answers.keys}),
            };
            (answers.status.unwrap_or(200), body, answers.pause)
        };
        self.0.requests.lock().unwrap().push(url);
        tokio::time::sleep(pause).await;
        if status == 0 {
            let kind = azure_core::error::ErrorKind::Connection;
            return Err(azure_core::Error::with_message(kind, "no network"));
        }
        Ok(AsyncRawResponse::from_bytes(
            StatusCode::from(status),
            Headers::new(),
            body.to_string(),
        ))
    }
}
