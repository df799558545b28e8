//! The methods of builders and of the client. Each is one call of the runtime.

use super::docs;
use super::lines::Function;
use super::scope::Scope;
use super::signature::{Signature, signature};
use super::text::about;
use crate::plan::Method;

/// A method of a builder with these routes.
pub(super) fn method(scope: &Scope<'_>, routes: &[String], method: &Method) -> String {
    let mut out = String::new();
    docs::method(&mut out, "    ", routes, &method.docs);
    about(&mut out, "    ", &[], method.deprecated.as_deref());
    if method.is_inline {
        out.push_str("    #[inline]\n");
    }
    let Signature {
        arguments,
        returns,
        body,
    } = signature(scope, &method.body);
    let function = Function {
        name: method.name.clone(),
        arguments,
        returns,
        body,
    };
    function.print(&mut out);
    out
}
