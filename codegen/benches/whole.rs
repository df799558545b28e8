//! All of Graph, stage by stage, for each file of `../shared/metadata`: the minimum of some runs. To compare, the same text is
//! parsed with syn and printed with prettyplease. A small and a large file of one API show whether a stage is linear.
//!
//! `cargo bench -p graph-codegen --bench whole -- [DIR]`

mod sample;

use graph_codegen::plan::{DataType, Plan};
use graph_codegen::{emit, plan};
use graph_csdl::slice::Slice;
use graph_csdl::{model, schema, slice};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const ROUNDS: usize = 9;

/// Environment variable: run one round of this file, and print its figures as JSON.
const ONE: &str = "--one";

const STAGES: [&str; 5] = ["read", "resolve", "select", "plan", "emit"];

/// Smaller files are not used for growth.
const WHOLE: usize = 1_000_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, file] = &words[..]
        && flag == ONE
    {
        // As `cargo xtask` does.
        let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
        pool.build_global().expect("a pool");
        let text = std::fs::read_to_string(file).expect("the metadata");
        let round = serde_json::to_string(&Round::of(&text)).expect("JSON");
        println!("{round}");
        return;
    }
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/metadata");
    let asked = words.iter().find(|word| !word.starts_with('-'));
    let folder = asked.map_or(shared, PathBuf::from);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return;
    };
    let files = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    files.sort_unstable();
    let mut measured = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let measures = Measures {
            name: name.into_owned(),
            least: least(&file),
        };
        measures.print();
        measured.push(measures);
    }
    measured.retain(|file| file.least.size.bytes >= WHOLE);
    measured.sort_by_key(|file| file.least.size.bytes);
    for (index, small) in measured.iter().enumerate() {
        let like = measured[index + 1..].iter();
        if let Some(large) = like.rev().find(|large| large.api() == small.api()) {
            compare(small, large);
        }
    }
}

/// The minimum of each time. Each round is a separate process, like `cargo xtask generate`, so that a stage finds in the
/// processor's caches only what the one before left there.
fn least(file: &Path) -> Round {
    let bench = std::env::current_exe().expect("this program");
    let rounds = (0..ROUNDS).map(|_| {
        let round = Command::new(&bench).arg(ONE).arg(file).output();
        let round = round.expect("a round").stdout;
        serde_json::from_slice::<Round>(&round).expect("a round")
    });
    let least = rounds.reduce(|mut least, round| {
        let times = least.stages.iter_mut().chain(&mut least.others);
        for (least, time) in times.zip(round.stages.iter().chain(&round.others)) {
            *least = least.min(*time);
        }
        least
    });
    least.expect("there are rounds")
}

/// Counts of the units that take time.
#[derive(Serialize, Deserialize)]
struct Size {
    bytes: usize,
    types: usize,
    /// As declared in the metadata, including navigation properties.
    properties: usize,
    operations: usize,
    /// Of structs, including inherited ones.
    fields: usize,
    methods: usize,
}

impl Size {
    fn of(text: &str, slice: &Slice<'_>, plan: &Plan) -> Self {
        let structures = slice
            .types()
            .map(|(id, _)| slice.model().ty(id).structure());
        Self {
            bytes: text.len(),
            types: slice.types().count(),
            properties: structures
                .flatten()
                .map(|structure| structure.properties.len() + structure.navigation.len())
                .sum(),
            operations: slice.operations().count(),
            fields: plan
                .models
                .iter()
                .map(|model| match model {
                    DataType::Struct(item) => item.fields.len(),
                    DataType::Enum(_) => 0,
                })
                .sum(),
            methods: plan
                .builders
                .iter()
                .map(|builder| builder.methods.len())
                .sum(),
        }
    }

    /// The unit of each stage: bytes for reading, declared items next, and printed items for the last two, since a struct has
    /// inherited properties too.
    fn units(&self) -> [usize; 5] {
        let declared = self.properties + self.operations;
        let written = self.fields + self.operations;
        [self.bytes, declared, declared, written, written]
    }
}

/// One run of all stages: counts, and milliseconds.
#[derive(Serialize, Deserialize)]
struct Round {
    size: Size,
    stages: [f64; 5],
    /// syn and prettyplease, on one core and on all.
    others: [f64; 2],
}

/// A file, and its minimum times.
struct Measures {
    name: String,
    least: Round,
}

impl Measures {
    fn api(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }

    fn print(&self) {
        let Self { name, least } = self;
        let Round {
            size,
            stages,
            others: [one, all],
        } = least;
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

/// The ratio of the times per unit of the large and the small file.
fn compare(small: &Measures, large: &Measures) {
    let each = |file: &Measures, stage: usize| {
        #[expect(clippy::cast_precision_loss, reason = "they are millions")]
        let units = file.least.size.units()[stage] as f64;
        file.least.stages[stage] / units
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

impl Round {
    fn of(text: &str) -> Self {
        let (texts, setting) = sample::texts(text, &["/**"]);
        let config = texts.config().expect("a configuration");
        let (descriptions, names) = texts.beside().expect("no files");
        let inputs = setting.inputs(&config, &descriptions, &names);
        let (read, schema) = timed(|| schema::read(text).expect("CSDL"));
        let (resolve, model) = timed(|| model::resolve(&schema, &config).expect("a model"));
        let (select, slice) = timed(|| slice::select(&model, &config).expect("a slice"));
        let (lower, plan) = timed(|| plan::lower(&slice, &inputs).expect("a plan"));
        let (print, files) = timed(|| emit::files(&plan));
        let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
        let rust: Vec<&String> = rust.map(|(_, text)| text).collect();
        let again =
            |text: &&String| prettyplease::unparse(&syn::parse_file(text).expect("Rust")).len();
        let (one, _) = timed(|| rust.iter().map(again).sum::<usize>());
        let (all, _) = timed(|| rust.par_iter().map(again).sum::<usize>());
        Self {
            size: Size::of(text, &slice, &plan),
            stages: [read, resolve, select, lower, print],
            others: [one, all],
        }
    }
}

/// Milliseconds, and the result.
fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed().as_secs_f64() * 1000.0, made)
}
