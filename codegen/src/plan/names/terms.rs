//! Terms that are one word in spite of their capitals: `eTag`, `iPhone`, `IPv4`, `MHz`.
//!
//! One table for all names, so that methods, fields, modules and types agree: `ipv4_range` and `Ipv4Range`, following C-CASE of
//! the Rust API guidelines.

use std::borrow::Cow;

/// A term as in the metadata, and with a capital for each of its words.
type Term = (&'static str, &'static str);

/// The terms that start with a letter.
fn starting_with(letter: u8) -> &'static [Term] {
    match letter.to_ascii_uppercase() {
        b'A' => &[
            ("AI", "Ai"),
            ("ActiveX", "Activex"),
            ("AeD", "Aed"),
            ("AppX", "Appx"),
        ],
        b'C' => &[("CTag", "Ctag")],
        b'E' => &[
            ("EBook", "Ebook"),
            ("ESignature", "Esignature"),
            ("ETag", "Etag"),
        ],
        b'G' => &[("GHz", "Ghz")],
        b'I' => &[
            ("IBooks", "Ibooks"),
            // The longer one first, since a term can end before a capital.
            ("ICalUId", "IcalUid"),
            ("ICal", "Ical"),
            ("ICloud", "Icloud"),
            ("IMessage", "Imessage"),
            ("IOS", "Ios"),
            ("IPSec", "Ipsec"),
            ("IPad", "Ipad"),
            ("IPhone", "Iphone"),
            ("IPmt", "Ipmt"),
            ("IPod", "Ipod"),
            ("IPv4", "Ipv4"),
            ("IPv6", "Ipv6"),
            ("IpV4", "Ipv4"),
            ("IpV6", "Ipv6"),
            ("IkEv2", "Ikev2"),
            ("IosikEv2", "IosIkev2"),
            ("ISoc", "Isoc"),
            ("ITunes", "Itunes"),
            ("IoT", "Iot"),
        ],
        b'M' => &[
            ("M365D", "M365d"),
            ("MDASH", "Mdash"),
            ("MHz", "Mhz"),
            ("MacOS", "Macos"),
            ("MacOs", "Macos"),
        ],
        b'O' => &[("OAuth", "Oauth"), ("OSversion", "OsVersion")],
        b'S' => &[("SP", "Sp")],
        b'V' => &[("VCpu", "Vcpu"), ("VNet", "Vnet")],
        b'W' => &[("WiFi", "Wifi"), ("Windows10X", "Windows10x")],
        _ => &[],
    }
}

/// Respells the terms in a name with capitals only at the start of words. The length stays the same.
pub(super) fn respelled(name: &str) -> Cow<'_, str> {
    let bytes = name.as_bytes();
    let mut out: Option<String> = None;
    let mut done = 0;
    let mut before = b'_';
    for (index, &byte) in bytes.iter().enumerate() {
        let is_start = match before.is_ascii_alphanumeric() {
            false => byte.is_ascii_alphabetic(),
            true => byte.is_ascii_uppercase() && (!before.is_ascii_uppercase() || index == done),
        };
        before = byte;
        if !is_start || index < done {
            continue;
        }
        if let Some(spelled) = term(&bytes[index..]) {
            let out = out.get_or_insert_with(|| String::with_capacity(name.len()));
            out.push_str(&name[done..index]);
            out.push_str(spelled);
            done = index + spelled.len();
        }
    }
    match out {
        None => Cow::Borrowed(name),
        Some(mut out) => {
            out.push_str(&name[done..]);
            Cow::Owned(out)
        }
    }
}

/// The spelling of the term at the start of a text. No lower-case letter follows it, except the `s` of a plural.
fn term(text: &[u8]) -> Option<&'static str> {
    let terms = starting_with(*text.first()?).iter();
    let mut found = terms.filter(|(wire, _)| {
        let rest = text.get(1..wire.len());
        rest.is_some_and(|rest| *rest == wire.as_bytes()[1..]) && ends(&text[wire.len()..])
    });
    found.next().map(|(_, spelled)| *spelled)
}

