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
