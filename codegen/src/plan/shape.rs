//! A field from its name: setter, argument and variant.

use super::{Field, RustType, docs, names};
use graph_csdl::model::Facts;

/// The note in the documentation of a secret.
const REDACTED: &str = "A secret: `Debug` and errors show `[redacted]`.";

/// A field whose name is resolved.
pub(super) struct Shape<'s> {
    pub(super) name: String,
    /// Name in JSON or in the URL.
    pub(super) wire: &'s str,
    pub(super) ty: RustType,
    /// Whether `Debug` redacts it.
    pub(super) secret: bool,
    pub(super) docs: Vec<String>,
    pub(super) facts: &'s Facts,
    /// Type in the metadata.
    pub(super) edm: String,
    pub(super) nullable: bool,
}

/// Derives setter, argument and variant from the name.
pub(super) fn shape(shape: Shape<'_>) -> Field {
    let Shape {
        name,
        wire,
        ty,
        secret,
        mut docs,
        facts,
        edm,
        nullable,
    } = shape;
    let bare = names::unraw(&name);
    if secret {
        docs.extend([String::new(), REDACTED.to_owned()]);
    }
    Field {
        setter: format!("with_{}", bare.trim_start_matches('_')),
        argument: names::argument(&name),
        variant: variant(wire, bare),
        wire: wire.to_owned(),
        docs,
        deprecated: docs::note(facts.deprecated.as_deref()),
        ty,
        secret,
        name,
        edm,
        nullable,
    }
}

/// The variant is made from the wire name, or from the resolved name if that is not its usual spelling.
fn variant(wire: &str, resolved: &str) -> String {
    let own = names::unraw(&names::snake(wire)).to_owned();
    if own == resolved {
        names::camel(wire)
    } else {
        names::camel(resolved)
    }
}
