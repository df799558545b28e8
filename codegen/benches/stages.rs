//! Each stage, and all of them, from the 4.2 MB file of 2021 to the text of the synchronization slice.
//!
//! `cargo bench -p graph-codegen`; parsing with roxmltree alone is measured in the same run, to compare with `read`. Without
//! `../shared`, the checked-in slice is measured instead.

mod sample;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use graph_codegen::{emit, generate, plan};
use graph_csdl::{model, schema, slice};
use std::hint::black_box;
use std::path::Path;

const PATTERNS: [&str; 2] = [
    "/servicePrincipals/{id}/synchronization/**",
    "/applications/{id}/synchronization/**",
];

fn metadata() -> (&'static str, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let whole = root.join("../shared/metadata/beta-Prod-2021-07-13.csdl");
    match std::fs::read_to_string(whole) {
        Ok(text) => ("beta-2021", text),
        Err(_) => {
            let slice = root.join("metadata/synchronization-beta/schema.csdl");
            (
                "slice",
                std::fs::read_to_string(slice).expect("the checked-in slice"),
            )
        }
    }
}

fn stages(criterion: &mut Criterion) {
    let (name, text) = metadata();
    let (texts, setting) = sample::texts(&text, &PATTERNS);
    let config = texts.config().expect("a configuration");
    let (descriptions, names) = texts.beside().expect("no files");
    let inputs = setting.inputs(&config, &descriptions, &names);
    let schema = schema::read(&text).expect("the metadata reads");
    let model = model::resolve(&schema, &config).expect("the metadata resolves");
    let slice = slice::select(&model, &config).expect("the patterns match");
    let plan = plan::lower(&slice, &inputs).expect("the slice plans");

    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20);
    let id = |stage: &str| BenchmarkId::from_parameter(stage);
    group.bench_function(id("roxmltree"), |b| {
        b.iter(|| black_box(roxmltree::Document::parse(&text).is_ok()))
    });
    group.bench_function(id("read"), |b| b.iter(|| schema::read(&text)));
    group.bench_function(id("resolve"), |b| {
        b.iter(|| model::resolve(&schema, &config))
    });
    group.bench_function(id("select"), |b| b.iter(|| slice::select(&model, &config)));
    group.bench_function(id("plan"), |b| b.iter(|| plan::lower(&slice, &inputs)));
    group.bench_function(id("emit"), |b| b.iter(|| emit::files(&plan)));
    group.bench_function(id("whole"), |b| b.iter(|| generate(&texts, &setting)));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
