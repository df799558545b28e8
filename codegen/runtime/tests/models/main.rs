//! The rules for models, each on types made by the macros as generated code makes them.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod additional;
mod casts;
mod compare;
mod deep;
mod documents;
mod embedding;
mod enums;
mod errors;
mod extremes;
mod flags;
mod misfits;
mod nulls;
mod random;
mod raw;
mod replacing;
mod round_trip;
mod secrets;
mod spelling;
mod types;
mod writing;
