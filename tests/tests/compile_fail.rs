//! What must not compile, and what the compiler says of it: a person has to be able to act on that.
//!
//! Messages change from one compiler to the next, so they are compared on one version only.

const RUSTC: &str = "rustc 1.95.";

#[test]
fn misuse_does_not_compile_and_says_why() {
    let version = std::process::Command::new("rustc")
        .arg("--version")
        .output()
        .expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.starts_with(RUSTC) {
        println!(
            "skipped: misuse_does_not_compile_and_says_why compares the messages of {RUSTC}x, and this is {version}"
        );
        return;
    }
    trybuild::TestCases::new().compile_fail("compile-fail/*.rs");
}
