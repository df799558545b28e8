//! The public interface of a crate as data, and what a change of it means for the crate's users.
//!
//! An [`Interface`] is made from a [`Plan`](crate::plan::Plan) alone. It lists every public item by its Rust path, with its
//! signature and with its facts on the wire. [`compare`] lists the differences of two interfaces; each [`Change`] has its
//! effect on Rust code, by [Cargo's reference on SemVer](https://doc.rust-lang.org/cargo/reference/semver.html), and its effect
//! on the wire. [`Interface::to_text`] is the record of a release: one line for each item, sorted.
//!
//! ```
//! use graph_codegen::interface::{ChangeKind, Effect, Interface, compare};
//!
//! let old = Interface::from_text(concat!(
//!     r#"{"interface":1,"crate":"graph-books","api":"v1.0"}"#, "\n",
//!     r#"{"struct":"models::Book","wire":"library.book","properties":"BookProperty"}"#, "\n",
//!     r#"{"field":"models::Book::title","wire":"title","type":"String","edm":"Edm.String"}"#, "\n",
//! ))?;
//! let mut new = old.clone();
//! let book = new.types.get_mut("models::Book").expect("it is there");
//! book.members.clear();
//! let changes = compare(&old, &new);
//! assert_eq!(changes[0].kind, ChangeKind::FieldRemoved);
//! assert_eq!(changes[0].path, "models::Book::title");
//! assert_eq!(changes[0].effect(), Effect::Breaking);
//! # Ok::<(), graph_codegen::interface::NotAnInterface>(())
//! ```

mod change;
mod compare;
mod fact;
mod handwritten;
mod of_plan;
mod record;
pub mod report;
mod types;

pub use change::{Change, ChangeKind, Effect, Summary};
pub use compare::compare;
pub use fact::{Fact, Facts};
pub use record::{Environment, NotAVersion, NotAnInterface, Record, Step, Version};
pub use types::{Interface, Member, MemberKind, Type, TypeKind};
