//! What happens, step by step.

use std::error::Error;
use std::io::{self, Write};

use graph_synchronization::GraphClient;
use graph_synchronization::graph_runtime::{Request, Response, embedded_json};
use graph_synchronization::models::{ServicePrincipal, StringKeyStringValuePair};
use graph_tests::server::Received;

use super::call::{Ids, find, provision};
use super::outcome::{Brief, Record};

type Out<'a> = &'a mut (dyn Write + Send);

/// Makes the calls and tells of them; `arrived` is the request as the server has seen it, if we are the server.
pub(crate) async fn all(
    graph: &GraphClient,
    ids: &Ids,
    arrived: impl Fn() -> Option<Received> + Send,
    out: Out<'_>,
) -> Result<(), Box<dyn Error>> {
    let request = find(graph, ids);
    writeln!(out, "\n1. The service principal of the application")?;
    writeln!(out, "   {} {}", request.method(), request.url())?;
    let instance = request.await?.into_model()?;
    let id = found(&instance, out)?;
    let request = provision(graph, id, ids);
    made(&request, out)?;
    let response = request.await?;
    if let Some(received) = arrived() {
        sent(&received, out)?;
    }
    answered(&response, out)?;
    let pair = response.into_model()?;
    typed(&pair, out)
}

fn found<'i>(instance: &'i ServicePrincipal, out: Out<'_>) -> Result<&'i str, Box<dyn Error>> {
    let id = instance.id.as_deref().ok_or("the answer has no id")?;
    let name = instance.display_name.as_deref().unwrap_or("no name");
    writeln!(out, "   {name}, whose id is {id}")?;
    Ok(id)
}

fn made(request: &Request<StringKeyStringValuePair>, out: Out<'_>) -> io::Result<()> {
    writeln!(out, "\n2. The request, before it is sent")?;
    writeln!(out, "   {} {}", request.method(), request.url())?;
    let body = request.body().unwrap_or_default();
    writeln!(out, "   {}", String::from_utf8_lossy(body))
}

fn sent(received: &Received, out: Out<'_>) -> io::Result<()> {
    writeln!(out, "\n3. What arrived at the server")?;
    writeln!(out, "   {} {}", received.method, received.target)?;
    for (name, value) in &received.headers {
        let value = match name.as_str() {
            "authorization" => "Bearer (the token, which is not shown)",
            _ => value,
        };
        writeln!(out, "   {name}: {value}")?;
    }
    writeln!(out, "   and {} bytes of JSON", received.length)
}

fn answered(response: &Response<StringKeyStringValuePair>, out: Out<'_>) -> io::Result<()> {
    writeln!(out, "\n4. The answer")?;
    writeln!(out, "   {}", response.status())?;
    for name in ["content-type", "request-id", "client-request-id"] {
        if let Some(value) = response.header(name) {
            writeln!(out, "   {name}: {value}")?;
        }
    }
    writeln!(out, "   {} bytes of JSON", response.body().len())
}

/// Both strings hold JSON; the second step reads it into types of our own.
fn typed(pair: &StringKeyStringValuePair, out: Out<'_>) -> Result<(), Box<dyn Error>> {
    writeln!(out, "\n5. The JSON in `key`, as a type of this example")?;
    let brief: Brief = embedded_json(pair.key.as_deref().ok_or("the answer has no key")?)?;
    writeln!(out, "   {}", brief.result)?;
    if let Some(details) = brief.details {
        let code = details.error_code.as_deref().unwrap_or("no code");
        let message = details.error_message.as_deref().unwrap_or("no message");
        writeln!(out, "   {code}: {message}")?;
    }
    writeln!(out, "\n6. The JSON in `value`, as a type of this example")?;
    let record: Record = embedded_json(pair.value.as_deref().ok_or("the answer has no value")?)?;
    Ok(told(&record, out)?)
}

fn told(record: &Record, out: Out<'_>) -> io::Result<()> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let system = |system: &Option<_>| match system {
        Some(super::outcome::System { name }) => text(name),
        None => "-".to_owned(),
    };
    let (from, to) = (system(&record.source_system), system(&record.target_system));
    writeln!(
        out,
        "   action {}, from {from} to {to}",
        text(&record.action)
    )?;
    for step in &record.provisioning_steps {
        let (kind, status) = (text(&step.kind), text(&step.status));
        writeln!(out, "   {kind}: {status}: {}", text(&step.description))?;
    }
    for property in &record.modified_properties {
        let (old, new) = (text(&property.old_value), text(&property.new_value));
        writeln!(out, "   {}: {old} -> {new}", text(&property.display_name))?;
    }
    Ok(())
}
