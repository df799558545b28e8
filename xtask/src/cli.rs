//! The command line: its commands, and the help that they share.

use crate::commands::{
    bless, check, corrections, diff, examples, fetch, generate, import, list, snippet, update, why,
};
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Keeps the Rust bindings for Microsoft Graph in step with Graph's metadata.
///
/// A slice is a folder of metadata/: slice.toml lists the paths of the API that are wanted, schema.csdl has the
/// facts about them. Each slice becomes one crate in generated/. Results go to standard output, everything else to
/// standard error.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", verbatim_doc_comment, after_help = EXIT_CODES)]
struct Cli {
    /// The workspace to work in, instead of the one that contains the current folder.
    #[arg(long, value_name = "DIR", global = true, hide = true)]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Args),
    Check(check::Args),
    Corrections(corrections::Args),
    Examples(examples::Args),
    List(list::Args),
    Why(why::Args),
    Import(import::Args),
    Fetch(fetch::Args),
    Update(update::Args),
    Diff(diff::Args),
    Snippet(snippet::Args),
    Bless(bless::Args),
}

/// Parses the command line and runs the command. Wrong usage exits here, with 2.
///
/// # Errors
/// If the command could not run.
pub(crate) fn run() -> Result<Verdict> {
    let Cli { root, command } = Cli::parse();
    let workspace = || Workspace::find(root.as_deref());
    match command {
        Command::Generate(args) => generate::run(&args, &workspace()?),
        Command::Check(args) => check::run(&args, &workspace()?),
        Command::Corrections(args) => corrections::run(&args, &workspace()?),
        Command::Examples(args) => examples::run(&args, &workspace()?),
        Command::List(args) => list::run(&args, &workspace()?),
        Command::Why(args) => why::run(&args, &workspace()?),
        Command::Import(args) => import::run(&args, &workspace()?),
        Command::Fetch(args) => fetch::run(&args, &workspace()?),
        Command::Update(args) => update::run(&args, &workspace()?),
        Command::Diff(args) => diff::run(&args, &workspace()?),
        Command::Snippet(args) => snippet::run(&args, &workspace()?),
        Command::Bless(args) => bless::run(&args, &workspace()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
