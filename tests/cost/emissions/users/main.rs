//! Reads, writes and drops 500 users: the least of 300 rounds of each, in milliseconds.

mod sample;

use graph_users::{json, models::User};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 300;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = sample::users();
    let mut least = [Duration::MAX; 3];
    let mut written = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let users: Vec<User> = json::from_slice(black_box(text.as_bytes()))?;
        let read = Instant::now();
        let again = black_box(json::to_vec(black_box(&users))?);
        let wrote = Instant::now();
        drop(users);
        let dropped = Instant::now();
        written = again.len();
        for (least, time) in least
            .iter_mut()
            .zip([read - start, wrote - read, dropped - wrote])
        {
            *least = time.min(*least);
        }
    }
    let [read, write, drop] = least.map(|time| time.as_secs_f64() * 1000.0);
    println!("{read:.3} {write:.3} {drop:.3} {} {written}", text.len());
    Ok(())
}
