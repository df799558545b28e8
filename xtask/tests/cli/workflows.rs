//! The workflows of the repository run scripts that a person can run too.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Each workflow: its name and its lines.
fn workflows() -> Vec<(String, Vec<String>)> {
    let entries = fs::read_dir(root().join(".github/workflows")).unwrap();
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        let lines = text
            .lines()
            .map(|line| line.trim().trim_start_matches("- ").to_owned());
        (entry.file_name().into_string().unwrap(), lines.collect())
    };
    entries.map(read).collect()
}

/// The values of a key.
fn values<'l>(lines: &'l [String], key: &'l str) -> impl Iterator<Item = &'l str> {
    let values = lines.iter().filter_map(move |line| line.strip_prefix(key));
    values.map(str::trim)
}

#[test]
fn every_step_is_a_script_of_the_repository() {
    let workflows = workflows();
    let mut names: Vec<&str> = workflows.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ci.yml", "release.yml", "update.yml"]);
    for (name, lines) in &workflows {
        let mut scripts = 0;
        for run in values(lines, "run:") {
            if run.starts_with("rustup ") {
                continue;
            }
            let script = run.split(' ').next().unwrap();
            let file = root().join(script);
            let text =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {run}: {error}"));
            assert!(text.starts_with("#!/usr/bin/env bash\n"), "{name}: {run}");
            for option in run.split(' ').skip(1) {
                assert!(text.contains(option), "{name}: {run}");
            }
            assert_executable(&file);
            scripts += 1;
        }
        assert!(scripts > 0, "{name}");
    }
}

#[cfg(unix)]
fn assert_executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = file.metadata().unwrap().permissions().mode();
    assert_ne!(mode & 0o111, 0, "{}", file.display());
}

#[cfg(not(unix))]
fn assert_executable(_: &Path) {}

#[test]
fn actions_are_pinned_and_permissions_are_stated() {
    for (name, lines) in workflows() {
        for action in values(&lines, "uses:") {
            let (_, pinned) = action.split_once('@').unwrap();
            // A tag can be moved, a commit cannot.
            let (commit, version) = pinned.split_once(" # ").unwrap();
            let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            assert!(commit.len() == 40 && commit.bytes().all(is_hex), "{action}");
            let numbers = version.strip_prefix('v').unwrap();
            let is_number = |part: &str| part.parse::<u32>().is_ok();
            assert!(
                numbers.split('.').count() == 3 && numbers.split('.').all(is_number),
                "{action}"
            );
        }
        let start = lines
            .iter()
            .position(|line| line == "permissions:")
            .unwrap();
        let stated = lines[start + 1..]
            .iter()
            .take_while(|line| line.ends_with(": read") || line.ends_with(": write"));
        let writes: Vec<&String> = stated.filter(|line| line.ends_with(": write")).collect();
        let expected: &[&str] = if name == "update.yml" {
            &["actions: write", "contents: write", "pull-requests: write"]
        } else {
            &[]
        };
        assert_eq!(writes, expected, "{name}");
    }
}

#[test]
fn the_oldest_rust_of_the_crates_is_installed() {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let oldest = manifest["workspace"]["package"]["rust-version"]
        .as_str()
        .unwrap()
        .to_owned();
    for (name, lines) in workflows() {
        for run in values(&lines, "run:").filter(|run| run.contains("nightly")) {
            assert!(run.contains(&format!(" {oldest} ")), "{name}: {run}");
        }
    }
}

/// A repository with `.ci/update`, where `cargo` writes a file and `gh` notes what it is asked for.
#[cfg(unix)]
mod update {
    use super::root;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;
    use std::process::{Command, Output};

    const CARGO: &str = "#!/bin/sh\necho \"$@\" >>metadata.txt\necho '# Summary'\n";
    const GH: &str = "#!/bin/sh\necho \"$@\" >>\"$GH_LOG\"\n";

    fn git(folder: &Path, args: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=test", "-c", "user.email=test@example.com"]);
        let output = git.args(args).current_dir(folder).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn script(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// A clone of a bare repository, both in this folder.
    fn clone(folder: &Path) {
        let bin = folder.join("bin");
        script(&bin.join("cargo"), CARGO);
        script(&bin.join("gh"), GH);
        git(folder, &["init", "--quiet", "--bare", "origin"]);
        git(folder, &["clone", "--quiet", "origin", "clone"]);
        let clone = folder.join("clone");
        let text = fs::read_to_string(root().join(".ci/update")).unwrap();
        script(&clone.join(".ci/update"), &text);
        fs::write(clone.join(".gitignore"), "target/\n").unwrap();
        git(&clone, &["add", "--all"]);
        git(&clone, &["commit", "--quiet", "--message=first"]);
    }

    fn update(folder: &Path, args: &[&str]) -> Output {
        let path = std::env::var("PATH").unwrap();
        let path = format!("{}:{path}", folder.join("bin").display());
        let mut update = Command::new(folder.join("clone/.ci/update"));
        update.env("PATH", path).env("GH_LOG", folder.join("log"));
        update.args(args).output().unwrap()
    }

    #[test]
    fn a_pull_request_is_opened_and_ci_is_started() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        clone(folder);
        let output = update(folder, &["--pull-request", "--metadata", "beta.csdl"]);
        assert!(output.status.success(), "{output:?}");
        let pushed = git(
            folder,
            &["-C", "origin", "show", "update-metadata:metadata.txt"],
        );
        assert_eq!(pushed, "xtask update --metadata beta.csdl\n");
        let asked = fs::read_to_string(folder.join("log")).unwrap();
        assert!(
            asked.contains("pr create --head update-metadata"),
            "{asked}"
        );
        assert!(
            asked.contains("workflow run ci.yml --ref update-metadata"),
            "{asked}"
        );
    }

    #[test]
    fn a_dry_run_leaves_a_branch_and_tells_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        clone(folder);
        let output = update(folder, &["--pull-request", "--dry-run"]);
        assert!(output.status.success(), "{output:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        for expected in [
            "# Summary",
            "would run: git push",
            "would run: gh pr create",
            "would run: gh workflow run",
        ] {
            assert!(said.contains(expected), "{said}");
        }
        let clone = folder.join("clone");
        assert_eq!(
            git(&clone, &["show", "update-metadata:metadata.txt"]),
            "xtask update\n"
        );
        assert_eq!(git(folder, &["-C", "origin", "branch", "--list"]), "");
        assert!(!folder.join("log").exists());
    }

    #[test]
    fn changes_of_others_are_not_committed() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        clone(folder);
        fs::write(folder.join("clone/mine"), "").unwrap();
        let output = update(folder, &["--pull-request"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(!folder.join("clone/metadata.txt").exists());
    }
}
