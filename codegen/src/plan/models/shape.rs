//! A field from its name: setter, argument and variant.

use crate::plan::{Field, RustType, docs, names};
use graph_csdl::model::Facts;

/// The note in the documentation of a secret.
const REDACTED: &str = "A secret: `Debug` and errors show `[redacted]`.";

/// A field whose name is resolved.
pub(in crate::plan) struct Shape<'s> {
    pub(in crate::plan) name: String,
    /// Name in JSON or in the URL.
    pub(in crate::plan) wire: &'s str,
    pub(in crate::plan) ty: RustType,
    /// Whether `Debug` redacts it.
    pub(in crate::plan) secret: bool,
    pub(in crate::plan) docs: Vec<String>,
    pub(in crate::plan) facts: &'s Facts,
    /// Type in the metadata.
    pub(in crate::plan) edm: String,
    pub(in crate::plan) nullable: bool,
}

/// Derives setter, argument and variant from the name.
pub(in crate::plan) fn shape(shape: Shape<'_>) -> Field {
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
