//! An enum and its table of members, printed as lines.

use super::table;
use crate::emit::text::{Piece, about};
use crate::plan::Enum;

/// The pieces of an enum's file.
pub(super) fn pieces(item: &Enum) -> Vec<Piece> {
    [definition(item), table::of_enum(item)]
        .map(Piece::Text)
        .into()
}

fn definition(item: &Enum) -> String {
    let mut out = String::new();
    about(&mut out, "", &item.docs, item.deprecated.as_deref());
    out.extend([
        "#[derive(Clone)]\n#[non_exhaustive]\npub enum ",
        &item.name,
        " {\n",
    ]);
    for member in &item.members {
        about(&mut out, "    ", &member.docs, member.deprecated.as_deref());
        out.extend(["    ", &member.name, ",\n"]);
    }
    out.extend([
        "    /// A member that this version of the crate does not know, as received.\n    ",
        &item.catch_all,
        "(graph_runtime::UnknownMember),\n}\n",
    ]);
    out
}
