//! The items of a crate that Graph has announced to remove.

use super::Plan;
use super::types::{Body, DataType, Deprecated, Field, Method, Parameters};

/// An item that is removed on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Removal {
    /// The day, as `2027-07-06`.
    pub date: String,
    /// The item in Rust, from the root of the crate, as in `models::Job::status`.
    pub item: String,
    /// The item in Graph: a type, a property, or a method and URL.
    pub wire: String,
}

/// Items with a removal date, by date and name. The parts of an item that is removed are not listed.
pub fn removals(plan: &Plan) -> Vec<Removal> {
    let mut found = Found::default();
    for (model, module) in plan.models.iter().zip(&plan.homes.models) {
        found.model(&plan.modules.models[*module].path, model);
    }
    for (parameters, (module, file)) in plan.parameters.iter().zip(&plan.homes.parameters) {
        let module = format!("{}::{file}", plan.modules.parameters[*module].path);
        found.parameters(&module, parameters);
    }
    for (builder, module) in plan.builders.iter().zip(&plan.homes.builders) {
        let path = format!("{}::{}", plan.modules.builders[*module].path, builder.name);
        let route = builder.routes.first().map_or("", String::as_str);
        if !found.add(builder.deprecated.as_ref(), &path, route) {
            found.methods(&path, route, &builder.methods);
        }
    }
    found.methods("GraphClient", "", &plan.client.methods);
    found.0.sort();
    found.0
}

#[derive(Default)]
struct Found(Vec<Removal>);

impl Found {
    /// Adds an item if it has a removal date.
    fn add(&mut self, deprecated: Option<&Deprecated>, item: &str, wire: &str) -> bool {
        let Some(date) = deprecated.and_then(|it| it.removal_date.as_ref()) else {
            return false;
        };
        self.0.push(Removal {
            date: date.clone(),
            item: item.trim_start_matches("crate::").to_owned(),
            wire: wire.to_owned(),
        });
        true
    }

    fn model(&mut self, module: &str, model: &DataType) {
        let path = format!("{module}::{}", model.name());
        match model {
            DataType::Struct(item) => {
                if !self.add(item.deprecated.as_ref(), &path, &item.wire) {
                    item.fields
                        .iter()
                        .for_each(|field| self.field(&path, &item.wire, field));
                }
            }
            DataType::Enum(item) => {
                if !self.add(item.deprecated.as_ref(), &path, &item.wire) {
                    for member in &item.members {
                        self.add(
                            member.deprecated.as_ref(),
                            &format!("{path}::{}", member.name),
                            &format!("{}/{}", item.wire, member.wire),
                        );
                    }
                }
            }
        }
    }

    fn field(&mut self, path: &str, wire: &str, field: &Field) {
        self.add(
            field.deprecated.as_ref(),
            &format!("{path}::{}", field.name),
            &format!("{wire}/{}", field.wire),
        );
    }

    fn parameters(&mut self, module: &str, parameters: &Parameters) {
        let path = format!("{module}::{}", parameters.name());
        if let Parameters::Body(body) = parameters
            && !self.add(body.deprecated.as_ref(), &path, &body.wire)
        {
            body.fields
                .iter()
                .for_each(|field| self.field(&path, &body.wire, field));
        }
    }

    fn methods(&mut self, path: &str, route: &str, methods: &[Method]) {
        for method in methods {
            let wire = match (&method.docs.http, &method.body) {
                (Some(http), _) => format!("{} {route}{}", http.method, http.suffix),
                (None, Body::Segment { segment, .. }) => format!("{route}/{segment}"),
                (None, _) => route.to_owned(),
            };
            let item = format!("{path}::{}", method.name);
            self.add(method.deprecated.as_ref(), &item, &wire);
        }
    }
}
