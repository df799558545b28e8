//! Users and groups: keys, references that never delete a member, casts, delta, photos.

use std::sync::Arc;

use graph_tests::server::{Loopback, Reply, Server, MockCredential};
use graph_users_and_groups::GraphClient;
use graph_users_and_groups::graph_runtime::{
    Error, Json, ListOptions, RequestOptions, Structured,
};
use graph_users_and_groups::models::{
    DirectoryObject, Group, PasswordProfile, User, UserProperty,
};

const GROUP: &str = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const USER: &str = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Server, GraphClient) {
    let server = Server::scripted(replies).await.unwrap();
    let options = Loopback::to(&server).options().unwrap();
    let graph = GraphClient::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    (server, graph)
}

#[tokio::test]
async fn a_user_by_id_and_by_name() -> Result<(), Error> {
    let user = r#"{"id":"1","displayName":"Adele","userPrincipalName":"o'neil@contoso.com","extension_9_colour":"red"}"#;
    let (server, graph) = scripted([Reply::json(200, user), Reply::json(200, user)]).await;
    let read = graph.users().by_id(USER).get(None).await?.into_model()?;
    assert_eq!(read.display_name.as_deref(), Some("Adele"));
    let extension = read.additional.get("extension_9_colour");
    assert_eq!(extension.map(|json| json.as_str()), Some(r#""red""#));
    let named = graph.users().by_user_principal_name("o'neil@contoso.com");
    assert_eq!(named.get(None).await?.into_model()?, read);
    let paths: Vec<_> = server
        .received()
        .iter()
        .map(|sent| sent.segments())
        .collect();
    assert_eq!(paths[0], ["v1.0", "users", USER]);
    assert_eq!(
        paths[1],
        ["v1.0", "users(userPrincipalName='o''neil@contoso.com')"]
    );
    Ok(())
}

#[test]
fn a_password_is_sent_and_not_printed() {
    const PASSWORD: &str = "xWwvJ]6NMw+bWH-d";
    let profile = PasswordProfile::new()
        .with_password(PASSWORD)
        .with_force_change_password_next_sign_in(true);
    let user = User::new()
        .with_display_name("Adele")
        .with_password_policies("DisablePasswordExpiration")
        .with_password_profile(profile);
    let printed = format!("{user:?} {user:#?}");
    assert!(!printed.contains(PASSWORD), "{printed}");
    assert!(printed.contains("password: [redacted]"), "{printed}");
    assert!(printed.contains("DisablePasswordExpiration"), "{printed}");
    let sent = Json::of_value(&user).unwrap();
    assert!(sent.as_str().contains(PASSWORD));
}

#[tokio::test]
async fn members_are_references() -> Result<(), Error> {
    let members = r##"{"value":[{"@odata.type":"#microsoft.graph.user","id":"7","mail":"a@b.c"},{"@odata.type":"#microsoft.graph.device","id":"8"}]}"##;
    let removed = || Reply::new(204);
    let replies = [Reply::json(200, members), Reply::new(204), removed(), removed()];
    let (server, graph) = scripted(replies).await;
    let group = graph.groups().by_id(GROUP);

    let members = group.members().list(None).await?.into_model()?;
    let objects: Vec<&DirectoryObject> = members.value.iter().collect();
    let user = objects[0].cast::<User>().expect("a user");
    assert_eq!(user.mail.as_deref(), Some("a@b.c"));
    assert!(objects[1].cast::<User>().is_err(), "a device is no user");

    let user = graph.users().by_id(USER);
    group
        .members()
        .add_ref(&user.target().reference()?, None)
        .await?;
    group.members().by_id(USER).remove_ref(None).await?;
    group.members().remove_ref(&user.target().reference()?, None).await?;

    let received = server.received();
    assert_eq!(received[1].method, "POST");
    assert_eq!(
        received[1].path(),
        format!("/v1.0/groups/{GROUP}/members/$ref")
    );
    let id = format!("https://graph.microsoft.com/v1.0/users/{USER}");
    assert_eq!(received[1].json(), serde_json::json!({ "@odata.id": id }));
    assert_eq!(received[2].method, "DELETE");
    assert_eq!(
        received[2].path(),
        format!("/v1.0/groups/{GROUP}/members/{USER}/$ref")
    );
    assert_eq!(received[3].method, "DELETE");
    assert_eq!(
        received[3].target,
        format!("/v1.0/groups/{GROUP}/members/$ref?$id={id}")
    );
    Ok(())
}

#[tokio::test]
async fn members_that_are_users() -> Result<(), Error> {
    let users = r#"{"@odata.count":1,"value":[{"id":"7","displayName":"Adele"}]}"#;
    let (server, graph) = scripted([Reply::json(200, users)]).await;
    let options = ListOptions::new()
        .with_select([UserProperty::Id, UserProperty::DisplayName])
        .with_filter("startswith(displayName,'A')")
        .with_count()
        .with_request(RequestOptions::new().with_consistency_level("eventual"));
    let members = graph.groups().by_id(GROUP).members().as_user();
    let page = members.list(Some(options)).await?.into_model()?;
    assert_eq!(page.count, Some(1));
    assert_eq!(page.value[0].display_name.as_deref(), Some("Adele"));
    let sent = &server.received()[0];
    assert_eq!(
        sent.path(),
        format!("/v1.0/groups/{GROUP}/members/microsoft.graph.user")
    );
    let query = [
        ("$select", "id,displayName"),
        ("$filter", "startswith(displayName,'A')"),
        ("$count", "true"),
    ];
    let query: Vec<_> = query
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    assert_eq!(sent.pairs(), query);
    assert_eq!(sent.header("consistencylevel"), Some("eventual"));
    Ok(())
}

#[tokio::test]
async fn what_changed_since() -> Result<(), Error> {
    let link = "https://graph.microsoft.com/v1.0/users/delta()?$deltatoken=aZ%2b1";
    let body = format!(
        r#"{{"@odata.deltaLink":"{link}","value":[{{"id":"1","@removed":{{"reason":"changed"}}}}]}}"#
    );
    let (server, graph) =
        scripted([Reply::json(200, body), Reply::json(200, r#"{"value":[]}"#)]).await;
    let mut pager = graph.users().delta(None).into_pager();
    let page = pager.next_page().await.expect("a page")?;
    assert!(
        page.value[0]
            .additional
            .get("@removed")
            .is_some()
    );
    let saved = page.delta_link.expect("a delta link");
    graph.users().target().resume::<User>(&saved, None)?.await?;
    let received = server.received();
    assert_eq!(received[0].path(), "/v1.0/users/delta");
    assert_eq!(received[1].target, "/v1.0/users/delta()?$deltatoken=aZ%2b1");
    Ok(())
}

#[tokio::test]
async fn a_manager_is_set_and_a_photo_is_bytes() -> Result<(), Error> {
    let replies = [
        Reply::new(204),
        Reply::text(200, "image/jpeg", &b"\xff\xd8\xff"[..]),
        Reply::json(201, r#"{"id":"g","groupTypes":["Unified"]}"#),
    ];
    let (server, graph) = scripted(replies).await;
    let user = graph.users().by_id(USER);
    let boss = user.target().reference_to("directoryObjects", "1c")?;
    user.manager().set_ref(&boss, None).await?;
    let photo = user.photo().get_stream(None).await?.into_model()?;
    assert_eq!(photo.collect().await?, b"\xff\xd8\xff");
    let group = Group::new()
        .with_display_name("Golf")
        .with_group_types(["Unified"])
        .with_mail_enabled(true)
        .with_security_enabled(false);
    let made = graph.groups().create(&group, None).await?.into_model()?;
    assert_eq!(made.id.as_deref(), Some("g"));
    let received = server.received();
    assert_eq!(
        received[0].path(),
        format!("/v1.0/users/{USER}/manager/$ref")
    );
    assert_eq!(received[0].method, "PUT");
    assert_eq!(
        received[1].path(),
        format!("/v1.0/users/{USER}/photo/$value")
    );
    let sent = serde_json::json!({"displayName": "Golf", "groupTypes": ["Unified"], "mailEnabled": true, "securityEnabled": false});
    assert_eq!(received[2].json(), sent);
    Ok(())
}

/// Graph's page "Create group": owners and members of a new group are bound, not sent inline.
#[tokio::test]
async fn a_new_group_is_bound_to_its_owners() -> Result<(), Error> {
    let (server, graph) = scripted([Reply::json(201, r#"{"id":"1"}"#)]).await;
    let owner = graph.users().by_id(USER).target().reference()?;
    let group = Group::new()
        .with_display_name("Operations")
        .with_owners_bind([owner]);
    graph.groups().create(&group, None).await?.into_model()?;
    let sent = server.received()[0].json();
    let owners = sent["owners@odata.bind"].as_array().unwrap();
    let [owner] = owners.as_slice() else {
        panic!("one owner: {owners:?}");
    };
    let owner = owner.as_str().unwrap();
    assert!(owner.ends_with(&format!("/v1.0/users/{USER}")), "{owner}");
    assert_eq!(sent.get("owners"), None);
    Ok(())
}

/// The loop over pages: of users, and of groups with the changes of their members.
#[tokio::test]
async fn changes_in_a_loop() -> Result<(), Error> {
    let page = |items: &str, of: &str| {
        let link = format!("https://graph.microsoft.com/v1.0/{of}/delta()?$deltatoken=1");
        Reply::json(200, format!(r#"{{"@odata.deltaLink":"{link}","value":[{items}]}}"#))
    };
    let group = r#"{"id":"g","members@delta":[{"id":"1"},{"id":"2","@removed":{"reason":"deleted"}}]}"#;
    let user = r#"{"id":"1","displayName":"Ada"},{"id":"2","@removed":{"reason":"changed"}}"#;
    let replies = [page(user, "users"), page(group, "groups"), page("", "users")];
    let (server, graph) = scripted(replies).await;
    let users = graph.users().delta(None).into_delta().collect().await?;
    assert_eq!(users.changed[0].display_name.as_deref(), Some("Ada"));
    assert_eq!(users.removed[0].id.as_deref(), Some("2"));
    let groups = graph.groups().delta(None).into_delta().collect().await?;
    let members = groups.changed[0].additional.get("members@delta");
    assert!(members.unwrap().as_str().contains("deleted"));
    let now = graph.users().delta(None).into_delta_from_now();
    assert!(now.collect().await?.state.is_complete());
    let last = server.received().pop().unwrap();
    assert_eq!(last.target, "/v1.0/users/delta?$deltaToken=latest");
    Ok(())
}
