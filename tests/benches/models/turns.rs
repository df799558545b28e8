//! The least time of each kind, taken in turns: what a machine that is busy with other work can still tell.

use crate::{Kind, Kinds};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 300;

/// Prints the least times to parse, write and drop.
pub(crate) fn print(text: &[u8], kinds: &Kinds) {
    let mut least = [[Duration::MAX; 3]; 4];
    for _ in 0..ROUNDS {
        turn(text, &kinds.models, &mut least[0]);
        turn(text, &kinds.plain, &mut least[1]);
        turn(text, &kinds.flat, &mut least[2]);
        turn(text, &kinds.value, &mut least[3]);
    }
    println!("least of {ROUNDS} rounds, in turns: parse, write, drop");
    let names = [
        kinds.models.name,
        kinds.plain.name,
        kinds.flat.name,
        kinds.value.name,
    ];
    for (name, [parse, write, drop]) in names.iter().zip(least) {
        println!("{name:>22}: {parse:>9.3?} {write:>9.3?} {drop:>9.3?}");
    }
}

fn turn<T>(text: &[u8], kind: &Kind<T>, least: &mut [Duration; 3]) {
    let (value, parse) = timed(|| (kind.parse)(black_box(text)));
    let (written, write) = timed(|| (kind.write)(black_box(&value)));
    let ((), dropped) = timed(|| drop(value));
    drop(written);
    for (least, time) in least.iter_mut().zip([parse, write, dropped]) {
        *least = time.min(*least);
    }
}

fn timed<R>(step: impl FnOnce() -> R) -> (R, Duration) {
    let start = Instant::now();
    let result = black_box(step());
    (result, start.elapsed())
}
