//! What the comparison of interfaces calls breaking, and what the compiler says of a program that uses every item.

mod compile;
mod consumer;
mod crates;
mod frozen;
mod pairs;
mod table;
mod witness;

use graph_tests::root;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn folder() -> PathBuf {
    root().join("tests/semver")
}

/// What draws at random: `SEMVER_SEED`.
fn seed() -> u64 {
    std::env::var("SEMVER_SEED").map_or(1, |seed| seed.parse().expect("a number"))
}

/// As many of these as the variable says, `all` or a number, drawn by `SEMVER_SEED`.
fn draw<T>(mut all: Vec<T>, variable: &str, some: usize) -> Vec<T> {
    let count = match std::env::var(variable).as_deref() {
        Ok("all") => all.len(),
        Ok(count) => count.parse().expect("a number, or all"),
        Err(_) => some,
    };
    let seed = seed();
    if count < all.len() {
        fastrand::Rng::with_seed(seed).shuffle(&mut all);
        all.truncate(count);
        println!("{variable}={count} SEMVER_SEED={seed}");
    }
    all
}

/// What is wrong with each, on all cores.
fn side_by_side<T: Sync>(all: &[T], check: impl Fn(&T) -> Option<String> + Sync) -> Vec<String> {
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores.min(all.len()) {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = check(one);
                    wrong.lock().expect("no panic").extend(found);
                }
            });
        }
    });
    wrong.into_inner().expect("no panic")
}
