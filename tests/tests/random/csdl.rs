//! The random metadata as a file.

use std::fmt::Write as _;

use crate::schema::{Held, Item, Kind, NAMESPACES, Operation, Schema, Structure, Type};

const EDMX: &str = "http://docs.oasis-open.org/odata/ns/edmx";
const EDM: &str = "http://docs.oasis-open.org/odata/ns/edm";

impl Schema {
    /// The text of a CSDL file.
    pub(crate) fn csdl(&self) -> String {
        let mut out =
            format!("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"{EDMX}\"><edmx:DataServices>\n");
        for (index, namespace) in NAMESPACES.iter().enumerate() {
            let alias = if index == 0 { " Alias=\"graph\"" } else { "" };
            let _ = writeln!(
                out,
                "<Schema Namespace=\"{namespace}\"{alias} xmlns=\"{EDM}\">"
            );
            for ty in self.types.iter().filter(|ty| ty.namespace == *namespace) {
                self.ty(&mut out, ty);
            }
            if index == 0 {
                self.operations_and_container(&mut out);
            }
            out.push_str("</Schema>\n");
        }
        out + "</edmx:DataServices></edmx:Edmx>\n"
    }

    /// A type's qualified name.
    pub(crate) fn name(&self, ty: usize) -> String {
        let Type {
            namespace, name, ..
        } = &self.types[ty];
        format!("{namespace}.{name}")
    }

    fn held(&self, held: &Held) -> String {
        let item = match held.item {
            Item::Primitive(name) => name.to_owned(),
            Item::Type(ty) => self.name(ty),
        };
        if held.is_collection {
            format!("Collection({item})")
        } else {
            item
        }
    }

    fn ty(&self, out: &mut String, ty: &Type) {
        let name = &ty.name;
        match &ty.kind {
            Kind::Enum { members, is_flags } => {
                let _ = writeln!(out, "<EnumType Name=\"{name}\" IsFlags=\"{is_flags}\">");
                for (value, member) in members.iter().enumerate() {
                    let value = if *is_flags { 1 << value } else { value };
                    let _ = writeln!(out, "<Member Name=\"{member}\" Value=\"{value}\" />");
                }
                out.push_str("</EnumType>\n");
            }
            Kind::Structure(structure) => self.structure(out, name, structure),
        }
    }

    fn structure(&self, out: &mut String, name: &str, structure: &Structure) {
        let element = if structure.is_entity {
            "EntityType"
        } else {
            "ComplexType"
        };
        let base = structure
            .base
            .map(|base| format!(" BaseType=\"{}\"", self.name(base)));
        let base = base.unwrap_or_default();
        let Structure {
            is_abstract,
            is_open,
            has_stream,
            ..
        } = structure;
        let _ = write!(
            out,
            "<{element} Name=\"{name}\"{base} Abstract=\"{is_abstract}\" OpenType=\"{is_open}\""
        );
        let stream = if *has_stream {
            " HasStream=\"true\""
        } else {
            ""
        };
        let _ = writeln!(out, "{stream}>");
        if structure.is_entity && structure.base.is_none() {
            out.push_str("<Key><PropertyRef Name=\"id\" /></Key>\n");
        }
        for (name, held) in &structure.properties {
            let _ = writeln!(
                out,
                "<Property Name=\"{name}\" Type=\"{}\" />",
                self.held(held)
            );
        }
        for (name, held, contained) in &structure.navigation {
            let ty = self.held(held);
            let _ = writeln!(
                out,
                "<NavigationProperty Name=\"{name}\" Type=\"{ty}\" ContainsTarget=\"{contained}\" />"
            );
        }
        let _ = writeln!(out, "</{element}>");
    }

    fn operations_and_container(&self, out: &mut String) {
        for operation in &self.operations {
            self.operation(out, operation);
        }
        out.push_str("<EntityContainer Name=\"GraphService\">\n");
        for (name, ty, is_single) in &self.sets {
            let ty = self.name(*ty);
            let _ = match is_single {
                true => writeln!(out, "<Singleton Name=\"{name}\" Type=\"{ty}\" />"),
                false => writeln!(out, "<EntitySet Name=\"{name}\" EntityType=\"{ty}\" />"),
            };
        }
        let mut imported = Vec::new();
        for Operation {
            name,
            is_function,
            binding,
            ..
        } in &self.operations
        {
            if binding.is_none() && !imported.contains(name) {
                let kind = if *is_function { "Function" } else { "Action" };
                let _ = writeln!(
                    out,
                    "<{kind}Import Name=\"import{name}\" {kind}=\"{}.{name}\" />",
                    NAMESPACES[0]
                );
                imported.push(name.clone());
            }
        }
        out.push_str("</EntityContainer>\n");
    }

    fn operation(&self, out: &mut String, operation: &Operation) {
        let Operation {
            name,
            is_function,
            is_composable,
            binding,
            parameters,
            returns,
        } = operation;
        let element = if *is_function { "Function" } else { "Action" };
        let _ = write!(
            out,
            "<{element} Name=\"{name}\" IsBound=\"{}\"",
            binding.is_some()
        );
        let _ = writeln!(
            out,
            "{}>",
            if *is_composable {
                " IsComposable=\"true\""
            } else {
                ""
            }
        );
        let binding = binding.iter().map(|held| ("bindingParameter", held));
        for (name, held) in binding.chain(parameters.iter().map(|(name, held)| (&**name, held))) {
            let _ = writeln!(
                out,
                "<Parameter Name=\"{name}\" Type=\"{}\" />",
                self.held(held)
            );
        }
        if let Some(returns) = returns {
            let _ = writeln!(out, "<ReturnType Type=\"{}\" />", self.held(returns));
        }
        let _ = writeln!(out, "</{element}>");
    }
}
