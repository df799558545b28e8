//! Facets: what narrows a primitive type.

use super::attributes::owned;
use super::node::Value;
use super::reader::Reader;
use crate::problem::{WarningKind, brief};
use crate::schema::Facets;

/// The facet attributes of one element.
#[derive(Default)]
pub(super) struct FacetValues<'d> {
    pub(super) nullable: Option<Value<'d>>,
    pub(super) max_length: Option<Value<'d>>,
    pub(super) precision: Option<Value<'d>>,
    pub(super) scale: Option<Value<'d>>,
    pub(super) unicode: Option<Value<'d>>,
    pub(super) srid: Option<Value<'d>>,
    pub(super) default: Option<Value<'d>>,
}

impl<'d> Reader<'d> {
    pub(super) fn facets(&mut self, values: FacetValues<'d>) -> Facets {
        self.check_number(values.max_length, &["max"]);
        self.check_number(values.precision, &[]);
        self.check_number(values.scale, &["variable", "floating"]);
        self.check_number(values.srid, &["variable"]);
        Facets {
            nullable: self.boolean(values.nullable),
            max_length: owned(values.max_length),
            precision: owned(values.precision),
            scale: owned(values.scale),
            unicode: self.boolean_without_effect(values.unicode),
            srid: owned(values.srid),
            default: owned(values.default),
        }
    }

    fn check_number(&mut self, value: Option<Value<'d>>, words: &[&str]) {
        let Some(value) = value else { return };
        // Graph also writes `Variable`.
        let is_word = words
            .iter()
            .any(|word| word.eq_ignore_ascii_case(value.text));
        if is_word || value.text.parse::<u32>().is_ok() {
            return;
        }
        // The service checks values; nothing here depends on the number.
        let or: String = words.iter().map(|word| format!(" or {word}")).collect();
        let what = format!("{:?} is not a whole number{or}", brief(value.text));
        self.warn(WarningKind::NoEffect, value.at, what);
    }
}
