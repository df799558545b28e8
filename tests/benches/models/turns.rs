//! The least time of each kind, taken in turns: what a machine that is busy with other work can still tell.

use crate::{Kind, Kinds};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 300;

/// Prints the least times to parse, write and drop, and those of the models beside the least of plain derives.
pub(crate) fn print(text: &[u8], kinds: &Kinds) {
    let mut least = [[Duration::MAX; 3]; 6];
    for _ in 0..ROUNDS {
        turn(text, &kinds.models, &mut least[0]);
        turn(text, &kinds.plain, &mut least[1]);
        turn(text, &kinds.sonic, &mut least[2]);
        turn(text, &kinds.simd, &mut least[3]);
        turn(text, &kinds.flat, &mut least[4]);
        turn(text, &kinds.value, &mut least[5]);
    }
    println!("least of {ROUNDS} rounds, in turns: parse, write, drop");
    let names = [
        kinds.models.name,
        kinds.plain.name,
        kinds.sonic.name,
        kinds.simd.name,
        kinds.flat.name,
        kinds.value.name,
    ];
    for (name, [parse, write, drop]) in names.iter().zip(least) {
        println!("{name:>22}: {parse:>9.3?} {write:>9.3?} {drop:>9.3?}");
    }
    let [parse, write, drop] = [0, 1, 2].map(|step| {
        let derives = least[1..=3].iter().map(|times| times[step]).min();
        least[0][step].as_secs_f64() / derives.unwrap_or_default().as_secs_f64()
    });
    // The allocator lays out what each parser reads in another order; that of serde_json is the nearest to the models'.
    let beside = least[0][2].as_secs_f64() / least[1][2].as_secs_f64();
    println!(
        "models beside the least of plain derives: {parse:.2} {write:.2} {drop:.2}; drop beside serde_json's: {beside:.2}"
    );
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
