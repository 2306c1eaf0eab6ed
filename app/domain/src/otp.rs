//! Codes of six digits from a clock (RFC 6238, SHA-1, thirty seconds: what every such application on a phone makes).

use crate::Role;
use chrono::{DateTime, Utc};

/// How many digits.
const DIGITS: usize = 6;

/// How long a code is shown, in seconds.
const SECONDS: i64 = 30;

/// A phone's clock may be so many codes early or late.
const DRIFT: i64 = 1;

/// The roles of which an organisation may ask a code.
pub const ASKED: [Role; 2] = [Role::Manager, Role::Admin];

/// The steps whose code is good now, after the last one that was used: the same code is never good twice.
pub fn steps(now: DateTime<Utc>, used: Option<i64>) -> impl Iterator<Item = i64> {
    let now = now.timestamp().div_euclid(SECONDS);
    (now - DRIFT..=now + DRIFT).filter(move |step| used.is_none_or(|used| *step > used))
}

/// The code that a step's HMAC comes to; none for what is no HMAC-SHA-1.
pub fn code(hmac: &[u8]) -> Option<String> {
    let start = usize::from(hmac.get(19)? & 0xf);
    let four: [u8; 4] = hmac.get(start..start + 4)?.try_into().ok()?;
    let number = u32::from_be_bytes(four) & 0x7fff_ffff;
    Some(format!("{:0width$}", number % 1_000_000, width = DIGITS))
}

/// The six digits that somebody typed, whatever they put between them; none for anything else.
pub fn typed(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let is_code = digits.len() == DIGITS && digits.chars().all(|sign| sign.is_ascii_digit());
    is_code.then_some(digits)
}

/// What an application on a phone reads from the QR code.
pub fn address(login: &str, secret: &str) -> String {
    format!("otpauth://totp/Regain:{login}?secret={secret}&issuer=Regain")
}

/// The roles that somebody holds today: those of which a code is asked wait until they have set one up.
pub fn in_force(mut roles: Vec<Role>, is_asked: bool, has_code: bool) -> Vec<Role> {
    if is_asked && !has_code {
        roles.retain(|role| !ASKED.contains(role));
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_one_step_early_or_late_and_never_twice() {
        let now = DateTime::from_timestamp(1_111_111_109, 0).unwrap();
        let step = 37_037_036;
        assert_eq!(steps(now, None).collect::<Vec<_>>(), [step - 1, step, step + 1]);
        assert_eq!(steps(now, Some(step)).collect::<Vec<_>>(), [step + 1]);
        assert_eq!(steps(now, Some(step + 1)).next(), None);
    }

    #[test]
    fn the_hmac_of_the_standard_comes_to_the_code_of_the_standard() {
        // RFC 4226, 5.4.
        let hmac = [
            0x1f, 0x86, 0x98, 0x69, 0x0e, 0x02, 0xca, 0x16, 0x61, 0x85, 0x50, 0xef, 0x7f, 0x19, 0xda, 0x8e, 0x94, 0x5b,
            0x55, 0x5a,
        ];
        assert_eq!(code(&hmac).as_deref(), Some("872921"));
        assert_eq!(code(&hmac[1..]), None);
    }

    #[test]
    fn a_code_is_read_with_spaces_and_nothing_else_is_one() {
        assert_eq!(typed(" 123 456 ").as_deref(), Some("123456"));
        for text in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    #[test]
    fn managers_and_administrators_wait_for_their_code_where_it_is_asked() {
        let all = Role::ALL.to_vec();
        assert_eq!(in_force(all.clone(), false, false), all);
        assert_eq!(in_force(all.clone(), true, true), all);
        let left = [Role::Viewer, Role::Requester, Role::Desk, Role::Technician];
        assert_eq!(in_force(all, true, false), left);
    }
}
