//! Compares names, which are short: a call of the C library's comparison costs more than what it does.

/// True where both names are the same.
#[inline]
pub(crate) fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    // The last eight bytes may overlap those before them.
    match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(last), Some(other_last)) => {
            let (chunks, other_chunks) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
            let mut chunks = chunks.iter().zip(other_chunks);
            last == other_last && chunks.all(|(chunk, other)| chunk == other)
        }
        _ => one.iter().zip(other).all(|(byte, other)| byte == other),
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names_are_the_same_to_the_last_byte() {
        let name = "abcdefghijklmnopqrstuvwxyz";
        for length in 0..name.len() {
            let one = &name[..length];
            assert!(same(one, &String::from(one)));
            assert!(!same(one, &name[..=length]));
            for changed in 0..length {
                let mut other = one.to_owned().into_bytes();
                other[changed] = b'_';
                assert!(!same(one, std::str::from_utf8(&other).unwrap_or_default()));
            }
        }
    }
}
