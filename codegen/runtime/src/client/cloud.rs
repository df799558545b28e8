//! The clouds that Graph runs in.

/// Where Graph is, and whose tokens it takes. Each cloud has tenants of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cloud {
    /// The global service.
    #[default]
    Global,
    /// US Government L4.
    UsGovernment,
    /// US Government L5 (DoD).
    UsGovernmentDod,
    /// China, operated by 21Vianet.
    China,
    /// Anything else that speaks Graph.
    Custom {
        /// The service root without a version: `https://graph.example`. Plain http only for this machine, such as a server of
        /// tests: `localhost`, an address in 127.0.0.0/8, or `::1`.
        endpoint: String,
        /// The scope to ask tokens for; without it, the endpoint's origin and `/.default`.
        scope: Option<String>,
    },
}

impl Cloud {
    /// The service root, without a version.
    pub fn endpoint(&self) -> &str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGovernment => "https://graph.microsoft.us",
            Self::UsGovernmentDod => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
            Self::Custom { endpoint, .. } => endpoint,
        }
    }
}
