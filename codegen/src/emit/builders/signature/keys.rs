//! Methods that select an item by its key.

use super::{Printer, Signature};
use crate::emit::spell::Spell;
use crate::emit::text::literal;
use crate::plan::{BuilderId, KeyArgument, KeyKind};
use graph_csdl::reserved::Import;

impl<S: Spell> Printer<'_, S> {
    pub(super) fn key(&self, parts: &[KeyArgument], to: BuilderId) -> Signature {
        let [part] = parts else {
            return self.named_key(parts, to);
        };
        let name = &part.name;
        let call = match part.kind {
            KeyKind::Text => format!("key({name})"),
            KeyKind::Literal => format!("key_of({name})"),
        };
        Signature::navigation(vec![self.key_argument(part)], self.builder(to), &call)
    }

    pub(super) fn named_key(&self, parts: &[KeyArgument], to: BuilderId) -> Signature {
        let values: Vec<String> = parts
            .iter()
            .map(|part| format!("({}, {}.into())", literal(&part.wire), part.name))
            .collect();
        let call = format!("alternate_key(&[{}])", values.join(", "));
        let arguments = parts.iter().map(|part| self.key_argument(part));
        Signature::navigation(arguments.collect(), self.builder(to), &call)
    }

    fn key_argument(&self, part: &KeyArgument) -> String {
        match part.kind {
            KeyKind::Text => format!("{}: &str", part.name),
            KeyKind::Literal => {
                format!("{}: impl Into<{}>", part.name, self.import(Import::Literal))
            }
        }
    }
}
