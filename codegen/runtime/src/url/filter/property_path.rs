//! The properties of typed filters, with the comparisons that their types allow.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use super::comparable::no_member;
use super::{Comparable, Filter, Ordered};
use crate::{Enumeration, Flags, Literal, Structured};

/// A property of a `T`, or a path of properties; `V` is the type of its value, which determines the comparisons: a number can't be
/// compared with a string, and only strings have `starts_with`.
///
/// Generated crates have a function for each property of the types that can be listed, on the enum of properties:
/// `ServicePrincipalProperty::app_id()`.
///
/// ```
/// # use graph_runtime::PropertyPath;
/// # struct Job;
/// # struct JobProperty;
/// # impl JobProperty {
/// #     fn name() -> PropertyPath<Job, String> { PropertyPath::new("name") }
/// #     fn runs() -> PropertyPath<Job, i32> { PropertyPath::new("runs") }
/// #     fn tags() -> PropertyPath<Job, Vec<String>> { PropertyPath::new("tags") }
/// # }
/// let busy = JobProperty::name().starts_with("O'Brien").and(JobProperty::runs().gt(5));
/// assert_eq!(busy.as_str(), "startswith(name,'O''Brien') and runs gt 5");
///
/// let tagged = JobProperty::tags().any(|tag| tag.is_in(["a", "b"]));
/// assert_eq!((!tagged).as_str(), "not (tags/any(x:x in ('a','b')))");
/// ```
///
/// A number can't be compared with a string:
///
/// ```compile_fail,E0308
/// # let runs = graph_runtime::PropertyPath::<(), i32>::new("runs");
/// runs.eq("five");
/// ```
///
/// and a boolean has neither `starts_with` nor an order:
///
/// ```compile_fail,E0599
/// # let enabled = graph_runtime::PropertyPath::<(), bool>::new("enabled");
/// enabled.starts_with("t");
/// ```
///
/// ```compile_fail,E0599
/// # let enabled = graph_runtime::PropertyPath::<(), bool>::new("enabled");
/// enabled.gt(false);
/// ```
pub struct PropertyPath<T, V> {
    path: Cow<'static, str>,
    is_advanced: bool,
    of: PhantomData<fn() -> (T, V)>,
}

thread_local! {
    /// The nesting depth of lambda expressions: each level has its own variable.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

impl<T, V> PropertyPath<T, V> {
    /// The property with this name on the wire. Generated code gives its type.
    #[doc(hidden)]
    pub const fn new(name: &'static str) -> Self {
        Self {
            path: Cow::Borrowed(name),
            is_advanced: false,
            of: PhantomData,
        }
    }

    /// The path as OData writes it: `status/code`.
    pub fn as_str(&self) -> &str {
        &self.path
    }

    fn longer<U>(&self, segment: &str) -> PropertyPath<T, U> {
        PropertyPath {
            path: Cow::Owned(format!("{}/{segment}", self.path)),
            is_advanced: self.is_advanced,
            of: PhantomData,
        }
    }

    fn operator(&self, operator: &str, literal: &Literal) -> Filter<T> {
        Filter::single(
            format!("{} {operator} {literal}", self.path),
            self.is_advanced,
        )
    }

    fn function(&self, name: &str, text: &str) -> Filter<T> {
        let literal = Literal::from(text);
        Filter::single(format!("{name}({},{literal})", self.path), self.is_advanced)
    }
}

/// Equality, for all primitive types and enums.
impl<T, V: Comparable> PropertyPath<T, V> {
    /// `eq`: the value is equal.
    pub fn eq(&self, value: V::Operand<'_>) -> Filter<T> {
        self.compared("eq", value)
    }

    /// `ne`: the value is different, or null.
    pub fn ne(&self, value: V::Operand<'_>) -> Filter<T> {
        advanced(self.compared("ne", value))
    }

    /// `in`: the value is one of these. An empty list is an input error of the request, since OData does not allow it.
    pub fn is_in<'v>(&self, values: impl IntoIterator<Item = V::Operand<'v>>) -> Filter<T> {
        let values: Vec<Literal> = values.into_iter().map(V::literal).collect();
        let mut problem = values.iter().find_map(V::problem);
        if values.is_empty() {
            problem = Some("a filter with `in` has an empty list of values");
        }
        let values: Vec<&str> = values.iter().map(Literal::as_str).collect();
        let text = format!("{} in ({})", self.path, values.join(","));
        Filter::single(text, self.is_advanced).with_problem(problem)
    }

    /// `eq null`: the property has no value.
    pub fn is_null(&self) -> Filter<T> {
        self.operator("eq", &Literal::null())
    }

    /// `ne null`: the property has a value.
    pub fn is_not_null(&self) -> Filter<T> {
        advanced(self.operator("ne", &Literal::null()))
    }

    fn compared(&self, operator: &str, value: V::Operand<'_>) -> Filter<T> {
        let literal = V::literal(value);
        let problem = V::problem(&literal);
        self.operator(operator, &literal).with_problem(problem)
    }
}

