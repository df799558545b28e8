//! The receiver of change notifications: as Graph sends them, and as others might.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
mod clouds;
mod encrypted;
mod key_sources;
mod keys;
mod known_answer;
mod lifecycle;
#[cfg(feature = "_transport")]
mod loopback;
mod mixed;
mod notifications;
mod resource_data;
mod support;
mod tokens;
mod validation;
