//! A metadata file as it is published: a file on disk, or a URL, which is downloaded.
//!
//! The HTTP and TLS stack is in the package xtask-fetch, which is built when a URL is first read: all other commands build
//! without it. A download is kept in `target/`, and only downloaded again if its ETag differs. Only metadata is kept, of the
//! version of Graph that the URL states.

use super::api;
use super::csdl;
use super::origin::hash;
use super::text::{MAX_BYTES, read};
use crate::console::note;
use crate::workspace::{Workspace, built_from};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The content of a metadata file, and its origin.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    /// The file, or the URL without its query.
    pub(crate) name: String,
    /// The content; that of a download is decompressed.
    pub(crate) bytes: Vec<u8>,
    /// The day that the server states.
    pub(crate) day: Option<String>,
}

/// Graph's own metadata can be read without a file.
const NO_FILE: &str = "there is no such file; the metadata of Graph is at https://graph.microsoft.com/v1.0/$metadata and \
                       https://graph.microsoft.com/beta/$metadata, and such a URL can be given in place of a file";

/// Reads a metadata file.
///
/// # Errors
/// If it does not exist, cannot be read or downloaded, or is no metadata.
pub(crate) fn published(path: &Path) -> Result<Published> {
    if let Some(url) = as_url(path) {
        return remote(url);
    }
    let cannot = || format!("cannot read {}", path.display());
    let bytes = read(path)
        .with_context(cannot)?
        .context(NO_FILE)
        .with_context(cannot)?;
    Ok(Published {
        name: path.display().to_string(),
        bytes,
        day: None,
    })
}

/// The path, if it is a URL for a download.
pub(crate) fn as_url(path: &Path) -> Option<&str> {
    let url = path.to_str()?;
    let (scheme, _) = url.split_once("://")?;
    let is_http = ["http", "https"].contains(&&*scheme.to_ascii_lowercase());
    (is_http && !path.exists()).then_some(url)
}

/// A URL without its query, which can have a signature, and without a user name.
pub(crate) fn shown(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or(host);
    format!("{scheme}://{host}{path}")
}

/// The downloads of a workspace.
struct Downloads {
    folder: PathBuf,
    url: String,
}

/// A download on disk.
struct Kept {
    /// The URL that sent it, after redirects.
    from: String,
    etag: Option<String>,
    day: Option<String>,
    bytes: Vec<u8>,
}

fn remote(url: &str) -> Result<Published> {
    let workspace = Workspace::find(None)?;
    let downloads = Downloads::of(&workspace, url)?;
    let kept = downloads.kept();
    let part = downloads.part();
    let answer = ask(url, &part, kept.as_ref());
    let result = answer.and_then(|answer| downloads.take(&answer, &part, kept));
    let _ = fs::remove_file(&part);
    result.with_context(|| format!("cannot download {}; nothing was changed", shown(url)))
}

/// Runs xtask-fetch, which writes the body to `part` and shows its progress. Returns its answer.
fn ask(url: &str, part: &Path, kept: Option<&Kept>) -> Result<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--package", "xtask-fetch"])
        .arg("--manifest-path")
        .arg(built_from().join("Cargo.toml"))
        .args(["--", url, "--limit", &MAX_BYTES.to_string(), "--out"])
        .arg(part);
    if let Some(Kept {
        from,
        etag: Some(etag),
        ..
    }) = kept
    {
        command.args(["--known-url", from, "--known-etag", etag]);
    }
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run `cargo run --package xtask-fetch`")?;
    match output.status.code() {
        Some(0) => serde_json::from_slice(&output.stdout).context("xtask-fetch printed no JSON"),
        Some(2) => bail!("the download failed, as printed above"),
        _ => bail!(
            "`cargo build --package xtask-fetch` failed, as printed above; \
             download the file yourself, and give its path: curl -fo v1.0.csdl URL"
        ),
    }
}

impl Downloads {
    fn of(workspace: &Workspace, url: &str) -> Result<Self> {
        let folder = workspace.root.join("target").join("xtask-downloads");
        if !folder.is_dir() {
            note("the first download builds the package xtask-fetch");
        }
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let url = url.to_owned();
        Ok(Self { folder, url })
    }

    /// A file for this URL.
    fn file(&self, extension: &str) -> PathBuf {
        let name = &hash(self.url.as_bytes())[..16];
        self.folder.join(format!("{name}.{extension}"))
    }

    /// A file that only this process writes.
    fn part(&self) -> PathBuf {
        self.file(&format!("{}.part", std::process::id()))
    }

    /// The last download, if it is complete.
    fn kept(&self) -> Option<Kept> {
        let note: Value = serde_json::from_slice(&fs::read(self.file("json")).ok()?).ok()?;
        let text = |key: &str| note.get(key)?.as_str().map(str::to_owned);
        let bytes = fs::read(self.file("csdl")).ok()?;
        (text("url")? == self.url && text("sha256")? == hash(&bytes)).then_some(())?;
        Some(Kept {
            from: text("from")?,
            etag: text("etag"),
            day: text("day"),
            bytes,
        })
    }

    /// The file of an answer: the known one, or a new one, which is checked and kept.
    fn take(&self, answer: &Value, part: &Path, kept: Option<Kept>) -> Result<Published> {
        let name = shown(&self.url);
        if answer["unchanged"] == true {
            let Kept { day, bytes, .. } = kept.context("there is no earlier download")?;
            note(&format!("{name} is unchanged"));
            return Ok(Published { name, bytes, day });
        }
        let text = |key: &str| answer[key].as_str().map(str::to_owned);
        let from = text("url").unwrap_or_default();
        let body = fs::read(part).with_context(|| format!("cannot read {}", part.display()))?;
        let bytes = csdl::decompressed(body)?;
        let read = csdl::text(name.clone(), bytes.clone())?;
        let stated = [
            api::of_file(Path::new(&self.url)),
            api::of_file(Path::new(&from)),
            api::of_content(&read.text),
        ];
        api::agreed(stated.into_iter().flatten())?;
        let published = Published {
            name,
            bytes,
            day: text("day"),
        };
        // A file that is no metadata is not kept; its problems are reported by the command that reads it.
        if graph_csdl::schema::read(&read.text).is_ok() {
            self.keep(&published, &from, text("etag"))?;
        }
        Ok(published)
    }

    /// Replaces the last download. A stop between the two files leaves none: the hash of the first is in the second.
    fn keep(&self, published: &Published, from: &str, etag: Option<String>) -> Result<()> {
        let note = json!({
            "url": self.url,
            "from": from,
            "etag": etag,
            "day": published.day,
            "sha256": hash(&published.bytes),
        });
        let replace = |extension: &str, bytes: &[u8]| {
            let file = self.file(extension);
            let part = self.part();
            fs::write(&part, bytes)
                .and_then(|()| fs::rename(&part, &file))
                .with_context(|| format!("cannot write {}", file.display()))
        };
        replace("csdl", &published.bytes)?;
        replace("json", note.to_string().as_bytes())
    }
}
