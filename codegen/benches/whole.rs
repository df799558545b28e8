//! The whole of Graph, stage by stage, for each file of `../shared/metadata`: the best of five runs, in milliseconds, and
//! beside it what it takes to parse the same text by syn and print it by prettyplease.
//!
//! `cargo bench -p graph-codegen --bench whole -- [DIR]`

use codegen::config::{Config, Descriptions, Names, Spanned};
use codegen::plan::{Inputs, Policy, Runtime};
use codegen::{emit, model, plan, schema, slice};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

const ROUNDS: usize = 5;

fn main() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/metadata");
    let asked = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let folder = asked.map_or(shared, PathBuf::from);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return;
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort_unstable();
    println!(
        "metadata bytes types operations | read resolve select plan emit | syn+prettyplease, 1 core, all cores"
    );
    for file in files {
        if let Ok(text) = std::fs::read_to_string(&file) {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            println!("{name} {}", measure(&text));
        }
    }
}

fn config() -> Config {
    Config {
        crate_name: Some("graph-bench".to_owned()),
        version: Some("0.1.0".to_owned()),
        api: Some("beta".to_owned()),
        paths: vec![Spanned {
            value: "/**".to_owned(),
            ..Spanned::default()
        }],
        ..Config::default()
    }
}

fn measure(text: &str) -> String {
    let (config, descriptions, names) = (config(), Descriptions::default(), Names::default());
    let runtime = Runtime::Version("0.1".to_owned());
    let inputs = Inputs {
        config: &config,
        descriptions: &descriptions,
        names: &names,
        policy: Policy::Metadata,
        command: "cargo bench -p graph-codegen --bench whole",
        runtime: &runtime,
        own_workspace: true,
    };
    let (read, schema) = best(|| schema::read(text).expect("CSDL"));
    let (resolve, model) = best(|| model::resolve(&schema, &config).expect("a model"));
    let (select, slice) = best(|| slice::select(&model, &config).expect("a slice"));
    let (lower, plan) = best(|| plan::lower(&slice, &inputs).expect("a plan"));
    let (print, files) = best(|| emit::files(&plan));
    let rust: Vec<&String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, text)| text)
        .collect();
    let again = |text: &&String| prettyplease::unparse(&syn::parse_file(text).expect("Rust")).len();
    let (one, _) = best(|| rust.iter().map(again).sum::<usize>());
    let (all, _) = best(|| rust.par_iter().map(again).sum::<usize>());
    format!(
        "{} {} {} | {read:.0} {resolve:.0} {select:.0} {lower:.0} {print:.0} | {one:.0} {all:.0}",
        text.len(),
        slice.types().count(),
        slice.operations().count(),
    )
}

/// The least time of some runs, and what came of the last.
fn best<T>(run: impl Fn() -> T) -> (f64, T) {
    let mut least = f64::MAX;
    loop {
        let mut last = None;
        for _ in 0..ROUNDS {
            drop(last.take());
            let start = Instant::now();
            last = Some(run());
            least = least.min(start.elapsed().as_secs_f64() * 1000.0);
        }
        if let Some(last) = last {
            return (least, last);
        }
    }
}
