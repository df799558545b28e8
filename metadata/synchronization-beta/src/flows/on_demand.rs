//! Provisioning of many objects, one call each, within the limits of the service.

use std::collections::VecDeque;

use super::pace::Pace;
use super::{FlowError, Outcome};
use crate::builders::SynchronizationJobRequestBuilder;
use crate::models::{
    SynchronizationJobApplicationParameters, SynchronizationJobSubject,
    SynchronizationLinkedObjects,
};
use crate::parameters::synchronization_job::ProvisionOnDemandParameters;

/// The most members of a group that one call provisions.
pub const MAX_MEMBERS: usize = 5;

/// Provisions objects at once, by one rule of a job. At most 5 requests are sent in 10 seconds, by all clones together.
///
/// Objects are sent unchanged: the service distinguishes `User` (from Entra ID) and `user` (from Active Directory),
/// and the id of an object in Active Directory is its distinguished name. Deletions and nested groups are not provisioned on
/// demand.
#[derive(Clone, Debug)]
pub struct OnDemand {
    job: SynchronizationJobRequestBuilder,
    rule: String,
    pace: Pace,
}

/// A run over many objects.
#[derive(Debug)]
pub struct Run {
    on_demand: OnDemand,
    waiting: VecDeque<SynchronizationJobSubject>,
    done: usize,
    total: usize,
}

/// One object of a run.
#[derive(Debug)]
#[non_exhaustive]
pub struct Provisioned {
    /// The object.
    pub subject: SynchronizationJobSubject,
    /// Its outcome.
    pub outcome: Result<Outcome, FlowError>,
    /// How many objects are done, this one included.
    pub done: usize,
    /// How many objects there are.
    pub total: usize,
}

impl OnDemand {
    /// For a rule of the job's schema, by its id.
    pub fn new(job: &SynchronizationJobRequestBuilder, rule_id: impl Into<String>) -> Self {
        Self {
            job: job.clone(),
            rule: rule_id.into(),
            pace: Pace::default(),
        }
    }

    /// Provisions one object. It waits if the limit is reached.
    ///
    /// # Errors
    /// [`FlowError::NotProvisioned`] if the service reports a failure, or an unreadable result; the error has the response.
    /// [`FlowError::TooManyMembers`] if it is a group with more than 5 members; nothing is sent.
    pub async fn provision(
        &self,
        subject: SynchronizationJobSubject,
    ) -> Result<Outcome, FlowError> {
        let members = subject
            .links
            .as_deref()
            .and_then(|links| links.members.as_ref());
        let given = members.map_or(0, Vec::len);
        if given > MAX_MEMBERS {
            return Err(FlowError::TooManyMembers { given });
        }
        let parameters = SynchronizationJobApplicationParameters::new()
            .with_rule_id(&*self.rule)
            .with_subjects([subject]);
        let parameters = ProvisionOnDemandParameters::new().with_parameters([parameters]);
        let core = self.job.target().core();
        core.wait(self.pace.reserve(core.now())).await;
        let answer = self.job.provision_on_demand(&parameters, None).await?;
        let outcome = Outcome::read(answer.into_model()?);
        match outcome.is_success() {
            true => Ok(outcome),
            false => Err(FlowError::NotProvisioned(Box::new(outcome))),
        }
    }

    /// Provisions many objects in order. One that fails does not stop the others.
    pub fn run(&self, subjects: impl IntoIterator<Item = SynchronizationJobSubject>) -> Run {
        let waiting: VecDeque<_> = subjects.into_iter().collect();
        Run {
            on_demand: self.clone(),
            done: 0,
            total: waiting.len(),
            waiting,
        }
    }
}

impl Run {
    /// Provisions the next object; `None` at the end. If the future is dropped, the object is provisioned again by the next
    /// call.
    pub async fn next(&mut self) -> Option<Provisioned> {
        let subject = self.waiting.front()?.clone();
        let outcome = self.on_demand.provision(subject).await;
        let subject = self.waiting.pop_front()?;
        self.done += 1;
        Some(Provisioned {
            subject,
            outcome,
            done: self.done,
            total: self.total,
        })
    }

    /// The objects that are not done.
    pub fn waiting(&self) -> impl Iterator<Item = &SynchronizationJobSubject> {
        self.waiting.iter()
    }
}

/// Divides a group with many members into subjects of at most [`MAX_MEMBERS`] members each. Its other links are in each of
/// them.
pub fn split_members(group: SynchronizationJobSubject) -> Vec<SynchronizationJobSubject> {
    let members = group
        .links
        .as_deref()
        .and_then(|links| links.members.clone());
    let Some(members) = members.filter(|members| members.len() > MAX_MEMBERS) else {
        return vec![group];
    };
    let links = group.links.as_deref().cloned();
    let links = links.unwrap_or_else(SynchronizationLinkedObjects::new);
    let part = |members: &[SynchronizationJobSubject]| {
        let links = links.clone().with_members(members.to_vec());
        group.clone().with_links(links)
    };
    members.chunks(MAX_MEMBERS).map(part).collect()
}
