//! `diff` of two whole files, beside reading, resolving, selecting and planning both: the minimum of some rounds.
//!
//! `cargo bench -p graph-codegen --bench compare -- [OLD NEW]`

mod sample;

use graph_codegen::interface::compare;
use graph_codegen::{Resolved, Texts, plan};
use graph_csdl::{model, schema, slice};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;

/// The pair of v1.0 that is four years apart.
const FILES: [&str; 2] = ["v1.0-Prod-2022-06-13.csdl", "v1.0-Prod-2026-08-03.csdl"];

fn main() {
    let words = std::env::args().skip(1);
    let words: Vec<PathBuf> = words
        .filter(|word| !word.starts_with('-'))
        .map(PathBuf::from)
        .collect();
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/metadata/history-v1.0");
    let files = match words.as_slice() {
        [old, new] => [old.clone(), new.clone()],
        _ => FILES.map(|file| shared.join(file)),
    };
    let [Ok(old), Ok(new)] = files.clone().map(std::fs::read_to_string) else {
        println!(
            "skipped: there is no {} or {}",
            files[0].display(),
            files[1].display()
        );
        return;
    };
    let (mut stages, mut diff) = (Duration::MAX, Duration::MAX);
    let mut changes = 0;
    // They take turns, so that both have the same neighbors.
    for _ in 0..ROUNDS {
        let start = Instant::now();
        plan_of(&old);
        plan_of(&new);
        stages = stages.min(start.elapsed());
        let start = Instant::now();
        changes = compared(&old, &new);
        diff = diff.min(start.elapsed());
    }
    println!("{changes} changes");
    println!("read, resolve, select and plan of both: {stages:.1?}");
    println!(
        "diff: {diff:.1?}, {:.2} of that",
        diff.as_secs_f64() / stages.as_secs_f64()
    );
}

/// The stages up to the plan, as for a crate that is not printed.
fn plan_of(text: &str) {
    let (texts, mut setting) = sample::texts(text, &["/**"]);
    setting.purpose = graph_codegen::Purpose::Question;
    let config = texts.config().expect("the configuration");
    let (descriptions, names) = texts.beside().expect("nothing beside it");
    let schema = schema::read(text).expect("CSDL");
    let model = model::resolve(&schema, &config).expect("a model");
    let slice = slice::select(&model, &config).expect("a slice");
    let inputs = setting.inputs(&config, &descriptions, &names);
    let plan = plan::lower(&slice, &inputs).expect("a plan");
    assert!(!plan.models.is_empty());
}

fn compared(old: &str, new: &str) -> usize {
    let resolved = |text| {
        let (texts, _): (Texts<'_>, _) = sample::texts(text, &["/**"]);
        Resolved::read(&texts).expect("a model")
    };
    let (old, new) = rayon::join(|| resolved(old), || resolved(new));
    let [old, new] = Resolved::interfaces(&old, &new).expect("interfaces");
    compare(&old.interface, &new.interface).len()
}
