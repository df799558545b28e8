//! A gateway that refuses a slice by its length, without reading it, and closes the connection.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use graph_runtime::testing::MockCredential;
use graph_runtime::transfers::Upload;
use graph_runtime::{Cloud, Core, GraphClientOptions, Json, Method, Target};

use super::support::{UNIT, content, send, small_slices};

/// What the gateway takes in one request.
const MOST: usize = UNIT * 4;

/// The bytes that arrived, and the length of each slice that was announced.
#[derive(Default)]
struct Arrived {
    file: Vec<u8>,
    slices: Vec<usize>,
}

/// A service behind such a gateway, for one file of `length` bytes.
fn gateway(length: usize) -> (SocketAddr, Arc<Mutex<Arrived>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let arrived = Arc::new(Mutex::new(Arrived::default()));
    let state = arrived.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = serve(&mut stream.unwrap(), address, length, &state);
        }
    });
    (address, arrived)
}

/// One request of a connection, which is then closed.
fn serve(
    stream: &mut TcpStream,
    address: SocketAddr,
    length: usize,
    state: &Mutex<Arrived>,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let size = head.split("content-length: ").nth(1);
    let size: usize = size.map_or(0, |it| it.split("\r\n").next().unwrap().parse().unwrap());
    let mut state = state.lock().unwrap();
    let (status, body) = if head.starts_with("put") && size > MOST {
        state.slices.push(size);
        (413, "{}".to_owned())
    } else {
        let mut body = vec![0; size];
        stream.read_exact(&mut body)?;
        if head.starts_with("put") {
            state.slices.push(size);
            state.file.extend(body);
        }
        let next = state.file.len();
        match next == length {
            true => (201, r#"{"id":"item"}"#.to_owned()),
            false => (
                202,
                format!(
                    r#"{{"uploadUrl":"http://{address}/up","nextExpectedRanges":["{next}-"],"expirationDateTime":"2099-01-01T00:00:00Z"}}"#
                ),
            ),
        }
    };
    let answer = format!(
        "HTTP/1.1 {status} It\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(answer.as_bytes())
}

#[tokio::test]
async fn the_slices_are_halved() {
    let file = content(UNIT * 40);
    let (address, arrived) = gateway(file.len());
    let cloud = Cloud::Custom {
        endpoint: format!("http://{address}"),
        scope: None,
    };
    let options = GraphClientOptions::new().with_cloud(cloud);
    let core = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    let create = Target::root(&core, "v1.0").segment("createUploadSession");
    let create = create.raw(Method::Post, Some(&"{}".parse().unwrap()), None);
    let rule = small_slices().with_slice_size(UNIT as u64 * 32).unwrap();
    let upload = Upload::<Json>::new(create, rule);
    send(upload, &file).await.unwrap();
    let arrived = arrived.lock().unwrap();
    assert!(arrived.file == file);
    let units: Vec<usize> = arrived.slices.iter().map(|it| it / UNIT).collect();
    assert_eq!(units[..4], [32, 16, 8, 4]);
    assert!(units[3..].iter().all(|&slice| slice == 4), "{units:?}");
}
