//! One program with the crates of both versions: one core, and so one credential, one pipeline and one throttle.

use graph_synchronization as v1;
use graph_synchronization_beta as beta;

use graph_tests::server::{Loopback, MockCredential, Reply, Server};

use crate::support::{JOB, SERVICE_PRINCIPAL, bounded, client_of};

/// Sends `provisionOnDemand` through the crate, and gives the `result` in the answer's `key`.
macro_rules! provision {
    ($sync:ident, $core:expr) => {{
        use $sync::models::{SynchronizationJobApplicationParameters, SynchronizationJobSubject};
        use $sync::parameters::synchronization_job::ProvisionOnDemandParameters;
        let graph = $sync::GraphClient::from_core($core);
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
        let job = root.synchronization().jobs().by_id(JOB);
        let subject = SynchronizationJobSubject::new()
            .with_object_id("9bb0f679-a883-4a6f-8260-35b491b8b8c8")
            .with_object_type_name("User");
        let parameters = ProvisionOnDemandParameters::new().with_parameters([
            SynchronizationJobApplicationParameters::new()
                .with_rule_id("ea807875-5618-4f0a-9125-0b46a05298ca")
                .with_subjects([subject]),
        ]);
        let answer = bounded(job.provision_on_demand(&parameters, None)).await;
        answer.unwrap().into_model().unwrap().key.unwrap()
    }};
}

#[tokio::test]
async fn each_client_of_one_core_calls_its_own_version() {
    let answer = |key| Reply::json(200, format!(r#"{{"key":"{key}","value":"{{}}"}}"#));
    let server = Server::scripted([answer("by v1.0"), answer("by beta")])
        .await
        .unwrap();
    let tokens = MockCredential::default();
    let graph = client_of(tokens.clone(), &Loopback::to(&server), |options| options);
    let core = graph.core();
    assert_eq!(provision!(v1, core), "by v1.0");
    assert_eq!(provision!(beta, core), "by beta");

    let received = server.received();
    let paths: Vec<&str> = received.iter().map(|request| request.path()).collect();
    let below = format!(
        "servicePrincipals/{SERVICE_PRINCIPAL}/synchronization/jobs/{JOB}/provisionOnDemand"
    );
    assert_eq!(paths, [format!("/v1.0/{below}"), format!("/beta/{below}")]);
    assert_eq!(received[0].json(), received[1].json());
    for request in &received {
        assert_eq!(request.method, "POST");
        assert_eq!(request.header("authorization"), Some("Bearer token-1"));
    }
    assert_eq!(tokens.given(), 1, "the token is asked for once");
}
