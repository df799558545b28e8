//! What Graph itself changed: two consecutive files of its history, for a slice, in both directions.

use crate::crates::{Crate, Shelf, effect, verdict};
use crate::{draw, side_by_side};
use graph_codegen::interface::{Effect, Summary};
use graph_tests::{Texts, root, shared};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Pairs that are compiled without `SEMVER_PAIRS`.
const SOME: usize = 1;

/// Features of top-level resources that are compiled each for itself, where the crate is all of Graph.
const FEATURES: usize = 2;

/// Paths, and the first file of the history that has them.
const SLICES: [(&str, &str); 4] = [
    ("/users/{id}", "v1.0"),
    ("/groups/{id}", "v1.0"),
    ("/applications/{id}", "v1.0"),
    (
        "/servicePrincipals/{id}/synchronization/**",
        "v1.0-Prod-2023-09",
    ),
];

struct Pair {
    path: &'static str,
    old: PathBuf,
    new: PathBuf,
}

/// As the table, with pairs drawn at random. `SEMVER_PAIRS=12` compiles twelve, `SEMVER_SEED=7` draws others.
#[test]
fn the_compiler_agrees_on_what_graph_broke() {
    let Some(files) = history("the_compiler_agrees_on_what_graph_broke") else {
        return;
    };
    let all = SLICES.iter().flat_map(|(path, first)| {
        let later = files.iter().filter(|file| name(file).as_str() >= *first);
        pairs(path, &later.collect::<Vec<_>>())
    });
    let drawn = draw(all.collect(), "SEMVER_PAIRS", SOME);
    let shelf = Shelf::new("pairs");
    prove(&drawn, |pair| both_directions(&shelf, pair, usize::MAX));
}

/// The same for all of v1.0: a minute or two for a pair, so none without `SEMVER_WHOLE=3`, or `all`. Everything is compiled at
/// once, and then some top-level resources alone.
#[test]
fn the_compiler_agrees_on_what_graph_broke_in_all_of_it() {
    let Some(files) = history("the_compiler_agrees_on_what_graph_broke_in_all_of_it") else {
        return;
    };
    let all = pairs("/**", &files.iter().collect::<Vec<_>>());
    let drawn = draw(all, "SEMVER_WHOLE", 0);
    prove(&drawn, |pair| {
        // What is compiled of a pair takes gigabytes in all; the next one has a new folder.
        let shelf = Shelf::new(&format!("whole-{}", name(&pair.new).replace('.', "-")));
        both_directions(&shelf, pair, FEATURES)
    });
}

/// The files of v1.0, by date.
fn history(test: &str) -> Option<Vec<PathBuf>> {
    let entries = fs::read_dir(shared(test)?.join("metadata/history-v1.0")).expect("the history");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Some(files)
}

fn pairs(path: &'static str, files: &[&PathBuf]) -> Vec<Pair> {
    let pairs = files.windows(2).map(|pair| Pair {
        path,
        old: pair[0].clone(),
        new: pair[1].clone(),
    });
    pairs.collect()
}

/// Prints what each pair changes, and fails with all that is wrong.
fn prove(pairs: &[Pair], check: impl Fn(&Pair) -> (Vec<String>, Vec<String>) + Sync) {
    let lines = Mutex::new(Vec::new());
    let wrong = side_by_side(pairs, |pair| {
        let (said, wrong) = check(pair);
        lines.lock().expect("no panic").extend(said);
        (!wrong.is_empty()).then(|| wrong.join("\n\n"))
    });
    let mut lines = lines.into_inner().expect("no panic");
    lines.sort();
    println!("{}", lines.join("\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A line for each direction, and what is wrong. There are few breaks in the history, but additions are breaks in the other
/// direction.
fn both_directions(shelf: &Shelf, pair: &Pair, limit: usize) -> (Vec<String>, Vec<String>) {
    let files = [&pair.old, &pair.new];
    let texts = files.map(|file| texts(pair.path, file));
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    for (from, to) in [(0, 1), (1, 0)] {
        let old = Crate::new(&texts[from]);
        let new = old.next(&texts[to]);
        let (changes, difference) = verdict(shelf, &old, &new, limit);
        let title = format!(
            "{}: {} to {}",
            pair.path,
            name(files[from]),
            name(files[to])
        );
        let effect = effect(&changes).map_or("none", Effect::as_str);
        let summary = Summary::of(&changes).text();
        lines.push(format!("{title}: {effect} ({summary})"));
        wrong.extend(difference.map(|it| format!("{title}: {it}")));
    }
    (lines, wrong)
}

fn name(file: &Path) -> String {
    file.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn texts(path: &str, file: &Path) -> Texts {
    let corrections = root().join("metadata/corrections.toml");
    Texts {
        metadata: fs::read_to_string(file).expect("metadata"),
        config: format!("crate = \"graph-pair\"\napi = \"v1.0\"\npaths = [\"{path}\"]\n"),
        corrections: fs::read_to_string(corrections).expect("the corrections"),
        ..Texts::default()
    }
}
