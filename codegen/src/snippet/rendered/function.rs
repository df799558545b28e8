//! A snippet as text: statements, functions, and blocks of reference pages.

use crate::snippet::{Answer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write as _;

impl Snippet {
    /// The statements, not formatted: body and options, the call, and reading the response.
    pub fn statements(&self) -> Vec<String> {
        let call = &self.call;
        let mut all = self.before.clone();
        let name = self.answer.variable().unwrap_or_default();
        match &self.answer {
            Answer::Nothing => all.push(format!("{call}.await?;")),
            Answer::Location => {
                all.push(format!("let response = {call}.await?;"));
                all.push(format!("let {name} = response.location();"));
            }
            Answer::Whole(_) | Answer::Page | Answer::Value => {
                all.push(format!("let {name} = {call}.await?.into_model()?;"));
            }
            Answer::Bytes => {
                let read = "await?.into_model()?.collect().await?";
                all.push(format!("let {name} = {call}.{read};"));
            }
        }
        all
    }
}

/// The statements, formatted together.
fn statements(snippet: &Snippet) -> String {
    inside(&snippet.statements().join("\n"))
}

/// The statements, each formatted by itself.
pub(super) fn each_statement(snippet: &Snippet) -> Vec<String> {
    let all = snippet.statements();
    all.iter()
        .map(|statement| self::statement(statement))
        .collect()
}

/// A statement, formatted.
pub(super) fn statement(statement: &str) -> String {
    inside(statement)
}

/// The statements formatted as the body of a function, without its indentation.
fn inside(body: &str) -> String {
    let text = format!("async fn example() {{ {body} }}");
    let Ok(file) = syn::parse_file(&text) else {
        return format!("{body}\n");
    };
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for line in lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default()
    {
        out.push_str(line.strip_prefix("    ").unwrap_or(line));
        out.push('\n');
    }
    out
}

/// `use` lines for paths of the crate, one for each module.
pub(super) fn uses<'p>(paths: impl IntoIterator<Item = &'p str>, crate_name: &str) -> String {
    let mut by_module: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
        let names = by_module.entry(module).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut text = String::new();
    for (module, mut names) in by_module {
        names.sort_unstable();
        let module = if module.is_empty() {
            crate_name.to_owned()
        } else {
            format!("{crate_name}::{module}")
        };
        let names = names.join(", ");
        _ = writeln!(text, "use {module}::{{{names}}};");
    }
    match syn::parse_file(&text) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => text,
    }
}

/// An `async fn` that makes the call.
pub fn function(snippet: &Snippet, crate_name: &str, name: &str) -> String {
    let paths = snippet.uses.iter().map(String::as_str);
    let uses = uses(
        paths.chain(["GraphClient", "graph_runtime::Error"]),
        crate_name,
    );
    let statements = statements(snippet);
    let mut text =
        format!("{uses}\nasync fn {name}(graph: &GraphClient) -> Result<(), Error> {{\n");
    for line in statements.lines() {
        _ = writeln!(text, "    {line}");
    }
    text.push_str("    Ok(())\n}\n");
    text
}

/// The fenced block for a page, like those of other languages.
pub fn block(snippet: &Snippet, crate_name: &str, comment: &str) -> String {
    let paths = snippet.uses.iter().map(String::as_str);
    format!(
        "```rust\n// {comment}\n{}\nlet graph = GraphClient::new(credential, None)?;\n\n{}```\n",
        uses(paths.chain(["GraphClient"]), crate_name),
        statements(snippet),
    )
}
