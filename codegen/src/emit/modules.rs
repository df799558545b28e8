//! The `mod.rs` of a folder: its modules and re-exports.

use super::lines::{cfg, import};
use super::text::{Piece, Printer};
use crate::plan::{File, Glob, Module, Plan};

/// The `mod.rs` of a folder.
pub(super) fn module<T>(print: &Printer, plan: &Plan, module: &Module<T>) -> String {
    let mut pieces = [const { String::new() }; 4];
    let [children, globs, modules, exports] = &mut pieces;
    for child in &module.children {
        children.extend(["/// The `", child, "` namespace.\npub mod ", child, ";\n"]);
    }
    for glob in &module.globs {
        glob_import(globs, glob);
    }
    for file in &module.files {
        declare(modules, plan, file);
        export(exports, plan, file);
    }
    let filled = pieces.into_iter().filter(|piece| !piece.is_empty());
    print.rust(&module.docs, filled.map(Piece::Text))
}

fn glob_import(out: &mut String, glob: &Glob) {
    cfg(out, 0, glob.feature.as_slice());
    let how = if glob.is_public {
        "#[doc(inline)]\npub use"
    } else {
        "pub(crate) use"
    };
    out.extend([UNUSED, how, " ", &glob.path, "::*;\n"]);
}

/// Some sets of features leave a module without names, or without uses of them.
const UNUSED: &str = "#[allow(unused_imports, reason = \"the names depend on features\")]\n";

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
