//! Sends every example, and says which are not what their page says.

use super::cases::{Book, Case};
use super::ledger::Ledger;
use super::reply::{self, DOWNLOAD};
use super::{Call, answer, asked};
use crate::server::{Loopback, MockCredential, Received, Reply, Server};
use graph_synchronization_beta::graph_runtime::{
    self, GraphClientOptions, RetryOptions, TokenCredential,
};
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
    let redirected = reply::redirected(case);
    let download = Reply::text(200, "application/octet-stream", DOWNLOAD);
    let server = Server::scripted([reply::reply(case), download])
        .await
        .map_err(|error| request(error.to_string()))?;
    let loopback = match &redirected {
        Some(host) => Loopback::to(&server).and(host, &server),
        None => Loopback::to(&server),
    };
    let options = loopback
        .options()
        .map_err(|error| request(error.to_string()))?
        .with_retry(RetryOptions::default().with_max_retries(0));
    let graph = new(Arc::new(MockCredential::default()), Some(options))
        .map_err(|error| request(error.to_string()))?;
    let read = tokio::time::timeout(Duration::from_secs(120), call(&graph))
        .await
        .map_err(|_| request("no end after 120 s".to_owned()))?;
    let received: Vec<Received> = server.received();
    let expected = 1 + usize::from(redirected.is_some());
    let [first, others @ ..] = received.as_slice() else {
        let why = read.err().map(|error| error.to_string());
        return Err(request(format!("no request came; {why:?}")));
    };
    if received.len() != expected {
        return Err(request(format!("{} requests came", received.len())));
    }
    if others
        .iter()
        .any(|other| other.header("authorization").is_some())
    {
        return Err(request(
            "the download was asked for with the token".to_owned(),
        ));
    }
    asked::check(book, case, first).map_err(request)?;
    answer::check(case, read).map_err(response)
}
