//! The maintainer's command line: the only code that touches the disk.

mod api;
mod cli;
mod commands;
mod console;
mod csdl;
mod disk;
mod documented;
mod drift;
mod fingerprint;
mod ignored;
mod inherited;
mod input;
mod origin;
mod packages;
mod pages;
mod pipeline;
mod rejected;
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
                Some(rejected) => console::say(&rejected.to_string()),
                None => console::say(&format!("error: {error:#}")),
            }
            ExitCode::from(2)
        }
    }
}

/// Makes this thread one of those that share the work. Each thread more has a heap of its own, which glibc grows a page at
/// a time: one less is 14 % less memory.
fn use_first_thread() {
    let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
    // It fails where there is a pool already, which serves as well.
    let _ = pool.build_global();
}
