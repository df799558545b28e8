//! The fields that a type itself declares: type, documentation and setters.

use super::named::{NamedFields, Source};
use crate::plan::docs::{corrected, facts};
use crate::plan::models::placement::ModelPlacement;
use crate::plan::models::rust_type::rust_type;
use crate::plan::models::shape::{Shape, shape};
use crate::plan::notes::Notes;
use crate::plan::{Binding, Field, Item, RustType, docs, names};
use graph_csdl::model::{Model, Navigation, TypeId};
use std::sync::{Arc, OnceLock};

/// The fields and bindings that a type itself declares.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) fields: Vec<OwnField>,
    pub(super) bindings: Vec<Arc<Binding>>,
}

/// A field that a type itself declares.
#[derive(Debug)]
pub(super) struct OwnField {
    plain: Arc<Field>,
    /// The boxed variant, made when the first struct needs it.
    boxed: OnceLock<Arc<Field>>,
}

impl OwnField {
    fn new(field: Field) -> Self {
        Self {
            plain: Arc::new(field),
            boxed: OnceLock::new(),
        }
    }

    /// The field, boxed if it has a model and is to be boxed.
    pub(super) fn get(&self, is_boxed: bool) -> Arc<Field> {
        let field = match self.plain.ty {
            RustType::One(Item::Model(target)) if is_boxed => self.boxed.get_or_init(|| {
                Arc::new(Field {
                    ty: RustType::Boxed(target),
                    ..Field::clone(&self.plain)
                })
            }),
            _ => &self.plain,
        };
        Arc::clone(field)
    }
}

pub(super) fn own(
    model: &Model,
    placement: &ModelPlacement,
    (id, named): (TypeId, &NamedFields<'_>),
    notes: &mut Notes<'_>,
) -> Own {
    let field = |(source, name): &(Source<'_>, String)| {
        let ty = rust_type(model, placement, source.ty);
        OwnField::new(of_source(
            model,
            notes,
            &named.ty,
            source,
            name,
            ty,
            corrected::of_field(model, id, source.name),
        ))
    };
    Own {
        fields: named.fields.iter().map(field).collect(),
        bindings: named.bound.iter().map(binding).collect(),
    }
}

fn binding((link, name): &(&Navigation, String)) -> Arc<Binding> {
    Arc::new(Binding {
        setter: format!("with_{}", names::unraw(name).trim_start_matches('_')),
        argument: names::argument(&names::snake(&link.name)),
        navigation: link.name.clone(),
        is_collection: link.is_collection,
        deprecated: docs::note(link.facts.deprecated.as_deref()),
    })
}

fn of_source(
    model: &Model,
    notes: &mut Notes<'_>,
    declaring: &str,
    source: &Source<'_>,
    name: &str,
    ty: RustType,
    corrected: Vec<String>,
) -> Field {
    let about = match source.is_navigation {
        true => format!(
            "navigation to `{}`, present if expanded",
            model.spell(source.ty)
        ),
        false => facts::of_property(model, source.ty, source.nullable, source.facts),
    };
    let otherwise = format_args!("`{}`: {about}.", source.name);
    let mut lines = notes
        .docs
        .property(declaring, source.name, source.facts, otherwise);
    if source.facts.read_only {
        lines.extend([
            String::new(),
            "Read-only: the service ignores it in requests.".to_owned(),
        ]);
    }
    lines.extend(corrected);
    shape(Shape {
        name: name.to_owned(),
        wire: source.name,
        ty,
        secret: source.secret,
        docs: lines,
        facts: source.facts,
        edm: model.spell(source.ty),
        nullable: source.nullable,
    })
}
