//! `generate --metadata`: a crate that stands alone, from any metadata file.

use super::around;
use super::generate::{recall, report, write};
use super::outputs::RUSTFMT;
use crate::api;
use crate::console::say;
use crate::disk::{
    Extraneous, Output, PAGE, Target, Transaction, Written, has_own_page, is_ours, made_by,
    mark_all,
};
use crate::fingerprint::Fingerprint;
use crate::ignored::Ignored;
use crate::input::Inputs;
use crate::pipeline::{self, Format};
use crate::rejected::accept;
use crate::runtime;
use crate::source::{Asked, Metadata};
use crate::text::read;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::plan::Runtime;
use graph_codegen::{Purpose, Setting};
use graph_csdl::config::{BadName, check_crate_name};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// What the crate is called, where it goes, and what it stands on.
#[derive(Debug, clap::Args)]
pub(super) struct Alone {
    /// Package name of the crate, as in graph-mail.
    #[arg(long, value_name = "CRATE", requires = "metadata", value_parser = package_name)]
    name: Option<String>,
    /// Folder to write the crate to: a workspace of its own, with a copy of the runtime in DIR/runtime.
    #[arg(long, value_name = "DIR", requires = "metadata")]
    out: Option<PathBuf>,
    /// The version of Graph that the metadata is of, beta or v1.0, where the name of the file does not say it.
    #[arg(
        long,
        value_enum,
        value_name = "VERSION",
        requires = "metadata",
        hide_possible_values = true
    )]
    api: Option<api::Version>,
    /// Where the crate finds its runtime: a folder, such as another crate's copy, or NAME@VERSION in a registry.
    #[arg(long, value_name = "PATH|VERSION", requires = "metadata")]
    runtime: Option<String>,
}

/// Generates the crate.
///
/// # Errors
/// If an input is wrong, or something stands in the way; then nothing is written.
pub(super) fn run(
    file: &Path,
    workspace: &Workspace,
    metadata: &Metadata,
    alone: &Alone,
    format: Format,
) -> Result<Verdict> {
    let name = alone.name.clone().context("--name is missing")?;
    let out = alone.out.as_deref().context("--out is missing")?;
    let command = format!("cargo xtask generate --metadata … --name {name}");
    let copied = format!("{name}-runtime");
    let setting = Setting {
        command,
        runtime: match &alone.runtime {
            Some(asked) => find_runtime(asked, out)?,
            None => runtime::of_copy(&copied, "runtime")?,
        },
        purpose: Purpose::Alone,
    };
    let inputs = metadata.file(file, workspace)?;
    let said = [alone.api.map(api::asked), api::of_file(file)];
    let asked = Asked {
        name: Some(name.clone()),
        api: api::agreed(said.into_iter().flatten())?,
        ..metadata.asked()
    };
    let copy = match &alone.runtime {
        Some(_) => BTreeMap::new(),
        None => runtime::copy(&setting.command, &copied)?,
    };
    let own_page = has_own_page(out)?;
    let fingerprint = Fingerprint::of_generator().map(|mut fingerprint| {
        fingerprint.add_value(&(&setting, &asked, own_page));
        fingerprint.add_inputs(&inputs);
        fingerprint.add_files(&copy);
        fingerprint.finish()
    });
    let (written, ignored) = match recalled(out, fingerprint.as_deref())? {
        Some((written, ignored)) => (written, ignored),
        None => make(out, &inputs, &asked, &setting, copy, fingerprint)?,
    };
    let what = format!("{name} in {}", out.display());
    report(format, &what, &written, &Vec::from_iter(&ignored))?;
    if let Some(api) = &asked.api {
        api.say_if_inferred();
    }
    if let Some(hint) = around::hint(out) {
        say(&hint);
    }
    Ok(Verdict::Fine)
}

/// What the last run wrote and ignored, if it was asked the same and everything is as it left it.
fn recalled(out: &Path, fingerprint: Option<&str>) -> Result<Option<(Written, Vec<Ignored>)>> {
    if !out.is_dir() {
        return Ok(None);
    }
    let transaction = Transaction::open(Target::beside(out)?, &say)?;
    Ok(recall(&transaction, fingerprint))
}

/// Makes the crate, with this copy of the runtime.
fn make(
    out: &Path,
    inputs: &Inputs,
    asked: &Asked,
    setting: &Setting,
    copy: BTreeMap<String, String>,
    fingerprint: Option<String>,
) -> Result<(Written, Vec<Ignored>)> {
    let made = accept(inputs, pipeline::generate(inputs, asked, setting))?;
    let ignored = Ignored::of(inputs, &made.warnings);
    let mut files = made.files;
    if has_own_page(out)? {
        files.remove(PAGE);
    }
    files.extend(
        copy.into_iter()
            .map(|(path, text)| (format!("runtime/{path}"), text)),
    );
    files.insert("rustfmt.toml".to_owned(), RUSTFMT.to_owned());
    let output = Output {
        folder: String::new(),
        files: mark_all(files, &setting.command)?,
        extraneous: Extraneous::RemoveFromCrate,
    };
    check_folder(out, &setting.command)?;
    let transaction = Transaction::open(Target::beside(out)?, &say)?;
    let written = write(&transaction, &[output], fingerprint, &[&ignored])?;
    Ok((written, vec![ignored]))
}

