//! The file of a folder: its modules, and the names it makes its own.

use super::lines::{cfg, import};
use super::text::{Piece, Printer};
use crate::plan::{File, Glob, Module, Plan};

/// A folder's own file.
pub(super) fn module<T>(print: &Printer, plan: &Plan, module: &Module<T>) -> String {
    let mut pieces = [const { String::new() }; 4];
    let [children, globs, modules, exports] = &mut pieces;
    for child in &module.children {
        children.extend(["/// The `", child, "` namespace.\npub mod ", child, ";\n"]);
    }
    for glob in &module.globs {
        bring(globs, glob);
    }
    for file in &module.files {
        declare(modules, plan, file);
        export(exports, plan, file);
    }
    let filled = pieces.into_iter().filter(|piece| !piece.is_empty());
    print.rust(&module.docs, filled.map(Piece::Text))
}

fn bring(out: &mut String, glob: &Glob) {
    cfg(out, 0, glob.feature.as_slice());
    let how = if glob.is_public {
        "#[doc(inline)]\npub use"
    } else {
        "pub(crate) use"
    };
    out.extend([UNUSED, how, " ", &glob.path, "::*;\n"]);
}

/// Features may leave a module without names, or without users of them.
const UNUSED: &str =
    "#[allow(unused_imports, reason = \"which names there are is a matter of features\")]\n";

fn declare<T>(out: &mut String, plan: &Plan, file: &File<T>) {
    let is_public = file.exports.is_empty();
    if is_public {
        let name = file.module.trim_start_matches("r#");
        out.extend(["/// Parameters of operations bound to `", name, "`.\n"]);
    }
    cfg(out, 0, &plan[file.gate]);
    let visible = if is_public { "pub " } else { "" };
    out.extend([visible, "mod ", &file.module, ";\n"]);
}

fn export<T>(out: &mut String, plan: &Plan, file: &File<T>) {
    if !file.exports.is_empty() {
        cfg(out, 0, &plan[file.gate]);
        let names: Vec<&str> = file.exports.iter().map(String::as_str).collect();
        import(out, &["pub use self::", &file.module], &names);
    }
}