/// Order, which numbers, strings, dates, times, durations and GUIDs have.
impl<T, V: Ordered> PropertyPath<T, V> {
    /// `gt`: the value is greater or later.
    pub fn gt(&self, value: V::Operand<'_>) -> Filter<T> {
        self.operator("gt", &V::literal(value))
    }

    /// `ge`: the value is equal, greater or later.
    pub fn ge(&self, value: V::Operand<'_>) -> Filter<T> {
        self.operator("ge", &V::literal(value))
    }

    /// `lt`: the value is less or earlier.
    pub fn lt(&self, value: V::Operand<'_>) -> Filter<T> {
        self.operator("lt", &V::literal(value))
    }

    /// `le`: the value is equal, less or earlier.
    pub fn le(&self, value: V::Operand<'_>) -> Filter<T> {
        self.operator("le", &V::literal(value))
    }
}

/// Functions of strings.
impl<T> PropertyPath<T, String> {
    /// `startswith`: the value starts with this text.
    pub fn starts_with(&self, text: &str) -> Filter<T> {
        self.function("startswith", text)
    }

    /// `endswith`: the value ends with this text.
    pub fn ends_with(&self, text: &str) -> Filter<T> {
        advanced(self.function("endswith", text))
    }

    /// `contains`: the value contains this text.
    pub fn contains(&self, text: &str) -> Filter<T> {
        self.function("contains", text)
    }
}

/// Enums with flags.
impl<T, E: Enumeration> PropertyPath<T, Flags<E>> {
    /// `has`: the set contains all of these members. A set of none is an input error of the request, since OData has no literal for it.
    pub fn has(&self, members: impl Into<Flags<E>>) -> Filter<T> {
        let literal = Literal::member(members.into());
        let problem = no_member(&literal);
        self.operator("has", &literal).with_problem(problem)
    }
}

/// Properties of an object.
impl<T, V: Structured> PropertyPath<T, V> {
    /// A property of this object: `status/code`.
    pub fn then<U>(&self, property: PropertyPath<V, U>) -> PropertyPath<T, U> {
        let mut path = self.longer(&property.path);
        path.is_advanced |= property.is_advanced;
        path
    }
}

/// Items of a collection.
impl<T, E> PropertyPath<T, Vec<E>> {
    /// At least one item matches the filter that `holds` returns for it: `tags/any(x:x eq 'a')`.
    pub fn any(&self, holds: impl FnOnce(PropertyPath<T, E>) -> Filter<T>) -> Filter<T> {
        self.lambda("any", holds)
    }

    /// Every item matches the filter that `holds` returns for it, or there are no items: `tags/all(x:x ne 'a')`.
    pub fn all(&self, holds: impl FnOnce(PropertyPath<T, E>) -> Filter<T>) -> Filter<T> {
        self.lambda("all", holds)
    }

    /// The number of items: `tags/$count`.
    pub fn count(&self) -> PropertyPath<T, i64> {
        let mut path = self.longer("$count");
        path.is_advanced = true;
        path
    }

    fn lambda(
        &self,
        operator: &str,
        holds: impl FnOnce(PropertyPath<T, E>) -> Filter<T>,
    ) -> Filter<T> {
        let depth = Deeper::new();
        let variable = match depth.0 {
            0 => "x".to_owned(),
            depth => format!("x{depth}"),
        };
        let inner = holds(PropertyPath {
            path: Cow::Owned(variable.clone()),
            is_advanced: self.is_advanced,
            of: PhantomData,
        });
        let text = format!("{}/{operator}({variable}:{inner})", self.path);
        let is_advanced = self.is_advanced || inner.is_advanced;
        Filter::single(text, is_advanced).with_problem(inner.problem())
    }
}

/// One more lambda expression, until it is dropped.
struct Deeper(usize);

impl Deeper {
    fn new() -> Self {
        Self(DEPTH.replace(DEPTH.get() + 1))
    }
}

impl Drop for Deeper {
    fn drop(&mut self) {
        DEPTH.set(self.0);
    }
}

fn advanced<T>(mut filter: Filter<T>) -> Filter<T> {
    filter.is_advanced = true;
    filter
}

impl<T, V> Clone for PropertyPath<T, V> {
    fn clone(&self) -> Self {
        Self {
            path: self.path.clone(),
            ..*self
        }
    }
}

impl<T, V> fmt::Debug for PropertyPath<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PropertyPath").field(&self.path).finish()
    }
}
