//! Every text of the pages, in French and English, made from `locales/*.toml` at build time.

include!(concat!(env!("OUT_DIR"), "/words.rs"));
