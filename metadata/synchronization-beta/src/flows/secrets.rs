//! New credentials: tested first, then stored.

use std::time::Duration;

use super::FlowError;
use crate::builders::{SynchronizationJobRequestBuilder, SynchronizationRequestBuilder};
use crate::graph_runtime::Flags;
use crate::models::{
    SynchronizationJobRestartCriteria, SynchronizationJobRestartScope, SynchronizationSecret,
    SynchronizationSecretKeyStringValuePair,
};
use crate::parameters::synchronization_job::{RestartParameters, ValidateCredentialsParameters};

/// What a read returns in place of a secret.
const MASK: &str = "*";

/// How often the keys are read after they were written, and the wait in between.
const READS: u32 = 6;
const INTERVAL: Duration = Duration::from_secs(5);

/// Replaces the credentials of a job: validates the new ones, stores them, and restarts the job if asked to.
///
/// Graph does not document whether keys that are not given stay. So the keys are compared before and after; the values of others
/// can't be restored, since a read does not return them.
///
/// ```
/// # use graph_synchronization_beta::GraphClient;
/// use graph_synchronization_beta::flows::{FlowError, SecretRotation};
/// use graph_synchronization_beta::models::{SynchronizationSecret, SynchronizationSecretKeyStringValuePair};
///
/// # async fn example(graph: &GraphClient, token: String) -> Result<(), FlowError> {
/// let synchronization = graph.service_principals().by_id("{servicePrincipal-id}").synchronization();
/// let job = synchronization.jobs().by_id("{job-id}");
/// let secrets = [
///     (SynchronizationSecret::BaseAddress, "https://scim.example.com/v2".to_owned()),
///     (SynchronizationSecret::SecretToken, token),
/// ];
/// let secrets = secrets.map(|(key, value)| SynchronizationSecretKeyStringValuePair::new().with_key(key).with_value(value));
/// let rotated = SecretRotation::new(&synchronization, &job, secrets).with_restart().run().await?;
/// assert!(rotated.vanished.is_empty(), "{:?} have to be stored again", rotated.vanished);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until it runs"]
#[derive(Clone, Debug)]
pub struct SecretRotation {
    synchronization: SynchronizationRequestBuilder,
    job: SynchronizationJobRequestBuilder,
    secrets: Vec<SynchronizationSecretKeyStringValuePair>,
    restart: bool,
}

/// What a rotation found.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Rotated {
    /// Keys that were stored before, and are not any more.
    pub vanished: Vec<SynchronizationSecret>,
    /// Keys that were written, and are not listed yet. The service may need more time.
    pub missing: Vec<SynchronizationSecret>,
}

impl SecretRotation {
    /// The new credentials of a job. Settings whose values are JSON are strings here too.
    pub fn new(
        synchronization: &SynchronizationRequestBuilder,
        job: &SynchronizationJobRequestBuilder,
        secrets: impl IntoIterator<Item = SynchronizationSecretKeyStringValuePair>,
    ) -> Self {
        Self {
            synchronization: synchronization.clone(),
            job: job.clone(),
            secrets: secrets.into_iter().collect(),
            restart: false,
        }
    }

    /// Restarts the job afterwards, so that it leaves quarantine and retries what failed (`QuarantineState` and `Escrows`). Objects
    /// that were processed are not processed again, and deletions are not forced.
    pub fn with_restart(mut self) -> Self {
        self.restart = true;
        self
    }

    /// Validates, stores, and reads the keys back.
    ///
    /// # Errors
    /// [`FlowError::NotASecret`] before anything is sent; [`FlowError::Invalid`] if the credentials don't work, and nothing is
    /// stored; [`FlowError::Graph`] if a call fails.
    pub async fn run(&self) -> Result<Rotated, FlowError> {
        for secret in &self.secrets {
            if secret.value.as_deref() == Some(MASK) || secret.key.is_none() {
                return Err(FlowError::NotASecret(secret.key.clone()));
            }
        }
        let parameters =
            ValidateCredentialsParameters::new().with_credentials(self.secrets.clone());
        let validated = validate(&self.job, &parameters).await;
        validated.map_err(|error| match error {
            FlowError::Graph(error) => FlowError::Invalid(error),
            error => error,
        })?;
        let before = self.keys().await?;
        let secrets = self.synchronization.secrets();
        secrets.replace(&self.secrets, None).await?;
        let rotated = self.read_back(&before).await?;
        if self.restart {
            self.job.restart(&restart(), None).await?;
        }
        Ok(rotated)
    }

    /// Reads the keys until all that were written are there, a few times.
    async fn read_back(&self, before: &[SynchronizationSecret]) -> Result<Rotated, FlowError> {
        let core = self.job.target().core();
        let written: Vec<_> = self
            .secrets
            .iter()
            .filter_map(|it| it.key.clone())
            .collect();
        let mut rotated = Rotated::default();
        for read in 0..READS {
            if read > 0 {
                core.wait(INTERVAL).await;
            }
            let after = self.keys().await?;
            let lacking = |keys: &[SynchronizationSecret]| -> Vec<_> {
                keys.iter()
                    .filter(|key| !after.contains(key))
                    .cloned()
                    .collect()
            };
            // An empty value removes a key.
            let kept = |key: &&SynchronizationSecret| !self.removes(key);
            let expected: Vec<_> = written.iter().filter(kept).cloned().collect();
            let others: Vec<_> = before
                .iter()
                .filter(|key| !written.contains(key))
                .cloned()
                .collect();
            rotated.missing = lacking(&expected);
            rotated.vanished = lacking(&others);
            if rotated.missing.is_empty() {
                break;
            }
        }
        Ok(rotated)
    }

    fn removes(&self, key: &SynchronizationSecret) -> bool {
        let mut secrets = self.secrets.iter();
        secrets.any(|it| it.key.as_ref() == Some(key) && it.value.as_deref() == Some(""))
    }

    /// The keys that are stored.
    async fn keys(&self) -> Result<Vec<SynchronizationSecret>, FlowError> {
        let secrets = self.synchronization.secrets();
        let all = secrets.list(None).into_pager().collect().await?;
        Ok(all.into_iter().filter_map(|secret| secret.key).collect())
    }
}

/// Validates credentials; nothing is stored.
///
/// # Errors
/// [`FlowError::SavedAndGiven`] if the saved credentials are to be validated and credentials are given, which the service would
/// ignore; [`FlowError::Graph`] if they don't work.
pub async fn validate(
    job: &SynchronizationJobRequestBuilder,
    parameters: &ValidateCredentialsParameters,
) -> Result<(), FlowError> {
    let given = parameters
        .credentials
        .as_ref()
        .is_some_and(|given| !given.is_empty());
    if parameters.use_saved_credentials == Some(true) && given {
        return Err(FlowError::SavedAndGiven);
    }
    job.validate_credentials(parameters, None).await?;
    Ok(())
}

fn restart() -> RestartParameters {
    let mut scope = Flags::new();
    scope.insert(SynchronizationJobRestartScope::QuarantineState);
    scope.insert(SynchronizationJobRestartScope::Escrows);
    let criteria = SynchronizationJobRestartCriteria::new().with_reset_scope(scope);
    RestartParameters::new().with_criteria(criteria)
}
