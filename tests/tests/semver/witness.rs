//! A second witness: `tests/whole/semver.sh` gives the documentation of crates, as JSON, to cargo-semver-checks.

use crate::compile::Compiler;
use crate::crates::{Crate, Once, effect, entry};
use crate::{side_by_side, table};
use graph_codegen::interface::{Change, ChangeKind, Effect, compare};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Documents each crate once.
struct Documents {
    compiler: Compiler,
    folder: PathBuf,
    made: Once<PathBuf>,
}

impl Documents {
    fn of(&self, made: &Crate) -> Result<PathBuf, String> {
        let id = made.id();
        let document = entry(&self.made, id.clone());
        let (compiler, folder) = (&self.compiler, &self.folder);
        let document =
            document.get_or_init(|| compiler.document(&id, &made.files, made.all(), folder));
        document.clone()
    }
}

/// With `SEMVER_WITNESS=FOLDER`, documents both crates of each row that removes an item or has no break, and writes what is expected
/// of each pair to `FOLDER/pairs`: `removed` or `compatible`, the older file, the newer file, and the row, with tabs between.
#[test]
fn crates_for_another_witness() {
    let Some(folder) = std::env::var_os("SEMVER_WITNESS") else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).expect("a folder");
    let documents = Documents {
        compiler: Compiler::new("witness"),
        folder: folder.to_owned(),
        made: Mutex::default(),
    };
    let lines = Mutex::new(Vec::new());
    let wrong = side_by_side(&table::texts(), |(name, first, second)| {
        for (direction, old, new) in [("there", first, second), ("back", second, first)] {
            let old = Crate::new(old);
            let new = old.next(new);
            // The documentation of a divided crate does not have the items of its parts.
            if old.is_divided() || new.is_divided() {
                continue;
            }
            let Some(expected) = expected(&compare(&old.interface, &new.interface)) else {
                continue;
            };
            let paths = match (documents.of(&old), documents.of(&new)) {
                (Ok(old), Ok(new)) => format!("{}\t{}", old.display(), new.display()),
                (Err(error), _) | (_, Err(error)) => return Some(format!("{name}: {error}")),
            };
            let line = format!("{expected}\t{paths}\t{name}, {direction}\n");
            lines.lock().expect("no panic").push(line);
        }
        None
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let mut lines = lines.into_inner().expect("no panic");
    lines.sort();
    fs::write(folder.join("pairs"), lines.concat()).expect("a file");
}

/// What another witness should find; `None` if the break is no removal, or not in the documentation: it compares no types.
fn expected(changes: &[Change]) -> Option<&'static str> {
    use ChangeKind as Kind;
    if effect(changes) != Some(Effect::Breaking) {
        return Some("compatible");
    }
    let is_removal = changes.iter().any(|change| {
        matches!(
            change.kind,
            Kind::TypeRemoved
                | Kind::FieldRemoved
                | Kind::MemberRemoved
                | Kind::MethodRemoved
                | Kind::LinkRemoved
                | Kind::FilterRemoved
        )
    });
    is_removal.then_some("removed")
}
