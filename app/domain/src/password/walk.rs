//! Passwords that fingers make by themselves.

/// The keyboards and the alphabet, along which fingers walk.
const ROWS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyz",
    "1234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
];

/// Walks have so many signs on the average before they make a password simple.
const AVERAGE: usize = 4;

/// Fewer different signs than these make a password simple, however long.
const FEWEST: usize = 5;

/// Whether it has no letter, few different signs, one piece over and over, or few walks.
pub(super) fn is_simple(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let mut different = signs.clone();
    different.sort_unstable();
    different.dedup();
    let walks = 1 + signs.windows(2).filter(|pair| !is_step(pair)).count();
    !signs.iter().any(|sign| sign.is_alphabetic())
        || different.len() < FEWEST
        || walks * AVERAGE <= signs.len()
        || is_repeated(text)
}

/// Whether it is one piece said twice or more.
pub(super) fn is_repeated(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let repeats = |piece: usize| {
        signs
            .iter()
            .zip(signs.iter().skip(piece))
            .all(|(one, next)| one == next)
    };
    (1..=signs.len() / 2).any(repeats)
}

/// Whether the second sign is the first again, or beside it on a row.
fn is_step(pair: &[char]) -> bool {
    let [one, next] = pair else { return false };
    let beside = |row: &str| {
        let place = |sign: &char| row.chars().position(|other| other == *sign);
        place(one)
            .zip(place(next))
            .is_some_and(|(one, next)| one.abs_diff(next) == 1)
    };
    one == next || ROWS.iter().any(|row| beside(row))
}
