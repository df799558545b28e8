//! The memory of a run for the next one: its fingerprint, its messages, and the files that it left.
//! Why, and what is never trusted: docs/decisions/0002-remembered-runs.md.

use super::output::{Extraneous, Output};
use super::paths::{above, join, under};
use super::scan::{Found, inspect};
use super::stat::Stat;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The first line; another format has another number.
const VERSION: &str = "xtask remembers 2";

/// The start of the last line, which has the number of files. Without it, the memory is incomplete.
const END: &str = "end";

/// The fingerprint and the messages of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// A hash of everything that determines the output, including the generator.
    pub(crate) fingerprint: String,
    /// One line, printed again by a run with the same fingerprint.
    pub(crate) messages: String,
}

/// A run, and the files that it left.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Memory {
    run: Run,
    outputs: Vec<SavedOutput>,
}

/// An output folder after a run.
#[derive(Debug, PartialEq, Eq)]
struct SavedOutput {
    folder: String,
    extraneous: Extraneous,
    files: BTreeMap<String, Stat>,
}

impl Memory {
    /// The memory of a run; none if one of its files has no stat. `stats` are by path from the base.
    pub(super) fn of(
        run: &Run,
        outputs: &[Output],
        stats: &BTreeMap<String, Stat>,
    ) -> Option<Self> {
        let saved = |output: &Output| {
            let stat = |path: &String| {
                let stat = stats.get(&join(&output.folder, path))?;
                Some((path.clone(), *stat))
            };
            Some(SavedOutput {
                folder: output.folder.clone(),
                extraneous: output.extraneous,
                files: output.files.keys().map(stat).collect::<Option<_>>()?,
            })
        };
        let there = outputs.iter().filter(|output| !output.files.is_empty());
        Some(Self {
            run: run.clone(),
            outputs: there.map(saved).collect::<Option<_>>()?,
        })
    }

    /// Reads the file; none if it is missing, of another format, or damaged.
    pub(super) fn read(file: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(file).ok()?)
    }

    /// Replaces the file atomically.
    ///
    /// # Errors
    /// If that is not possible; then the file is unchanged.
    pub(super) fn write(&self, file: &Path) -> io::Result<()> {
        let mut part = file.as_os_str().to_owned();
        part.push(".part");
        let written = fs::write(&part, self.print()).and_then(|()| fs::rename(&part, file));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written
    }

    /// The messages of the run, if it had this fingerprint.
    pub(super) fn messages(&self, fingerprint: &str) -> Option<&str> {
        (self.run.fingerprint == fingerprint).then_some(&self.run.messages)
    }

    /// The number of files that the run left.
    pub(super) fn files(&self) -> usize {
        self.outputs.iter().map(|saved| saved.files.len()).sum()
    }

    /// Whether everything is as the run left it; false if something cannot be read.
    pub(super) fn is_intact(&self, base: &Path) -> bool {
        let intact = |saved: &SavedOutput| saved.is_intact(base).unwrap_or(false);
        self.outputs.iter().all(intact)
    }

    fn print(&self) -> String {
        let Run {
            fingerprint,
            messages,
        } = &self.run;
        let mut text = format!("{VERSION}\n{fingerprint}\n{messages}\n");
        for saved in &self.outputs {
            let _ = writeln!(text, "{:?}\t{}", saved.extraneous, saved.folder);
            for (path, stat) in &saved.files {
                let _ = writeln!(text, "{stat}\t{path}");
            }
        }
        text.push_str(&self.end());
        text
    }

    /// The last line of its file.
    fn end(&self) -> String {
        format!("{END} {}", self.files())
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != VERSION {
            return None;
        }
        let run = Run {
            fingerprint: lines.next()?.to_owned(),
            messages: lines.next()?.to_owned(),
        };
        let mut outputs: Vec<SavedOutput> = Vec::new();
        loop {
            let line = lines.next()?;
            if line.starts_with(END) {
                let memory = Self { run, outputs };
                let is_whole = line == memory.end() && lines.next().is_none();
                return is_whole.then_some(memory);
            }
            let (what, path) = line.split_once('\t')?;
            if let Some(extraneous) = Extraneous::parse(what) {
                outputs.push(SavedOutput {
                    folder: path.to_owned(),
                    extraneous,
                    files: BTreeMap::new(),
                });
            } else {
                let stat = Stat::parse(what)?;
                outputs.last_mut()?.files.insert(path.to_owned(), stat);
            }
        }
    }
}

