//! `$select` takes the properties of the type that is read.
use graph_synchronization_beta::graph_runtime::GetOptions;
use graph_synchronization_beta::models::{SynchronizationJob, SynchronizationTemplateProperty};

fn main() {
    let _ = GetOptions::<SynchronizationJob>::new().with_select([SynchronizationTemplateProperty::FactoryTag]);
}
