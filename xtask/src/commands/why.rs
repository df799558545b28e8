//! `why`: explains why an item is in a slice.

use crate::console::print;
use crate::input::ignored::Ignored;
use crate::input::metadata::Metadata;
use crate::input::rejected::{Rejections, accept};
use crate::pipeline;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use graph_csdl::problem::Problems;

/// Explains why an item is in a slice: the chain from a path pattern to it.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// A type, action or function (microsoft.graph.user, pause, pause(Edm.String)), TYPE/PROPERTY, or a path.
    #[arg(value_name = "ITEM")]
    item: String,
    /// The slice (a folder of metadata/) to search, instead of all slices.
    #[arg(long, value_name = "NAME", conflicts_with = "metadata")]
    slice: Option<String>,
    #[command(flatten)]
    metadata: Metadata,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask why synchronizationLinkedObjects
  cargo xtask why microsoft.graph.user --metadata beta.csdl --path '/users/{{id}}/messages/**'

{EXIT_CODES}

why has no findings; an item that no slice has exits with 2."
    )
}

/// Runs the command.
///
/// # Errors
/// If an input is wrong, or no slice has the item.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let slices: Vec<String> = args.slice.iter().cloned().collect();
    let (mut chains, mut rejections) = (Vec::new(), Rejections::default());
    let mut ignored = Vec::new();
    let all = args.metadata.inputs(workspace, &slices)?;
    let are_several = all.len() > 1;
    for (inputs, selection) in all {
        let (answer, warnings) = accept(&inputs, pipeline::why(&inputs, &selection, &args.item))?;
        ignored.push(Ignored::of(&inputs, &warnings));
        let chain = rejections.keep(&inputs, answer.map_err(Problems::from));
        chains.extend(chain.map(|chain| match &inputs.slice {
            Some(slice) if are_several => format!("in the slice {slice}:\n{chain}"),
            _ => chain,
        }));
    }
    if chains.is_empty() {
        rejections.finish(())?;
    }
    print(&chains.join("\n"))?;
    ignored.iter().for_each(Ignored::print);
    Ok(Verdict::Fine)
}
