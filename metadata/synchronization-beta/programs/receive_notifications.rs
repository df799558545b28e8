//! Receives change notifications: creates a subscription, answers the validation of the URL, and handles a notification. With `--graph`
//! it calls Graph, and reads `PORT`, `NOTIFICATION_URL`, an https URL that is forwarded to this port, `RESOURCE`, such as `users`, and
//! `CLIENT_STATE`, a long random text.

mod support;

use graph_synchronization_beta::graph_runtime::json::to_vec;
use graph_synchronization_beta::graph_runtime::serde_json::{self, Value, json};
use graph_synchronization_beta::graph_runtime::time::{Duration, OffsetDateTime};
use graph_synchronization_beta::graph_runtime::webhooks::{
    Delivery, NotificationKind, NotificationReceiver,
};
use graph_synchronization_beta::graph_runtime::{Method, Target};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::error::Error;
use std::net::SocketAddr;
use support::{Reply, Service};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{Sender, channel};

/// Graph sends less than 4 MB.
const MAX_BODY: usize = 4 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service =
        Service::connect([Reply::json(201, r#"{"id":"7f105c7d"}"#), Reply::new(204)]).await?;
    let [port, url, resource, secret] = service.variables([
        ("PORT", "0"),
        ("NOTIFICATION_URL", "https://hooks.contoso.com/graph"),
        ("RESOURCE", "users"),
        // Graph sends it back with each notification, which shows that it is for this subscription.
        ("CLIENT_STATE", "a long random text"),
    ])?;

    let listener = TcpListener::bind(("127.0.0.1", port.parse()?)).await?;
    let address = listener.local_addr()?;
    let (sender, mut work) = channel(100);
    tokio::spawn(serve(listener, NotificationReceiver::new(&*secret), sender));
    if service.is_local() {
        // Graph does this before it answers the request for a subscription.
        send_as_graph(address, "/graph?validationToken=a%2Bb", "").await?;
    }

    let expires = match service.is_local() {
        true => OffsetDateTime::UNIX_EPOCH,
        false => OffsetDateTime::now_utc() + Duration::hours(1),
    };
    let expires: Value = serde_json::from_slice(&to_vec(&expires)?)?;
    let body = json!({
        "changeType": "updated",
        "clientState": secret,
        "expirationDateTime": expires,
        "notificationUrl": url,
        "resource": resource,
    });
    // In a crate with the path `/subscriptions`, the method `create` makes this request.
    let subscriptions = Target::root(service.graph.core(), "v1.0").segment("subscriptions");
    let create = subscriptions.raw(Method::Post, Some(&body.to_string().parse()?), None);
    let created: Value = create.await?.into_model()?.as_str().parse()?;
    let id = created["id"].as_str().unwrap_or_default();
    println!("the subscription has the id {id}");

    if service.is_local() {
        // The second item is from someone who does not know the secret.
        let item = |secret: &str, resource: &str| json!({"clientState": secret, "changeType": "updated", "resource": resource});
        let body = json!({"value": [item(&secret, "users/1"), item("a guess", "users/2")]});
        send_as_graph(address, "/graph", &body.to_string()).await?;
    }
    // The work is done here, after Graph has its answer.
    if let Some(changed) = work.recv().await {
        println!("changed: {changed}");
    }
    subscriptions.key(id).delete(None).await?;
    service.print_requests();
    Ok(())
}

/// Serves the URL until the program ends.
async fn serve(listener: TcpListener, receiver: NotificationReceiver, work: Sender<String>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (receiver, work) = (receiver.clone(), work.clone());
        let answer = service_fn(move |request| answer(request, receiver.clone(), work.clone()));
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
    }
}

/// Answers a request. Any other web framework works the same.
async fn answer(
    request: Request<Incoming>,
    receiver: NotificationReceiver,
    work: Sender<String>,
) -> Result<Response<Full<Bytes>>, Box<dyn Error + Send + Sync>> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, MAX_BODY).collect().await?.to_bytes();
    let target = head.uri.to_string();
    let handler = |delivery| store(delivery, work);
    let answer = receiver
        .receive(head.method.as_str(), &target, &body, handler)
        .await;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    Ok(response.body(answer.body().to_vec().into())?)
}

/// Stores the valid notifications of a POST, here in a queue of this program. If that fails, Graph sends the POST again.
async fn store(
    delivery: Delivery,
    work: Sender<String>,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    for notification in &delivery.notifications {
        if let NotificationKind::Change = notification.kind() {
            work.try_send(notification.item.resource.clone().unwrap_or_default())?;
        }
    }
    for rejected in &delivery.rejected {
        println!("rejected: {}", rejected.reason);
    }
    Ok(())
}

/// Sends a request to the receiver, as Graph does.
async fn send_as_graph(
    address: SocketAddr,
    target: &str,
    body: &str,
) -> Result<(), std::io::Error> {
    let mut stream = TcpStream::connect(address).await?;
    let length = body.len();
    let request = format!(
        "POST {target} HTTP/1.1\r\nhost: hooks.contoso.com\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut response = String::new();
    stream.read_to_string(&mut response).await?;
    let (head, body) = response.split_once("\r\n\r\n").unwrap_or_default();
    println!("{} {body:?}", head.lines().next().unwrap_or_default());
    Ok(())
}
