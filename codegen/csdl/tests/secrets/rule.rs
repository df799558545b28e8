//! No secret is missed, and few others are redacted.

use std::collections::BTreeSet;

use graph_csdl::config::Config;
use graph_csdl::model::Model;

use crate::{frame, shared, table};

/// What is redacted when nothing is configured.
fn redacted(model: &Model) -> BTreeSet<String> {
    let properties = model.types().flat_map(|(_, ty)| {
        let properties = ty.structure().into_iter().flat_map(|it| &it.properties);
        let secret = properties.filter(|property| property.secret);
        secret.map(|property| format!("{}/{}", ty.name, property.name))
    });
    let parameters = model.operations().flat_map(|(_, operation)| {
        let secret = operation.parameters.iter().filter(|it| it.secret);
        secret.map(|parameter| format!("{}/{}", operation.name, parameter.name))
    });
    properties.chain(parameters).collect()
}

fn redacted_in(file: &str) -> Option<BTreeSet<String>> {
    let text = shared::text(file)?;
    let schema = shared::schema(&text);
    Some(redacted(&shared::model(&schema, &Config::default(), &text)))
}

/// Against both readings of 5 %: of what is no secret, and, which is stricter, of what is redacted.
#[test]
fn no_secret_is_missed_and_few_others_are_redacted_needs_shared() {
    let Some(redacted) = redacted_in(frame::FILE) else {
        return;
    };
    let rows = table::rows();
    let missed: Vec<&str> = rows
        .iter()
        .filter(|(target, row)| row.is_secret && !redacted.contains(**target))
        .map(|(target, _)| *target)
        .collect();
    let wrong: Vec<&str> = rows
        .iter()
        .filter(|(target, row)| !row.is_secret && redacted.contains(**target))
        .map(|(target, _)| *target)
        .collect();
    let secrets = rows.values().filter(|row| row.is_secret).count();
    let hits = secrets - missed.len() + wrong.len();
    println!(
        "{} rows, {secrets} secrets; missed {}; redacted though no secret {}: {:.1} % of the others, {:.1} % of what is redacted",
        rows.len(),
        missed.len(),
        wrong.len(),
        100.0 * wrong.len() as f64 / (rows.len() - secrets) as f64,
        100.0 * wrong.len() as f64 / hits as f64,
    );
    assert!(missed.is_empty(), "missed: {missed:#?}");
    assert!(wrong.len() * 20 <= hits, "too many: {wrong:#?}");
}

/// What is redacted and has none of the table's words is looked at here, so that it does not grow unseen.
#[test]
fn redactions_outside_of_the_table_needs_shared() {
    let Some(redacted) = redacted_in(frame::FILE) else {
        return;
    };
    let rows = table::rows();
    let others: Vec<&String> = redacted
        .iter()
        .filter(|target| !rows.contains_key(target.as_str()))
        .collect();
    assert!(others.is_empty(), "{others:#?}");
}

/// What the rule was not made from: another version, and five years before.
#[test]
fn secrets_of_the_beta_of_2021_needs_shared() {
    let Some(redacted) = redacted_in("beta-Prod-2021-07-13.csdl") else {
        return;
    };
    for target in [
        "androidDeviceOwnerEnrollmentProfile/qrCodeContent",
        "androidDeviceOwnerEnrollmentProfile/tokenValue",
        "androidDeviceOwnerGeneralDeviceConfiguration/kioskModeExitCode",
        "androidEnrollmentCompanyCode/enrollmentToken",
        "connect/serviceAccountCredentials",
        "credential/value",
        "deviceKey/keyMaterial",
        "ediscovery.export/azureBlobToken",
        "exactMatchSession/dataUploadURI",
        "exactMatchSession/salt",
        "iosikEv2VpnConfiguration/sharedSecret",
        "iosWiFiConfiguration/preSharedKey",
        "sideLoadingKey/value",
        "uploadDepToken/depToken",
        "uploadPkcs12/key",
        "userPFXCertificate/encryptedPfxBlob",
        "userPFXCertificate/encryptedPfxPassword",
    ] {
        assert!(
            redacted.contains(&format!("microsoft.graph.{target}")),
            "{target}"
        );
    }
    for target in [
        "iosEnterpriseWiFiConfiguration/passwordFormatString",
        "windowsFirewallRule/localUserAuthorizations",
        "macOSTrustedRootCertificate/trustedRootCertificate",
        "androidForWorkAppConfigurationSchemaItem/schemaItemKey",
        "deviceManagementSettings/derivedCredentialUrl",
        "iosVppApp/vppTokenId",
    ] {
        assert!(
            !redacted.contains(&format!("microsoft.graph.{target}")),
            "{target}"
        );
    }
}
