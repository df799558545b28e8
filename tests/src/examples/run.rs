//! Sends every example, and says which are not what their page says.

use super::cases::{Book, Case};
use super::ledger::Ledger;
use super::{Call, answer, asked};
use crate::server::{Loopback, Received, Reply, Server, Tokens};
use codegen::docs::page::Body;
use graph_synchronization_beta::graph_runtime::{self, GraphClientOptions, TokenCredential};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// How a client of the crate is made.
pub type New<C> =
    fn(Arc<dyn TokenCredential>, Option<GraphClientOptions>) -> Result<C, graph_runtime::Error>;

/// The program of a crate of examples. The arguments are the folder of the slice, and pages or folders of them, whose
/// examples it sends.
///
/// # Panics
/// Where this machine has no threads or ports to give.
pub fn main<C>(calls: &[(usize, Call<C>)], new: New<C>) -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let slice = arguments.next().expect("the folder of a slice");
    let pages: Vec<PathBuf> = arguments.collect();
    let book = Book::of_slice(&slice);
    let cases: Vec<Case> = pages.iter().flat_map(|path| book.cases(path)).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let found = runtime.block_on(all(&book, &cases, calls, new));
    let verdict = Ledger::read(&slice).verdict(&cases, &found);
    let written = cases.iter().filter(|case| case.snippet.is_ok()).count();
    println!(
        "{} examples, {written} written, {} sent as their pages say",
        cases.len(),
        cases.len() - found.len()
    );
    for (nth, (kind, why)) in &found {
        if std::env::var_os("EXAMPLES_ALL").is_some() {
            println!("{}: {kind}: {why}", cases[*nth].name());
        }
    }
    verdict.iter().for_each(|line| println!("{line}"));
    match verdict.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// What is wrong with each example with which something is: its kind, and a sentence.
pub(super) type Found = BTreeMap<usize, (String, String)>;

async fn all<C>(book: &Book, cases: &[Case], calls: &[(usize, Call<C>)], new: New<C>) -> Found {
    let calls: BTreeMap<usize, Call<C>> = calls.iter().copied().collect();
    let mut found = Found::new();
    for (nth, case) in cases.iter().enumerate() {
        let wrong = match (&case.snippet, calls.get(&nth)) {
            (Err(why), _) => Some((why.kind.to_owned(), why.why.clone())),
            (Ok(_), None) => Some(("stale".to_owned(), "the crate has no such call".to_owned())),
            (Ok(_), Some(call)) => one(book, case, *call, new).await.err(),
        };
        if let Some(wrong) = wrong {
            found.insert(nth, wrong);
        }
    }
    found
}

async fn one<C>(
    book: &Book,
    case: &Case,
    call: Call<C>,
    new: New<C>,
) -> Result<(), (String, String)> {
    let request = |why: String| ("request".to_owned(), why);
    let response = |why: String| ("response".to_owned(), why);
    let reply = reply(case);
    let server = Server::scripted([reply])
        .await
        .map_err(|error| request(error.to_string()))?;
    let options = Loopback::to(&server)
        .options()
        .map_err(|error| request(error.to_string()))?;
    let graph = new(Arc::new(Tokens::default()), Some(options))
        .map_err(|error| request(error.to_string()))?;
    let playing = call(&graph).map_err(|error| request(error.to_string()))?;
    let played = tokio::time::timeout(Duration::from_secs(30), playing)
        .await
        .map_err(|_| request("no end after 30 s".to_owned()))?;
    let received: Vec<Received> = server.received();
    let [received] = received.as_slice() else {
        let why = played.err().map(|error| error.to_string());
        let count = received.len();
        return Err(request(format!("{count} requests came; {why:?}")));
    };
    asked::check(book, case, received).map_err(request)?;
    answer::check(case, played).map_err(response)
}

/// The page's answer, as a server gives it.
fn reply(case: &Case) -> Reply {
    let Some(response) = &case.example.response else {
        return Reply::new(204);
    };
    let status = match response.status.value {
        0 => 200,
        status => status,
    };
    match (&case.answer, &response.body) {
        (Some(json), _) => Reply::json(status, json.to_string()),
        (None, Some(Body::Text(text))) => Reply::text(status, "text/plain", text.value.clone()),
        (None, _) => Reply::new(status),
    }
}
