//! The crate of the benchmarks, as of `cargo xtask generate --metadata`.

use graph_codegen::plan::Runtime;
use graph_codegen::{Api, Arguments, Purpose, Setting, Texts};

/// Texts and setting of a crate for these paths.
pub(crate) fn texts<'t>(metadata: &'t str, paths: &[&str]) -> (Texts<'t>, Setting) {
    let texts = Texts {
        metadata,
        arguments: Arguments {
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
            name: Some("graph-bench".to_owned()),
            api: Some(Api {
                version: "beta".to_owned(),
                by: "this bench".to_owned(),
            }),
        },
        ..Texts::default()
    };
    let setting = Setting {
        command: "cargo bench -p graph-codegen".to_owned(),
        runtime: Runtime::Version("0.1".to_owned()),
        purpose: Purpose::Alone,
    };
    (texts, setting)
}
