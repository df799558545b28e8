//! The facts of a slice, as they are checked in: cut out of a metadata file, with nobody's sentences in them.
//!
//! What is kept, and nothing else:
//! - the types of the slice whole; types that paths only pass through, and their bases, cut to keys, alternate keys and the
//!   properties along the path;
//! - navigation properties that the slice walks or whose target it has; without `Partner`, constraints and `OnDelete`,
//!   which may point outside;
//! - the operations of the slice, and the children of the container that it is reached by;
//! - annotations with a term that [`model`](crate::model) reads, except descriptions, and of records the properties that
//!   it reads. Terms without effect, qualified annotations and `Term` declarations are left out.
//!
//! Reading is strict here, and lenient everywhere else: an annotation of what is kept that may have an effect and is not
//! understood is an error.
//!
//! Order has meaning for keys, parameters, members and collections, and is kept there; everything else is sorted by name.
//! Annotations stay inside or outside of their element as they were, outside ones in the namespace of their target.
//! Offsets are zero: the cut is no place in the file.

mod annotations;
mod differences;
mod extract;
mod facts;
mod selection;
mod strict;
mod suspects;

pub use differences::differences;
pub use extract::extract;
pub use suspects::suspects;
