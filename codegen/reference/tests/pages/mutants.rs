//! The check notices what is altered: on the project's own pages, and on all of v1.0.

use crate::own_pages;
use crate::shared::{shared, shared_model};
use graph_csdl::config::Config;
use graph_csdl::model::Model;
use graph_reference::Source;
use graph_reference::mutate::{Mutation, Outcome, Side, mutate};
use std::path::{Path, PathBuf};

fn run(folder: &Path, model: &Model, seed: u64, per_kind: usize) -> Outcome {
    let mut files: Vec<PathBuf> = Vec::new();
    crate::collect(folder, &mut files);
    files.sort();
    let named = |file: &PathBuf| file.strip_prefix(folder).unwrap().display().to_string();
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|file| (named(file), std::fs::read_to_string(file).unwrap()))
        .collect();
    let sources: Vec<Source<'_>> = texts
        .iter()
        .map(|(name, text)| Source { name, text })
        .collect();
    mutate(&sources, model, seed, per_kind)
}

fn assert_noticed(outcome: &Outcome) {
    for mutation in Mutation::ALL {
        let tally = outcome.of(mutation);
        println!(
            "{mutation}: {} made, {} the same, {:.1} % noticed",
            tally.made,
            tally.equivalent,
            tally.share()
        );
        assert!(
            tally.made > 0 && tally.share() >= 95.0,
            "{mutation}: {:#?}",
            outcome.missed
        );
        assert!(tally.equivalent * 5 < tally.made, "{mutation}: {tally:?}");
    }
}

#[test]
fn on_the_own_pages() {
    let config = own_pages::config();
    let model = own_pages::slice_model(&config);
    let outcome = run(&own_pages::folder().join("examples"), &model, 1, 40);
    assert_noticed(&outcome);
    assert_eq!(
        outcome.tallies.len(),
        Mutation::ALL.len() * [Side::Page, Side::Metadata].len()
    );
}

#[test]
fn a_seed_means_the_same_twice() {
    let config = own_pages::config();
    let model = own_pages::slice_model(&config);
    let twice = [1, 1].map(|seed| run(&own_pages::folder().join("examples"), &model, seed, 10));
    assert_eq!(twice[0].tallies, twice[1].tallies);
    assert_eq!(twice[0].missed, twice[1].missed);
}

#[test]
fn on_all_of_v1_needs_shared() {
    let Some(folder) = shared("docs/v1.0-2021-07") else {
        return;
    };
    let Some(model) = shared_model("v1.0-Prod-2021-07-20.csdl", &Config::default()) else {
        return;
    };
    // In a debug build this takes its time; the full number is what `cargo xtask examples --mutate` does.
    let outcome = run(&folder, &model, 2021, 40);
    assert_noticed(&outcome);
}
