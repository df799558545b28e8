//! The server on this machine ends when it is dropped, with its connections.

use graph_runtime::testing::http::{Reply, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const REQUEST: &[u8] = b"GET /x HTTP/1.1\r\nhost: localhost\r\n\r\n";

#[tokio::test]
async fn an_open_connection_ends_with_the_server() {
    let server = Server::scripted([Reply::new(204), Reply::new(204)]).await;
    let server = server.unwrap();
    let mut connection = TcpStream::connect(server.address()).await.unwrap();
    let mut response = [0; 1024];
    connection.write_all(REQUEST).await.unwrap();
    assert!(connection.read(&mut response).await.unwrap() > 0);
    assert_eq!(server.count(), 1);
    drop(server);
    tokio::task::yield_now().await;
    let _ = connection.write_all(REQUEST).await;
    let rest = connection.read(&mut response).await;
    assert!(matches!(rest, Ok(0) | Err(_)), "{rest:?}");
}
