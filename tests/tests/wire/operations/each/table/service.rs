//! The provisioning service of an application, and its secrets.

use super::sync::models::SynchronizationSecret;
use super::sync::parameters::synchronization::AcquireAccessTokenParameters;

use super::{Row, credentials, row, secret};
use graph_tests::play::{body, nothing, whole};

pub(super) const ROWS: &[Row] = &[
    row("synchronization-get.md", |at, _| {
        whole(at.synchronization.get(None))
    }),
    row("synchronization-replace.md", |at, page| {
        whole(at.synchronization.replace(&body(page), None))
    }),
    row("synchronization-delete.md", |at, _| {
        nothing(at.synchronization.delete(None))
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
    row("synchronization-secrets-list.md", |at, _| {
        whole(at.synchronization.secrets().list(None))
    }),
    row("synchronization-secrets-replace.md", |at, _| {
        let all = SynchronizationSecret::SyncAll;
        let secrets = [credentials(), vec![secret(all, "false")]].concat();
        nothing(at.synchronization.secrets().replace(&secrets, None))
    }),
];
