//! Flows of provisioning that take more than one call, over the same requests that the builders make.
//!
//! | flow | item |
//! |---|---|
//! | provision chosen objects at once, within the service's limits | [`OnDemand`] |
//! | watch a job until it is steady, in quarantine or stopped | [`JobWatch`] |
//! | change one attribute mapping of a schema, and keep the rest | [`change_mapping`] |
//! | store new credentials after they were tested | [`SecretRotation`] |
//! | call an application that was just created | [`SetUp`] |
//!
//! Waits are those of the client's [`Core`](crate::graph_runtime::Core), so tests with a mock transport do not wait.
//!
//! ```
//! # use graph_synchronization_beta::GraphClient;
//! use graph_synchronization_beta::flows::{FlowError, JobState, JobWatch, OnDemand};
//! use graph_synchronization_beta::models::SynchronizationJobSubject;
//!
//! # async fn example(graph: &GraphClient) -> Result<(), FlowError> {
//! let job = graph.service_principals().by_id("{servicePrincipal-id}").synchronization().jobs().by_id("{job-id}");
//! let user = SynchronizationJobSubject::new().with_object_id("{user-id}").with_object_type_name("User");
//! let on_demand = OnDemand::new(&job, "{rule-id}");
//! let outcome = on_demand.provision(user).await?;
//! println!("{:?}", outcome.result());
//!
//! match JobWatch::start(&job).await?.finish().await? {
//!     JobState::Steady(_) => println!("every object has been processed"),
//!     JobState::Quarantine(status) => println!("{:?}", status.quarantine),
//!     state => println!("{state:?}"),
//! }
//! # Ok(())
//! # }
//! ```

mod error;
mod mapping;
mod notifications;
mod on_demand;
mod outcome;
mod pace;
mod secrets;
mod set_up;
mod watch;

pub use error::FlowError;
pub use mapping::{MappingAt, change_mapping};
pub use notifications::with_delete_threshold;
pub use on_demand::{MAX_MEMBERS, OnDemand, Provisioned, Run, split_members};
pub use outcome::{Outcome, ProvisioningStep};
pub use secrets::{Rotated, SecretRotation, validate};
pub use set_up::SetUp;
pub use watch::{JobState, JobWatch};
