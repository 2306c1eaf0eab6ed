//! What a password must be: long, and none of those that are tried first. Nothing asks for capitals or signs, which
//! make passwords harder to remember and no harder to guess.

mod walk;

use crate::{Refusal, plain::plain};
use serde::{Deserialize, Serialize};

/// The fewest characters.
pub const SHORTEST: usize = 12;

/// The most characters: more would only cost time.
pub const LONGEST: usize = 200;

/// Passwords that many people choose, their digits and signs at the ends left out; source in `data/SOURCES.md`.
const COMMON: &str = include_str!("../../../data/common_passwords.txt");

/// The same of French offices and keyboards, written for Regain.
const COMMON_HERE: &str = include_str!("../../../data/common_passwords_fr.txt");

/// The product's own name, which nobody needs to be told.
const PRODUCT: &str = "regain";

/// Letters that must be somebody's own beside their name and the organisation's.
const OWN_LETTERS: usize = 4;

/// Why a password will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("too long")]
    TooLong,
    /// Digits alone, one piece over and over, or walks along a keyboard or the alphabet.
    #[error("digits alone, a repetition or a walk along the keyboard")]
    Simple,
    /// One of those that many people choose, with or without digits around it.
    #[error("many people choose it")]
    Common,
    /// Little more than the person's own name, sign-in name or organisation.
    #[error("little more than a name")]
    Personal,
}

/// Judges a new password. `about` holds what others know of the person: sign-in name, name, organisation.
///
/// # Errors
/// [`Refusal::WeakPassword`], with the first weakness that there is.
pub fn judge(password: &str, about: &[&str]) -> Result<(), Refusal> {
    let length = password.chars().count();
    let checks: [(Weakness, &dyn Fn() -> bool); 5] = [
        (Weakness::TooShort, &|| length < SHORTEST),
        (Weakness::TooLong, &|| length > LONGEST),
        (Weakness::Simple, &|| walk::is_simple(&password.to_lowercase())),
        (Weakness::Common, &|| is_common(password)),
        (Weakness::Personal, &|| is_personal(password, about)),
    ];
    match checks.into_iter().find(|(_, is_so)| is_so()) {
        Some((weakness, _)) => Err(Refusal::WeakPassword(weakness)),
        None => Ok(()),
    }
}

fn is_common(password: &str) -> bool {
    let (whole, core) = (squeezed(password), core(password));
    let listed = |text: &str| COMMON.lines().chain(COMMON_HERE.lines()).any(|line| line == text);
    walk::is_repeated(&core) || listed(&core) || listed(&whole)
}

/// Without accents, case and spaces.
fn squeezed(text: &str) -> String {
    plain(text).replace(' ', "")
}

/// What is left between the digits and signs at both ends, with the usual stand-ins for letters undone: `password` of
/// `P@ssw0rd2026!`.
fn core(password: &str) -> String {
    let middle = password.trim_matches(|sign: char| !sign.is_alphabetic());
    let undone: String = middle.chars().map(letter).collect();
    squeezed(&undone)
}

fn letter(sign: char) -> char {
    match sign {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn is_personal(password: &str, about: &[&str]) -> bool {
    let known = plain(&about.join(" "));
    let mut words: Vec<&str> = known.split(' ').filter(|word| word.len() > 2).collect();
    words.push(PRODUCT);
    // The longest first: a short one may be a part of it.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let all = squeezed(password);
    let own = words.iter().fold(all.clone(), |rest, word| rest.replace(word, ""));
    own != all && own.chars().filter(|sign| sign.is_alphabetic()).count() < OWN_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: [&str; 3] = ["nadia.lefevre", "Nadia Lefèvre", "Département d’Artois"];

    fn weakness(password: &str) -> Option<Weakness> {
        match judge(password, &ABOUT) {
            Err(Refusal::WeakPassword(weakness)) => Some(weakness),
            _ => None,
        }
    }

    #[test]
    fn a_sentence_will_do_and_so_will_what_a_machine_drew() {
        for password in [
            "un bon mot de passe",
            "a long password",
            "regain-demo-2026",
            "cheval pile agrafe",
            "kV8qZ2tR9wXb",
            "Le chat de Nadia dort",
            "œufs à la neige",
        ] {
            assert_eq!(weakness(password), None, "{password}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused_for_what_it_is() {
        for (password, expected) in [
            ("", Weakness::TooShort),
            ("onze signes", Weakness::TooShort),
            ("été été été", Weakness::TooShort),
            ("06 12 34 56 78 90", Weakness::Simple),
            ("aaaaaaaaaaaa", Weakness::Simple),
            ("chevalcheval", Weakness::Simple),
            ("azertyuiop12", Weakness::Simple),
            ("AZERTYqwerty", Weakness::Simple),
            ("abcdef123456", Weakness::Simple),
            ("motdepasse2026!", Weakness::Common),
            ("Mot de passe 1", Weakness::Common),
            ("P@ssw0rd2026!", Weakness::Common),
            ("Ressourcerie62", Weakness::Common),
            ("motdepassemotdepasse1", Weakness::Common),
            ("Bienvenue2026!", Weakness::Common),
            ("nadialefevre62", Weakness::Personal),
            ("Departement-Artois", Weakness::Personal),
            ("regain202620", Weakness::Common),
            ("Nadia-Regain-2026", Weakness::Personal),
        ] {
            assert_eq!(weakness(password), Some(expected), "{password}");
        }
    }

    #[test]
    fn characters_are_counted_not_bytes_and_too_many_are_refused() {
        assert_eq!(weakness("éàùçôîêäöü"), Some(Weakness::TooShort));
        assert_eq!(weakness(&"phrase très longue ".repeat(20)), Some(Weakness::TooLong));
    }
}
