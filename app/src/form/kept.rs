//! What was typed in a form that was refused, for who has no scripts: it travels in a cookie to the page that shows
//! the form again, and fills it in.

use leptos::prelude::*;

/// The cookie's name.
pub const COOKIE: &str = "kept";

/// The answers of the form that was refused; none on most pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(Option<Vec<(String, String)>>);

impl Kept {
    /// Whether a form was refused and its answers are here.
    fn is_there(&self) -> bool {
        self.0.is_some()
    }

    fn answers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.0.iter().flatten();
        all.filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The answers of a plain form, known by a field that no other form of its page has; none where another was refused.
pub fn kept_of(field: &str) -> Kept {
    let kept = use_context::<Kept>().unwrap_or_default();
    if kept.answers(field).next().is_some() {
        kept
    } else {
        Kept::default()
    }
}

/// What was answered under that name, else this.
pub fn answer_or(name: &str, otherwise: String) -> String {
    let kept = use_context::<Kept>();
    let kept = kept.and_then(|kept| kept.answers(name).next().map(str::to_owned));
    kept.unwrap_or(otherwise)
}

/// Whether that value was chosen under that name; `otherwise` where no form was refused.
pub fn is_chosen(name: &str, value: &str, otherwise: bool) -> bool {
    match use_context::<Kept>() {
        Some(kept) if kept.is_there() => kept.answers(name).any(|answer| answer == value),
        _ => otherwise,
    }
}

#[cfg(feature = "ssr")]
mod cookie {
    use super::{COOKIE, Kept};
    use crate::door;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use leptos::prelude::*;

    /// Browsers keep cookies of four kilobytes: what is longer leaves its longest answers out.
    const LONGEST: usize = 3800;

    /// Names of answers that are never kept: secrets, and what is drawn anew for each form.
    const LEFT_OUT: [&str; 7] = ["password", "token", "otp", "pin", "key", "version", "form[drawing]"];

    /// The cookie that keeps a form's body, as it was sent.
    pub fn keep(body: &[u8]) -> Option<String> {
        keep_pairs(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The cookie that keeps those answers, by name.
    pub fn keep_pairs(mut pairs: Vec<(String, String)>) -> Option<String> {
        pairs.retain(|(name, _)| !LEFT_OUT.iter().any(|left_out| name.contains(left_out)));
        loop {
            let text = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(&pairs)
                .finish();
            let value = URL_SAFE_NO_PAD.encode(text);
            if value.len() <= LONGEST {
                return Some(format!("{COOKIE}={value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"));
            }
            let (longest, _) = pairs.iter().enumerate().max_by_key(|(_, (_, value))| value.len())?;
            pairs.remove(longest);
        }
    }

    impl Kept {
        /// Reads the cookie and has it removed, so that it fills in one page.
        pub fn take() -> Self {
            let parts = use_context::<http::request::Parts>();
            let value = parts
                .and_then(|parts| door::cookie(&parts, COOKIE))
                .filter(|value| !value.is_empty());
            let Some(value) = value else { return Self(None) };
            if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
                let over = http::HeaderValue::from_static("kept=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
                response.append_header(http::header::SET_COOKIE, over);
            }
            let body = URL_SAFE_NO_PAD.decode(value).ok();
            Self(body.map(|body| form_urlencoded::parse(&body).into_owned().collect()))
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn read(cookie: &str) -> Vec<(String, String)> {
            let value = cookie.split(['=', ';']).nth(1).unwrap_or_default();
            form_urlencoded::parse(&URL_SAFE_NO_PAD.decode(value).unwrap_or_default())
                .into_owned()
                .collect()
        }

        #[test]
        fn what_was_typed_is_kept_and_secrets_are_not() {
            let cookie = keep("category=caf%C3%A9&password=secret&key=1&form[need]=Salle+2".as_bytes());
            let pairs = read(&cookie.unwrap_or_default());
            let expected = [("category", "café"), ("form[need]", "Salle 2")];
            assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }

        #[test]
        fn the_longest_answer_is_left_out_where_the_cookie_would_not_be_kept() {
            let body = format!("note={}&service=3", "x".repeat(9000));
            let cookie = keep(body.as_bytes()).unwrap_or_default();
            assert!(cookie.len() < 4096);
            assert_eq!(read(&cookie), [("service".to_owned(), "3".to_owned())]);
        }
    }
}

#[cfg(feature = "ssr")]
pub use cookie::{keep, keep_pairs};
