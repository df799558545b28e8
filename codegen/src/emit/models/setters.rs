//! `new` and setters. They are most of a crate's text, and simple, so they are printed as lines instead of being parsed and
//! formatted (`cargo bench -p graph-codegen` shows the gain).

use crate::emit::scope::Scope;
use crate::emit::spell::Spell as _;
use crate::emit::text::{literal, note};
use crate::plan::{Binding, Field, Item, RustType};
use graph_csdl::problem::visible;
use std::sync::Arc;

/// Longest line.
const WIDTH: usize = 100;

/// `new`, and a setter for each property.
pub(in crate::emit) fn setters<'f>(
    scope: &Scope<'_>,
    name: &str,
    fields: impl IntoIterator<Item = &'f Field>,
    bindings: &[Arc<Binding>],
) -> String {
    let mut out = format!(
        "impl {name} {{\n    /// Creates a value with no property set.\n    #[must_use]\n    pub fn new() -> Self {{\n        Self::default()\n    }}\n"
    );
    for field in fields {
        out.push('\n');
        setter(&mut out, scope, field);
    }
    for binding in bindings {
        out.push('\n');
        bind(&mut out, binding);
    }
    out.push_str("}\n");
    out
}

fn setter(out: &mut String, scope: &Scope<'_>, field: &Field) {
    let Field {
        name,
        setter,
        argument,
        wire,
        ..
    } = field;
    let (ty, call, value) = argument_of(scope, field);
    out.extend(["    /// Sets `", &visible(wire), "`.\n"]);
    note(out, "    ", field.deprecated.as_deref());
    open(out, setter, argument, &ty);
    let (head, value) = (["        self.", name, " = ", call, "("], value.as_str());
    out.extend(head);
    if width(&head) + width(&[value, ");"]) > WIDTH {
        out.extend(["\n            ", value, ",\n        );\n"]);
    } else {
        out.extend([value, ");\n"]);
    }
    out.push_str("        self\n    }\n");
}

fn bind(out: &mut String, binding: &Binding) {
    let Binding {
        setter,
        argument,
        navigation,
        is_collection,
        deprecated,
    } = binding;
    let (about, ty, call) = match is_collection {
        true => (
            "existing resources",
            "impl IntoIterator<Item = graph_runtime::Reference>",
            "bind_all",
        ),
        false => ("an existing resource", "graph_runtime::Reference", "bind"),
    };
    let shown = visible(navigation);
    out.extend(["    /// Links ", about, " as `", &shown, "` (`"]);
    out.extend([&shown, "@odata.bind`).\n"]);
    note(out, "    ", deprecated.as_deref());
    open(out, setter, argument, ty);
    let annotation = literal(&format!("{navigation}@odata.bind"));
    let line =
        format!("        graph_runtime::{call}(&mut self.additional, {annotation}, {argument});\n");
    if line.chars().count() > WIDTH + 1 {
        out.extend(["        graph_runtime::", call, "(\n"]);
        out.extend([
            "            &mut self.additional,\n            ",
            &annotation,
        ]);
        out.extend([",\n            ", argument, ",\n        );\n"]);
    } else {
        out.push_str(&line);
    }
    out.push_str("        self\n    }\n");
}

/// The first lines of a setter.
fn open(out: &mut String, setter: &str, argument: &str, ty: &str) {
    out.push_str("    #[must_use]\n");
    let line = [
        "    pub fn ",
        setter,
        "(mut self, ",
        argument,
        ": ",
        ty,
        ") -> Self {",
    ];
    if width(&line) > WIDTH {
        out.extend(["    pub fn ", setter, "(\n        mut self,\n        "]);
        out.extend([argument, ": ", ty, ",\n    ) -> Self {\n"]);
    } else {
        out.extend(line);
        out.push('\n');
    }
}

/// The width of a line, in characters.
fn width(parts: &[&str]) -> usize {
    parts.iter().map(|part| part.chars().count()).sum()
}

/// The type of a setter's argument, and the function and argument of the one call that converts it to the field's value. The
/// conversions are functions of the runtime, so that little is compiled for each setter.
fn argument_of(scope: &Scope<'_>, field: &Field) -> (String, &'static str, String) {
    let argument = field.argument.clone();
    match field.ty {
        RustType::One(item) => {
            let call = match is_converted(item) {
                true => "graph_runtime::into_some",
                false => "Some",
            };
            (item_argument(scope, item), call, argument)
        }
        RustType::Boxed(id) => {
            let ty = scope.model(id).to_owned();
            (ty, "Some", format!("Box::new({argument})"))
        }
        RustType::List(item) => (
            format!("impl IntoIterator<Item = {}>", item_argument(scope, item)),
            "graph_runtime::collect_some",
            argument,
        ),
    }
}

/// The argument type of one value.
fn item_argument(scope: &Scope<'_>, item: Item) -> String {
    let own = scope.item(item);
    match is_converted(item) {
        true => format!("impl Into<{own}>"),
        false => own,
    }
}

fn is_converted(item: Item) -> bool {
    match item {
        Item::Scalar(scalar) => scalar.is_converted(),
        Item::Flags(_) => true,
        Item::Model(_) => false,
    }
}
