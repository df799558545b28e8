//! Every operation of each slice, called through the builders of its crate. The table of calls is one: both crates have the
//! same names for the same items.

mod beta;
mod v1;
