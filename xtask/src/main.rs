//! The maintainer's command line. No other code of the generator touches the disk.

mod api;
mod checker;
mod cli;
mod commands;
mod console;
mod csdl;
mod disk;
mod drift;
mod environment;
mod fingerprint;
mod handwritten;
mod ignored;
mod inherited;
mod input;
mod origin;
mod packages;
mod pages;
mod pipeline;
mod published;
mod rejected;
mod removals;
mod runtime;
mod source;
mod text;
mod verdict;
mod workspace;

use rejected::Rejected;
use std::process::ExitCode;

fn main() -> ExitCode {
    use_first_thread();
    match cli::run() {
        Ok(verdict) => verdict.into(),
        Err(error) => {
            match error.downcast_ref::<Rejected>() {
                Some(rejected) => console::note(&rejected.to_string()),
                None => console::note(&format!("error: {error:#}")),
            }
            ExitCode::from(2)
        }
    }
}

/// Lets this thread share the work. Each further thread has a heap of its own, which glibc grows a page at a time: one
/// thread less saves 14 % of the memory.
fn use_first_thread() {
    let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
    // It fails if there is a pool already, which is fine too.
    let _ = pool.build_global();
}
