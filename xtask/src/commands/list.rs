//! `list`: the operations and types of a slice.

use crate::console::{note, print};
use crate::input::Inputs;
use crate::input::ignored::Ignored;
use crate::input::metadata::Metadata;
use crate::input::rejected::{Rejections, accept};
use crate::input::selection::Selection;
use crate::pipeline::{self, Format};
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use graph_csdl::list::{Compared, Inventory};

/// Lists a slice: operations by path, then method, and types with their properties and members.
///
/// Paths start at the service root, with `{}` for each key.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help(), group = clap::ArgGroup::new("of").args(["slice", "metadata", "compare"]).required(true))]
pub(crate) struct Args {
    /// The slice (a folder of metadata/) to list.
    #[arg(long, value_name = "NAME")]
    slice: Option<String>,
    /// Two slices to compare: items that only one has, and differences. The version of Graph is no part of the paths.
    #[arg(long, value_names = ["NAME", "OTHER"], num_args = 2)]
    compare: Vec<String>,
    #[command(flatten)]
    metadata: Metadata,
    /// List only the corrections of the metadata that have changed or removed items of the slice.
    #[arg(long, conflicts_with = "compare")]
    corrected: bool,
    /// What to print: lines for people, or one JSON value, with all warnings in it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask list --slice synchronization-beta
  cargo xtask list --slice synchronization-v1 --corrected
  cargo xtask list --compare synchronization-beta synchronization-v1
  cargo xtask list --metadata beta.csdl --path '/users/{{id}}/messages/**' --format json

{EXIT_CODES}

list has no findings; it exits with 0 or 2."
    )
}

/// Runs the command.
///
/// # Errors
/// If an input is wrong.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    args.metadata.refuse_strays()?;
    if let [one, other] = args.compare.as_slice() {
        print(&compared(workspace, [one, other], args.format)?)?;
        return Ok(Verdict::Fine);
    }
    let slices: Vec<String> = args.slice.iter().cloned().collect();
    for (inputs, selection) in args.metadata.inputs(workspace, &slices)? {
        let listed = pipeline::ask(&inputs, &selection, |slice| {
            let listed = match args.corrected {
                true => (pipeline::corrected(slice, args.format), None),
                false => (
                    pipeline::list(slice, &inputs.metadata.text, args.format),
                    pipeline::abridged(slice),
                ),
            };
            (listed, Ignored::of(&inputs, slice.model().warnings()))
        });
        let ((text, abridged), ignored) = accept(&inputs, listed)?;
        if let Some(warning) = abridged {
            note(&format!("warning: {warning}"));
        }
        print(&text)?;
        if args.format == Format::Text {
            ignored.print();
        }
    }
    Ok(Verdict::Fine)
}

/// Compares two slices. Differences are no findings.
fn compared(workspace: &Workspace, names: [&str; 2], format: Format) -> Result<String> {
    workspace.choose(&names.map(str::to_owned))?;
    let mut rejections = Rejections::default();
    let mut inventory = |name: &str| -> Result<Option<Inventory>> {
        let inputs = Inputs::of_slice(workspace, name, None)?;
        let inventory = pipeline::ask(&inputs, &Selection::default(), Inventory::of);
        Ok(rejections.keep(&inputs, inventory))
    };
    let inventories = [inventory(names[0])?, inventory(names[1])?];
    let [Some(one), Some(other)] = rejections.finish(inventories)? else {
        bail!("a slice without problems has an inventory");
    };
    let compared = Compared {
        names,
        inventories: [&one, &other],
    };
    Ok(match format {
        Format::Text => compared.text(),
        Format::Json => compared.json(),
    })
}
