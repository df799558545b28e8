//! `bless`: regenerates every expected output.

use super::generate;
use crate::console::{note, print};
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::process::Command;

/// Regenerates every expected output: generated crates, fixtures, snippets, findings, compiler messages.
///
/// Each is written by the test that compares it. Read the diff afterwards. Outputs that need ../shared are skipped
/// without it.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// Print the commands without running them.
    #[arg(long)]
    dry_run: bool,
    /// Also regenerate docs/reports/examples.md by the commands in it; that needs ../shared and takes minutes.
    #[arg(long)]
    reports: bool,
}

/// A test that can write its expected output.
struct Step {
    /// The variable that makes it write, and the value.
    variable: (&'static str, &'static str),
    /// Arguments of `cargo test`.
    test: &'static str,
}

const fn step(variable: (&'static str, &'static str), test: &'static str) -> Step {
    Step { variable, test }
}

const UPDATE: (&str, &str) = ("UPDATE_GOLDENS", "1");

/// Crates come first, since later tests are compiled against them.
const STEPS: [Step; 6] = [
    step(UPDATE, "-p graph-csdl --test schema_everything"),
    step(
        UPDATE,
        "-p graph-tests --no-default-features --test fixtures",
    ),
    step(UPDATE, "-p graph-codegen --test snippets"),
    step(("BLESS", "1"), "-p graph-reference --test pages checking"),
    step(("DRAW", "1"), "-p graph-reference --test pages unresolved"),
    step(
        ("TRYBUILD", "overwrite"),
        "-p graph-tests --no-default-features --test compile_fail",
    ),
];

const REPORT: &str = "docs/reports/examples.md";

/// Regenerates them.
///
/// # Errors
/// If a step cannot be run, or its test fails for another reason than a difference.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    if args.dry_run {
        print("cargo xtask generate\n")?;
    } else {
        generate::all(workspace)?;
    }
    for Step { variable, test } in STEPS {
        let (name, value) = variable;
        let words = test.split(' ').map(str::to_owned);
        let words: Vec<String> = ["test".to_owned(), "--quiet".to_owned()]
            .into_iter()
            .chain(words)
            .collect();
        let shown = format!("{name}={value} cargo test {test}");
        cargo(args, workspace, &words, Some(variable), &shown)?;
    }
    if args.reports {
        reports(args, workspace)?;
    }
    Ok(Verdict::Fine)
}

/// Regenerates the report by the commands that it lists.
fn reports(args: &Args, workspace: &Workspace) -> Result<()> {
    if !workspace.root.join("../shared").is_dir() {
        note(&format!("skipped: {REPORT} needs ../shared"));
        return Ok(());
    }
    let text = fs::read_to_string(workspace.root.join(REPORT))
        .with_context(|| format!("cannot read {REPORT}"))?;
    let commands = text.lines().filter_map(|line| {
        let command = line.strip_prefix("To repeat it: `cargo ")?;
        command.strip_suffix('`')
    });
    for command in commands {
        let words: Vec<String> = command.split(' ').map(str::to_owned).collect();
        cargo(args, workspace, &words, None, &format!("cargo {command}"))?;
    }
    Ok(())
}

fn cargo(
    args: &Args,
    workspace: &Workspace,
    words: &[String],
    variable: Option<(&str, &str)>,
    shown: &str,
) -> Result<()> {
    print(&format!("{shown}\n"))?;
    if args.dry_run {
        return Ok(());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(words)
        .envs(variable)
        .current_dir(&workspace.root);
    let status = command
        .status()
        .with_context(|| format!("cannot run {shown}"))?;
    // `cargo xtask examples` exits with 1 if it has findings, which the report lists.
    let is_report = words.first().is_some_and(|word| word == "xtask");
    let has_findings = is_report && status.code() == Some(1);
    if !status.success() && !has_findings {
        bail!("`{shown}` failed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::built_from;
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }

    /// A test that writes its expected output must be one of the steps.
    #[test]
    fn every_test_that_writes_is_a_step() {
        let packages = [
            ("graph-codegen", "codegen"),
            ("graph-csdl", "codegen/csdl"),
            ("graph-reference", "codegen/reference"),
            ("graph-runtime", "codegen/runtime"),
            ("graph-tests", "tests"),
            ("xtask", "xtask"),
        ];
        let mut written = 0;
        for (package, folder) in packages {
            let tests = built_from().join(folder).join("tests");
            let mut files = Vec::new();
            sources(&tests, &mut files);
            for file in files {
                let text = fs::read_to_string(&file).unwrap();
                let writes = ["UPDATE_GOLDENS", "BLESS", "DRAW"]
                    .iter()
                    .any(|name| text.contains(&format!("var_os({name:?})")));
                if !writes {
                    continue;
                }
                written += 1;
                let target = file.strip_prefix(&tests).unwrap().iter().next().unwrap();
                let target = Path::new(target).file_stem().unwrap().to_str().unwrap();
                let is_step = STEPS.iter().any(|step| {
                    let mut words = step.test.split(' ');
                    words.any(|word| word == package) && words.any(|word| word == target)
                });
                assert!(is_step, "{}", file.display());
            }
        }
        assert!(written >= 4, "{written}");
    }
}
