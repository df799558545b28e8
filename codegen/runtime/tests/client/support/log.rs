//! All that is logged on this thread at TRACE, and all that is traced, as text.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use azure_core::http::{Context, Request};
use azure_core::tracing::{
    AsAny, Attribute, AttributeValue, Span, SpanGuard, SpanKind, SpanStatus, Tracer, TracerProvider,
};
use tracing::Dispatch;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::filter::LevelFilter;

/// What was logged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Logs everything on this thread until the guard is dropped.
    pub(crate) fn start() -> (Self, DefaultGuard) {
        // With a single subscriber, `tracing` asks the thread that comes to an event first whether anyone wants it, and keeps a
        // no: that of a test without a log.
        static SECOND: OnceLock<Dispatch> = OnceLock::new();
        SECOND.get_or_init(|| {
            let nowhere = tracing_subscriber::fmt().with_writer(std::io::sink);
            nowhere.with_max_level(LevelFilter::ERROR).into()
        });
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    fn line(&self, text: String) {
        let mut bytes = self.0.lock().unwrap();
        bytes.extend(text.into_bytes());
        bytes.push(b'\n');
    }
}

/// Fails if a text with ids and times has `secret`. They may have a short one by chance, if its characters are theirs.
#[track_caller]
pub(crate) fn without(text: &str, secret: &str, what: &str) {
    let is_distinct = secret.len() >= 10 || secret.contains(|c: char| !c.is_ascii_hexdigit());
    assert!(is_distinct, "{secret} may be in an id by chance");
    without_chance(text, secret, what);
}

/// The same for a text that has neither ids nor times.
#[track_caller]
pub(crate) fn without_chance(text: &str, secret: &str, what: &str) {
    let lower = text.to_lowercase();
    if let Some(at) = lower.find(&secret.to_lowercase()) {
        let before = lower[..at].char_indices().rev().nth(60);
        let from = before.map_or(0, |it| it.0);
        panic!("{what}: …{}", &lower[from..at + secret.len()]);
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Writes spans into the log too.
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
        name: std::borrow::Cow<'static, str>,
        _: SpanKind,
        attributes: Vec<Attribute>,
    ) -> Arc<dyn Span> {
        self.line(format!("span {name} {attributes:?}"));
        Arc::new(self.clone())
    }

    fn start_span_with_parent(
        &self,
        name: std::borrow::Cow<'static, str>,
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
        self.line(format!("span status {status:?}"));
    }

    fn set_attribute(&self, key: &'static str, value: AttributeValue) {
        self.line(format!("span {key} {value:?}"));
    }

    fn record_error(&self, error: &dyn std::error::Error) {
        self.line(format!("span error {error} {error:?}"));
    }

    fn set_current(&self, _: &Context) -> Box<dyn SpanGuard> {
        unimplemented!("not asked for")
    }

    fn propagate_headers(&self, _: &mut Request) {}
}

impl AsAny for Log {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}
