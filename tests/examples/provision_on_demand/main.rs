//! The README's first call, step by step: `cargo run -p graph-tests --example provision_on_demand`.
//!
//! As it is, it needs no tenant and no credentials: it calls a server on this machine, which answers as the reference pages
//! of a service principal and of provisionOnDemand say. With `APP_ID`, `JOB_ID`, `RULE_ID` and `OBJECT_ID` set (and `OBJECT_TYPE_NAME` if the object is
//! no `User`) it calls the real service: as the application of `AZURE_TENANT_ID`, `AZURE_CLIENT_ID` and `AZURE_CLIENT_SECRET`, or, without those, as
//! the developer who is logged in with `az` or `azd`.

mod call;
mod destination;
mod outcome;
mod practice;
mod steps;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use graph_synchronization::GraphClient;

use destination::{Destination, destination};

#[tokio::main]
async fn main() -> ExitCode {
    match run(&mut io::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            let mut next = error.source();
            while let Some(source) = next {
                eprintln!("  because: {source}");
                next = source.source();
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(out: &mut (dyn Write + Send)) -> Result<(), Box<dyn Error>> {
    match destination(|name| std::env::var(name).ok())? {
        Destination::Practice => practice::run(out).await,
        Destination::Service(login, ids) => {
            writeln!(out, "This is the real service, as {login}.")?;
            let graph = GraphClient::new(login.credential()?, None)?;
            steps::all(&graph, &ids, || None, out).await
        }
    }
}
