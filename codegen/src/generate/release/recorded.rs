//! The record of the last release, and that of what is generated now.

use super::Release;
use super::refused::problem;
use crate::emit;
use crate::interface::{Environment, Interface, Record, Version};
use crate::plan::Plan;
use graph_csdl::problem::{Input, Problems};
use sha2::{Digest as _, Sha256};

/// The record of the last release; `None` before the first one.
pub(super) fn read(record: &str) -> Result<Option<Record>, Problems> {
    if record.is_empty() {
        return Ok(None);
    }
    Record::from_text(record).map(Some).map_err(|error| {
        problem(
            Input::Released,
            None,
            error.to_string(),
            "take the file of the last commit; it is written by `cargo xtask generate`".to_owned(),
        )
    })
}

/// The record of what is generated now.
pub(super) fn recorded(plan: &Plan, release: &Release<'_>, version: Version) -> Record {
    let mut hash = Sha256::new();
    for (path, text) in emit::files(plan) {
        for part in [path, text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let hash = hash.finalize();
    let hash = hash.iter().take(16).map(|byte| format!("{byte:02x}"));
    Record {
        version,
        interface: Interface::of(plan),
        environment: Environment {
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            msrv: emit::MSRV.to_owned(),
            ..release.environment.clone()
        },
        files: hash.collect(),
    }
}
