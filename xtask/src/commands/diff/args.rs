//! The arguments of `diff`.

use crate::input::api;
use crate::verdict::EXIT_CODES;

/// Lists what changed for users of a crate: items of its Rust interface, and what they send and receive.
///
/// OLD and NEW are metadata files, slices, or slices of a revision of git (SLICE@REVISION). Both are read by today's
/// generator, with today's corrections. Without --path and --slice, files are compared as a whole. Names that OLD has given
/// are given to NEW, as they would be in a slice. More than two make a history: each is compared with the one before it.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// Metadata files (CSDL), slices (folders of metadata/), or SLICE@REVISION, oldest first.
    #[arg(value_name = "VERSION", num_args = 2.., required = true)]
    pub(super) versions: Vec<String>,
    /// URL path patterns, one or more, after the files: `*` or `{id}` is one segment, `**` is all below.
    #[arg(long, value_name = "PATTERN", num_args = 1.., conflicts_with = "slice")]
    pub(super) path: Vec<String>,
    /// Read the files with the configuration of this slice: its paths, overrides, secrets and names.
    #[arg(long, value_name = "NAME")]
    pub(super) slice: Option<String>,
    /// Version of Graph, if the names of the files do not tell it.
    #[arg(long, value_enum)]
    pub(super) api: Option<api::Version>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// The format of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// Lines for people.
    Text,
    /// One JSON value.
    Json,
    /// Markdown, as for a changelog.
    Markdown,
    /// A page for a browser, in one file.
    Html,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask diff synchronization-v1@HEAD~1 synchronization-v1
  cargo xtask diff v1.0-2025-05-02.csdl v1.0-2026-08-03.csdl --path '/users/{{id}}/**'
  cargo xtask diff v1.0-*.csdl --slice synchronization-v1 --format html >history.html

{EXIT_CODES}

diff has no findings; it exits with 0 or 2."
    )
}
