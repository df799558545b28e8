//! The clouds that Graph runs in.

/// A deployment of Graph: its endpoint and the scope of its tokens. Each has its own tenants.
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
    /// Any other endpoint.
    Custom {
        /// The service root without a version: `https://graph.example`. `http` is accepted for loopback addresses, such as a
        /// test server: `localhost`, 127.0.0.0/8, `::1`.
        endpoint: String,
        /// The scope of tokens; by default the endpoint's origin followed by `/.default`.
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
