//! Actions and functions.

use super::annotation::write_all;
use super::with_facets;
use super::xml::{Xml, flag};
use crate::schema::{Operation, Parameter, ReturnType};

pub(super) fn write(xml: &mut Xml, operation: &Operation) {
    let attributes = [
        ("Name", Some(xml.local(&operation.name))),
        ("EntitySetPath", operation.entity_set_path.as_deref()),
        ("IsBound", flag(operation.is_bound)),
        ("IsComposable", flag(operation.is_composable)),
    ];
    let element = if operation.is_function {
        "Function"
    } else {
        "Action"
    };
    xml.element(element, &attributes, |xml| {
        operation
            .parameters
            .iter()
            .for_each(|parameter| write_parameter(xml, parameter));
        operation
            .returns
            .iter()
            .for_each(|returns| write_return(xml, returns));
        write_all(xml, &operation.annotations);
    });
}

fn write_parameter(xml: &mut Xml, parameter: &Parameter) {
    let ty = parameter.ty.to_string();
    let own = [("Name", Some(&*parameter.name)), ("Type", Some(&*ty))];
    xml.element("Parameter", &with_facets(&own, &parameter.facets), |xml| {
        write_all(xml, &parameter.annotations)
    });
}

fn write_return(xml: &mut Xml, returns: &ReturnType) {
    let ty = returns.ty.to_string();
    let own = [("Type", Some(&*ty))];
    xml.element("ReturnType", &with_facets(&own, &returns.facets), |xml| {
        write_all(xml, &returns.annotations)
    });
}
