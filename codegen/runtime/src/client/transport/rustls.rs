//! TLS by rustls. Its crypto provider is set explicitly: the default of the process is neither used nor set, so that other
//! crates of a program keep theirs.

use std::sync::Arc;

use rustls_platform_verifier::Verifier;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;
#[cfg(feature = "aws-lc")]
use tokio_rustls::rustls::crypto::aws_lc_rs as cryptography;
#[cfg(not(feature = "aws-lc"))]
use tokio_rustls::rustls::crypto::ring as cryptography;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};

use super::connection::{Connection, Stream};
use super::connector::BoxError;

#[derive(Clone)]
pub(super) struct Tls(TlsConnector);

impl Tls {
    /// Trusts what the platform trusts, and these certificates in PEM.
    pub(super) fn new(roots: &[Vec<u8>]) -> Result<Self, BoxError> {
        let mut extra = Vec::new();
        for pem in roots {
            let before = extra.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                extra.push(certificate?);
            }
            if extra.len() == before {
                return Err("there is no certificate in the PEM of the root certificates".into());
            }
        }
        let provider = Arc::new(cryptography::default_provider());
        let verifier = verifier(extra, provider.clone())?;
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        if cfg!(feature = "http2") {
            config.alpn_protocols.push(b"h2".to_vec());
        }
        config.alpn_protocols.push(b"http/1.1".to_vec());
        Ok(Self(Arc::new(config).into()))
    }

    pub(super) async fn connect(
        &self,
        host: &str,
        stream: impl Stream + 'static,
    ) -> Result<Connection, BoxError> {
        let name = ServerName::try_from(host)?.to_owned();
        let stream = self.0.connect(name, stream).await?;
        let protocol = stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec);
        Ok(Connection::new(stream).with_protocol(protocol.as_deref()))
    }
}

#[cfg(not(target_os = "android"))]
fn verifier(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<tokio_rustls::rustls::crypto::CryptoProvider>,
) -> Result<Verifier, BoxError> {
    Ok(Verifier::new_with_extra_roots(extra, provider)?)
}

#[cfg(target_os = "android")]
fn verifier(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<tokio_rustls::rustls::crypto::CryptoProvider>,
) -> Result<Verifier, BoxError> {
    if !extra.is_empty() {
        return Err("on Android, root certificates are the system's alone".into());
    }
    Ok(Verifier::new(provider)?)
}
