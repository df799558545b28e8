//! The guide is in `docs/guide/`; its code is compiled and run by `tests/guide/tests/guide/`.
