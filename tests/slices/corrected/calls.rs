//! What the metadata alone has wrong, and `metadata/corrections.toml` corrects: bytes of reports and messages, settings of a
//! mailbox, what PUT creates and PATCH changes, creation beside `$ref`, the schema and secrets of synchronization.

use std::sync::Arc;

use graph_corrected::GraphClient;
use graph_corrected::graph_runtime::Error;
use graph_corrected::models::external_connectors::ExternalItem;
use graph_corrected::models::{
    DirectoryObject, MailboxSettings, SynchronizationSchema, SynchronizationSecret,
    SynchronizationSecretKeyStringValuePair, Team,
};
use graph_corrected::parameters::report_root::GetEmailActivityCountsParameters;
use graph_tests::server::{FOREIGN, Loopback, Received, Reply, Server, MockCredential};

async fn client(way: Loopback) -> GraphClient {
    GraphClient::new(Arc::new(MockCredential::default()), Some(way.options().unwrap())).unwrap()
}

/// A server with these answers, and a client of it.
async fn answering(replies: impl IntoIterator<Item = Reply>) -> (Server, GraphClient) {
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(Loopback::to(&server)).await;
    (server, graph)
}

/// `PATCH /me/mailboxSettings` of each request, without the version.
fn lines(received: &[Received]) -> Vec<String> {
    let line = |sent: &Received| {
        let path = sent.path().trim_start_matches("/v1.0").to_owned();
        format!("{} {path}", sent.method)
    };
    received.iter().map(line).collect()
}

#[tokio::test]
async fn a_report_comes_from_elsewhere_without_the_token() -> Result<(), Error> {
    let content = format!("https://{FOREIGN}/report.csv?sig=1");
    let server = Server::scripted([Reply::new(302).with_header("location", &content)])
        .await
        .unwrap();
    let csv = "Report Refresh Date,Send\n2026-11-28,7\n";
    let other = Server::scripted([Reply::text(200, "text/csv", csv)])
        .await
        .unwrap();
    let graph = client(Loopback::to(&server).and(FOREIGN, &other)).await;
    let period = GetEmailActivityCountsParameters::new().with_period("D7");
    let stream = graph.reports().get_email_activity_counts(&period, None);
    let bytes = stream.await?.into_model()?.collect().await?;
    assert_eq!(bytes, csv.as_bytes());
    assert_eq!(
        lines(&server.received()),
        ["GET /reports/getEmailActivityCounts(period=%27D7%27)"]
    );
    assert_eq!(
        server.received()[0].header("authorization"),
        Some("Bearer token-1")
    );
    assert_eq!(other.received()[0].header("authorization"), None);
    Ok(())
}

