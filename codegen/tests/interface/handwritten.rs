//! Modules that are written by hand: their public items are part of the interface.

use crate::{CSDL, config};
use graph_codegen::interface::{Interface, Step, compare};
use graph_codegen::plan::{HandwrittenFile, Runtime};
use graph_codegen::{Purpose, Setting, Texts, planned};
use std::path::Path;
use std::{fs, iter};

const ROOT: &str = "//! Flows.\n\nmod lend;\npub mod shelves;\n\npub use lend::{LIMIT, Lending as Loan, lend};\npub use crate::models::Book;\n";
const LEND: &str = "use std::time::Duration;

pub const LIMIT: usize = 5;
const READS: u32 = 6;

#[derive(Clone, Debug)]
pub struct Lending {
    days: u32,
}

#[non_exhaustive]
pub enum State {
    Out,
}

impl Lending {
    pub fn with_days(mut self, days: u32) -> Self {
        self.days = days;
        self
    }

    pub async fn run<T: Into<String>>(&mut self, wait: Option<Duration>) -> Result<T, String> {
        Err(self.days.to_string())
    }

    fn own(&self) {}
}

impl Default for Lending {
    fn default() -> Self {
        Self { days: 1 }
    }
}

pub fn lend(book: &str, days: impl IntoIterator<Item = u32>) {}
";
const SHELVES: &str = "#[derive(Default)]
pub struct Shelf {
    pub row: u32,
}

#[non_exhaustive]
pub enum Place {
    Floor(u32),
    Wall { height: u32 },
}

#[doc(hidden)]
pub fn hidden() {}
";

fn interface(files: Vec<(String, String)>) -> Interface {
    let files = files.into_iter().map(|(path, text)| HandwrittenFile {
        origin: format!("metadata/books/{path}"),
        path,
        text,
    });
    let files: Vec<HandwrittenFile> = files.collect();
    let config = config("");
    let texts = Texts {
        metadata: CSDL,
        config: &config,
        handwritten: &files,
        ..Texts::default()
    };
    let setting = Setting {
        command: "cargo xtask generate books".to_owned(),
        runtime: Runtime::Version("0.1".to_owned()),
        purpose: Purpose::Alone,
    };
    let planned = planned(&texts, &setting);
    let planned = planned.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
    Interface::of(&planned.plan)
}

fn edited(from: &str, to: &str) -> Interface {
    let files = [("mod", ROOT), ("lend", LEND), ("shelves", SHELVES)];
    let files = files.map(|(name, text)| (format!("src/flows/{name}.rs"), text.replace(from, to)));
    interface(files.into())
}

#[test]
fn public_items_are_in_the_record_with_their_signatures() {
    let made = edited("", "");
    let lines: Vec<String> = made
        .handwritten
        .iter()
        .map(|(path, signature)| format!("{path}: {signature}"))
        .collect();
    assert_eq!(
        lines,
        [
            "flows::Book: use models::Book",
            "flows::LIMIT: const usize",
            "flows::Loan: struct{..}",
            "flows::Loan as Clone: impl",
            "flows::Loan as Debug: impl",
            "flows::Loan as Default: impl",
            "flows::Loan::run: async fn<T:Into<String>>(&mut self,Option<Duration>)->Result<T,String>",
            "flows::Loan::with_days: fn(self,u32)->Self",
            "flows::lend: fn(&str,impl IntoIterator<Item=u32>)",
            "flows::shelves::Place: enum{..}",
            "flows::shelves::Place::Floor: (u32)",
            "flows::shelves::Place::Wall: (height:u32)",
            "flows::shelves::Shelf: struct{row}",
            "flows::shelves::Shelf as Default: impl",
            "flows::shelves::Shelf::row: u32",
        ]
    );
    let read = Interface::from_text(&made.to_text()).unwrap();
    assert_eq!(read, made);
}

#[test]
fn a_public_item_that_is_gone_or_different_raises_the_minor_version() {
    let before = edited("", "");
    let mut wrong = Vec::new();
    for (from, to, expected, step) in [
        ("lend};", "};", "item-removed flows::lend", Step::Minor),
        (
            "book: &str",
            "book: String",
            "item-changed flows::lend",
            Step::Minor,
        ),
        (
            "&mut self",
            "&self",
            "item-changed flows::Loan::run",
            Step::Minor,
        ),
        (
            "Clone, ",
            "",
            "item-removed flows::Loan as Clone",
            Step::Minor,
        ),
        ("LIMIT, ", "", "item-removed flows::LIMIT", Step::Minor),
        (
            "pub row",
            "pub(crate) row",
            "item-removed flows::shelves::Shelf::row",
            Step::Minor,
        ),
        (
            "pub enum Place",
            "enum Place",
            "item-removed flows::shelves::Place",
            Step::Minor,
        ),
        (
            "    Floor(u32),",
            "    Floor(u32),\n    Desk,",
            "item-added flows::shelves::Place::Desk",
            Step::Patch,
        ),
        ("book: &str", "title: &str", "", Step::Same),
        ("    fn own(&self) {}", "", "", Step::Same),
        ("const READS: u32 = 6;", "", "", Step::Same),
        ("LIMIT: usize = 5", "LIMIT: usize = 6", "", Step::Same),
    ] {
        let changes = compare(&before, &edited(from, to));
        let first = changes.first();
        let first = first.map_or_else(String::new, |it| format!("{} {}", it.kind, it.path));
        if (&*first, Step::of(&changes)) != (expected, step) {
            wrong.push(format!("{from}: {first}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_flows_of_synchronization_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../metadata/synchronization-beta/src");
    let files = fs::read_dir(folder.join("flows")).unwrap().flatten();
    let files = files.map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        (format!("src/flows/{name}"), text)
    });
    let made = interface(files.collect());
    for (path, signature) in iter::zip(
        [
            "flows::SecretRotation::run",
            "flows::Rotated::vanished",
            "flows::MAX_MEMBERS",
        ],
        [
            "async fn(&self)->Result<Rotated,FlowError>",
            "Vec<SynchronizationSecret>",
            "const usize",
        ],
    ) {
        assert_eq!(
            made.handwritten.get(path).map(String::as_str),
            Some(signature),
            "{path}"
        );
    }
    let unresolved = made
        .handwritten
        .values()
        .filter(|it| it.starts_with("use "));
    assert_eq!(unresolved.count(), 0);
}
