//! The methods of builders and of the client. Each is one call of the runtime.

use super::docs;
use super::signature::{Signature, signature};
use crate::emit::lines::Function;
use crate::emit::scope::Scope;
use crate::emit::text::about;
use crate::plan::Method;

/// A method of a builder with these routes.
pub(in crate::emit) fn method(scope: &Scope<'_>, routes: &[String], method: &Method) -> String {
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
