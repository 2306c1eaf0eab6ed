//! The value along any axis, narrowed by filters that live in the address.

use super::{
    address::{from_query, read_month},
    api::read_explore,
    explore::{self, Notice},
    sections::Sections,
};
use crate::{
    lang::{Lang, lang},
    loaded::loaded,
    words::explore as w,
};
use domain::{
    export::{Dialect, Table},
    view::explore::{Asked, Axis, ExplorePage as Found},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

/// The page.
#[component]
pub fn ExplorePage() -> impl IntoView {
    let query = use_query_map();
    let asked = move || query.with(asked);
    let notice = move || query.with(notice);
    let data = Resource::new_blocking(asked, read_explore);
    view! {
        <Title text=w::title(lang())/>
        <Sections here="/value/explore"/>
        {loaded(data, move |page| explore::page(lang(), &page, notice()).into_any())}
    }
}

/// What an address asks for: by month unless told, the matrix for `by=matrix`. Months that cannot be read, or that go
/// backwards, are left out: the page says so.
pub fn asked(query: &ParamsMap) -> Asked {
    let (mut filter, lens) = from_query(query);
    // What a lens sums is its own business.
    filter.kinds.clear();
    filter.substitutions.clear();
    filter.page = 0;
    if notice(query) == Some(Notice::Backwards) {
        (filter.since, filter.until) = (0, 0);
    }
    let by = query.get("by").unwrap_or_default();
    Asked {
        filter,
        by: (by != explore::MATRIX).then(|| Axis::parse(&by).unwrap_or_default()),
        lens,
    }
}

/// What the page shows, to take away: for people as it is read, for programs with the words that are kept.
pub fn table(lang: Lang, page: &Found, dialect: Dialect) -> Table {
    explore::sheet::table(lang, page, dialect)
}

/// What is wrong with the months of an address.
fn notice(query: &ParamsMap) -> Option<Notice> {
    let word = |name: &str| query.get(name).unwrap_or_default();
    let (from, to) = (word("from"), word("to"));
    let unread = [&from, &to]
        .into_iter()
        .find(|word| !word.is_empty() && read_month(word).is_none());
    if let Some(word) = unread {
        return Some(Notice::Unread(word.clone()));
    }
    let backwards = read_month(&from)
        .zip(read_month(&to))
        .is_some_and(|(from, to)| from > to);
    backwards.then_some(Notice::Backwards)
}

#[cfg(test)]
mod tests {
    use super::{Notice, asked, notice};
    use domain::{ledger::saving::Lens, view::explore::Axis};
    use leptos_router::params::ParamsMap;

    fn query(pairs: &[(&'static str, &str)]) -> ParamsMap {
        let mut map = ParamsMap::new();
        for (name, value) in pairs {
            map.insert(*name, (*value).to_owned());
        }
        map
    }

    #[test]
    fn an_address_says_how_to_group_and_how_to_read() {
        let asked = asked(&query(&[
            ("by", "site"),
            ("lens", "net_full"),
            ("from", "2026-01"),
            ("receiver", "none"),
        ]));
        assert_eq!((asked.by, asked.lens), (Some(Axis::Site), Lens::NetFull));
        assert_eq!((asked.filter.since, asked.filter.receiver), (202_601, -1));
    }

    #[test]
    fn without_a_word_it_goes_by_month_and_the_matrix_is_no_axis() {
        assert_eq!(asked(&query(&[])).by, Some(Axis::Month));
        assert_eq!(asked(&query(&[("by", "matrix")])).by, None);
    }

    #[test]
    fn months_that_mean_nothing_are_left_out_and_said() {
        let unread = query(&[("from", "03/2026"), ("to", "2026-04")]);
        assert_eq!(notice(&unread), Some(Notice::Unread("03/2026".into())));
        assert_eq!((asked(&unread).filter.since, asked(&unread).filter.until), (0, 202_604));
        let backwards = query(&[("from", "2026-04"), ("to", "2026-03")]);
        assert_eq!(notice(&backwards), Some(Notice::Backwards));
        assert_eq!((asked(&backwards).filter.since, asked(&backwards).filter.until), (0, 0));
    }
}
