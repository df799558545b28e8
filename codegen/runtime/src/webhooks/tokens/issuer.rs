//! The issuers of tokens.

/// The place of the tenant in an issuer, as OpenID configurations of Entra ID spell it.
pub(super) const TENANT: &str = "{tenantid}";

/// The version of a token, which determines the claim with the app that requested it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// `appid`.
    V1,
    /// `azp`.
    V2,
}

/// An issuer, with a place for the tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Issuer {
    pub(super) version: Version,
    before: String,
    after: String,
}

impl Issuer {
    /// Splits a template; `None` if it does not have exactly one place for the tenant.
    pub(super) fn new(version: Version, template: &str) -> Option<Self> {
        let (before, after) = template.split_once(TENANT)?;
        let is_one = !before.is_empty() && !after.contains(TENANT);
        is_one.then(|| Self {
            version,
            before: before.to_owned(),
            after: after.to_owned(),
        })
    }

    /// The tenant in `issuer`, if it fits.
    pub(super) fn tenant<'a>(&self, issuer: &'a str) -> Option<&'a str> {
        let tenant = issuer
            .strip_prefix(&*self.before)?
            .strip_suffix(&*self.after)?;
        (!tenant.is_empty() && !tenant.contains('/')).then_some(tenant)
    }
}

#[cfg(test)]
mod tests {
    use super::{Issuer, Version};

    #[test]
    fn the_tenant_is_a_whole_segment() {
        let issuer = Issuer::new(Version::V1, "https://sts.windows.net/{tenantid}/").unwrap();
        assert_eq!(issuer.tenant("https://sts.windows.net/abc/"), Some("abc"));
        for other in [
            "https://sts.windows.net//",
            "https://sts.windows.net/",
            "https://sts.windows.net/abc",
            "https://sts.windows.net/a/b/",
            "https://sts.windows.net.example/abc/",
            "http://sts.windows.net/abc/",
            "",
        ] {
            assert_eq!(issuer.tenant(other), None, "{other}");
        }
    }

    #[test]
    fn a_template_has_one_place() {
        for template in [
            "https://example.com/",
            "{tenantid}",
            "a{tenantid}{tenantid}",
        ] {
            assert_eq!(Issuer::new(Version::V2, template), None, "{template}");
        }
    }
}
