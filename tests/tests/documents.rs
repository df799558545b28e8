//! Every Markdown file of the project: its links lead somewhere, and the paths that it names exist.
//!
//! Pages of Graph's reference, in fixtures and slices, have another form; `graph-reference` checks those.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Sources of this crate are named too.
const OTHER_CRATE: &str = "azure_core/";

/// What a link or a path of the project may be wrong about, and what is to be read for it.
#[derive(Default)]
struct Document {
    /// Anchors of its headings, as GitHub makes them.
    anchors: BTreeSet<String>,
    links: Vec<String>,
    /// Code spans: a path, a command, or anything else.
    spans: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Markdown files below a folder, as paths from the root.
fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root().join(folder)).expect("a folder of the project") {
        let entry = entry.expect("a readable folder");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let path = folder.join(&name);
        let is_page = path.ends_with("tests/pages/fixtures")
            || (path.starts_with("metadata") && name == "examples");
        let is_ours = !name.starts_with('.') && name != "target" && !is_page;
        if entry.file_type().expect("a readable folder").is_dir() {
            if is_ours {
                find(&path, found);
            }
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
}

fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let anchor = anchor(&heading.take().unwrap_or_default());
                let again = (1..).map(|count| format!("{anchor}-{count}"));
                let free = std::iter::once(anchor.clone())
                    .chain(again)
                    .find(|anchor| !document.anchors.contains(anchor));
                document.anchors.extend(free);
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                document.links.push(dest_url.into_string());
            }
            Event::Code(span) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&span);
                }
                document.spans.push(span.into_string());
            }
            Event::Text(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    document
}

/// As GitHub makes it: in lower case, without punctuation, spaces as hyphens.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|char| match char {
        ' ' => Some('-'),
        '-' | '_' => Some(char),
        _ if char.is_alphanumeric() => Some(char),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The path without `.` and `..`, if it stays in the project.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for part in path {
        match part.to_str()? {
            "." => {}
            ".." => {
                if !normal.pop() {
                    return None;
                }
            }
            part => normal.push(part),
        }
    }
    Some(normal)
}

/// What is wrong with a link of the file at `path`.
fn broken(path: &Path, link: &str, documents: &BTreeMap<PathBuf, Document>) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() {
        path.to_owned()
    } else {
        let folder = path.parent().unwrap_or(Path::new(""));
        let Some(target) = normal(&folder.join(file)) else {
            return Some(format!("{link} leads out of the project"));
        };
        target
    };
    if !root().join(&target).exists() {
        return Some(format!("{link}: there is no {}", target.display()));
    }
    let has = |document: &Document| anchor.is_empty() || document.anchors.contains(anchor);
    match documents.get(&target) {
        Some(document) if !has(document) => {
            Some(format!("{link}: {} has no such heading", target.display()))
        }
        _ => None,
    }
}

/// Whether a code span is a path from the root, without anything to be filled in.
fn is_path(span: &str) -> bool {
    let folders = [".ci/", "codegen/", "docs/", "metadata/", "tests/", "xtask/"];
    folders.iter().any(|folder| span.starts_with(folder))
        && span
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || "/._-".contains(char))
}

/// The sources that a code span names by the end of their paths: `check/{run,examine}.rs` names two, `src/<name>.rs` none.
fn sources_named(span: &str) -> Vec<String> {
    let is_source = span.contains('/') && span.ends_with(".rs") && !span.contains('<');
    if !is_source || span.starts_with(OTHER_CRATE) {
        return Vec::new();
    }
    let choices = span.split_once('{').and_then(|(before, rest)| {
        let (choices, after) = rest.split_once('}')?;
        Some((before, choices, after))
    });
    let Some((before, choices, after)) = choices else {
        return vec![span.to_owned()];
    };
    let spans = choices.split(',').map(|it| format!("{before}{it}{after}"));
    spans.flat_map(|span| sources_named(&span)).collect()
}

/// Whether a file of the project has this path, or ends in it.
fn is_source(name: &str, sources: &[String]) -> bool {
    let below = format!("/{name}");
    sources
        .iter()
        .any(|source| source == name || source.ends_with(&below))
}

/// The sources of the project, as paths from the root.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(root().join(folder)).expect("a folder of the project") {
        let entry = entry.expect("a readable folder");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let path = folder.join(&name);
        if entry.file_type().expect("a readable folder").is_dir() {
            if !name.starts_with('.') && name != "target" {
                sources(&path, found);
            }
        } else if name.ends_with(".rs") {
            found.push(path.to_str().expect("a path in UTF-8").replace('\\', "/"));
        }
    }
}

#[test]
fn links_and_paths_exist() {
    let mut files = Vec::new();
    find(Path::new(""), &mut files);
    let documents: BTreeMap<PathBuf, Document> = files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).unwrap();
            (path, read(&text))
        })
        .collect();
    assert!(documents.contains_key(Path::new("README.md")));
    let mut all = Vec::new();
    sources(Path::new(""), &mut all);
    let mut wrong = Vec::new();
    for (path, document) in &documents {
        let links = document.links.iter();
        let links = links.filter_map(|link| broken(path, link, &documents));
        let paths = document.spans.iter().filter(|span| is_path(span));
        let paths = paths.filter(|span| !root().join(span).exists());
        let named = document.spans.iter().flat_map(|span| sources_named(span));
        let absent = named.filter(|name| !is_source(name, &all));
        let spans = paths.cloned().chain(absent);
        let spans = spans.map(|span| format!("`{span}` does not exist"));
        wrong.extend(
            links
                .chain(spans)
                .map(|what| format!("{}: {what}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_source_is_named_by_the_end_of_its_path() {
    let all = ["codegen/src/check/run.rs", "codegen/src/check/examine.rs"].map(str::to_owned);
    for (span, exists) in [
        ("check/run.rs", true),
        ("check/{run,examine}.rs", true),
        ("check/{run,absent}.rs", false),
        ("eck/run.rs", false),
    ] {
        let named = sources_named(span);
        let mut named = named.iter();
        assert_eq!(named.all(|name| is_source(name, &all)), exists, "{span}");
    }
    for span in [
        "run.rs",
        "check/",
        "src/<name>.rs",
        "azure_core/src/http/poller.rs",
    ] {
        assert_eq!(sources_named(span), [""; 0], "{span}");
    }
}

#[test]
fn a_link_without_a_target_is_broken() {
    let here = PathBuf::from("docs/architecture.md");
    let documents = BTreeMap::from([(here.clone(), read("# A `b`, c!\n\n## D\n\n## D\n"))]);
    let broken = |link| broken(&here, link, &documents);
    for link in [
        "#a-b-c",
        "#d",
        "#d-1",
        "../README.md",
        "https://example.com/x",
    ] {
        assert_eq!(broken(link), None);
    }
    for link in ["#d-2", "README.txt", "../../x.md"] {
        assert!(broken(link).is_some(), "{link}");
    }
}
