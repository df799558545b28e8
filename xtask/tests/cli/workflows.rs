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
fn actions_have_a_version_and_permissions_are_stated() {
    for (name, lines) in workflows() {
        for action in values(&lines, "uses:") {
            let (_, version) = action.split_once('@').unwrap();
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
            &["contents: write", "pull-requests: write"]
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
