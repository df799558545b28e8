//! Drive items: content, a copy that reports elsewhere, changes, and functions of a workbook that go on.

use std::sync::Arc;

use graph_drive_items::GraphClient;
use graph_drive_items::graph_runtime::{Error, ErrorKind, Json, Method};
use graph_drive_items::models::{DriveItem, ItemReference};
use graph_drive_items::parameters::drive_item::CopyParameters;
use graph_drive_items::parameters::workbook_worksheet::RangeParameters;
use graph_tests::server::{FOREIGN, Loopback, Reply, Server, MockCredential};

async fn client(way: Loopback) -> GraphClient {
    GraphClient::new(Arc::new(MockCredential::default()), Some(way.options().unwrap())).unwrap()
}

#[tokio::test]
async fn a_range_and_its_format() -> Result<(), Error> {
    let range = r#"{"address":"Sheet1!A1:B2","values":[[1,"two"],[null,true]]}"#;
    let replies = [
        Reply::json(200, range),
        Reply::json(200, r#"{"columnWidth":64}"#),
    ];
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    let item = graph.drives().by_id("b!x").items().by_id("01ABC");
    let sheet = item.workbook().worksheets().by_id("{00000000-0001}");
    let address = RangeParameters::new().with_address("A1:B2");
    let range = sheet
        .range_with_address(&address, None)
        .await?
        .into_model()?;
    assert_eq!(
        range.values.as_ref().map(Json::as_str),
        Some(r#"[[1,"two"],[null,true]]"#)
    );
    let format = sheet.range_with_address_result(&address).format();
    let format = format.get(None).await?.into_model()?;
    assert_eq!(format.column_width, Some(64.0));
    let sheet = [
        "v1.0",
        "drives",
        "b!x",
        "items",
        "01ABC",
        "workbook",
        "worksheets",
        "{00000000-0001}",
    ];
    let paths: Vec<_> = server
        .received()
        .iter()
        .map(|sent| sent.segments())
        .collect();
    assert_eq!(paths[0], [&sheet[..], &["range(address='A1:B2')"]].concat());
    assert_eq!(
        paths[1],
        [&sheet[..], &["range(address='A1:B2')", "format"]].concat()
    );
    Ok(())
}

#[tokio::test]
async fn a_copy_reports_where_it_stands() -> Result<(), Error> {
    let monitor = format!("https://{FOREIGN}/monitor/4A3407B5");
    let server = Server::scripted([Reply::new(202).with_header("location", &monitor)])
        .await
        .unwrap();
    let other = Server::scripted([Reply::json(202, r#"{"status":"inProgress"}"#)])
        .await
        .unwrap();
    let graph = client(Loopback::to(&server).and(FOREIGN, &other)).await;
    let item = graph.drives().by_id("d").items().by_id("i");
    let parent = ItemReference::new().with_drive_id("d").with_id("root");
    let parameters = CopyParameters::new()
        .with_name("b.txt")
        .with_parent_reference(parent);
    let answer = item.copy(&parameters, None).await?;
    assert_eq!(u16::from(answer.status()), 202);
    let location = answer.location().expect("a monitor").to_owned();
    assert!(answer.into_optional()?.is_none(), "there is no item yet");
    let state: Json = graph
        .core()
        .without_token(Method::Get, &location, None)?
        .any()
        .await?
        .into_model()?;
    assert_eq!(state.as_str(), r#"{"status":"inProgress"}"#);
    let asked = &other.received()[0];
    assert_eq!(asked.path(), "/monitor/4A3407B5");
    assert_eq!(asked.header("authorization"), None);
    Ok(())
}

#[tokio::test]
async fn content_comes_from_elsewhere_without_the_token() -> Result<(), Error> {
    let content = format!("https://{FOREIGN}/content?tempauth=1");
    let server = Server::scripted([Reply::new(302).with_header("location", &content)])
        .await
        .unwrap();
    let other = Server::scripted([Reply::text(200, "text/plain", "hello")])
        .await
        .unwrap();
    let graph = client(Loopback::to(&server).and(FOREIGN, &other)).await;
    let item = graph.drives().by_id("d").items().by_id("i");
    let bytes = item
        .content()
        .get_stream(None)
        .await?
        .into_model()?
        .collect()
        .await?;
    assert_eq!(bytes, b"hello");
    assert_eq!(other.received()[0].header("authorization"), None);
    Ok(())
}

/// OData 4.01, part 1, section 11.4.8.1: 200 with an answer, or 204.
#[tokio::test]
async fn uploaded_content_is_answered_by_its_item() -> Result<(), Error> {
    let made = r#"{"id":"i","name":"a.txt","size":5}"#;
    let replies = [Reply::json(201, made), Reply::new(204)];
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    let content = graph.drives().by_id("d").items().by_id("i").content();
    let put = || content.put_stream("hello", "text/plain", None);
    let item: DriveItem = put().await?.into_model()?;
    assert_eq!(item.size, Some(5));
    assert!(put().await?.into_optional()?.is_none());
    let received = server.received();
    assert_eq!((&*received[0].method, &*received[0].body), ("PUT", &b"hello"[..]));
    assert_eq!(received[0].header("accept"), Some("application/json"));
    Ok(())
}

#[tokio::test]
async fn a_folder_and_what_changed_in_it() -> Result<(), Error> {
    let changes = r#"{"@odata.deltaLink":"https://graph.microsoft.com/v1.0/d?token=2","value":[{"id":"1","deleted":{}}]}"#;
    let replies = [
        Reply::json(201, r#"{"id":"f","folder":{"childCount":0}}"#),
        Reply::json(200, changes),
    ];
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    let root = graph.drives().by_id("d").root();
    let folder = DriveItem::new()
        .with_name("New")
        .with_folder(Default::default());
    let made = root.children().create(&folder, None).await?.into_model()?;
    assert_eq!(made.folder.and_then(|folder| folder.child_count), Some(0));
    let page = root.delta(None).await?.into_model()?;
    assert!(page.value[0].deleted.is_some());
    assert!(page.delta_link.is_some());
    let received = server.received();
    assert_eq!(received[0].path(), "/v1.0/drives/d/root/children");
    assert_eq!(
        received[0].json(),
        serde_json::json!({"name": "New", "folder": {}})
    );
    assert_eq!(received[1].path(), "/v1.0/drives/d/root/delta");
    Ok(())
}

/// Graph's page "Upload small files": `PUT /drives/{id}/root:/{path}:/content`.
#[tokio::test]
async fn an_item_by_its_path() -> Result<(), Error> {
    let item = r#"{"id":"1","name":"FileB.txt"}"#;
    let replies = [Reply::json(201, item), Reply::json(200, item)];
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    let root = graph.drives().by_id("b!x").root();
    let file = root.by_path("Folder A/FileB.txt");
    file.content()
        .put_stream("hello", "text/plain", None)
        .await?;
    let read = file.get(None).await?.into_model()?;
    assert_eq!(read.name.as_deref(), Some("FileB.txt"));
    let received = server.received();
    let path = "/v1.0/drives/b%21x/root:/Folder%20A/FileB.txt";
    assert_eq!(received[0].path(), format!("{path}:/content"));
    assert_eq!(received[1].path(), path);
    let other = root.by_path("../other").get(None).await.unwrap_err();
    assert_eq!((other.kind(), other.attempts()), (ErrorKind::Input, 0));
    Ok(())
}

/// The loop over pages, from a saved state on, and from now on. Drives have an overload with a parameter `token`.
#[tokio::test]
async fn the_changes_of_a_folder_in_a_loop() -> Result<(), Error> {
    let root = "https://graph.microsoft.com/v1.0/drives/d/root/delta()?token=";
    let page = |items: &str, link: &str, token: &str| {
        Reply::json(200, format!(r#"{{"@odata.{link}":"{root}{token}","value":[{items}]}}"#))
    };
    let replies = [
        page(r#"{"id":"1","name":"a"},{"id":"2"}"#, "nextLink", "p2"),
        page(r#"{"id":"1","deleted":{"state":"softDeleted"}}"#, "deltaLink", "d1"),
        page("", "deltaLink", "d2"),
        page("", "deltaLink", "d3"),
    ];
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    let folder = graph.drives().by_id("d").root();
    let round = folder.delta(None).into_delta().collect().await?;
    assert_eq!((round.changed.len(), round.removed.len()), (1, 1));
    let saved = serde_json::to_string(&round.state).unwrap();
    let state = serde_json::from_str(&saved).unwrap();
    let next = folder.delta(None).into_delta().with_state(Some(state));
    assert!(next.collect().await?.changed.is_empty());
    let now = folder.delta(None).into_delta_from_now().collect().await?;
    assert!(now.state.is_complete());
    let received = server.received();
    let queries: Vec<_> = received
        .iter()
        .map(|sent| sent.target.split_once('?').map(|(_, query)| query))
        .collect();
    assert_eq!(
        queries,
        [None, Some("token=p2"), Some("token=d1"), Some("token=latest")]
    );
    let item = graph.drives().by_id("d").items().by_id("i");
    drop(item.delta(None).into_delta());
    Ok(())
}