#[tokio::test]
async fn settings_of_a_mailbox_are_read_and_changed() -> Result<(), Error> {
    let settings = || Reply::json(200, r#"{"timeZone":"UTC"}"#);
    let (server, graph) = answering([settings(), settings()]).await;
    let mailbox = graph.me().mailbox_settings();
    let read = mailbox.get(None).await?.into_model()?;
    assert_eq!(read.time_zone.as_deref(), Some("UTC"));
    let changed = MailboxSettings::new().with_time_zone("UTC");
    mailbox.update(&changed, None).await?;
    let received = server.received();
    assert_eq!(
        lines(&received),
        ["GET /me/mailboxSettings", "PATCH /me/mailboxSettings"]
    );
    assert_eq!(received[1].json(), serde_json::json!({"timeZone": "UTC"}));
    Ok(())
}

/// A message in MIME is sent in Base64, as `text/plain`; replies and drafts too.
#[tokio::test]
async fn a_message_in_mime_is_read_and_sent() -> Result<(), Error> {
    let mime = "From: a@contoso.com\r\nSubject: Hello\r\n\r\nHello.\r\n";
    let base64 = "RnJvbTogYUBjb250b3NvLmNvbQ0KU3ViamVjdDogSGVsbG8NCg0KSGVsbG8uDQo=";
    let draft = || Reply::json(201, r#"{"id":"AAMk=","isDraft":true}"#);
    let (server, graph) = answering([
        Reply::text(200, "text/plain", mime),
        Reply::new(202),
        draft(),
        Reply::new(202),
        draft(),
    ])
    .await;
    let me = graph.me();
    let message = me.messages().by_id("AAMk=");
    let read = message.get_stream(None).await?.into_model()?;
    assert_eq!(read.collect().await?, mime.as_bytes());
    let sent = me.send_mail_stream(base64, "text/plain", None).await?;
    assert_eq!(u16::from(sent.status()), 202);
    let made = me.messages().create_stream(base64, "text/plain", None);
    assert_eq!(made.await?.into_model()?.is_draft, Some(true));
    message.reply_stream(base64, "text/plain", None).await?;
    let made = message.create_reply_stream(base64, "text/plain", None);
    assert_eq!(made.await?.into_model()?.is_draft, Some(true));
    let received = server.received();
    assert_eq!(
        lines(&received),
        [
            "GET /me/messages/AAMk%3D/$value",
            "POST /me/sendMail",
            "POST /me/messages",
            "POST /me/messages/AAMk%3D/reply",
            "POST /me/messages/AAMk%3D/createReply",
        ]
    );
    for sent in &received[1..] {
        assert_eq!(sent.header("content-type"), Some("text/plain"));
        assert_eq!(sent.body, base64.as_bytes());
    }
    Ok(())
}

#[tokio::test]
async fn put_creates_and_patch_changes() -> Result<(), Error> {
    let (server, graph) = answering([
        Reply::json(201, "{}"),
        Reply::json(200, "{}"),
        Reply::json(200, "{}"),
        Reply::json(200, "{}"),
    ])
    .await;
    let team = graph.groups().by_id("g").team();
    team.replace(&Team::new().with_description("new"), None)
        .await?;
    team.update(&Team::new().with_description("changed"), None)
        .await?;
    let connection = graph.external().connections().by_id("c");
    let item = connection.items().by_id("i");
    item.replace(&ExternalItem::new(), None).await?;
    item.update(&ExternalItem::new(), None).await?;
    assert_eq!(
        lines(&server.received()),
        [
            "PUT /groups/g/team",
            "PATCH /groups/g/team",
            "PUT /external/connections/c/items/i",
            "PATCH /external/connections/c/items/i"
        ]
    );
    Ok(())
}

#[tokio::test]
async fn members_are_created_and_referred_to() -> Result<(), Error> {
    let (server, graph) = answering([Reply::json(201, r#"{"id":"1"}"#), Reply::new(204)]).await;
    let unit = graph.directory().administrative_units().by_id("u");
    let members = unit.members();
    members.create(&DirectoryObject::new(), None).await?;
    let member = graph.me().target().reference_to("directoryObjects", "1")?;
    members.add_ref(&member, None).await?;
    assert_eq!(
        lines(&server.received()),
        [
            "POST /directory/administrativeUnits/u/members",
            "POST /directory/administrativeUnits/u/members/$ref"
        ]
    );
    Ok(())
}

#[tokio::test]
async fn synchronization_has_its_schema_secrets_and_uploads() -> Result<(), Error> {
    let secrets = r#"{"value":[{"key":"BaseAddress","value":"https://scim.contoso.com"}]}"#;
    let logs = "https://graph.microsoft.com/v1.0/auditLogs/provisioning";
    let (server, graph) = answering([
        Reply::new(204),
        Reply::json(200, secrets),
        Reply::text(200, "text/plain", "1"),
        Reply::new(204),
        Reply::new(202).with_header("location", logs),
    ])
    .await;
    let synchronization = graph.service_principals().by_id("p").synchronization();
    let job = synchronization.jobs().by_id("j");
    job.schema()
        .replace(&SynchronizationSchema::new(), None)
        .await?;
    let list = synchronization.secrets();
    let page = list.list(None).await?.into_model()?;
    assert_eq!(page.value[0].key, Some(SynchronizationSecret::BaseAddress));
    assert_eq!(list.count(None).await?.into_model()?, 1);
    let secret = SynchronizationSecretKeyStringValuePair::new()
        .with_key(SynchronizationSecret::BaseAddress)
        .with_value("https://scim.contoso.com");
    list.replace(&[secret], None).await?;
    let upload = job.bulk_upload();
    let sent = upload.post_stream("{}", "application/scim+json", None);
    let answer = sent.await?;
    assert_eq!(u16::from(answer.status()), 202);
    assert_eq!(answer.location(), Some(logs));
    assert!(answer.into_optional()?.is_none());
    let received = server.received();
    let root = "/servicePrincipals/p/synchronization";
    assert_eq!(
        lines(&received),
        [
            format!("PUT {root}/jobs/j/schema"),
            format!("GET {root}/secrets"),
            format!("GET {root}/secrets/$count"),
            format!("PUT {root}/secrets"),
            format!("POST {root}/jobs/j/bulkUpload"),
        ]
    );
    assert_eq!(
        received[4].header("content-type"),
        Some("application/scim+json")
    );
    Ok(())
}
