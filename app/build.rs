//! Turns `locales/*.toml` into functions: a text that lacks a language, or whose languages take
//! different arguments, fails the build. Written here rather than taken from a library because the
//! language never changes without a page load: plain functions are enough, weigh nothing in the
//! browser, and a missing word is an error, not a warning.
//!
//! A text that counts may have a singular, `fr_one` and `en_one`: it is read where its first argument is one, in French
//! also none.

use std::{env, error::Error, fmt::Write, fs, path::Path};
use toml::Table;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let mut files: Vec<_> = fs::read_dir("locales")?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut code = String::new();
    for file in files {
        let path = file.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            module(&mut code, &path)?;
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

fn module(code: &mut String, path: &Path) -> Result<(), Box<dyn Error>> {
    let at = path.display();
    let name = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .ok_or("a file without a name")?;
    let words: Table = fs::read_to_string(path)?.parse().map_err(|e| format!("{at}: {e}"))?;
    writeln!(
        code,
        "/// Words of `{name}`.\npub mod {name} {{\n    use crate::lang::Lang;"
    )?;
    for (key, texts) in &words {
        let text = |lang: &str| {
            texts
                .get(lang)
                .and_then(|text| text.as_str())
                .filter(|text| !text.trim().is_empty())
                .ok_or_else(|| format!("{at}: `{key}` has no `{lang}`"))
        };
        let one = |lang: &str| texts.get(lang).and_then(|text| text.as_str());
        let (fr, en) = (
            Text {
                one: one("fr_one"),
                many: text("fr")?,
            },
            Text {
                one: one("en_one"),
                many: text("en")?,
            },
        );
        function(code, key, &fr, &en).map_err(|e| format!("{at}: {e}"))?;
    }
    code.push_str("}\n");
    Ok(())
}

/// A text in one language.
struct Text<'a> {
    /// Where its first argument is one; the same where it has no singular of its own.
    one: Option<&'a str>,
    many: &'a str,
}

fn function(code: &mut String, key: &str, fr: &Text<'_>, en: &Text<'_>) -> Result<(), Box<dyn Error>> {
    let args = arguments(fr.many);
    let (mut fr_args, mut en_args) = (args.clone(), arguments(en.many));
    fr_args.sort_unstable();
    en_args.sort_unstable();
    if fr_args != en_args {
        return Err(format!("`{key}` takes {fr_args:?} in French and {en_args:?} in English").into());
    }
    for one in [fr.one, en.one].into_iter().flatten() {
        if args.is_empty() || arguments(one).iter().any(|arg| !args.contains(arg)) {
            return Err(format!("the singular of `{key}` takes other arguments than {args:?}").into());
        }
    }
    // As code: addresses, brackets and angles in a text are not for rustdoc to read.
    writeln!(code, "    /// `{}`", fr.many.replace('\n', " ").replace('`', "'"))?;
    let (fr_many, en_many) = (fr.many, en.many);
    let Some(first) = args.first() else {
        writeln!(code, "    pub fn {key}(lang: Lang) -> &'static str {{")?;
        writeln!(
            code,
            "        match lang {{ Lang::Fr => {fr_many:?}, Lang::En => {en_many:?} }}\n    }}"
        )?;
        return Ok(());
    };
    let list: Vec<_> = args.iter().map(|a| format!("{a}: impl std::fmt::Display")).collect();
    writeln!(code, "    pub fn {key}(lang: Lang, {}) -> String {{", list.join(", "))?;
    writeln!(code, "        match lang {{")?;
    for (lang, text) in [("Fr", fr), ("En", en)] {
        if let Some(one) = text.one {
            let said = match arguments(one).is_empty() {
                true => format!("{one:?}.to_owned()"),
                false => format!("format!({one:?})"),
            };
            writeln!(code, "            Lang::{lang} if lang.is_one(&{first}) => {said},")?;
        }
        writeln!(code, "            Lang::{lang} => format!({:?}),", text.many)?;
    }
    writeln!(code, "        }}\n    }}")?;
    Ok(())
}

/// The `{names}` of a text, each once, in order.
fn arguments(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in text.split('{').skip(1) {
        if let Some((name, _)) = piece.split_once('}')
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}
