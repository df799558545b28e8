//! The operands of comparisons, by the type of the property.

use time::{Date, Duration, OffsetDateTime, Time};
use uuid::Uuid;

use crate::{Binary, Decimal, Enumeration, Flags, Literal};

/// A type of properties that a filter can compare: OData's primitive types and enums.
#[diagnostic::on_unimplemented(
    message = "a filter cannot compare a property of the type `{Self}`",
    note = "of an object a filter compares the properties: `.then(…)`; of a collection the items: `.any(…)`"
)]
pub trait Comparable: Sized {
    /// The type of the operand: the type itself, and `&str` for strings.
    type Operand<'v>;

    /// The value as a filter has it.
    #[doc(hidden)]
    fn literal(operand: Self::Operand<'_>) -> Literal;

    /// Why a filter can't have this literal.
    #[doc(hidden)]
    fn problem(_: &Literal) -> Option<&'static str> {
        None
    }
}

/// A type whose values have an order: `gt`, `ge`, `lt` and `le`.
#[diagnostic::on_unimplemented(
    message = "values of the type `{Self}` have no order",
    label = "numbers, strings, dates, times, durations and GUIDs have one"
)]
pub trait Ordered: Comparable {}

macro_rules! compared {
    ($($type:ty),* $(,)?) => {$(
        impl Comparable for $type {
            type Operand<'v> = Self;

            fn literal(operand: Self) -> Literal {
                Literal::from(operand)
            }
        }
    )*};
}
compared!(
    bool,
    u8,
    i8,
    i16,
    i32,
    i64,
    f32,
    f64,
    Decimal,
    Date,
    Duration,
    OffsetDateTime,
    Time,
    Uuid
);

macro_rules! ordered {
    ($($type:ty),* $(,)?) => {$(impl Ordered for $type {})*};
}
ordered!(
    u8,
    i8,
    i16,
    i32,
    i64,
    f32,
    f64,
    Decimal,
    Date,
    Duration,
    OffsetDateTime,
    Time,
    Uuid,
    String
);

impl Comparable for String {
    type Operand<'v> = &'v str;

    fn literal(operand: &str) -> Literal {
        Literal::from(operand)
    }
}

impl Comparable for Binary {
    type Operand<'v> = &'v Self;

    fn literal(operand: &Self) -> Literal {
        Literal::from(operand)
    }
}

/// Members are quoted, as Graph takes them: `'Active'`.
impl<E: Enumeration> Comparable for E {
    type Operand<'v> = Self;

    fn literal(operand: Self) -> Literal {
        Literal::member(operand)
    }

    fn problem(literal: &Literal) -> Option<&'static str> {
        no_member(literal)
    }
}

/// The members in one literal: `'A,B'`.
impl<E: Enumeration> Comparable for Flags<E> {
    type Operand<'v> = Self;

    fn literal(operand: Self) -> Literal {
        Literal::member(operand)
    }

    fn problem(literal: &Literal) -> Option<&'static str> {
        no_member(literal)
    }
}

/// An enum has no literal without a member (OData ABNF, rule `enumValue`).
pub(super) fn no_member(literal: &Literal) -> Option<&'static str> {
    let is_empty = literal.as_str() == "''";
    is_empty.then_some("a filter compares with an enum without a member")
}