/// Refuses the folder of another generated crate, and one of generated files that are no crate: what is generated there is
/// not this command's to remove.
fn check_folder(out: &Path, command: &str) -> Result<()> {
    let shown = out.display();
    let cannot = || format!("cannot read {shown}");
    if !out.is_dir() {
        return Ok(());
    }
    if let Some(manifest) = read(&out.join("Cargo.toml")).with_context(cannot)? {
        let text = String::from_utf8_lossy(&manifest);
        if is_ours(&manifest) && !text.contains(&made_by(command)) {
            bail!(
                "{shown} holds another generated crate; choose another --out, or remove it first"
            );
        }
        return Ok(());
    }
    for entry in std::fs::read_dir(out).into_iter().flatten() {
        let path = entry.with_context(cannot)?.path();
        if path.is_file()
            && read(&path)
                .with_context(cannot)?
                .is_some_and(|text| is_ours(&text))
        {
            bail!(
                "{shown} holds generated files of another command, such as {}; choose another --out",
                path.display()
            );
        }
    }
    Ok(())
}

/// What Cargo takes for a package, and no path could be mistaken for.
fn package_name(name: &str) -> Result<String> {
    match check_crate_name(name) {
        Ok(()) => Ok(name.to_owned()),
        Err(BadName { what, settle }) => bail!("{what}; {settle}"),
    }
}

fn find_runtime(asked: &str, out: &Path) -> Result<Runtime> {
    if is_version(asked) {
        return Ok(Runtime::Version(asked.to_owned()));
    }
    if let Some((package, version)) = published(asked) {
        return Ok(Runtime::Named {
            package: package.to_owned(),
            version: version.to_owned(),
            path: None,
        });
    }
    let cannot = || format!("cannot use {asked} as the runtime");
    let folder = Path::new(asked).canonicalize().with_context(cannot)?;
    let out = resolve(out).with_context(cannot)?;
    if folder.starts_with(&out) {
        bail!(
            "cannot use {asked} as the runtime: it lies in {}, which is written anew; leave out --runtime for the copy there",
            out.display()
        );
    }
    let path = relative(&out, &folder);
    let path = path
        .to_str()
        .context("its path is not Unicode")
        .with_context(cannot)?;
    // On Unix a backslash is part of a name.
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    runtime::in_folder(&folder, path).with_context(cannot)
}

/// A copy in a registry, as in `graph-mail-runtime@0.1`.
fn published(asked: &str) -> Option<(&str, &str)> {
    let (package, version) = asked.split_once('@')?;
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_name =
        package.starts_with(|c: char| c.is_ascii_alphabetic()) && package.chars().all(legal);
    (is_name && is_version(version)).then_some((package, version))
}

/// A version requirement begins with a digit or an operator; a folder that does too is written `./1`.
fn is_version(asked: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || " ,.+-*^~=<>".contains(c);
    asked.starts_with(|c: char| c.is_ascii_digit() || "^~=<>*".contains(c))
        && asked.chars().all(legal)
}

/// In full and without links, as far as it exists.
fn resolve(path: &Path) -> Result<PathBuf> {
    let full = std::path::absolute(path)?;
    let existing = full
        .ancestors()
        .find(|above| above.exists())
        .unwrap_or(&full);
    let missing = full.strip_prefix(existing)?;
    Ok(existing.canonicalize()?.join(missing))
}

/// The way from one folder to another; both in full.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let has_root = |path: &Path| {
        path.components()
            .next()
            .is_some_and(|first| first != Component::CurDir)
    };
    if shared == 0 && has_root(to) {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_folders_are_told_apart() {
        for version in ["0.1", "1", "^1.2", "=1.0.0-rc.1", ">=1, <3"] {
            assert!(is_version(version), "{version}");
        }
        for folder in [
            "./1",
            "../runtime",
            "/opt/runtime",
            "runtime",
            "1/2",
            "v1",
            "./a@1",
            "a@b",
        ] {
            assert!(
                !is_version(folder) && published(folder).is_none(),
                "{folder}"
            );
        }
        assert_eq!(published("a-runtime@^0.1"), Some(("a-runtime", "^0.1")));
    }

    #[test]
    fn the_way_between_folders() {
        let table = [
            ("/a/b", "/a/b/c", "c"),
            ("/a/b", "/a/c/d", "../c/d"),
            ("/a", "/b", "../b"),
        ];
        for (from, to, expected) in table {
            assert_eq!(
                relative(Path::new(from), Path::new(to)),
                Path::new(expected),
                "{from} {to}"
            );
        }
    }
}
