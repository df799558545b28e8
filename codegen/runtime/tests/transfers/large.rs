//! Some megabytes with a fault in every tenth slice: nothing is lost and nothing doubled.

use std::collections::BTreeMap;

use graph_runtime::transfers::{Download, FileHash, Verification};

use super::support::{
    Drive, Fault, Style, UNIT, UploadService, bounded, content, hash_of, range_of, send, upload,
};

const SLICES: u32 = 41;

#[tokio::test]
async fn an_upload_with_a_fault_in_every_tenth_slice() {
    let content = content(UNIT * SLICES as usize - 1);
    let kinds = [
        Fault::Reset,
        Fault::Stored(503),
        Fault::StoredReset,
        Fault::Status(503),
        Fault::Stored(416),
        Fault::Status(429),
    ];
    for kinds in [&kinds[..4], &kinds[2..]] {
        let kinds = kinds.iter().copied();
        let faults: BTreeMap<u32, Fault> = (1..).step_by(10).zip(kinds).collect();
        let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
        send(upload(&server), &content).await.unwrap();
        assert!(service.file() == content);
    }
}

#[tokio::test]
async fn a_download_with_a_fault_in_every_tenth_range() {
    let content = content(UNIT * SLICES as usize - 1);
    let hash = FileHash::quick_xor_hash(&hash_of(&content));
    let file = content.clone();
    let drive = Drive::start(move |received, number| match number % 40 {
        10 => range_of(&file, received).cut_off(UNIT / 2),
        20 => graph_runtime::testing::http::Reply::reset(),
        30 => graph_runtime::testing::http::Reply::new(403),
        0 => graph_runtime::testing::http::Reply::new(503),
        _ => range_of(&file, received),
    })
    .await;
    let mut bytes = Vec::new();
    let download = Download::new(drive.request()).with_range_size(UNIT as u64);
    let result = bounded(download.with_hash(hash).write_to(&mut bytes))
        .await
        .unwrap();
    assert!(bytes == content);
    assert_eq!(result.verification, Verification::QuickXorHash);
}
