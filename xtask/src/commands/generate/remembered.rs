//! A run that is remembered: recalled if nothing has changed, otherwise written; and its report.

use crate::console::print;
use crate::disk::{Output, Run, Transaction, Written};
use crate::input::ignored::Ignored;
use crate::pipeline::Format;
use anyhow::Result;
use serde_json::json;

/// The result of the last run, if it had the same fingerprint and its files are unchanged.
pub(super) fn recall(
    transaction: &Transaction,
    fingerprint: Option<&str>,
) -> Option<(Written, Vec<Ignored>)> {
    let (written, messages) = transaction.recall(fingerprint?)?;
    Some((written, Ignored::from_line(&messages)?))
}

/// Writes the outputs, and remembers the run if it has a fingerprint.
///
/// # Errors
/// If a path is blocked; then nothing is written.
pub(super) fn write(
    transaction: &Transaction,
    outputs: &[Output],
    fingerprint: Option<String>,
    ignored: &[&Ignored],
) -> Result<Written> {
    match fingerprint {
        Some(fingerprint) => transaction.write_and_remember(
            outputs,
            &Run {
                fingerprint,
                messages: Ignored::line(ignored),
            },
        ),
        None => transaction.write(outputs),
    }
}

/// Prints what was written, and the warnings about the metadata.
///
/// # Errors
/// If it cannot be printed.
pub(super) fn report(
    format: Format,
    what: &str,
    written: &Written,
    ignored: &[&Ignored],
) -> Result<()> {
    match format {
        Format::Text => {
            print(&format!("{what}: {written}\n"))?;
            ignored.iter().for_each(|ignored| ignored.print());
            Ok(())
        }
        Format::Json => {
            let warnings: Vec<_> = ignored.iter().flat_map(|one| one.json()).collect();
            let report = json!({
                "what": what,
                "files": written.all,
                "written": written.written,
                "removed": written.removed,
                "warnings": warnings,
            });
            print(&format!("{report}\n"))
        }
    }
}
