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
    let Some(shared) = shared("the_compiler_agrees_on_what_graph_broke") else {
        return;
    };
    let entries = fs::read_dir(shared.join("metadata/history-v1.0")).expect("the history");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let all = SLICES.iter().flat_map(|(path, first)| {
        let later = files.iter().filter(|file| name(file).as_str() >= *first);
        let later: Vec<&PathBuf> = later.collect();
        let pairs = later.windows(2).map(|pair| Pair {
            path,
            old: pair[0].clone(),
            new: pair[1].clone(),
        });
        pairs.collect::<Vec<_>>()
    });
    let pairs = draw(all.collect(), "SEMVER_PAIRS", SOME);
    let shelf = Shelf::new("pairs");
    let lines = Mutex::new(Vec::new());
    let wrong = side_by_side(&pairs, |pair| {
        let texts = [&pair.old, &pair.new].map(|file| texts(pair.path, file));
        let mut wrong = Vec::new();
        // There are few breaks in the history, but additions are breaks in the other direction.
        for (from, to) in [(0, 1), (1, 0)] {
            let old = Crate::new(&texts[from]);
            let new = old.next(&texts[to]);
            let (changes, difference) = verdict(&shelf, &old, &new);
            let files = [&pair.old, &pair.new].map(|file| name(file));
            let title = format!("{}: {} to {}", pair.path, files[from], files[to]);
            let effect = effect(&changes).map_or("none", Effect::as_str);
            let line = format!("{title}: {effect} ({})", Summary::of(&changes).text());
            lines.lock().expect("no panic").push(line);
            wrong.extend(difference.map(|it| format!("{title}: {it}")));
        }
        (!wrong.is_empty()).then(|| wrong.join("\n\n"))
    });
    let mut lines = lines.into_inner().expect("no panic");
    lines.sort();
    println!("{}", lines.join("\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
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
