//! The hashes of a file.

use graph_runtime::testing::http::Reply;
use graph_runtime::transfers::{Download, FileHash, Verification};
use graph_runtime::{ErrorKind, Json};

use super::support::{Drive, bounded, content, hash_of, range_of};

#[tokio::test]
async fn bytes_are_compared_with_the_hash_of_the_item() {
    let content = content(300_001);
    let item = format!(
        r#"{{"file":{{"hashes":{{"quickXorHash":"{}"}}}}}}"#,
        hash_of(&content)
    );
    let hash = FileHash::from_model(&item.parse::<Json>().unwrap());
    assert!(hash.is_some());
    for wrong in [false, true] {
        let mut file = content.clone();
        // The same length, two bytes exchanged.
        if wrong {
            file.swap(100_000, 100_001);
        }
        let drive = Drive::start(move |received, number| match number {
            2 => range_of(&file, received).cut_off(50_000),
            _ => range_of(&file, received),
        })
        .await;
        let mut bytes = Vec::new();
        let download = Download::new(drive.request()).with_range_size(100_000);
        let result = bounded(download.with_hash(hash.clone()).write_to(&mut bytes)).await;
        match result {
            Ok(result) => assert_eq!(
                (result.verification, wrong),
                (Verification::QuickXorHash, false)
            ),
            Err(error) => {
                assert_eq!((error.kind(), wrong), (ErrorKind::Checksum, true));
                assert!(error.to_string().contains("quickXorHash"), "{error}");
            }
        }
        assert_eq!(bytes.len(), content.len());
    }
}

#[tokio::test]
async fn a_stream_ends_with_an_error_if_the_hash_differs() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let hash = FileHash::sha256(abc);
    for (text, is_right) in [("abc", true), ("abd", false)] {
        let drive = Drive::start(move |_, _| Reply::text(200, "text/plain", text)).await;
        let download = Download::new(drive.request()).with_hash(hash.clone());
        let mut stream = download.into_stream();
        assert_eq!(bounded(stream.next()).await.unwrap().unwrap(), text);
        let last = bounded(stream.next()).await;
        match is_right {
            true => assert_eq!(stream.result().unwrap().verification, Verification::Sha256),
            false => {
                assert_eq!(last.unwrap().unwrap_err().kind(), ErrorKind::Checksum);
                assert!(stream.result().is_none());
                assert!(bounded(stream.next()).await.is_none());
            }
        }
    }
}
