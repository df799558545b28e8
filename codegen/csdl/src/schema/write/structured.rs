//! Entity, complex and enum types.

use super::annotation::write_all;
use super::with_facets;
use super::xml::{Xml, boolean, flag};
use crate::schema::{EnumItem, Navigation, Property, Structured, TypeItem};

pub(super) fn write(xml: &mut Xml, element: &str, item: &TypeItem, ty: &Structured) {
    let attributes = [
        ("Name", Some(xml.local(&item.name))),
        ("BaseType", ty.base.as_deref()),
        ("Abstract", flag(ty.is_abstract)),
        ("OpenType", flag(ty.is_open)),
        ("HasStream", flag(ty.has_stream)),
    ];
    xml.element(element, &attributes, |xml| {
        write_key(xml, ty);
        ty.properties
            .iter()
            .for_each(|property| write_property(xml, property));
        ty.navigation
            .iter()
            .for_each(|navigation| write_navigation(xml, navigation));
        write_all(xml, &item.annotations);
    });
}

fn write_key(xml: &mut Xml, ty: &Structured) {
    if ty.key.is_empty() {
        return;
    }
    xml.element("Key", &[], |xml| {
        for key in &ty.key {
            xml.empty(
                "PropertyRef",
                &[("Name", Some(&key.name)), ("Alias", key.alias.as_deref())],
            );
        }
    });
}

fn write_property(xml: &mut Xml, property: &Property) {
    let ty = property.ty.to_string();
    let own = [("Name", Some(&*property.name)), ("Type", Some(&*ty))];
    xml.element("Property", &with_facets(&own, &property.facets), |xml| {
        write_all(xml, &property.annotations)
    });
}

fn write_navigation(xml: &mut Xml, navigation: &Navigation) {
    let ty = navigation.ty.to_string();
    let attributes = [
        ("Name", Some(&*navigation.name)),
        ("Type", Some(&*ty)),
        ("Partner", navigation.partner.as_deref()),
        ("ContainsTarget", flag(navigation.contains_target)),
        ("Nullable", boolean(navigation.nullable)),
    ];
    xml.element("NavigationProperty", &attributes, |xml| {
        for constraint in &navigation.constraints {
            let attributes = [
                ("Property", Some(&*constraint.property)),
                ("ReferencedProperty", Some(&*constraint.referenced)),
            ];
            xml.element("ReferentialConstraint", &attributes, |xml| {
                write_all(xml, &constraint.annotations)
            });
        }
        if let Some(on_delete) = &navigation.on_delete {
            xml.element("OnDelete", &[("Action", Some(&on_delete.action))], |xml| {
                write_all(xml, &on_delete.annotations)
            });
        }
        write_all(xml, &navigation.annotations);
    });
}

pub(super) fn write_enum(xml: &mut Xml, item: &TypeItem, ty: &EnumItem) {
    let attributes = [
        ("Name", Some(xml.local(&item.name))),
        ("UnderlyingType", ty.underlying.as_deref()),
        ("IsFlags", flag(ty.is_flags)),
    ];
    xml.element("EnumType", &attributes, |xml| {
        for member in &ty.members {
            let value = member.value.map(|value| value.to_string());
            let attributes = [("Name", Some(&*member.name)), ("Value", value.as_deref())];
            xml.element("Member", &attributes, |xml| {
                write_all(xml, &member.annotations)
            });
        }
        write_all(xml, &item.annotations);
    });
}