impl SavedOutput {
    fn is_intact(&self, base: &Path) -> io::Result<bool> {
        for step in [""]
            .into_iter()
            .chain(above(&self.folder))
            .chain([&*self.folder])
        {
            if !fs::symlink_metadata(under(base, step))?.is_dir() {
                return Ok(false);
            }
        }
        let folder = under(base, &self.folder);
        if self.extraneous == Extraneous::Keep {
            for (path, stat) in &self.files {
                if Stat::at(&folder.join(path))? != Some(*stat) {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let folders: BTreeSet<&str> = self.files.keys().flat_map(|path| above(path)).collect();
        let mut walk = Walk {
            saved: self,
            folders,
            seen: 0,
        };
        Ok(walk.is_intact(&folder, "")? && walk.seen == self.files.len())
    }
}

/// A walk through an output folder that ends at the first difference.
struct Walk<'l> {
    saved: &'l SavedOutput,
    /// The folders of its files.
    folders: BTreeSet<&'l str>,
    seen: usize,
}

impl Walk<'_> {
    fn is_intact(&mut self, folder: &Path, within: &str) -> io::Result<bool> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                return Ok(false);
            };
            let metadata = entry.metadata()?;
            let path = join(within, &name);
            let intact = if let Some(stat) = self.saved.files.get(&path) {
                self.seen += 1;
                Stat::of(&metadata) == Some(*stat)
            } else if within.is_empty() && self.keeps(&entry.path(), &name) {
                true
            } else {
                metadata.is_dir()
                    && self.folders.contains(path.as_str())
                    && self.is_intact(&entry.path(), &path)?
            };
            if !intact {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether an entry at the top of the folder may stay.
    fn keeps(&self, path: &Path, name: &str) -> bool {
        let found = inspect(path).unwrap_or(Found::Other);
        self.saved.extraneous.keeps(name, &found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(folder: &Path) -> Memory {
        let file = folder.join("file");
        fs::write(&file, "text").unwrap();
        let stat = Stat::at(&file).unwrap().unwrap();
        Memory {
            run: Run {
                fingerprint: "abc".to_owned(),
                messages: "{\"a\": 1}".to_owned(),
            },
            outputs: vec![
                SavedOutput {
                    folder: String::new(),
                    extraneous: Extraneous::RemoveFromCrate,
                    files: BTreeMap::from([("file".to_owned(), stat), ("x/y".to_owned(), stat)]),
                },
                SavedOutput {
                    folder: "metadata/a".to_owned(),
                    extraneous: Extraneous::Keep,
                    files: BTreeMap::new(),
                },
            ],
        }
    }

    #[test]
    fn output_can_be_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (memory, file) = (memory(folder.path()), folder.path().join("memory"));
        memory.write(&file).unwrap();
        assert_eq!(Memory::read(&file), Some(memory));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_truncated_or_older_memory_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let text = memory(folder.path()).print();
        for end in 0..text.len() {
            assert_eq!(Memory::parse(&text[..end]), None, "{end}");
        }
        for (from, to) in [
            ("remembers 2", "remembers 1"),
            ("Keep", "Kept"),
            ("\tx/y", " x/y"),
        ] {
            assert_eq!(Memory::parse(&text.replace(from, to)), None, "{from}");
        }
        assert!(Memory::read(folder.path()).is_none());
    }

    #[test]
    fn a_memory_without_a_line_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let text = memory(folder.path()).print();
        let lines: Vec<&str> = text.lines().collect();
        let files = lines.iter().filter(|line| line.starts_with("4 "));
        assert_eq!(files.clone().count(), 2);
        for lost in files {
            let kept: Vec<&str> = lines.iter().copied().filter(|line| line != lost).collect();
            assert_eq!(Memory::parse(&kept.join("\n")), None, "{lost}");
        }
    }
}
