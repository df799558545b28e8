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
const FEATURES: usize = 1;

/// Pairs of all of Graph that are compiled.
const WHOLE: &str = "SEMVER_WHOLE";

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
    prove(&drawn, |pair| both_directions(&shelf, pair));
}

/// The same for all of v1.0: minutes for a pair, so none without `SEMVER_WHOLE`. That is `all`, a number of pairs drawn at
/// random, or days of newer files: `SEMVER_WHOLE=2024-12-13,2025-05-02`. Everything is compiled at once, and then some top-level
/// resources alone. What is older is used with what is newer, and not the other way round.
#[test]
fn the_compiler_agrees_on_what_graph_broke_in_all_of_it() {
    let Some(files) = history("the_compiler_agrees_on_what_graph_broke_in_all_of_it") else {
        return;
    };
    let all = pairs("/**", &files.iter().collect::<Vec<_>>());
    let asked = std::env::var(WHOLE).unwrap_or_default();
    let drawn: Vec<Pair> = match asked.contains('-') {
        true => {
            let is_asked = |pair: &Pair| asked.split(',').any(|day| name(&pair.new).ends_with(day));
            all.into_iter().filter(is_asked).collect()
        }
        false => draw(all, WHOLE, 0),
    };
    // One after the other: a compiler takes gigabytes for all of it.
    for pair in &drawn {
        let shelf = Shelf::new("whole");
        prove(std::slice::from_ref(pair), |pair| {
            one_direction(&shelf, [&pair.old, &pair.new], pair.path, FEATURES)
        });
    }
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
fn both_directions(shelf: &Shelf, pair: &Pair) -> (Vec<String>, Vec<String>) {
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    for files in [[&pair.old, &pair.new], [&pair.new, &pair.old]] {
        let (said, found) = one_direction(shelf, files, pair.path, usize::MAX);
        lines.extend(said);
        wrong.extend(found);
    }
    (lines, wrong)
}

/// A line, and what is wrong.
fn one_direction(
    shelf: &Shelf,
    files: [&PathBuf; 2],
    path: &str,
    limit: usize,
) -> (Vec<String>, Vec<String>) {
    let [before, after] = files.map(|file| texts(path, file));
    let old = Crate::new(&before);
    let new = old.next(&after);
    let (changes, difference) = verdict(shelf, &old, &new, limit);
    let title = format!("{path}: {} to {}", name(files[0]), name(files[1]));
    let effect = effect(&changes).map_or("none", Effect::as_str);
    let line = format!("{title}: {effect} ({})", Summary::of(&changes).text());
    let wrong = difference.map(|it| format!("{title}: {it}"));
    (vec![line], wrong.into_iter().collect())
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
