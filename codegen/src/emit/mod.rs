//! From plan to text.
