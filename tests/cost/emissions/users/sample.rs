//! Users as the service lists them: values, nulls, nested values, an expanded manager, and two things that the metadata
//! does not declare.

use std::fmt::Write as _;

const USERS: usize = 500;
const PLACES: [&str; 4] = ["Göteborg", "Lima", "New York", "Nagoya"];
const PLANS: [&str; 5] = [
    "exchange",
    "SharePoint",
    "TeamspaceAPI",
    "WindowsDefenderATP",
    "Adallom",
];

/// A collection of users, without white space.
pub(crate) fn users() -> String {
    let users: Vec<String> = (0..USERS).map(user).collect();
    format!("[{}]", users.join(","))
}

fn user(index: usize) -> String {
    let mut out = String::from("{");
    identity(&mut out, index);
    let _ = write!(
        out,
        r#""assignedLicenses":{},"assignedPlans":{},"provisionedPlans":{},"identities":{},"#,
        list(2, |at| format!(
            r#"{{"disabledPlans":["{}","{}"],"skuId":"{}"}}"#,
            guid(at),
            guid(at + 1),
            guid(at + 2)
        )),
        list(PLANS.len(), |at| plan(index + at)),
        list(3, |at| {
            let plan = PLANS[at];
            format!(
                r#"{{"capabilityStatus":"Enabled","provisioningStatus":"Success","service":"{plan}"}}"#
            )
        }),
        list(1 + index % 2, |at| format!(
            r#"{{"signInType":"userPrincipalName","issuer":"contoso.example","issuerAssignedId":"user{index}.{at}@contoso.example"}}"#
        )),
    );
    extension_attributes(&mut out, index);
    mailbox(&mut out, index);
    let _ = write!(
        out,
        r##""signInActivity":{{"lastSignInDateTime":"{}","lastSignInRequestId":"{}"}},"employeeOrgData":{{"division":"D{}","costCenter":null}},"appRoleAssignments":{},"manager":{{"@odata.type":"#microsoft.graph.user","id":"{}","deletedDateTime":null,"displayName":"Manager {}"}},"extension_1f6d2b84_badge":"B-{index}"}}"##,
        moment(index),
        guid(index),
        index % 9,
        list(2, |at| role(index + at)),
        guid(index / 10),
        index / 10,
    );
    out
}

fn identity(out: &mut String, index: usize) {
    let place = PLACES[index % PLACES.len()];
    let phone = ["null", "\"+46 70 555 01 23\""][index % 2];
    let _ = write!(
        out,
        r#""@odata.id":"users/{0}","id":"{0}","deletedDateTime":null,"accountEnabled":{1},"ageGroup":null,"businessPhones":["+1 555 {index:04}"],"city":"{place}","companyName":"Contoso","consentProvidedForMinor":null,"country":null,"createdDateTime":"{2}","creationType":null,"department":"Department {3}","displayName":"User \"{index}\" of {place}","employeeId":"{index:06}","faxNumber":null,"givenName":"Given{index}","imAddresses":[],"isResourceAccount":null,"jobTitle":"Engineer","mail":"user{index}@contoso.example","mailNickname":"user{index}","mobilePhone":{phone},"officeLocation":"{place}/{3}","onPremisesDistinguishedName":null,"onPremisesSyncEnabled":null,"otherMails":["private{index}@mail.example"],"passwordPolicies":null,"passwordProfile":null,"postalCode":"{index:05}","preferredLanguage":"en-US","proxyAddresses":["SMTP:user{index}@contoso.example","smtp:u{index}@contoso.example"],"refreshTokensValidFromDateTime":"{2}","showInAddressList":true,"state":null,"streetAddress":"{index} High Street","surname":"Family{index}","usageLocation":"SE","userPrincipalName":"user{index}@contoso.example","userType":"Member","#,
        guid(index),
        !index.is_multiple_of(7),
        moment(index),
        index % 12,
    );
}

fn plan(index: usize) -> String {
    let (moment, service, guid) = (moment(index), PLANS[index % PLANS.len()], guid(index));
    format!(
        r#"{{"assignedDateTime":"{moment}","capabilityStatus":"Enabled","service":"{service}","servicePlanId":"{guid}"}}"#
    )
}

fn extension_attributes(out: &mut String, index: usize) {
    out.push_str(r#""onPremisesExtensionAttributes":{"#);
    for at in 1..=15 {
        let comma = if at == 15 { "" } else { "," };
        let _ = match (index + at) % 4 {
            0 => write!(out, r#""extensionAttribute{at}":"value {index}"{comma}"#),
            _ => write!(out, r#""extensionAttribute{at}":null{comma}"#),
        };
    }
    out.push_str("},");
}

fn mailbox(out: &mut String, index: usize) {
    let status = ["disabled", "alwaysEnabled", "scheduled"][index % 3];
    let _ = write!(
        out,
        r#""mailboxSettings":{{"archiveFolder":null,"automaticRepliesSetting":{{"status":"{status}","externalAudience":"contactsOnly","scheduledStartDateTime":{{"dateTime":"2026-06-30T15:00:00.0000000","timeZone":"UTC"}},"internalReplyMessage":"","externalReplyMessage":null}},"dateFormat":"yyyy-MM-dd","language":{{"locale":"en-US","displayName":"English"}},"timeZone":"UTC","userPurpose":{{"value":"user"}},"workingHours":{{"daysOfWeek":["monday","tuesday","wednesday","thursday","friday"],"startTime":"08:00:00.0000000","endTime":"17:30:00.0000000","timeZone":{{"name":"Pacific Standard Time"}}}}}},"#,
    );
}

fn role(index: usize) -> String {
    format!(
        r#"{{"id":"role{index}","appRoleId":"{}","creationTimestamp":"{}","principalDisplayName":"User {index}","principalId":"{}","principalType":"User","resourceDisplayName":"Application {index}","resourceId":"{}"}}"#,
        guid(index),
        moment(index),
        guid(index + 1),
        guid(index + 2),
    )
}

fn list(count: usize, item: impl FnMut(usize) -> String) -> String {
    let items: Vec<String> = (0..count).map(item).collect();
    format!("[{}]", items.join(","))
}

fn guid(number: usize) -> String {
    format!("1f6d2b84-5c3e-4f0a-9b7d-{number:012x}")
}

fn moment(number: usize) -> String {
    format!("2026-06-{:02}T{:02}:02:44Z", 1 + number % 28, number % 24)
}
