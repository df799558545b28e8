//! References, `$ref`: what is sent to read, add, set and remove them.

use graph_runtime::{Reference, RequestOptions};

use super::support::{Job, Reply, bounded, job, scripted};

const JOB: &str = "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1";

#[tokio::test]
async fn references() {
    let (server, root) = scripted([
        Reply::json(
            200,
            r#"{"value":[{"@odata.id":"https://graph.microsoft.com/beta/directoryObjects/1"}]}"#,
        ),
        Reply::new(204),
        Reply::new(204),
        Reply::new(204),
        Reply::json(200, r#"{"@odata.context":"c","@odata.id":"x"}"#),
    ])
    .await;
    let members = root.segment("groups").key("g").segment("members");
    let page = bounded(members.list_refs::<Job>(None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    assert_eq!(
        page.value,
        [Reference::new(
            "https://graph.microsoft.com/beta/directoryObjects/1"
        )]
    );
    let to = root.reference_to("directoryObjects", "u 1").unwrap();
    bounded(members.add_ref(&to, None)).await.unwrap();
    bounded(members.set_ref(&job(&root).reference().unwrap(), None))
        .await
        .unwrap();
    bounded(members.key("m").remove_ref(None)).await.unwrap();
    assert_eq!(
        bounded(members.get_ref(None))
            .await
            .unwrap()
            .into_model()
            .unwrap()
            .as_str(),
        "x"
    );

    let received = server.received();
    let lines: Vec<String> = received
        .iter()
        .map(|r| format!("{} {}", r.method, r.path()))
        .collect();
    assert_eq!(
        lines,
        [
            "GET /beta/groups/g/members/$ref",
            "POST /beta/groups/g/members/$ref",
            "PUT /beta/groups/g/members/$ref",
            "DELETE /beta/groups/g/members/m/$ref",
            "GET /beta/groups/g/members/$ref",
        ]
    );
    assert_eq!(
        received[1].json(),
        serde_json::json!({ "@odata.id": "https://graph.microsoft.com/beta/directoryObjects/u%201" })
    );
    assert_eq!(
        received[2].json()["@odata.id"],
        format!("https://graph.microsoft.com{JOB}")
    );
}

/// OData protocol 11.4.6.2: the URL of the entity in `$id`, absolute or relative to the request.
#[tokio::test]
async fn a_reference_is_removed_by_the_url_of_the_entity() {
    let (server, root) = scripted([Reply::new(204), Reply::new(204), Reply::new(204)]).await;
    let senders = root.segment("groups").key("g").segment("acceptedSenders");
    let absolute = root.reference_to("users", "o'neil & sons").unwrap();
    let relative = Reference::new("../../users(userPrincipalName='a+b#c')");
    let options = RequestOptions::new()
        .with_if_match("*")
        .with_query("note", "1");
    bounded(senders.remove_ref_to(&absolute, None))
        .await
        .unwrap();
    bounded(senders.remove_ref_to(&relative, Some(options)))
        .await
        .unwrap();
    let received = server.received();
    let lines: Vec<String> = received
        .iter()
        .map(|sent| format!("{} {}", sent.method, sent.target))
        .collect();
    assert_eq!(
        lines,
        [
            "DELETE /beta/groups/g/acceptedSenders/$ref?$id=https://graph.microsoft.com/beta/users/o%2527neil%2520%2526%2520sons",
            "DELETE /beta/groups/g/acceptedSenders/$ref?$id=../../users(userPrincipalName%3D%27a%2Bb%23c%27)&note=1",
        ]
    );
    assert_eq!(
        received[0].pairs(),
        [("$id".to_owned(), absolute.as_str().to_owned())]
    );
    assert_eq!(received[1].pairs()[0].1, relative.as_str());
    assert_eq!(received[1].header("if-match"), Some("*"));
    assert!(received.iter().all(|sent| sent.body.is_empty()), "no body");

    let other = RequestOptions::new().with_query("$id", "else");
    let refused = bounded(senders.remove_ref_to(&relative, Some(other))).await;
    assert!(refused.is_err(), "two values of `$id`");
    assert_eq!(server.received().len(), 2);
}
