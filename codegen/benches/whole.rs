//! The whole of Graph, stage by stage, for each file of `../shared/metadata`: the best of some runs, and beside it what it
//! takes to parse the same text by syn and print it by prettyplease. What differs between a small and a large file of
//! one API says whether a stage is linear.
//!
//! `cargo bench -p graph-codegen --bench whole -- [DIR]`

use codegen::config::{Config, Descriptions, Names, Spanned};
use codegen::plan::{Inputs, Model, Plan, Policy, Runtime};
use codegen::slice::Slice;
use codegen::{emit, model, plan, schema, slice};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

const ROUNDS: usize = 15;

const STAGES: [&str; 5] = ["read", "resolve", "select", "plan", "emit"];

/// Files that are smaller say nothing of how time grows.
const WHOLE: usize = 1_000_000;

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
    let mut measured = Vec::new();
    for file in files {
        if let Ok(text) = std::fs::read_to_string(&file) {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            let measures = measure(&name, &text);
            measures.print();
            measured.push(measures);
        }
    }
    measured.retain(|file| file.size.bytes >= WHOLE);
    measured.sort_by_key(|file| file.size.bytes);
    for (index, small) in measured.iter().enumerate() {
        let like = measured[index + 1..].iter();
        if let Some(large) = like.rev().find(|large| large.api() == small.api()) {
            compare(small, large);
        }
    }
}

/// What there is of everything that takes time.
struct Size {
    bytes: usize,
    types: usize,
    /// As the metadata declares them, those that lead to other types included.
    properties: usize,
    operations: usize,
    /// Of structs, with what they inherit.
    fields: usize,
    methods: usize,
}

impl Size {
    fn of(text: &str, slice: &Slice<'_>, plan: &Plan) -> Self {
        let structures = slice
            .types()
            .map(|(id, _)| slice.model().ty(id).structure());
        let structs = plan.model_modules().flat_map(|module| &module.files);
        let builders = plan.builders.iter().flat_map(|module| &module.files);
        Self {
            bytes: text.len(),
            types: slice.types().count(),
            properties: structures
                .flatten()
                .map(|structure| structure.properties.len() + structure.navigation.len())
                .sum(),
            operations: slice.operations().count(),
            fields: structs
                .map(|file| match &file.item {
                    Model::Struct(item) => item.fields.len(),
                    Model::Enum(_) => 0,
                })
                .sum(),
            methods: builders.map(|file| file.item.methods.len()).sum(),
        }
    }

    /// What each stage's time is divided by: bytes for reading, then what is declared, and what is written for the two that
    /// write it, since a struct has the properties that its type inherits.
    fn units(&self) -> [usize; 5] {
        let declared = self.properties + self.operations;
        let written = self.fields + self.operations;
        [self.bytes, declared, declared, written, written]
    }
}

/// A file, what it comes to, and milliseconds.
struct Measures {
    name: String,
    size: Size,
    stages: [f64; 5],
    /// syn and prettyplease, on one core and on all.
    others: [f64; 2],
}

impl Measures {
    fn api(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }

    fn print(&self) {
        let Self {
            name,
            size,
            stages,
            others: [one, all],
        } = self;
        println!("{name}");
        println!(
            "    {} bytes, {} types, {} properties, {} operations; {} fields, {} methods of builders",
            size.bytes, size.types, size.properties, size.operations, size.fields, size.methods
        );
        let sum: f64 = stages.iter().sum();
        let stages = STAGES.iter().zip(stages).zip(size.units());
        for ((stage, time), units) in stages {
            #[expect(clippy::cast_precision_loss, reason = "they are millions")]
            let each = time * 1e6 / units as f64;
            println!("    {stage:8} {time:6.1} ms {each:9.1} ns for each of {units}");
        }
        println!(
            "    sum      {sum:6.1} ms, {:.2} of syn and prettyplease on all cores: {all:.0} ms, on one {one:.0} ms",
            sum / all
        );
    }
}

/// How much longer the large file takes for a unit than the small one.
fn compare(small: &Measures, large: &Measures) {
    let each = |file: &Measures, stage: usize| {
        #[expect(clippy::cast_precision_loss, reason = "they are millions")]
        let units = file.size.units()[stage] as f64;
        file.stages[stage] / units
    };
    let factors = STAGES.iter().enumerate().map(|(stage, name)| {
        let factor = each(large, stage) / each(small, stage);
        format!("{name} {factor:.2}")
    });
    let factors: Vec<String> = factors.collect();
    println!(
        "{} beside {}: {}",
        large.name,
        small.name,
        factors.join(", ")
    );
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

fn measure(name: &str, text: &str) -> Measures {
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
    // The whole way in each round, since that is how it is gone: a stage finds in the processor's caches what the one before it
    // left there, and not what it had there itself.
    let round = || {
        let (read, schema) = timed(|| schema::read(text).expect("CSDL"));
        let (resolve, model) = timed(|| model::resolve(&schema, &config).expect("a model"));
        let (select, slice) = timed(|| slice::select(&model, &config).expect("a slice"));
        let (lower, plan) = timed(|| plan::lower(&slice, &inputs).expect("a plan"));
        let (print, files) = timed(|| emit::files(&plan));
        let size = Size::of(text, &slice, &plan);
        ([read, resolve, select, lower, print], (size, files))
    };
    let (stages, (size, files)) = best(round);
    let rust: Vec<&String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, text)| text)
        .collect();
    let again = |text: &&String| prettyplease::unparse(&syn::parse_file(text).expect("Rust")).len();
    let ([one], _) = best(|| once(timed(|| rust.iter().map(again).sum::<usize>())));
    let ([all], _) = best(|| once(timed(|| rust.par_iter().map(again).sum::<usize>())));
    Measures {
        name: name.to_owned(),
        size,
        stages,
        others: [one, all],
    }
}

/// Milliseconds, and what came of it.
fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed().as_secs_f64() * 1000.0, made)
}

fn once<T>((time, made): (f64, T)) -> ([f64; 1], T) {
    ([time], made)
}

/// The least time of each part of some rounds, and what came of the last.
fn best<T, const PARTS: usize>(round: impl Fn() -> ([f64; PARTS], T)) -> ([f64; PARTS], T) {
    let (mut least, mut last) = round();
    for _ in 1..ROUNDS {
        drop(last);
        let (times, made) = round();
        for (least, time) in least.iter_mut().zip(times) {
            *least = least.min(time);
        }
        last = made;
    }
    (least, last)
}