/// Whether a word ends before this rest.
pub(super) fn ends(rest: &[u8]) -> bool {
    match rest {
        [b's', rest @ ..] => !rest.first().is_some_and(u8::is_ascii_lowercase),
        [first, ..] => !first.is_ascii_lowercase(),
        [] => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::names::{camel, snake};

    #[test]
    fn terms_are_one_word() {
        for (wire, as_field, as_type) in [
            ("eTag", "etag", "Etag"),
            ("cTag", "ctag", "Ctag"),
            ("iCalUId", "ical_uid", "IcalUid"),
            (
                "callTranscriptICalUid",
                "call_transcript_ical_uid",
                "CallTranscriptIcalUid",
            ),
            ("iPv4Range", "ipv4_range", "Ipv4Range"),
            ("networkIPv6", "network_ipv6", "NetworkIpv6"),
            ("iPhoneAndIPod", "iphone_and_ipod", "IphoneAndIpod"),
            ("sharedIPads", "shared_ipads", "SharedIpads"),
            (
                "oAuth2PermissionGrant",
                "oauth2_permission_grant",
                "Oauth2PermissionGrant",
            ),
            ("IsOAuthEnabled", "is_oauth_enabled", "IsOauthEnabled"),
            (
                "minimumCpuSpeedInMHz",
                "minimum_cpu_speed_in_mhz",
                "MinimumCpuSpeedInMhz",
            ),
            ("frequency24GHz", "frequency24_ghz", "Frequency24Ghz"),
            (
                "managedEBookCategories",
                "managed_ebook_categories",
                "ManagedEbookCategories",
            ),
            ("windows10IoTCore", "windows10_iot_core", "Windows10IotCore"),
            (
                "windowsAppXAppAssignmentSettings",
                "windows_appx_app_assignment_settings",
                "WindowsAppxAppAssignmentSettings",
            ),
            (
                "unsupportedOSversionDevices",
                "unsupported_os_version_devices",
                "UnsupportedOsVersionDevices",
            ),
            ("macOSLobApp", "macos_lob_app", "MacosLobApp"),
            ("ikEv2", "ikev2", "Ikev2"),
            (
                "iosikEv2VpnConfiguration",
                "ios_ikev2_vpn_configuration",
                "IosIkev2VpnConfiguration",
            ),
            ("macOsOnboarded", "macos_onboarded", "MacosOnboarded"),
            (
                "macOSWiFiConfiguration",
                "macos_wifi_configuration",
                "MacosWifiConfiguration",
            ),
            ("localIpV6Address", "local_ipv6_address", "LocalIpv6Address"),
            ("ipV4DHCPServer", "ipv4_dhcp_server", "Ipv4DhcpServer"),
            ("iOSLobApp", "ios_lob_app", "IosLobApp"),
            ("aISpanOutputs", "ai_span_outputs", "AiSpanOutputs"),
            ("sPBlockAccess", "sp_block_access", "SpBlockAccess"),
        ] {
            let spelled = (snake(wire), camel(wire));
            assert_eq!(
                (spelled.0.as_str(), spelled.1.as_str()),
                (as_field, as_type),
                "{wire}"
            );
        }
    }

    #[test]
    fn the_plural_of_an_acronym_is_one_word() {
        for (wire, expected) in [
            ("cloudPCs", "cloud_pcs"),
            ("externalIPs", "external_ips"),
            ("allowedURLs", "allowed_urls"),
            ("userIDsOfApps", "user_ids_of_apps"),
            ("HTTPServer", "http_server"),
            ("DNSsuffix", "dn_ssuffix"),
        ] {
            assert_eq!(snake(wire), expected, "{wire}");
        }
    }

    #[test]
    fn what_only_looks_like_a_term_is_left_alone() {
        for (wire, expected) in [
            ("iPadding", "i_padding"),
            ("aId", "a_id"),
            ("eTagged", "e_tagged"),
            ("iCalculate", "i_calculate"),
            ("VIPv4", "vi_pv4"),
            ("x", "x"),
            ("yNum", "y_num"),
            ("windowsSMode", "windows_s_mode"),
            ("éIPv4", "é_ipv4"),
        ] {
            assert_eq!(snake(wire), expected, "{wire}");
        }
    }
}
