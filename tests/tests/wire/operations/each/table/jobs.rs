//! Jobs.

use super::sync::graph_runtime::{Flags, GetOptions};
use super::sync::models::{
    KeyValuePair, SynchronizationJob, SynchronizationJobApplicationParameters,
    SynchronizationJobProperty, SynchronizationJobRestartCriteria, SynchronizationJobRestartScope,
    SynchronizationJobSubject,
};
use super::sync::parameters::synchronization_job::{
    ProvisionOnDemandParameters, RestartParameters, ValidateCredentialsParameters,
};
use super::sync::parameters::synchronization_job_collection;

use super::{Row, credentials, row, second};
use graph_tests::play::{nothing, whole};

pub(super) const ROWS: &[Row] = &[
    row("synchronizationjob-list.md", |at, _| {
        whole(at.synchronization.jobs().list(None))
    }),
    row("synchronizationjob-create.md", |at, _| {
        let job = SynchronizationJob::new().with_template_id("wingtipScim");
        whole(at.synchronization.jobs().create(&job, None))
    }),
    row("synchronizationjob-count.md", |at, _| {
        whole(at.synchronization.jobs().count(None))
    }),
    row("synchronizationjobs-validatecredentials.md", |at, _| {
        let parameters = synchronization_job_collection::ValidateCredentialsParameters::new()
            .with_application_identifier("5e8b03d7-61fa-4c29-8d14-b7a92ce05f36")
            .with_template_id("wingtipScim")
            .with_use_saved_credentials(false)
            .with_credentials(credentials());
        nothing(
            at.synchronization
                .jobs()
                .validate_credentials(&parameters, None),
        )
    }),
    row("synchronizationjob-get.md", |at, _| {
        whole(at.job().get(None))
    }),
    second("synchronizationjob-get.md", |at, _| {
        let options = GetOptions::new().with_select([
            SynchronizationJobProperty::Id,
            SynchronizationJobProperty::Schedule,
        ]);
        whole(at.job().get(Some(options)))
    }),
    row("synchronizationjob-update.md", |at, _| {
        let job = SynchronizationJob::new()
            .with_synchronization_job_settings([KeyValuePair::new()
                .with_name("QuarantineTooManyDeletesThreshold")
                .with_value("400")]);
        whole(at.job().update(&job, None))
    }),
    row("synchronizationjob-delete.md", |at, _| {
        nothing(at.job().delete(None))
    }),
    row("synchronizationjob-start.md", |at, _| {
        nothing(at.job().start(None))
    }),
    row("synchronizationjob-pause.md", |at, _| {
        nothing(at.job().pause(None))
    }),
    row("synchronizationjob-restart.md", |at, _| {
        use SynchronizationJobRestartScope::{Escrows, Watermark};
        let criteria = SynchronizationJobRestartCriteria::new()
            .with_reset_scope(Flags::from_iter([Escrows, Watermark]));
        let parameters = RestartParameters::new().with_criteria(criteria);
        nothing(at.job().restart(&parameters, None))
    }),
    row("synchronizationjob-validatecredentials.md", |at, _| {
        let parameters = ValidateCredentialsParameters::new()
            .with_use_saved_credentials(false)
            .with_credentials(credentials());
        nothing(at.job().validate_credentials(&parameters, None))
    }),
    row("synchronizationjob-provisionondemand.md", |at, _| {
        let parameters = ProvisionOnDemandParameters::new().with_parameters([
            SynchronizationJobApplicationParameters::new()
                .with_rule_id("ea807875-5618-4f0a-9125-0b46a05298ca")
                .with_subjects([SynchronizationJobSubject::new()
                    .with_object_id("9bb0f679-a883-4a6f-8260-35b491b8b8c8")
                    .with_object_type_name("User")]),
        ]);
        whole(at.job().provision_on_demand(&parameters, None))
    }),
];
