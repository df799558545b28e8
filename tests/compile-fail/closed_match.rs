//! A match on an enum of Graph must say what becomes of members to come.
use graph_synchronization_beta::models::ScopeOperatorType;

fn is_binary(arity: &ScopeOperatorType) -> bool {
    match arity {
        ScopeOperatorType::Binary => true,
        ScopeOperatorType::Unary => false,
        ScopeOperatorType::UnknownValue(_) => false,
    }
}

fn main() {}
