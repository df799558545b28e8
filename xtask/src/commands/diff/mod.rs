//! `diff`: what changed for users between two ages of metadata, or over many.

mod ages;
mod args;
mod revision;

use crate::console::print;
use crate::input::rejected::accept;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use ages::{Age, Ages};
use anyhow::{Result, bail};
use args::Format;
use graph_codegen::interface::report::{self, History, Pair};
use graph_codegen::interface::{Interface, compare};
use graph_codegen::{Age as Which, Aged, Resolved};
use graph_csdl::config::Names;

pub(crate) use args::Args;

/// Runs the command.
///
/// # Errors
/// If an input is wrong, or the inputs cannot be compared.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let ages = Ages::read(args, workspace)?;
    let text = match ages.all.as_slice() {
        [old, new] => pair(old, new, args)?,
        _ => history(&ages, args)?,
    };
    print(&text)?;
    Ok(Verdict::Fine)
}

fn pair(old: &Age, new: &Age, args: &Args) -> Result<String> {
    let (before, now) = rayon::join(|| old.resolve(), || new.resolve());
    let (before, now) = (accept(&old.inputs, before)?, accept(&new.inputs, now)?);
    refuse_unrelated(&before, &now, old, new)?;
    let made = match Resolved::interfaces(&before, &now) {
        Ok(made) => made,
        Err((Which::Old, problems)) => accept(&old.inputs, Err(problems))?,
        Err((Which::New, problems)) => accept(&new.inputs, Err(problems))?,
    };
    let [one, other] = &made;
    refuse_unmatched(&[(old, one), (new, other)])?;
    let pair = Pair {
        old: old.name.clone(),
        new: new.name.clone(),
        changes: compare(&one.interface, &other.interface),
    };
    Ok(match args.format {
        Format::Text => report::text(&pair),
        Format::Json => report::json(&pair),
        Format::Markdown => report::markdown(&pair),
        Format::Html => report::html(&about(args, &[old, new]), &[pair]),
    })
}

/// One age after the other, so that only two are in memory.
fn history(ages: &Ages, args: &Args) -> Result<String> {
    let mut names = Names::default();
    let mut before: Option<(Resolved, Interface)> = None;
    let mut pairs = Vec::new();
    let mut made = Vec::new();
    for (index, age) in ages.all.iter().enumerate() {
        let resolved = accept(&age.inputs, age.resolve())?;
        let aged = accept(&age.inputs, resolved.interface(&names))?;
        names.clone_from(&aged.names);
        if let Some((earlier, interface)) = &before {
            let old = &ages.all[index - 1];
            refuse_unrelated(earlier, &resolved, old, age)?;
            pairs.push(Pair {
                old: old.name.clone(),
                new: age.name.clone(),
                changes: compare(interface, &aged.interface),
            });
        }
        let Aged {
            interface,
            unmatched,
            ..
        } = aged;
        made.push((age, unmatched));
        before = Some((resolved, interface));
    }
    ages::refuse_unmatched(&made)?;
    let history = History {
        about: about(args, &ages.all.iter().collect::<Vec<_>>()),
        pairs,
    };
    Ok(match args.format {
        Format::Text => report::history_text(&history),
        Format::Json => report::history_json(&history),
        Format::Markdown => report::history_markdown(&history),
        Format::Html => report::html(&history.about, &history.pairs),
    })
}

/// What is compared.
fn about(args: &Args, ages: &[&Age]) -> String {
    let names = ages.iter().filter_map(|age| age.inputs.slice.as_deref());
    let mut slices: Vec<&str> = names.collect();
    slices.dedup();
    match args.path.is_empty() {
        false => args.path.join(" "),
        true if slices.is_empty() => "all of Graph".to_owned(),
        true => slices.join(", "),
    }
}

fn refuse_unmatched(made: &[(&Age, &Aged)]) -> Result<()> {
    let made = made
        .iter()
        .map(|(age, aged)| (*age, aged.unmatched.clone()));
    ages::refuse_unmatched(&made.collect::<Vec<_>>())
}

/// Two versions of Graph, or metadata of different services, have no changes that would mean anything.
fn refuse_unrelated(one: &Resolved, other: &Resolved, old: &Age, new: &Age) -> Result<()> {
    if one.api() != other.api() {
        bail!(
            "{} is {} and {} is {}: two versions of Graph are two crates, and no change of one; \
             {}",
            old.name,
            one.api(),
            new.name,
            other.api(),
            if old.is_file || new.is_file {
                "take two files of one version".to_owned()
            } else {
                let [old, new] =
                    [old, new].map(|age| age.inputs.slice.as_deref().unwrap_or(&age.name));
                format!("for what only one has, use: cargo xtask list --compare {old} {new}")
            }
        );
    }
    if !one.is_related(other) {
        bail!(
            "{} and {} have no type in common: they are not metadata of the same service; \
             take two files of one service",
            old.name,
            new.name
        );
    }
    Ok(())
}
