//! What the models cost at run time: a synchronization schema of 1 MB is parsed, written and dropped, each by itself,
//! beside serde's derives of the same structs (plain, by serde_json, sonic-rs and simd-json; and with `flatten`) and
//! `serde_json::Value`, in one run.
//!
//! `cargo bench -p graph-tests --bench models`; the figures are in docs/performance.md.

mod mirror;
mod sample;
mod turns;

use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main,
};
use graph_synchronization_beta::graph_runtime::json;
use graph_synchronization_beta::models::SynchronizationSchema;
use mirror::{flat, plain};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::hint::black_box;

/// How one kind of model reads and writes.
struct Kind<T> {
    name: &'static str,
    parse: fn(&[u8]) -> T,
    write: fn(&T) -> Vec<u8>,
}

fn models() -> Kind<SynchronizationSchema> {
    Kind {
        name: "models",
        parse: |text| json::from_slice(text).expect("the schema reads"),
        write: |value| json::to_vec(value).expect("the schema writes"),
    }
}

fn serde<T: Serialize + DeserializeOwned>(name: &'static str) -> Kind<T> {
    Kind {
        name,
        parse: |text| serde_json::from_slice(text).expect("the schema reads"),
        write: |value| serde_json::to_vec(value).expect("the schema writes"),
    }
}

/// Plain derives by sonic-rs.
fn sonic() -> Kind<plain::SynchronizationSchema> {
    Kind {
        name: "derives, sonic-rs",
        parse: |text| sonic_rs::from_slice(text).expect("the schema reads"),
        write: |value| sonic_rs::to_vec(value).expect("the schema writes"),
    }
}

/// Plain derives by simd-json, which reads from a text of its own that it may change: the copy is part of reading.
fn simd() -> Kind<plain::SynchronizationSchema> {
    Kind {
        name: "derives, simd-json",
        parse: |text| simd_json::serde::from_slice(&mut text.to_vec()).expect("the schema reads"),
        write: |value| simd_json::serde::to_vec(value).expect("the schema writes"),
    }
}

type Step = for<'a> fn(&mut BenchmarkGroup<'a, WallTime>, &[u8], Kinds);

struct Kinds {
    models: Kind<SynchronizationSchema>,
    plain: Kind<plain::SynchronizationSchema>,
    sonic: Kind<plain::SynchronizationSchema>,
    simd: Kind<plain::SynchronizationSchema>,
    flat: Kind<flat::SynchronizationSchema>,
    value: Kind<serde_json::Value>,
}

fn kinds() -> Kinds {
    Kinds {
        models: models(),
        plain: serde("derives"),
        sonic: sonic(),
        simd: simd(),
        flat: serde("derives with flatten"),
        value: serde("serde_json::Value"),
    }
}

fn all(criterion: &mut Criterion) {
    let text = sample::schema();
    check(text.as_bytes());
    turns::print(text.as_bytes(), &kinds());
    let steps: [(&str, Step); 3] = [
        ("parse", |group, text, kinds| {
            parse(group, text, &kinds.models);
            parse(group, text, &kinds.plain);
            parse(group, text, &kinds.sonic);
            parse(group, text, &kinds.simd);
            parse(group, text, &kinds.flat);
            parse(group, text, &kinds.value);
        }),
        ("write", |group, text, kinds| {
            write(group, text, &kinds.models);
            write(group, text, &kinds.plain);
            write(group, text, &kinds.sonic);
            write(group, text, &kinds.simd);
            write(group, text, &kinds.flat);
            write(group, text, &kinds.value);
        }),
        ("drop", |group, text, kinds| {
            drop_it(group, text, &kinds.models);
            drop_it(group, text, &kinds.plain);
            drop_it(group, text, &kinds.sonic);
            drop_it(group, text, &kinds.simd);
            drop_it(group, text, &kinds.flat);
            drop_it(group, text, &kinds.value);
        }),
    ];
    for (name, step) in steps {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(60);
        step(&mut group, text.as_bytes(), kinds());
        group.finish();
    }
}

fn parse<T>(group: &mut BenchmarkGroup<'_, WallTime>, text: &[u8], kind: &Kind<T>) {
    group.bench_function(kind.name, |b| {
        b.iter_with_large_drop(|| (kind.parse)(black_box(text)));
    });
}

fn write<T>(group: &mut BenchmarkGroup<'_, WallTime>, text: &[u8], kind: &Kind<T>) {
    let value = (kind.parse)(text);
    group.bench_function(kind.name, |b| {
        b.iter_with_large_drop(|| (kind.write)(black_box(&value)));
    });
}

fn drop_it<T>(group: &mut BenchmarkGroup<'_, WallTime>, text: &[u8], kind: &Kind<T>) {
    group.bench_function(kind.name, |b| {
        b.iter_batched(|| (kind.parse)(text), drop, BatchSize::LargeInput);
    });
}

/// All kinds read the same, or the figures compare nothing: what the models and `flatten` write is what came, and
/// plain derives lose only what they do not know.
fn check(text: &[u8]) {
    let whole: serde_json::Value = serde_json::from_slice(text).expect("the sample is JSON");
    let again = |text: Vec<u8>| -> serde_json::Value {
        serde_json::from_slice(&text).expect("what is written is JSON")
    };
    let kinds = kinds();
    let models = (kinds.models.write)(&(kinds.models.parse)(text));
    let plain = (kinds.plain.write)(&(kinds.plain.parse)(text));
    let flat = (kinds.flat.write)(&(kinds.flat.parse)(text));
    for other in [&kinds.sonic, &kinds.simd] {
        assert_eq!(
            again((other.write)(&(other.parse)(text))),
            again(plain.clone())
        );
    }
    println!(
        "{} bytes in; written: {} by models, {} by derives, {} with flatten",
        text.len(),
        models.len(),
        plain.len(),
        flat.len()
    );
    assert_eq!(again(models), whole);
    assert_eq!(again(flat), whole);
    assert!(
        text.len() - plain.len() < 1000,
        "derives lost more than the unknown"
    );
}

criterion_group!(benches, all);
criterion_main!(benches);
