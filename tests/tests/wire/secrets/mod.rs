//! Nothing that is secret is shown, by the crate of each slice. The tests are the same, since both have the same names.

mod beta;
mod v1;
