//! TLS by the platform: Schannel, Secure Transport, or OpenSSL.

use native_tls::{Certificate, TlsConnector as Builder};
use tokio_native_tls::TlsConnector;

use super::connection::{Connection, Stream};
use super::connector::BoxError;

#[derive(Clone)]
pub(super) struct Tls(TlsConnector);

impl Tls {
    /// Trusts what the platform trusts, and these certificates in PEM.
    pub(super) fn new(roots: &[Vec<u8>]) -> Result<Self, BoxError> {
        let mut builder = Builder::builder();
        for pem in roots {
            let certificates = Certificate::stack_from_pem(pem)?;
            if certificates.is_empty() {
                return Err("there is no certificate in the PEM of the root certificates".into());
            }
            for certificate in certificates {
                builder.add_root_certificate(certificate);
            }
        }
        if cfg!(feature = "http2") {
            builder.request_alpns(&["h2", "http/1.1"]);
        } else {
            builder.request_alpns(&["http/1.1"]);
        }
        Ok(Self(builder.build()?.into()))
    }

    pub(super) async fn connect(
        &self,
        host: &str,
        stream: impl Stream + 'static,
    ) -> Result<Connection, BoxError> {
        let stream = self.0.connect(host, stream).await?;
        let protocol = stream.get_ref().negotiated_alpn()?;
        Ok(Connection::new(stream).with_protocol(protocol.as_deref()))
    }
}
