//! The words that the rule goes by. Each list is a kind of thing, not a list of properties; words are in lower case.

/// Names of secrets, whatever stands before them.
pub(super) const CREDENTIALS: &[&str] = &[
    "assertion",
    "authorization",
    "cookie",
    "credential",
    "jwt",
    "nonce",
    "otp",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "pin",
    "proof",
    "psk",
    "pskey",
    "pwd",
    "salt",
    "sas",
    "secret",
    "sig",
    "totp",
];

/// Files that hold a private key.
pub(super) const KEY_FILES: &[&str] = &["keytab", "p12", "p8", "pfx", "pkcs12"];

/// Two words that name a secret together, where the last alone does not.
pub(super) const PHRASES: &[(&str, &str)] = &[
    ("access", "pass"),
    ("access", "signature"),
    ("app", "pass"),
    ("client", "state"),
    ("connection", "string"),
    ("key", "material"),
    ("pass", "phrase"),
    ("pass", "word"),
    ("post", "parameters"),
    ("recovery", "phrase"),
    ("seed", "phrase"),
];

/// What a value is wrapped in: it says nothing of what the value is.
pub(super) const CARRIERS: &[&str] = &[
    "base64", "binary", "blob", "bytes", "content", "contents", "data", "encoded", "hash", "image",
    "plain", "raw", "string", "text", "value", "values", "xml",
];

/// What makes a `certificate` the file that it came in, its private key included.
pub(super) const FILE_CARRIERS: &[&str] = &["blob", "content", "contents", "data"];

/// Words of a sentence that is shown to people: `customForgotMyPasswordText`.
pub(super) const SENTENCES: &[&str] = &["and", "forgot", "my", "your"];

/// Tokens that say where a query goes on.
pub(super) const CURSORS: &[&str] = &[
    "change",
    "continuation",
    "cursor",
    "delta",
    "fetch",
    "filter",
    "next",
    "page",
    "paging",
    "range",
    "refinement",
    "skip",
    "sync",
];

/// Keys that open something. Many others are names of items: `changeKey`, `itemKey`, `registryKey`.
pub(super) const SECRET_KEYS: &[&str] = &[
    "access",
    "account",
    "activation",
    "admin",
    "aes",
    "api",
    "app",
    "application",
    "auth",
    "authentication",
    "bitlocker",
    "client",
    "connection",
    "consumer",
    "data",
    "decryption",
    "deployment",
    "enrollment",
    "encryption",
    "function",
    "hmac",
    "host",
    "ingestion",
    "instrumentation",
    "license",
    "mac",
    "master",
    "network",
    "preshared",
    "primary",
    "private",
    "product",
    "provisioning",
    "recovery",
    "registration",
    "root",
    "secondary",
    "secret",
    "security",
    "service",
    "session",
    "shared",
    "signing",
    "ssh",
    "storage",
    "subscription",
    "symmetric",
    "unlock",
    "wep",
    "wifi",
    "workspace",
    "wpa",
    "wrapped",
    "wrapping",
];

/// Keys in bytes that are none of the above: everyone may know them.
pub(super) const OPEN_KEYS: &[&str] = &[
    "change",
    "foreign",
    "item",
    "partition",
    "public",
    "registry",
    "sort",
];

/// Codes that are typed in to get in.
pub(super) const SECRET_CODES: &[&str] = &[
    "access",
    "activation",
    "auth",
    "authentication",
    "authorization",
    "backup",
    "bypass",
    "confirmation",
    "device",
    "enrollment",
    "exit",
    "invitation",
    "invite",
    "join",
    "login",
    "mfa",
    "pairing",
    "pass",
    "pin",
    "qr",
    "recovery",
    "redemption",
    "security",
    "time",
    "unlock",
    "user",
    "verification",
];

/// URLs that work without signing in, or let in whoever has them.
pub(super) const OPEN_URLS: &[&str] = &[
    "authenticated",
    "blob",
    "container",
    "download",
    "export",
    "get",
    "import",
    "invite",
    "join",
    "magic",
    "meeting",
    "monitor",
    "post",
    "put",
    "redeem",
    "sas",
    "session",
    "sharing",
    "signed",
    "storage",
    "upload",
    "webhook",
];

/// Words of a type whose plain `url`, `webUrl` or `html` is such a URL.
pub(super) const OWNERS_OF_OPEN_URLS: &[&str] = &[
    "download",
    "export",
    "import",
    "sharing",
    "thumbnail",
    "trigger",
    "upload",
];

/// Words of a type or operation whose plain `key` is a secret.
pub(super) const OWNERS_OF_SECRET_KEYS: &[&str] = &[
    "bitlocker",
    "certificate",
    "credential",
    "encryption",
    "pkcs12",
    "recovery",
];

/// Two words of a type whose plain `value` or `content` is a secret.
pub(super) const OWNERS_OF_SECRET_VALUES: &[(&str, &str)] = &[
    // A picture to sign in or to enroll with.
    ("qr", "code"),
    // Custom device settings, Wi-Fi keys and passwords among them, which the service itself keeps encrypted.
    ("oma", "setting"),
];

/// Words of types that are a key and a value: such a `key` is a name.
pub(super) const PAIRS: &[&str] = &["entry", "pair"];

/// Words that are often written as one.
pub(super) const COMPOUNDS: &[(&str, &str)] = &[
    ("access", "key"),
    ("access", "token"),
    ("account", "key"),
    ("api", "key"),
    ("auth", "token"),
    ("bearer", "token"),
    ("client", "secret"),
    ("connection", "string"),
    ("delta", "token"),
    ("download", "url"),
    ("id", "token"),
    ("preshared", "key"),
    ("private", "key"),
    ("recovery", "key"),
    ("refresh", "token"),
    ("sas", "token"),
    ("sas", "url"),
    ("secret", "key"),
    ("session", "key"),
    ("shared", "key"),
    ("skip", "token"),
    ("upload", "url"),
    ("user", "pin"),
];
