//! Names in Rust, of whole metadata files: no word is torn into letters.

use graph_codegen::{Setting, Texts, planned};
use graph_tests::shared;
use std::collections::BTreeSet;
use std::fs;

const FILES: [&str; 2] = ["v1.0-Prod-2026-07-31.csdl", "beta-Prod-2021-07-13.csdl"];

/// Every name with a segment of one letter is one of [`RIGHT`]; a new one goes there, or into `plan/names/terms.rs`.
#[test]
fn a_letter_stands_alone_only_where_people_write_it_so_needs_shared() {
    let Some(shared) = shared("a_letter_stands_alone_only_where_people_write_it_so") else {
        return;
    };
    let mut found = BTreeSet::new();
    for file in FILES {
        let metadata = fs::read_to_string(shared.join("metadata").join(file)).expect("the file");
        let texts = Texts {
            metadata: &metadata,
            config: "crate = \"graph-all\"\napi = \"beta\"\npaths = [\"/**\"]\n",
            ..Texts::default()
        };
        let plan = planned(&texts, &Setting::question()).expect("a plan").plan;
        let names = plan.names.names.into_values();
        found.extend(names.filter_map(|name| torn(&name)));
    }
    let right: BTreeSet<String> = RIGHT.map(str::to_owned).into();
    let new: Vec<&String> = found.difference(&right).collect();
    let gone: Vec<&String> = right.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "new: {new:#?}\ngone: {gone:#?}"
    );
}

/// The name in snake case, if a segment of it is one letter.
fn torn(name: &str) -> Option<String> {
    let name = name.strip_prefix("r#").unwrap_or(name);
    if name.starts_with(char::is_uppercase) {
        return None;
    }
    let is_letter = |word: &str| word.len() == 1 && word.starts_with(char::is_alphabetic);
    name.split('_').any(is_letter).then(|| name.to_owned())
}

/// Letters of mathematics, of Excel's functions and of editions, and words that people write with a letter of its own.
const RIGHT: [&str; 66] = [
    "a",
    "accr_int_m",
    "average_a",
    "b",
    "bessel_i",
    "bessel_j",
    "bessel_k",
    "bessel_y",
    "confidence_t",
    "count_a",
    "d",
    "dcount_a",
    "dst_dev_p",
    "dvar_p",
    "e",
    "email_x_mailer",
    "erf_c",
    "erf_c_precise",
    "f_dist",
    "f_dist_rt",
    "f_inv",
    "f_inv_rt",
    "f_number",
    "find_b",
    "g",
    "i_num",
    "k",
    "m",
    "max_a",
    "min_a",
    "n",
    "norm_s_dist",
    "norm_s_inv",
    "number_f",
    "number_s",
    "odd_f_price",
    "odd_f_yield",
    "odd_l_price",
    "odd_l_yield",
    "p",
    "population_s",
    "probability_s",
    "q",
    "r",
    "replace_b",
    "sample_s",
    "skew_p",
    "st_dev_a",
    "st_dev_p",
    "st_dev_s",
    "t",
    "t_dist",
    "t_dist_2t",
    "t_dist_rt",
    "t_inv",
    "t_inv_2t",
    "var_a",
    "var_p",
    "var_s",
    "windows_s_mode",
    "x",
    "x_num",
    "y",
    "y_num",
    "z",
    "z_test",
];
