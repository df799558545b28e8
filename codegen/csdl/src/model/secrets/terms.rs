//! The words that the rule uses. Each list is a kind of thing, not a list of properties; words are in lower case.

/// Names of secrets, with any prefix.
pub(super) const CREDENTIALS: &[&str] = &[
    "assertion",
    "authorization",
    "bearer",
    "cookie",
    "credential",
    "cvc",
    "cvv",
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
    "puk",
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
    ("auth", "header"),
    ("client", "state"),
    ("connection", "string"),
    ("kerberos", "ticket"),
    ("key", "material"),
    ("key", "pair"),
    ("pass", "phrase"),
    ("pass", "word"),
    ("password", "confirmation"),
    ("post", "parameters"),
    ("recovery", "phrase"),
    ("secret", "answer"),
    ("secure", "string"),
    ("security", "answer"),
    ("seed", "phrase"),
    ("temp", "pass"),
    ("temporary", "pass"),
];

/// What a value is wrapped in: it says nothing of what the value is.
pub(super) const CARRIERS: &[&str] = &[
    "base64",
    "binary",
    "blob",
    "bytes",
    "content",
    "contents",
    "data",
    "encoded",
    "encrypted",
    "hash",
    "header",
    "image",
    "json",
    "jwk",
    "pem",
    "plain",
    "plaintext",
    "raw",
    "string",
    "text",
    "value",
    "values",
    "xml",
];

/// What makes a `certificate` the file that it came in, its private key included.
pub(super) const FILE_CARRIERS: &[&str] = &["blob", "content", "contents", "data"];

/// Words of a sentence that is shown to people: `customForgotMyPasswordText`.
pub(super) const SENTENCES: &[&str] = &["and", "forgot", "my", "your"];

/// Tokens that continue a query.
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
    "priv",
    "private",
    "product",
    "provisioning",
    "recovery",
    "registration",
    "root",
    "rsa",
    "secondary",
    "secret",
    "security",
    "service",
    "session",
    "shared",
    "signing",
    "ssh",
    "ssl",
    "storage",
    "subscription",
    "symmetric",
    "tls",
    "unlock",
    "wep",
    "wifi",
    "workspace",
    "wpa",
    "wrapped",
    "wrapping",
];

/// Keys in bytes that are none of the above: everyone may know them.
pub(super) const PUBLIC_KEYS: &[&str] = &[
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
    "door",
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
    "puk",
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
pub(super) const SECRET_URLS: &[&str] = &[
    "authenticated",
    "blob",
    "container",
    "download",
    "export",
    "get",
    "hook",
    "import",
    "invite",
    "join",
    "magic",
    "meeting",
    "monitor",
    "post",
    "preauth",
    "preauthenticated",
    "presigned",
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
pub(super) const OWNERS_OF_SECRET_URLS: &[&str] = &[
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
