//! Change notifications: what Graph sends to the notification URL of a subscription (feature `webhooks`).
//!
//! [`NotificationReceiver`] takes the method, the URL and the body of a request, and returns a [`WebhookResponse`]
//! (status, headers and body), so it works with any web framework:
//!
//! * A validation request is answered with its token.
//! * `clientState` is compared in constant time, for each item of a POST.
//! * Validation tokens are checked ([`TokenValidator`]): signature, issuer, audience, publisher, time, and tenant.
//! * Resource data is decrypted ([`DecryptionKey`]) after its signature was checked.
//!
//! Valid items are delivered even if others of the same POST are rejected, and the response does not show it.
//!
//! # Example
//! A whole receiver, without a web framework. On the internet it needs https, for example by a reverse proxy.
//!
//! ```
//! use graph_runtime::webhooks::{WebhookResponse, Delivery, NotificationKind, NotificationReceiver};
//! use std::sync::{Arc, Mutex};
//! use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
//! use tokio::net::{TcpListener, TcpStream};
//!
//! /// Where notifications are stored until someone works on them; here in memory.
//! type Queue = Arc<Mutex<Vec<String>>>;
//!
//! /// Stores the valid notifications of a POST.
//! async fn store(queue: &Queue, delivery: Delivery) -> Result<(), std::io::Error> {
//!     for notification in &delivery.notifications {
//!         let item = &notification.item;
//!         let work = match notification.kind() {
//!             NotificationKind::Lifecycle(event) => format!("{event} {:?}", item.subscription_id),
//!             _ => format!("changed {:?}", item.resource),
//!         };
//!         queue.lock().unwrap().push(work);
//!     }
//!     for rejected in &delivery.rejected {
//!         eprintln!("{}", rejected.reason);
//!     }
//!     Ok(())
//! }
//!
//! /// Serves one request.
//! async fn serve(stream: TcpStream, receiver: &NotificationReceiver, queue: &Queue) -> std::io::Result<()> {
//!     let mut stream = BufReader::new(stream);
//!     let mut line = String::new();
//!     stream.read_line(&mut line).await?;
//!     let (method, rest) = line.split_once(' ').unwrap_or_default();
//!     let target = rest.split(' ').next().unwrap_or_default();
//!     let mut length = 0;
//!     loop {
//!         let mut header = String::new();
//!         stream.read_line(&mut header).await?;
//!         let Some((name, value)) = header.split_once(':') else { break };
//!         if name.eq_ignore_ascii_case("content-length") {
//!             length = value.trim().parse().unwrap_or(0).min(4 << 20);
//!         }
//!     }
//!     let mut body = vec![0; length];
//!     stream.read_exact(&mut body).await?;
//!
//!     let handler = |delivery| store(queue, delivery);
//!     let response: WebhookResponse = receiver.receive(method, target, &body, handler).await;
//!
//!     let mut head = format!("HTTP/1.1 {} -\r\nconnection: close\r\n", response.status());
//!     for (name, value) in response.headers() {
//!         head += &format!("{name}: {value}\r\n");
//!     }
//!     head += &format!("content-length: {}\r\n\r\n", response.body().len());
//!     stream.write_all(head.as_bytes()).await?;
//!     stream.write_all(response.body()).await
//! }
//!
//! # /// Sends a request to the receiver, as Graph does.
//! # async fn send(address: std::net::SocketAddr, target: &str, body: &str) -> std::io::Result<String> {
//! #     let mut stream = TcpStream::connect(address).await?;
//! #     let head = format!("POST {target} HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", body.len());
//! #     stream.write_all(head.as_bytes()).await?;
//! #     stream.write_all(body.as_bytes()).await?;
//! #     let mut response = String::new();
//! #     stream.read_to_string(&mut response).await?;
//! #     Ok(response)
//! # }
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> std::io::Result<()> {
//!     let receiver = NotificationReceiver::new("the clientState of the subscription");
//!     let queue = Queue::default();
//!     let listener = TcpListener::bind("127.0.0.1:0").await?;
//! #     let (address, stored) = (listener.local_addr()?, queue.clone());
//!     let server = tokio::spawn(async move {
//!         while let Ok((stream, _)) = listener.accept().await {
//!             if let Err(error) = serve(stream, &receiver, &queue).await {
//!                 eprintln!("{error}");
//!             }
//!         }
//!     });
//! #     let response = send(address, "/hook?validationToken=a%2Bb+c", "").await?;
//! #     assert!(response.starts_with("HTTP/1.1 200 ") && response.ends_with("\r\n\r\na+b c"), "{response}");
//! #     let body = r#"{"value": [
//! #         {"clientState": "the clientState of the subscription", "changeType": "created", "resource": "me/messages/1"},
//! #         {"clientState": "a guess", "changeType": "created", "resource": "me/messages/2"},
//! #         {"clientState": "the clientState of the subscription", "lifecycleEvent": "missed", "subscriptionId": "a"}]}"#;
//! #     assert!(send(address, "/hook", body).await?.starts_with("HTTP/1.1 202 "));
//! #     assert_eq!(*stored.lock().unwrap(), ["changed Some(\"me/messages/1\")", "missed Some(\"a\")"]);
//! #     server.abort();
//!     # return Ok(());
//!     server.await?;
//!     Ok(())
//! }
//! ```
//!
//! # Notifications with resource data
//! Graph sends tokens with them, and encrypts their data with the certificate of the subscription. The receiver needs to know the
//! program's app and the private key:
//!
//! ```no_run
//! use graph_runtime::webhooks::{Authority, DecryptionKey, NotificationReceiver, TokenValidator};
//! use graph_runtime::{Cloud, HttpOptions};
//!
//! # async fn receiver(app_id: &str, client_state: &str, private_key: &str) -> Result<(), graph_runtime::Error> {
//! let client = HttpOptions::new().build()?; // or that of the program's `Core`
//! let tokens = TokenValidator::new(client, Authority::for_cloud(&Cloud::Global)?, [app_id])?;
//! tokens.refresh_keys().await?; // so that the first notification does not wait
//! let receiver = NotificationReceiver::new(client_state)
//!     .with_token_validator(tokens)
//!     .with_decryption_key("certificate-2026", DecryptionKey::from_pem(private_key)?);
//! # Ok(())
//! # }
//! ```
//!
//! [`Notification::content`] has the decrypted JSON, and [`Notification::content_as`] a model of it.
//!
//! # Events of a subscription
//! Graph sends them to the lifecycle notification URL, which may be the same URL. [`LifecycleEvent`] describes what to do
//! about each.
//!
//! # Repeated notifications
//! Graph sends a POST again for up to four hours unless it is answered with 2xx, and may send the same change several times.
//! Work on notifications should therefore have the same result when it is repeated.
//!
//! # What it needs to build
//! Cryptography is AWS-LC, from the crate `aws-lc-rs`: a C compiler; on Windows on ARM64 also cmake and clang. The
//! feature includes no HTTP client: the validation of tokens needs `rustls`, `aws-lc` or `native-tls`, or a client of the program.
//!
//! # Sources
//! [Change notifications](https://learn.microsoft.com/graph/change-notifications-overview);
//! [delivery by webhooks](https://learn.microsoft.com/graph/change-notifications-delivery-webhooks);
//! [resource data](https://learn.microsoft.com/graph/change-notifications-with-resource-data);
//! [lifecycle notifications](https://learn.microsoft.com/graph/change-notifications-lifecycle-events).

mod check;
mod client_state;
mod delivery;
mod encrypted;
mod models;
mod query;
mod receiver;
mod response;
mod tokens;

pub use check::CheckError;
pub use delivery::{Delivery, Notification, NotificationKind, RejectedItem, RejectionReason};
pub use encrypted::{DecryptionError, DecryptionKey, DecryptionKeys};
pub use models::{
    ChangeNotification, ChangeNotificationProperty, ChangeType, EncryptedContent,
    EncryptedContentProperty, LifecycleEvent, NotificationCollection,
    NotificationCollectionProperty, ResourceData, ResourceDataProperty,
};
pub use receiver::NotificationReceiver;
pub use response::WebhookResponse;
pub use tokens::{Authority, TokenError, TokenValidator, ValidToken};
