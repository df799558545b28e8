//! Text of the chapters: links stay in the book, and tables are complete.

use super::{chapters, read};

/// The lines of a chapter that are not in a code block.
fn prose(chapter: &str) -> String {
    let text = read(&format!("src/{chapter}.md"));
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `graph-tests` checks that the targets of links exist, here as everywhere. A book has its chapters only.
#[test]
fn links_lead_to_chapters() {
    let chapters = chapters();
    let mut links = 0;
    for chapter in &chapters {
        for rest in prose(chapter).split("](").skip(1) {
            let link = rest.split(')').next().unwrap_or_default();
            let file = link.split('#').next().unwrap_or_default();
            let is_chapter = |file: &str| {
                let name = file.strip_suffix(".md");
                name.is_some_and(|name| chapters.iter().any(|known| known == name))
            };
            let is_other = file.is_empty() || file.starts_with("https://");
            assert!(is_other || is_chapter(file), "{chapter}: {link}");
            links += 1;
        }
    }
    assert!(links > 20, "{links}");
}

#[test]
fn every_kind_of_error_is_in_the_table() {
    let source = read("../../codegen/runtime/src/http/error/kind.rs");
    let (_, variants) = source.split_once("pub enum ErrorKind {").unwrap();
    let variants = variants.lines().map(str::trim);
    let variants = variants.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let variants: Vec<&str> = variants.map(|line| line.trim_end_matches(',')).collect();
    assert!(variants.contains(&"Input"), "{variants:?}");
    let text = prose("errors-and-retries");
    let rows: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    for variant in variants {
        let name = format!("`{variant}`");
        let first = |row: &&&str| {
            row.split('|')
                .nth(1)
                .is_some_and(|cell| cell.contains(&name))
        };
        assert_eq!(rows.iter().filter(first).count(), 1, "{variant}");
    }
}
