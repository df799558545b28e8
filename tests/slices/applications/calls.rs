//! Applications: alternate keys, a secret that is made once and never printed, a logo, a role that is assigned.

use std::sync::Arc;

use graph_applications::GraphClient;
use graph_applications::graph_runtime::{Error, Uuid};
use graph_applications::models::{AppRoleAssignment, PasswordCredential};
use graph_applications::parameters::application::AddPasswordParameters;
use graph_tests::server::{Loopback, Reply, Server, MockCredential};

const APPLICATION: &str = "00000003-0000-0000-c000-000000000000";
const SECRET: &str = "s3cr3t~of~the~application";

async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Server, GraphClient) {
    let server = Server::scripted(replies).await.unwrap();
    let options = Loopback::to(&server).options().unwrap();
    let graph = GraphClient::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    (server, graph)
}

#[tokio::test]
async fn a_secret_is_made_and_not_printed() -> Result<(), Error> {
    let made = format!(r#"{{"keyId":"{APPLICATION}","displayName":"ci","secretText":"{SECRET}"}}"#);
    let (server, graph) = scripted([Reply::json(200, made)]).await;
    let application = graph.applications().by_app_id(APPLICATION);
    let wanted = PasswordCredential::new().with_display_name("ci");
    let parameters = AddPasswordParameters::new().with_password_credential(wanted);
    let made = application
        .add_password(&parameters, None)
        .await?
        .into_model()?;
    assert_eq!(made.secret_text.as_deref(), Some(SECRET));
    let printed = format!("{made:?} {made:#?}");
    assert!(!printed.contains(SECRET), "{printed}");
    let sent = &server.received()[0];
    let path = format!("/v1.0/applications(appId='{APPLICATION}')/addPassword");
    assert_eq!(sent.segments().join("/"), path[1..]);
    assert_eq!(
        sent.json(),
        serde_json::json!({"passwordCredential": {"displayName": "ci"}})
    );
    Ok(())
}

#[tokio::test]
async fn a_logo_goes_up_and_a_role_is_assigned() -> Result<(), Error> {
    let assigned = r#"{"id":"A2HOjpCeW0","principalType":"Group"}"#;
    let (server, graph) = scripted([Reply::new(204), Reply::json(201, assigned)]).await;
    let logo = graph.applications().by_id("a").logo();
    logo.put_stream(b"png".to_vec(), "image/png", None).await?;
    let id = |text: &str| Uuid::parse_str(text).unwrap();
    let role = AppRoleAssignment::new()
        .with_principal_id(id("8e881353-1735-45af-af21-ee1344582a4d"))
        .with_resource_id(id("a8cf4d10-f86b-4c1c-b8f9-50fb1ed72a1f"))
        .with_app_role_id(Uuid::nil());
    let principal = graph.service_principals().by_id("p");
    principal.app_role_assigned_to().create(&role, None).await?;
    let received = server.received();
    assert_eq!(
        (&*received[0].method, received[0].path()),
        ("PUT", "/v1.0/applications/a/logo")
    );
    assert_eq!(received[0].header("content-type"), Some("image/png"));
    assert_eq!(received[0].body, b"png");
    let sent = serde_json::json!({
        "principalId": "8e881353-1735-45af-af21-ee1344582a4d",
        "resourceId": "a8cf4d10-f86b-4c1c-b8f9-50fb1ed72a1f",
        "appRoleId": "00000000-0000-0000-0000-000000000000",
    });
    assert_eq!(received[1].json(), sent);
    Ok(())
}
