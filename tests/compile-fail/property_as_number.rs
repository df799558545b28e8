//! A property has no number, which a new property would change.
use graph_synchronization_beta::models::SynchronizationJobProperty;

fn number() -> usize {
    SynchronizationJobProperty::Status as usize
}

fn main() {}
