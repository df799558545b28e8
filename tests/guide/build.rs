//! Writes a function for each Rust block of the guide, and a table of all blocks.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// A code block of a chapter.
struct Block {
    line: usize,
    info: String,
    text: String,
}

fn main() -> io::Result<()> {
    let chapters = Path::new("../../docs/guide/src");
    println!("cargo::rerun-if-changed={}", chapters.display());
    let mut files: Vec<PathBuf> = fs::read_dir(chapters)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    let (mut functions, mut table) = (String::new(), String::new());
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&file)?;
        chapter(&name, &blocks(&text), &mut functions, &mut table);
    }
    let out = format!("{functions}\npub(crate) const BLOCKS: &[Block] = &[\n{table}];\n");
    let folder = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(PathBuf::from(folder).join("blocks.rs"), out)
}

/// The code blocks of a chapter, in order.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_code = false;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                is_code = true;
                blocks.push(Block {
                    line: text[..range.start].lines().count() + 1,
                    info: match kind {
                        CodeBlockKind::Fenced(info) => info.into_string(),
                        CodeBlockKind::Indented => "indented".to_owned(),
                    },
                    text: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(piece) if is_code => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(&piece);
                }
            }
            _ => {}
        }
    }
    blocks
}

fn chapter(name: &str, blocks: &[Block], functions: &mut String, table: &mut String) {
    for Block { line, info, text } in blocks {
        let run = match &**info {
            "rust" => {
                let function = format!("{}_{line}", name.replace('-', "_"));
                _ = writeln!(
                    functions,
                    "/// docs/guide/src/{name}.md, line {line}\n\
                     async fn {function}(given: Given) -> Result<(), Box<dyn std::error::Error>> {{\n\
                     #[allow(unused_variables, reason = \"each block uses some\")]\n\
                     let Given {{ graph, credential, options, http }} = given;\n\
                     {text}\nOk(())\n}}"
                );
                format!("Some(|given| Box::pin({function}(given)))")
            }
            _ => "None".to_owned(),
        };
        _ = writeln!(
            table,
            "Block {{ chapter: {name:?}, line: {line}, info: {info:?}, text: {text:?}, run: {run} }},"
        );
    }
}
