//! [`Schema`] to CSDL text: the same facts in the style of Graph's own files, every name in full, so that
//! reading what is written gives the schema back.

mod annotation;
mod container;
mod operation;
mod structured;
mod xml;

use super::spelling::{EDM, EDMX};
use super::{Facets, Namespace, Reference, Schema, Term, TypeItem, TypeItemKind};
use xml::{Xml, boolean};

/// Writes a schema as a CSDL file; `header` is the text of the comment at its top, or empty for none.
pub fn write(schema: &Schema, header: &str) -> String {
    let mut xml = Xml::with_header(header);
    let attributes = [
        ("Version", Some(schema.version.as_str())),
        ("xmlns:edmx", Some(EDMX)),
    ];
    xml.element("edmx:Edmx", &attributes, |xml| {
        schema
            .references
            .iter()
            .for_each(|reference| write_reference(xml, reference));
        xml.element("edmx:DataServices", &[], |xml| {
            schema
                .namespaces
                .iter()
                .for_each(|namespace| write_namespace(xml, namespace));
        });
    });
    xml.finish()
}

fn write_reference(xml: &mut Xml, reference: &Reference) {
    xml.element("edmx:Reference", &[("Uri", Some(&reference.uri))], |xml| {
        for include in &reference.includes {
            let attributes = [
                ("Namespace", Some(&*include.namespace)),
                ("Alias", include.alias.as_deref()),
            ];
            xml.element("edmx:Include", &attributes, |xml| {
                annotation::write_in_edm(xml, &include.annotations)
            });
        }
        for include in &reference.include_annotations {
            let attributes = [
                ("TermNamespace", Some(&*include.term_namespace)),
                ("Qualifier", include.qualifier.as_deref()),
                ("TargetNamespace", include.target_namespace.as_deref()),
            ];
            xml.empty("edmx:IncludeAnnotations", &attributes);
        }
        if !reference.annotations.is_empty() {
            annotation::write_in_edm(xml, &reference.annotations);
        }
    });
}

fn write_namespace(xml: &mut Xml, namespace: &Namespace) {
    xml.enter(&namespace.name);
    let attributes = [
        ("Namespace", Some(&*namespace.name)),
        ("Alias", namespace.alias.as_deref()),
        ("xmlns", Some(EDM)),
    ];
    xml.element("Schema", &attributes, |xml| {
        namespace
            .types
            .iter()
            .for_each(|item| write_type(xml, item));
        namespace
            .operations
            .iter()
            .for_each(|item| operation::write(xml, item));
        namespace
            .terms
            .iter()
            .for_each(|item| write_term(xml, item));
        namespace
            .containers
            .iter()
            .for_each(|item| container::write(xml, item));
        namespace
            .annotations
            .iter()
            .for_each(|item| annotation::write_targeting(xml, item));
        annotation::write_all(xml, &namespace.own_annotations);
    });
}

fn write_type(xml: &mut Xml, item: &TypeItem) {
    match &item.kind {
        TypeItemKind::Entity(ty) => structured::write(xml, "EntityType", item, ty),
        TypeItemKind::Complex(ty) => structured::write(xml, "ComplexType", item, ty),
        TypeItemKind::Enum(ty) => structured::write_enum(xml, item, ty),
        TypeItemKind::Definition { underlying, facets } => {
            let own = [
                ("Name", Some(xml.local(&item.name))),
                ("UnderlyingType", Some(&**underlying)),
            ];
            xml.element("TypeDefinition", &with_facets(&own, facets), |xml| {
                annotation::write_all(xml, &item.annotations);
            });
        }
    }
}

fn write_term(xml: &mut Xml, term: &Term) {
    let ty = term.ty.to_string();
    let applies_to = term.applies_to.join(" ");
    let own = [
        ("Name", Some(xml.local(&term.name))),
        ("Type", Some(&*ty)),
        ("BaseTerm", term.base_term.as_deref()),
        (
            "AppliesTo",
            Some(&*applies_to).filter(|text| !text.is_empty()),
        ),
    ];
    xml.element("Term", &with_facets(&own, &term.facets), |xml| {
        annotation::write_all(xml, &term.annotations)
    });
}

/// An element's own attributes, then its facets.
fn with_facets<'t>(
    own: &[(&'static str, Option<&'t str>)],
    facets: &'t Facets,
) -> Vec<(&'static str, Option<&'t str>)> {
    let Facets {
        nullable,
        max_length,
        precision,
        scale,
        unicode,
        srid,
        default,
    } = facets;
    let facets = [
        ("DefaultValue", default.as_deref()),
        ("Nullable", boolean(*nullable)),
        ("MaxLength", max_length.as_deref()),
        ("Precision", precision.as_deref()),
        ("Scale", scale.as_deref()),
        ("SRID", srid.as_deref()),
        ("Unicode", boolean(*unicode)),
    ];
    [own, &facets].concat()
}
