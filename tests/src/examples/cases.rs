//! The examples of pages, each with its Rust or the reason why there is none.

use crate::Texts;
use graph_codegen::Planned;
use graph_codegen::plan::Plan;
use graph_codegen::snippet::{self, Index, Snippet, Unsupported};
use graph_csdl::model::Model;
use graph_reference::Page;
use graph_reference::page::{Body, Example};
use std::path::{Path, PathBuf};

/// What examples are held against.
pub struct Book {
    /// The metadata of the slice.
    pub model: Model,
    /// The crate.
    pub plan: Plan,
}

/// One example.
pub struct Case {
    /// The page, from the folder of pages on.
    pub page: String,
    /// The line of its request.
    pub line: usize,
    /// The example.
    pub example: Example,
    /// Its Rust.
    pub snippet: Result<Snippet, Unsupported>,
    /// The JSON that the page answers, if it does.
    pub answer: Option<serde_json::Value>,
}

impl Case {
    /// How messages call it.
    pub fn name(&self) -> String {
        format!("{}:{}", self.page, self.line)
    }
}

impl Book {
    /// That of a slice, by its folder.
    ///
    /// # Panics
    /// Where the slice does not come to a plan.
    pub fn of_slice(folder: &Path) -> Self {
        let texts = Texts::read(folder);
        let planned = texts.plan("", "");
        let Planned { model, plan, .. } =
            planned.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
        Self { model, plan }
    }

    /// The examples of all pages below a folder, or of a page.
    pub fn cases(&self, folder: &Path) -> Vec<Case> {
        let index = Index::new(&self.plan);
        let mut files = Vec::new();
        collect(folder, &mut files);
        let mut cases = Vec::new();
        for file in files {
            let below = folder.parent().filter(|_| folder.is_file());
            let name = file.strip_prefix(below.unwrap_or(folder)).unwrap_or(&file);
            let name = name.to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            let page = graph_reference::read(&text, &name);
            let of_page = page.examples.iter();
            cases.extend(of_page.map(|example| self.case(&index, &page, example)));
        }
        cases
    }

    fn case(&self, index: &Index<'_>, page: &Page, example: &Example) -> Case {
        let snippet = snippet::write(index, &self.model, example);
        let body = example.response.as_ref().and_then(|one| one.body.as_ref());
        let answer = body.and_then(Body::json).map(|document| match &snippet {
            Ok(snippet) => snippet::filled(index, snippet, &document.root),
            Err(_) => snippet::json_value(&document.root),
        });
        Case {
            answer,
            page: page.name.clone(),
            line: page.line(example.request.target.at),
            example: example.clone(),
            snippet,
        }
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path.to_owned());
        }
        return;
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    entries.iter().for_each(|entry| collect(entry, files));
}
