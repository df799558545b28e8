//! Crates on disk for a second witness: `tests/whole/semver.sh` gives them to cargo-semver-checks.

use crate::crates::{Crate, effect};
use crate::{side_by_side, table};
use graph_codegen::interface::{ChangeKind, Effect, compare};
use std::fs;
use std::path::Path;

/// With `SEMVER_WITNESS=FOLDER`, writes both crates of each row that removes an item or has no break, in `NUMBER-DIRECTION/old` and
/// `/new`, and what is expected in `/expected`.
#[test]
fn crates_for_another_witness() {
    let Some(folder) = std::env::var_os("SEMVER_WITNESS") else {
        return;
    };
    let rows: Vec<_> = table::texts().into_iter().enumerate().collect();
    let wrong = side_by_side(&rows, |(index, (name, first, second))| {
        for (direction, old, new) in [("there", first, second), ("back", second, first)] {
            let old = Crate::new(old);
            let new = old.next(new);
            let changes = compare(&old.interface, &new.interface);
            let is_removal = changes.iter().any(|change| {
                use ChangeKind as Kind;
                matches!(
                    change.kind,
                    Kind::TypeRemoved
                        | Kind::FieldRemoved
                        | Kind::MemberRemoved
                        | Kind::MethodRemoved
                        | Kind::LinkRemoved
                        | Kind::FilterRemoved
                        | Kind::FeatureRemoved
                )
            });
            let expected = match (effect(&changes) == Some(Effect::Breaking), is_removal) {
                (true, true) => "removed",
                (false, _) => "compatible",
                // It compares no types.
                (true, false) => continue,
            };
            let place = Path::new(&folder).join(format!("{index}-{direction}"));
            for (age, made) in [("old", &old), ("new", &new)] {
                for (path, text) in &made.files {
                    let path = place.join(age).join(path);
                    fs::create_dir_all(path.parent().unwrap_or(&place)).expect("a folder");
                    fs::write(path, text).expect("a file");
                }
            }
            fs::write(place.join("expected"), format!("{expected} {name}\n")).expect("a file");
        }
        None
    });
    assert!(wrong.is_empty());
}
