//! Reads the elements of an entry: a fragment of CSDL that is valid at the place it is added to.

use super::holder::Holder;
use super::refusal::Refusal;
use crate::problem::{At, brief};
use crate::schema::{self, Namespace};

impl Holder {
    /// The elements that it can hold.
    fn allowed(&self) -> &'static [&'static str] {
        match self {
            Self::Namespace => &[
                "EntityType",
                "ComplexType",
                "EnumType",
                "TypeDefinition",
                "Action",
                "Function",
            ],
            Self::Type(_, _, "EnumType") => &["Member"],
            Self::Type(..) => &["Property", "NavigationProperty"],
            Self::Action(..) => &["Parameter"],
            Self::Container(..) => &["EntitySet", "Singleton", "ActionImport", "FunctionImport"],
        }
    }

    /// The elements as a schema of their own, all of it at one place.
    ///
    /// # Errors
    /// If the text is not made of elements that the target can hold.
    pub(super) fn read(&self, target: &str, text: &str, at: At) -> Result<Namespace, Refusal> {
        let target = target.split('(').next().unwrap_or(target);
        let (namespace, name) = target.rsplit_once('.').unwrap_or(("", target));
        let element = match self {
            Self::Namespace => None,
            Self::Type(_, _, element) => Some(*element),
            Self::Container(..) => Some("EntityContainer"),
            Self::Action(..) => Some("Action"),
        };
        let (namespace, body) = match element {
            None => (target, text.to_owned()),
            Some(element) => {
                let body = format!("<{element} Name=\"{name}\">{text}</{element}>");
                (namespace, body)
            }
        };
        let whole = format!(
            "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\
             <Schema Namespace=\"{namespace}\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">{body}</Schema>\
             </edmx:DataServices></edmx:Edmx>"
        );
        let read = schema::read(&whole).map_err(|problems| {
            let first = problems.iter().next();
            first.map_or_else(|| Refusal::from(String::new()), Refusal::from)
        })?;
        self.check(&whole)?;
        let read = schema::at_one_place(read, at);
        read.namespaces
            .into_iter()
            .next()
            .ok_or_else(|| Refusal::from("it adds nothing".to_owned()))
    }

    /// Refuses text between the elements, elements that the target cannot hold, and nothing at all. The reader ignores some of them.
    fn check(&self, whole: &str) -> Result<(), String> {
        let document = roxmltree::Document::parse(whole).map_err(|error| error.to_string())?;
        let mut all = document.descendants();
        let schema = all.find(|it| it.tag_name().name() == "Schema");
        let mut holder = schema.ok_or_else(|| "it adds nothing".to_owned())?;
        if !matches!(self, Self::Namespace) {
            if holder.children().count() != 1 {
                return Err("it closes the element that it is added to".to_owned());
            }
            holder = holder.first_child().unwrap_or(holder);
        }
        for child in holder.children() {
            let name = child.tag_name().name();
            if child.is_text() && !child.text().unwrap_or_default().trim().is_empty() {
                let text = child.text().unwrap_or_default().trim();
                return Err(format!("`{}` is text, and no element", brief(text)));
            }
            if child.is_element() && !self.allowed().contains(&name) {
                return Err(format!("`<{}>` cannot be added to it", brief(name)));
            }
        }
        if !holder.children().any(|child| child.is_element()) {
            return Err("it has no element".to_owned());
        }
        Ok(())
    }
}
