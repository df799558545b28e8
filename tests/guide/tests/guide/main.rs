//! Every code block of the guide: Rust is compiled, run against a server on this machine, and what arrives there is compared
//! with the HTTP block that follows; what it prints with the text block that follows.
#![allow(
    deprecated,
    reason = "Graph plans to retire secrets of jobs, and has nothing in their place yet"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a test may panic, and so may a block of the guide"
)]

mod chapters;
mod exchange;
mod manifests;
mod run;

use graph_synchronization::GraphClient;
use graph_synchronization::graph_runtime::azure_core::http::HttpClient;
use graph_synchronization::graph_runtime::{GraphClientOptions, TokenCredential};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

/// What a block of Rust is given.
struct Given {
    graph: GraphClient,
    credential: Arc<dyn TokenCredential>,
    options: GraphClientOptions,
    http: Arc<dyn HttpClient>,
}

type Running = Pin<Box<dyn Future<Output = Result<(), Box<dyn Error>>>>>;

/// A code block.
struct Block {
    chapter: &'static str,
    line: usize,
    info: &'static str,
    text: &'static str,
    run: Option<fn(Given) -> Running>,
}

thread_local! {
    /// What the block that runs on this thread has printed.
    static PRINTED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// `println!` of the blocks.
macro_rules! println {
    ($($format:tt)*) => {{
        let line = format!($($format)*);
        crate::PRINTED.with_borrow_mut(|printed| {
            printed.push_str(&line);
            printed.push('\n');
        })
    }};
}

include!(concat!(env!("OUT_DIR"), "/blocks.rs"));

fn guide() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide")
}

fn read(path: &str) -> String {
    let path = guide().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of the chapters, as the table of contents has them.
fn chapters() -> Vec<String> {
    let summary = read("src/SUMMARY.md");
    let links = summary.split("](").skip(1);
    links
        .filter_map(|link| Some(link.split_once(".md)")?.0.to_owned()))
        .collect()
}

#[test]
fn every_block_does_what_the_guide_shows() {
    let mut wrong = Vec::new();
    for (nth, block) in BLOCKS.iter().enumerate() {
        let Some(code) = block.run else { continue };
        let following: Vec<&Block> = BLOCKS[nth + 1..]
            .iter()
            .take_while(|next| {
                next.chapter == block.chapter && matches!(next.info, "http" | "text")
            })
            .collect();
        let one = |info: &str| {
            let mut found = following.iter().filter(|next| next.info == info);
            let text = found.next().map(|next| next.text);
            assert!(
                found.next().is_none(),
                "{}:{}: two blocks of {info}",
                block.chapter,
                block.line
            );
            text
        };
        if let Err(why) = run::run(code, block.text, one("http"), one("text")) {
            wrong.push(format!(
                "docs/guide/src/{}.md:{}: {why}",
                block.chapter, block.line
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No block is left out: the blocks that ran, by chapter, are all that the files have.
#[test]
fn every_block_is_counted() {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let known = ["http", "rust", "sh", "text", "toml"];
    let mut previous = "";
    for block in BLOCKS {
        let place = format!("{}:{}: {}", block.chapter, block.line, block.info);
        assert!(known.contains(&block.info), "{place}");
        assert_eq!(block.run.is_some(), block.info == "rust", "{place}");
        let is_hidden = |line: &str| line == "#" || line.starts_with("# ");
        let is_rust = block.info == "rust";
        assert!(
            !is_rust || !block.text.lines().any(is_hidden),
            "{place}: a hidden line"
        );
        let is_shown = matches!(block.info, "http" | "text");
        assert!(
            !is_shown || matches!(previous, "rust" | "http" | "text"),
            "{place}: of what?"
        );
        previous = block.info;
        let count = counts.entry(block.chapter).or_default();
        count[0] += 1;
        count[1] += usize::from(is_rust);
    }
    let chapters = chapters();
    for chapter in &chapters {
        let text = read(&format!("src/{chapter}.md"));
        let fences = text
            .lines()
            .filter(|line| line.trim_start().starts_with("```"))
            .count();
        let [all, rust] = counts.get(&**chapter).copied().unwrap_or_default();
        assert_eq!(all * 2, fences, "{chapter}");
        let is_introduction = chapter == "introduction";
        assert!(rust > 0 || is_introduction, "{chapter} has no Rust");
    }
    let mut files: Vec<String> = std::fs::read_dir(guide().join("src"))
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name != "SUMMARY")
        .collect();
    files.sort();
    let mut sorted = chapters;
    sorted.sort();
    assert_eq!(sorted, files);
    std::println!("{counts:?}");
}
