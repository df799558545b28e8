//! Graph on this machine: it answers as the reference pages of a service principal and of provisionOnDemand say.

use std::error::Error;
use std::io::Write;
use std::sync::Arc;

use graph_synchronization::GraphClient;
use graph_tests::exchange::Exchange;
use graph_tests::server::{Loopback, MockCredential, Server};

use super::call::Ids;
use super::steps;

/// The call of the README, to a server on this machine.
pub(crate) async fn run(out: &mut (dyn Write + Send)) -> Result<(), Box<dyn Error>> {
    let page = |name| Exchange::of_page("synchronization-v1", name);
    let found = page("serviceprincipal-get.md").into_iter();
    let found = found.filter(|example| example.target.contains("appId="));
    let provisioned = page("synchronizationjob-provisionondemand.md");
    let answers: Vec<Exchange> = found.chain(provisioned).collect();
    let server = Server::scripted(answers.iter().map(Exchange::reply)).await?;
    writeln!(
        out,
        "This is a server on this machine, at {}; set APP_ID, JOB_ID, RULE_ID and OBJECT_ID to call the real one.",
        server.address()
    )?;
    let options = Loopback::to(&server).options()?;
    let graph = GraphClient::new(Arc::new(MockCredential::default()), Some(options))?;
    let ids = Ids {
        app: "c3a9e1f7-6b42-4d08-95ae-70f2d81b4c36".to_owned(),
        job: "BoxOutDelta.3bd37d5b.5ae96b32".to_owned(),
        rule: "ea807875-5618-4f0a-9125-0b46a05298ca".to_owned(),
        object: "9bb0f679-a883-4a6f-8260-35b491b8b8c8".to_owned(),
        object_type: "User".to_owned(),
    };
    steps::all(&graph, &ids, || server.received().pop(), out).await
}
