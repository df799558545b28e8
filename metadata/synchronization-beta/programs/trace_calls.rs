//! Shows what a call does: waits as events of `tracing`, attempts as spans of OpenTelemetry. With `--graph` it calls Graph, and reads
//! `SERVICE_PRINCIPAL_ID`.

mod support;

use azure_core_opentelemetry::OpenTelemetryTracerProvider;
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::{GetOptions, RequestOptions};
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider};
use std::sync::Arc;
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::new(429).with_header("retry-after", "1"),
        Reply::json(200, r#"{"id":"1f6d2b84","displayName":"Wingtip"}"#),
    ])
    .await?;
    let [principal] = service.variables([("SERVICE_PRINCIPAL_ID", "1f6d2b84")])?;

    // Events: any subscriber shows them.
    let format = tracing_subscriber::fmt().with_ansi(false).without_time();
    format
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();

    // Spans: this exporter keeps them; another one sends them to a collector.
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone());
    let provider = Arc::new(provider.build());
    let tracers = OpenTelemetryTracerProvider::new(provider.clone());
    let mut options = service.options();
    options.client_options.instrumentation.tracer_provider = Some(tracers);
    let graph = GraphClient::new(service.credential.clone(), Some(options))?;

    // An id of the program's own connects its log with that of Graph.
    let request =
        RequestOptions::new().with_client_request_id("7c0b1d6a-5a3f-4a53-9f0d-2f4b1f3f8a11");
    let options = GetOptions::new().with_request(request);
    let found = graph
        .service_principals()
        .by_id(&principal)
        .get(Some(options))
        .await?;
    println!("{}", found.into_model()?.display_name.unwrap_or_default());

    provider.force_flush()?;
    for span in exporter.get_finished_spans()? {
        let status = span
            .attributes
            .iter()
            .find(|it| it.key.as_str() == "http.response.status_code");
        let status = status
            .map(|status| status.value.to_string())
            .unwrap_or_default();
        println!("span: {:?}, {}, {status}", span.span_kind, span.name);
    }
    service.print_requests();
    Ok(())
}
