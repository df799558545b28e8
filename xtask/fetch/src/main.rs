//! The command that `cargo xtask` runs for a URL: it writes the body to a file, and prints what it knows about it as JSON.

use clap::Parser;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use xtask_fetch::{Address, Known, Outcome, Request, download, for_standard_error};

/// Downloads a file over https.
#[derive(Debug, Parser)]
struct Args {
    /// The URL.
    url: String,
    /// The file to write the body to, as it was sent.
    #[arg(long)]
    out: PathBuf,
    /// The URL of an earlier download.
    #[arg(long, requires = "known_etag")]
    known_url: Option<String>,
    /// Its ETag.
    #[arg(long, requires = "known_url")]
    known_etag: Option<String>,
    /// The most bytes that are read.
    #[arg(long)]
    limit: u64,
    /// How many seconds to wait for a connection, a response, or the next bytes of it.
    #[arg(long, default_value_t = 60)]
    timeout: u64,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(args: Args) -> Result<serde_json::Value, String> {
    let known = args.known_url.zip(args.known_etag);
    let request = Request {
        address: Address::parse(&args.url).map_err(|error| error.to_string())?,
        known: known.map(|(url, etag)| Known { url, etag }),
        limit: args.limit,
        timeout: Duration::from_secs(args.timeout),
    };
    let outcome = download(&request, &mut *for_standard_error());
    let file = match outcome.map_err(|error| error.to_string())? {
        Outcome::Unchanged => return Ok(json!({ "unchanged": true })),
        Outcome::Downloaded(file) => file,
    };
    fs::write(&args.out, &file.body)
        .map_err(|error| format!("cannot write {}: {error}", args.out.display()))?;
    Ok(json!({
        "unchanged": false,
        "url": file.address.as_str(),
        "etag": file.etag,
        "day": file.day,
    }))
}
