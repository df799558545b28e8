//! Each operation with the page that shows it, and the call as a user writes it.

use graph_synchronization_beta::graph_runtime::{Flags, GetOptions};
use graph_synchronization_beta::models::{
    AttributeDefinition, AttributeType, DirectoryDefinition, KeyValuePair, ObjectDefinition,
    SynchronizationJob, SynchronizationJobApplicationParameters, SynchronizationJobProperty,
    SynchronizationJobRestartCriteria, SynchronizationJobRestartScope, SynchronizationJobSubject,
    SynchronizationSecret, SynchronizationSecretKeyStringValuePair,
};
use graph_synchronization_beta::parameters::synchronization::AcquireAccessTokenParameters;
use graph_synchronization_beta::parameters::synchronization_job::{
    ProvisionOnDemandParameters, RestartParameters, ValidateCredentialsParameters,
};
use graph_synchronization_beta::parameters::{
    synchronization_job_collection, synchronization_schema::ParseExpressionParameters,
};
use graph_tests::exchange::Exchange;

use super::place::Place;
use super::play::{Playing, body, bytes, nothing, whole, wrapped};

/// One exchange of one page, and the call.
pub(super) struct Row {
    pub(super) page: &'static str,
    /// Which of the page's examples.
    pub(super) nth: usize,
    pub(super) call: fn(&Place, &Exchange) -> Playing,
}

const fn row(page: &'static str, call: fn(&Place, &Exchange) -> Playing) -> Row {
    Row { page, nth: 0, call }
}

const fn second(page: &'static str, call: fn(&Place, &Exchange) -> Playing) -> Row {
    Row { page, nth: 1, call }
}

pub(super) const TABLE: &[Row] = &[
    // The service of an application.
    row("synchronization-get.md", |at, _| {
        whole(at.synchronization.get(None))
    }),
    row("synchronization-replace.md", |at, page| {
        whole(at.synchronization.replace(&body(page), None))
    }),
    row("synchronization-delete.md", |at, _| {
        nothing(at.synchronization.delete(None))
    }),
    row("synchronization-ping.md", |at, _| {
        wrapped(at.synchronization.ping(None))
    }),
    row("synchronization-acquireaccesstoken.md", |at, _| {
        let parameters = AcquireAccessTokenParameters::new().with_credentials([
            secret(
                SynchronizationSecret::Oauth2AuthorizationCode,
                "code-for-examples-only",
            ),
            secret(
                SynchronizationSecret::Oauth2RedirectUri,
                "https://portal.wingtip.example/signed-in",
            ),
        ]);
        nothing(at.synchronization.acquire_access_token(&parameters, None))
    }),
    row("synchronization-secrets-count.md", |at, _| {
        whole(at.synchronization.secrets().count(None))
    }),
    row("synchronization-secrets-replace.md", |at, _| {
        let all = SynchronizationSecret::SyncAll;
        let secrets = [credentials(), vec![secret(all, "false")]].concat();
        nothing(at.synchronization.secrets().replace(&secrets, None))
    }),
    // Jobs.
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
    // The upload channel of a job.
    row("bulkupload-get.md", |at, _| {
        whole(at.job().bulk_upload().get(None))
    }),
    row("bulkupload-update.md", |at, page| {
        whole(at.job().bulk_upload().update(&body(page), None))
    }),
    row("bulkupload-delete.md", |at, _| {
        nothing(at.job().bulk_upload().delete(None))
    }),
    row("bulkupload-getstream.md", |at, _| {
        bytes(at.job().bulk_upload().get_stream(None))
    }),
    row("bulkupload-putstream.md", |at, page| {
        let text = page.request.body.clone();
        let upload = at.job().bulk_upload();
        nothing(upload.put_stream(text, "application/scim+json", None))
    }),
    row("bulkupload-deletestream.md", |at, _| {
        nothing(at.job().bulk_upload().delete_stream(None))
    }),
    // Schemas, of jobs and of templates.
    row("synchronizationschema-get.md", |at, _| {
        whole(at.schema.get(None))
    }),
    row("synchronizationschema-replace.md", |at, page| {
        whole(at.schema.replace(&body(page), None))
    }),
    row("synchronizationschema-delete.md", |at, _| {
        nothing(at.schema.delete(None))
    }),
    row("synchronizationschema-filteroperators.md", |at, _| {
        whole(at.schema.filter_operators(None))
    }),
    row("synchronizationschema-functions.md", |at, _| {
        whole(at.schema.functions(None))
    }),
    row("synchronizationschema-parseexpression.md", |at, page| {
        whole(at.schema.parse_expression(&body(page), None))
    }),
    second("synchronizationschema-parseexpression.md", |at, _| {
        let parameters =
            ParseExpressionParameters::new().with_expression(r#"Join(" ", [givenName]"#);
        whole(at.schema.parse_expression(&parameters, None))
    }),
    row("directorydefinition-list.md", |at, _| {
        whole(at.schema.directories().list(None))
    }),
    row("directorydefinition-create.md", |at, _| {
        whole(at.schema.directories().create(&directory(), None))
    }),
    row("directorydefinition-count.md", |at, _| {
        whole(at.schema.directories().count(None))
    }),
    row("directorydefinition-get.md", |at, _| {
        whole(at.directory().get(None))
    }),
    row("directorydefinition-update.md", |at, _| {
        let directory = DirectoryDefinition::new().with_name("Wingtip Toys");
        whole(at.directory().update(&directory, None))
    }),
    row("directorydefinition-delete.md", |at, _| {
        nothing(at.directory().delete(None))
    }),
    row("directorydefinition-discover.md", |at, _| {
        whole(at.directory().discover(None))
    }),
    // Templates.
    row("synchronizationtemplate-list.md", |at, _| {
        whole(at.synchronization.templates().list(None))
    }),
    row("synchronizationtemplate-create.md", |at, page| {
        whole(at.synchronization.templates().create(&body(page), None))
    }),
    row("synchronizationtemplate-count.md", |at, _| {
        whole(at.synchronization.templates().count(None))
    }),
    row("synchronizationtemplate-get.md", |at, _| {
        whole(at.template().get(None))
    }),
    row("synchronizationtemplate-update.md", |at, page| {
        whole(at.template().update(&body(page), None))
    }),
    row("synchronizationtemplate-delete.md", |at, _| {
        nothing(at.template().delete(None))
    }),
];

fn secret(key: SynchronizationSecret, value: &str) -> SynchronizationSecretKeyStringValuePair {
    SynchronizationSecretKeyStringValuePair::new()
        .with_key(key)
        .with_value(value)
}

fn credentials() -> Vec<SynchronizationSecretKeyStringValuePair> {
    vec![
        secret(
            SynchronizationSecret::BaseAddress,
            "https://scim.wingtip.example/v2",
        ),
        secret(
            SynchronizationSecret::SecretToken,
            "token-for-examples-only",
        ),
    ]
}

fn directory() -> DirectoryDefinition {
    let id = AttributeDefinition::new()
        .with_name("memberId")
        .with_type(AttributeType::String)
        .with_anchor(true);
    let joined = AttributeDefinition::new()
        .with_name("joined")
        .with_type(AttributeType::DateTime);
    let member = ObjectDefinition::new()
        .with_name("Member")
        .with_attributes([id, joined]);
    DirectoryDefinition::new()
        .with_name("Fourth Coffee")
        .with_objects([member])
}
