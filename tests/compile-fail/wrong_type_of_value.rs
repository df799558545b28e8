//! A setter takes the property's own type.
use graph_synchronization_beta::models::SynchronizationSchedule;

fn main() {
    let _ = SynchronizationSchedule::new().with_interval("PT40M");
}
