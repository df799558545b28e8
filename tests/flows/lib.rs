//! Nothing: the tests are in `tests/`. They are a package of their own, since they need little of what `graph-tests` needs.
