//! Mail: a message with an attachment of a derived type, a rule, a move, an upload session that leaves without the token.

use std::sync::Arc;

use graph_mail::GraphClient;
use graph_mail::graph_runtime::{Binary, Error, Method, Structured};
use graph_mail::models::{
    AttachmentItem, AttachmentType, BodyType, EmailAddress, FileAttachment, ItemBody, Message,
    Recipient,
};
use graph_mail::parameters::attachment_collection::CreateUploadSessionParameters;
use graph_mail::parameters::message::MoveParameters;
use graph_mail::parameters::user::SendMailParameters;
use graph_tests::server::{FOREIGN, Loopback, Reply, Server, MockCredential};

async fn client(way: Loopback) -> GraphClient {
    GraphClient::new(Arc::new(MockCredential::default()), Some(way.options().unwrap())).unwrap()
}

fn to(address: &str) -> Recipient {
    Recipient::new().with_email_address(EmailAddress::new().with_address(address))
}

#[tokio::test]
async fn a_message_with_an_attachment() -> Result<(), Error> {
    let server = Server::scripted([Reply::new(202)]).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    let file = FileAttachment::new()
        .with_name("a.txt")
        .with_content_bytes(Binary::from(b"hello".to_vec()));
    let body = ItemBody::new()
        .with_content_type(BodyType::Text)
        .with_content("Here it is.");
    let message = Message::new()
        .with_subject("A file")
        .with_body(body)
        .with_to_recipients([to("a@contoso.com")])
        .with_attachments([file.upcast()]);
    let parameters = SendMailParameters::new()
        .with_message(message)
        .with_save_to_sent_items(false);
    let sent = graph.me().send_mail(&parameters, None).await?;
    assert_eq!(u16::from(sent.status()), 202);
    let received = server.received();
    assert_eq!(received[0].path(), "/v1.0/me/sendMail");
    let expected = serde_json::json!({
        "Message": {
            "subject": "A file",
            "body": {"contentType": "text", "content": "Here it is."},
            "toRecipients": [{"emailAddress": {"address": "a@contoso.com"}}],
            "attachments": [{"@odata.type": "#microsoft.graph.fileAttachment", "name": "a.txt", "contentBytes": "aGVsbG8="}],
        },
        "SaveToSentItems": false,
    });
    assert_eq!(received[0].json(), expected);
    Ok(())
}

#[tokio::test]
async fn an_upload_session_goes_elsewhere_without_the_token() -> Result<(), Error> {
    let session =
        format!(r#"{{"uploadUrl":"https://{FOREIGN}/up?sig=1","nextExpectedRanges":["0-"]}}"#);
    let server = Server::scripted([Reply::json(201, session)]).await.unwrap();
    let other = Server::scripted([Reply::new(201)]).await.unwrap();
    let graph = client(Loopback::to(&server).and(FOREIGN, &other)).await;
    let item = AttachmentItem::new()
        .with_attachment_type(AttachmentType::File)
        .with_name("big.bin")
        .with_size(3);
    let parameters = CreateUploadSessionParameters::new().with_attachment_item(item);
    let attachments = graph.me().messages().by_id("AAMk=").attachments();
    let session = attachments
        .create_upload_session(&parameters, None)
        .await?
        .into_model()?;
    let url = session.upload_url.expect("a URL");
    let put = graph.core().without_token(Method::Put, &url, None)?;
    put.with_body(b"abc".to_vec(), "application/octet-stream")
        .nothing()
        .await?;
    let sent = &other.received()[0];
    assert_eq!((&*sent.method, &*sent.target), ("PUT", "/up?sig=1"));
    assert_eq!(sent.header("authorization"), None);
    assert_eq!(sent.body, b"abc");
    assert_eq!(
        server.received()[0].header("authorization"),
        Some("Bearer token-1")
    );
    Ok(())
}

#[tokio::test]
async fn a_message_is_moved_and_folders_are_nested() -> Result<(), Error> {
    let moved = r##"{"@odata.type":"#microsoft.graph.eventMessage","id":"2","meetingMessageType":"meetingRequest"}"##;
    let server = Server::scripted([Reply::json(201, moved), Reply::json(200, r#"{"value":[]}"#)])
        .await
        .unwrap();
    let graph = client(Loopback::to(&server)).await;
    let message = graph.me().messages().by_id("AAMk=");
    let parameters = MoveParameters::new().with_destination_id("deleteditems");
    let moved = message.r#move(&parameters, None).await?.into_model()?;
    let kept = serde_json::to_value(&moved).unwrap();
    assert_eq!(
        kept["meetingMessageType"], "meetingRequest",
        "what a derived type adds is kept"
    );
    let inbox = graph.me().mail_folders().by_id("inbox");
    inbox
        .child_folders()
        .by_id("x")
        .message_rules()
        .list(None)
        .await?;
    let received = server.received();
    assert_eq!(received[0].path(), "/v1.0/me/messages/AAMk%3D/move");
    assert_eq!(
        received[0].json(),
        serde_json::json!({"DestinationId": "deleteditems"})
    );
    assert_eq!(
        received[1].path(),
        "/v1.0/me/mailFolders/inbox/childFolders/x/messageRules"
    );
    Ok(())
}
