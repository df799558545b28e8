//! Slices that are too large for the service, or for a gateway before it (413).

use graph_runtime::Json;
use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::transfers::{Upload, UploadErrorKind, UploadRule};

use super::support::{
    Style, UNIT, UploadService, answering, content, content_range, create, root, send,
};

/// A service behind a gateway that refuses more than `most` bytes in a request.
async fn behind_a_gateway(style: Style, length: usize, most: usize) -> (UploadService, Server) {
    let (service, inner) = UploadService::start(style, length, []).await;
    let answer = service.clone();
    drop(inner);
    let server = answering(move |received: &Received| {
        if received.method == "PUT" && received.body.len() > most {
            return Reply::text(413, "text/html", "<h1>413 Request Entity Too Large</h1>");
        }
        answer.answer(received)
    })
    .await;
    (service, server)
}

/// The length of each slice.
fn slices(server: &Server) -> Vec<usize> {
    let received = server.received();
    let puts = received.iter().filter(|it| it.method == "PUT");
    puts.map(content_range)
        .map(|(start, end, _)| end - start)
        .collect()
}

fn upload(server: &Server, rule: UploadRule) -> Upload<Json> {
    Upload::new(create(&root(server)), rule)
}

#[tokio::test]
async fn slices_are_halved_to_a_multiple() {
    let content = content(UNIT * 7 + 5);
    let (service, server) = behind_a_gateway(Style::Drive, content.len(), UNIT * 2).await;
    let rule = UploadRule::drive_item();
    let rule = rule.with_slice_size(6 * UNIT as u64).unwrap();
    send(upload(&server, rule), &content).await.unwrap();
    assert!(service.file() == content);
    let units = |slice: &usize| (slice / UNIT, slice % UNIT);
    let slices: Vec<_> = slices(&server).iter().map(units).collect();
    let kept = [
        (6, 0),
        (3, 0),
        (1, 0),
        (1, 0),
        (1, 0),
        (1, 0),
        (1, 0),
        (1, 0),
        (1, 0),
        (0, 5),
    ];
    assert_eq!(slices, kept, "a smaller size is kept");
}

/// More often than there are retries, and for a service whose slices have any size.
#[tokio::test]
async fn as_often_as_it_takes() {
    let content = content(1_000_000);
    let (service, server) = behind_a_gateway(Style::Outlook, content.len(), 70_000).await;
    send(upload(&server, UploadRule::outlook()), &content)
        .await
        .unwrap();
    assert!(service.file() == content);
    assert_eq!(
        slices(&server)[..5],
        [1_000_000, 500_000, 250_000, 125_000, 65_536]
    );
}

#[tokio::test]
async fn even_the_smallest_slice_is_too_large() {
    let content = content(UNIT * 3);
    let (service, server) = behind_a_gateway(Style::Drive, content.len(), UNIT - 1).await;
    let error = send(upload(&server, UploadRule::drive_item()), &content)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::SliceTooLarge);
    assert_eq!(error.error().status().map(u16::from), Some(413));
    assert!(
        error.to_string().contains("even the smallest slice"),
        "{error}"
    );
    assert!(error.session().is_some());
    assert_eq!(
        (slices(&server), service.files()),
        (vec![3 * UNIT, UNIT], 0)
    );
}
