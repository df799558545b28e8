//! Structs are made with `new()`, so that a property more breaks nobody.
use graph_synchronization_beta::models::StringKeyStringValuePair;

fn main() {
    let _ = StringKeyStringValuePair { key: None, value: None };
}
