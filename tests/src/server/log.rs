//! All that is logged at TRACE on this thread, and all that is traced, as text.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use azure_core::http::{Context, Request};
use azure_core::tracing::{
    AsAny, Attribute, AttributeValue, Span, SpanGuard, SpanKind, SpanStatus, Tracer, TracerProvider,
};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::filter::LevelFilter;

use super::locked;

/// What was logged and traced.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

/// Logging goes on until it is dropped.
pub struct Logging(#[expect(dead_code, reason = "only held")] DefaultGuard);

impl Log {
    /// Logs everything on this thread.
    pub fn start() -> (Self, Logging) {
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        (log, Logging(tracing::subscriber::set_default(subscriber)))
    }

    /// All of it.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&locked(&self.0)).into_owned()
    }

    fn line(&self, text: &str) {
        let mut bytes = locked(&self.0);
        bytes.extend(text.bytes());
        bytes.push(b'\n');
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        locked(&self.0).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TracerProvider for Log {
    fn get_tracer(
        &self,
        _: Option<&'static str>,
        _: &'static str,
        _: Option<&'static str>,
    ) -> Arc<dyn Tracer> {
        Arc::new(self.clone())
    }
}

impl Tracer for Log {
    fn start_span(
        &self,
        name: Cow<'static, str>,
        _: SpanKind,
        attributes: Vec<Attribute>,
    ) -> Arc<dyn Span> {
        self.line(&format!("span {name} {attributes:?}"));
        Arc::new(self.clone())
    }

    fn start_span_with_parent(
        &self,
        name: Cow<'static, str>,
        kind: SpanKind,
        attributes: Vec<Attribute>,
        _: Arc<dyn Span>,
    ) -> Arc<dyn Span> {
        self.start_span(name, kind, attributes)
    }

    fn namespace(&self) -> Option<&'static str> {
        None
    }
}

impl Span for Log {
    fn is_recording(&self) -> bool {
        true
    }

    fn span_id(&self) -> [u8; 8] {
        [1; 8]
    }

    fn end(&self) {}

    fn set_status(&self, status: SpanStatus) {
        self.line(&format!("span status {status:?}"));
    }

    fn set_attribute(&self, key: &'static str, value: AttributeValue) {
        self.line(&format!("span {key} {value:?}"));
    }

    fn record_error(&self, error: &dyn std::error::Error) {
        self.line(&format!("span error {error} {error:?}"));
    }

    fn set_current(&self, _: &Context) -> Box<dyn SpanGuard> {
        struct Nothing;
        impl SpanGuard for Nothing {
            fn end(self) {}
        }
        Box::new(Nothing)
    }

    fn propagate_headers(&self, _: &mut Request) {}
}

impl AsAny for Log {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}
