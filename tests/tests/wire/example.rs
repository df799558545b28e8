//! The example `provision_on_demand`, run as it is, into a text.

#[path = "../../examples/provision_on_demand/call.rs"]
mod call;
#[path = "../../examples/provision_on_demand/destination.rs"]
mod destination;
#[path = "../../examples/provision_on_demand/outcome.rs"]
mod outcome;
#[path = "../../examples/provision_on_demand/practice.rs"]
mod practice;
#[path = "../../examples/provision_on_demand/steps.rs"]
mod steps;

use destination::{Destination, Login, destination};

use crate::support::bounded;

#[tokio::test]
async fn it_tells_what_happens() {
    let mut out = Vec::new();
    bounded(practice::run(&mut out)).await.unwrap();
    let text = String::from_utf8(out).unwrap();
    let mut rest = text.as_str();
    for line in [
        "1. The service principal of the application",
        "GET https://graph.microsoft.com/v1.0/servicePrincipals(appId=%27c3a9e1f7-6b42-4d08-95ae-70f2d81b4c36%27)?$select=id,appId,displayName",
        "Wingtip (Europe), whose id is 1f6d2b84-5c3e-4f0a-9b7d-8e2c41a6d935",
        "2. The request, before it is sent",
        "POST https://graph.microsoft.com/v1.0/servicePrincipals/1f6d2b84-5c3e-4f0a-9b7d-8e2c41a6d935/synchronization/jobs/BoxOutDelta.3bd37d5b.5ae96b32/provisionOnDemand",
        r#"{"parameters":[{"ruleId":"ea807875-5618-4f0a-9125-0b46a05298ca","subjects":[{"objectId":"9bb0f679-a883-4a6f-8260-35b491b8b8c8","objectTypeName":"User"}]}]}"#,
        "3. What arrived at the server",
        "POST /v1.0/servicePrincipals/",
        "Bearer (the token",
        "4. The answer",
        "200",
        "5. The JSON in `key`",
        "Skipped",
        "RedundantExport: The state of the user",
        "6. The JSON in `value`",
        "action Other, from Azure Active Directory to customappsso",
        "Import: Success: Retrieved User",
        "Export: Skipped:",
        "displayName: - -> Bill Bob",
    ] {
        let (_, after) = rest
            .split_once(line)
            .unwrap_or_else(|| panic!("{line} is missing, or not in its place:\n{text}"));
        rest = after;
    }
    assert!(!text.contains("token-1"), "the token is printed");
}

fn asked(environment: &[(&str, &str)]) -> Result<Destination, String> {
    destination(|name| {
        let found = environment.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

const IDS: [(&str, &str); 4] = [
    ("APP_ID", "app"),
    ("JOB_ID", "job"),
    ("RULE_ID", "rule"),
    ("OBJECT_ID", "object"),
];

const LOGIN: [(&str, &str); 3] = [
    ("AZURE_TENANT_ID", "tenant"),
    ("AZURE_CLIENT_ID", "client"),
    ("AZURE_CLIENT_SECRET", "S3CRET"),
];

#[test]
fn it_goes_where_the_environment_says() {
    assert!(matches!(asked(&[]), Ok(Destination::Practice)));
    assert!(matches!(
        asked(&[("JOB_ID", " ")]),
        Ok(Destination::Practice)
    ));
    let Ok(Destination::Service(login, ids)) = asked(&IDS) else {
        panic!("the ids alone mean the developer's own login");
    };
    assert!(matches!(login, Login::Developer));
    assert_eq!(
        (ids.object.as_str(), ids.object_type.as_str()),
        ("object", "User")
    );
    let all = [&IDS[..], &LOGIN, &[("OBJECT_TYPE_NAME", "Group")]].concat();
    let Ok(Destination::Service(login, ids)) = asked(&all) else {
        panic!("all that is needed is there");
    };
    assert_eq!(
        login.to_string(),
        "the application client of the tenant tenant"
    );
    assert!(!format!("{login:?}").contains("S3CRET"));
    assert_eq!(
        (ids.app.as_str(), ids.object_type.as_str()),
        ("app", "Group")
    );
    login.credential().unwrap();
    Login::Developer.credential().unwrap();
}

#[test]
fn the_missing_item_is_named() {
    let said = asked(&LOGIN).unwrap_err();
    let names = "APP_ID, JOB_ID, RULE_ID, OBJECT_ID";
    assert!(said.contains(&format!("set {names} as well")), "{said}");
    assert!(said.contains("unset"), "{said}");
    let some = [&IDS[1..], &LOGIN[..2]].concat();
    let said = asked(&some).unwrap_err();
    assert!(
        said.contains("set APP_ID, AZURE_CLIENT_SECRET as well"),
        "{said}"
    );
}
