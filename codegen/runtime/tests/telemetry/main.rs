//! Spans, as OpenTelemetry exports them: one of the kind internal for each call, one of the kind client for each attempt.
#![cfg(any(feature = "rustls", feature = "aws-lc", feature = "native-tls"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod attempts;
mod privacy;
mod tasks;

#[path = "../client/support/log.rs"]
mod log;
#[expect(unreachable_pub, reason = "as generated code writes them")]
#[path = "../client/support/model.rs"]
mod model;

use std::sync::Arc;
use std::time::Duration;

use azure_core_opentelemetry::OpenTelemetryTracerProvider;
use graph_runtime::azure_core::http::{ClientOptions, InstrumentationOptions};
use graph_runtime::testing::MockCredential;
use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{Core, GraphClientOptions, RetryOptions, Target};
use opentelemetry::Value;
use opentelemetry::trace::SpanKind;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};

/// A client of a server, and the spans that it exports.
struct Traced {
    server: Server,
    root: Target,
    exporter: InMemorySpanExporter,
    /// Exports until it is dropped.
    provider: Arc<SdkTracerProvider>,
}

impl Traced {
    async fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::of(Server::scripted(replies).await.unwrap())
    }

    fn of(server: Server) -> Self {
        let (exporter, provider, instrumentation) = exporting();
        let client = ClientOptions {
            instrumentation,
            ..ClientOptions::default()
        };
        let options = GraphClientOptions::new()
            .with_cloud(server.cloud())
            .with_client_options(client)
            .with_retry(RetryOptions::default().with_first_delay(Duration::from_millis(1)));
        let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
        Self {
            root: Target::root(&core, "v1.0"),
            server,
            exporter,
            provider,
        }
    }

    fn user(&self, key: &str) -> Target {
        self.root.segment("users").key(key)
    }

    /// The finished spans of a kind, in order.
    fn spans(&self, kind: &SpanKind) -> Vec<SpanData> {
        self.provider.force_flush().unwrap();
        let spans = self.exporter.get_finished_spans().unwrap().into_iter();
        spans.filter(|span| span.span_kind == *kind).collect()
    }

    fn attempts(&self) -> Vec<SpanData> {
        self.spans(&SpanKind::Client)
    }

    fn calls(&self) -> Vec<SpanData> {
        self.spans(&SpanKind::Internal)
    }
}

/// An exporter in this process, and the options for it.
fn exporting() -> (
    InMemorySpanExporter,
    Arc<SdkTracerProvider>,
    InstrumentationOptions,
) {
    let exporter = InMemorySpanExporter::default();
    let builder = SdkTracerProvider::builder().with_simple_exporter(exporter.clone());
    let provider = Arc::new(builder.build());
    let instrumentation = InstrumentationOptions {
        tracer_provider: Some(OpenTelemetryTracerProvider::new(provider.clone())),
    };
    (exporter, provider, instrumentation)
}

/// An attribute of a span.
fn attribute<'a>(span: &'a SpanData, name: &str) -> Option<&'a Value> {
    let mut attributes = span.attributes.iter();
    let found = attributes.find(|attribute| attribute.key.as_str() == name);
    found.map(|attribute| &attribute.value)
}

fn number(span: &SpanData, name: &str) -> Option<i64> {
    match attribute(span, name)? {
        Value::I64(number) => Some(*number),
        other => panic!("{name} is {other:?}"),
    }
}

fn text(span: &SpanData, name: &str) -> Option<String> {
    Some(attribute(span, name)?.as_str().into_owned())
}
