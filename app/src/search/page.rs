//! All items, by words and by where they stand.

use super::{api::find_items, filter::Filters, line::ItemLine};
use crate::{
    export::menu::ExportMenu,
    label::print_form::PrintForm,
    lang::lang,
    layout::{
        MeData,
        address::{href, query},
        pages::pages,
    },
    loaded::{Data, loaded},
    ui::{empty::Empty, glyph::Glyph, icon::Icon, money::number, page_head::PageHead, tone::Tone, unfold::Unfold},
    words::{self, alias, common, label as labels, search as w},
};
use domain::{
    Role,
    access::Permission,
    export::List,
    label::AT_ONCE,
    view::{ItemRow, Me, Page},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What the address asks for.
#[derive(Clone, Copy)]
struct Asked {
    words: Memo<String>,
    states: Memo<String>,
    late: Memo<String>,
    place: Memo<String>,
    page: Memo<String>,
}

/// The items' page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let lang = lang();
    let asked = Asked {
        words: query("q"),
        states: query("states"),
        late: query("late"),
        place: query("place"),
        page: query("page"),
    };
    let source = move || {
        let page = asked.page.get().parse().unwrap_or(1);
        (
            asked.words.get(),
            asked.states.get(),
            !asked.late.get().is_empty(),
            asked.place.get(),
            page,
        )
    };
    let data = Resource::new_blocking(source, |(words, states, is_late, place, page)| {
        find_items(words, states, is_late, place, page)
    });
    let kept = move || {
        let states = Some(asked.states.get()).filter(|states| !states.is_empty());
        let place = Some(asked.place.get()).filter(|place| !place.is_empty());
        view! {
            {states.map(|states| view! { <input type="hidden" name="states" value=states/> })}
            {place.map(|place| view! { <input type="hidden" name="place" value=place/> })}
        }
    };
    let me = expect_context::<MeData>().0;
    view! {
        <Title text=w::items(lang)/>
        <PageHead title=w::items(lang)>
            <div class="cluster">{loaded(me, |me| to_announce(&me))} <ExportMenu list=List::Items query=filter_of(asked)/></div>
        </PageHead>
        <form method="get" action="/items" class="scanbox" role="search">
            <Icon name=Glyph::Search/>
            <input name="q" aria-label=w::search(lang) placeholder=w::search(lang) value=asked.words.get_untracked() autocomplete="off" maxlength="200"/>
            {kept}
            <button class="button primary" name="page" value="1">{w::find(lang)}</button>
        </form>
        <Filters words=asked.words states=asked.states place=asked.place/>
        {loaded(data, move |page| results(asked, me, page))}
    }
}

/// For who finds only available items here, this is home: what they may do begins here.
fn to_announce(me: &Me) -> AnyView {
    let may = me.is(Role::Requester) && !me.may(Permission::SeeItems);
    let link = may.then(|| {
        view! {
            <a class="button" href="/announce">
                <Icon name=Glyph::Mail/>
                {words::announce::title(lang())}
            </a>
        }
    });
    view! { {link} }.into_any()
}

fn results(asked: Asked, me: Data<Me>, page: Page<ItemRow>) -> AnyView {
    let lang = lang();
    if page.rows.is_empty() {
        return nothing(asked);
    }
    let total = i64::try_from(page.total).unwrap_or(i64::MAX);
    let heading = if total == 1 {
        w::one(lang).to_owned()
    } else {
        w::many(lang, number(total))
    };
    let pager = pages(&page, |page| address(asked, page));
    let rows = page
        .rows
        .into_iter()
        .map(|row| view! { <ItemLine row/> })
        .collect_view();
    view! {
        <section class="card">
            <h2>{heading}</h2>
            <ul class="rows">{rows}</ul>
        </section>
        {pager}
        {loaded(me, move |me| print(asked, total, &me))}
    }
    .into_any()
}

/// The labels of all that fits, on paper in one gesture; what is too much for one is said.
fn print(asked: Asked, total: i64, me: &Me) -> AnyView {
    let lang = lang();
    let which = vec![
        ("items", "1".to_owned()),
        ("q", asked.words.get_untracked()),
        ("states", asked.states.get_untracked()),
        ("late", asked.late.get_untracked()),
        ("place", asked.place.get_untracked()),
    ];
    let left_out = left_out(total).map(|left| {
        let said = labels::print_list_left(lang, number(left), AT_ONCE);
        view! { <div class="alert" data-tone=Tone::Wait.name()><Icon name=Glyph::Alert/> <p>{said}</p></div> }
    });
    let form = me.may(Permission::SeeItems).then(|| {
        view! {
            <Unfold summary=labels::print_list(lang)>
                <p class="small muted">{labels::print_list_about(lang, AT_ONCE)}</p>
                {left_out}
                <PrintForm which paper="L7160"/>
            </Unfold>
        }
    });
    view! { {form} }.into_any()
}

/// How many items of a list of that many get no label; nothing where all do.
fn left_out(total: i64) -> Option<i64> {
    Some(total - i64::from(AT_ONCE)).filter(|left| *left > 0)
}

/// Nothing fits, or nothing was deposited yet.
fn nothing(asked: Asked) -> AnyView {
    let lang = lang();
    let is_filtered = !(asked.words.get_untracked().is_empty()
        && asked.states.get_untracked().is_empty()
        && asked.late.get_untracked().is_empty()
        && asked.place.get_untracked().is_empty());
    if is_filtered {
        view! {
            <Empty icon=Glyph::Search title=w::nothing(lang) text=w::nothing_text(lang) href="/items" action=w::see_all(lang)/>
            {offer_link(asked)}
        }
        .into_any()
    } else {
        view! {
            <Empty icon=Glyph::Inbox title=w::empty(lang) text=w::empty_text(lang) href="/" action=common::go_home(lang)/>
        }
        .into_any()
    }
}

/// What was scanned and is not known may be a code to link, for who may.
fn offer_link(asked: Asked) -> Option<AnyView> {
    let text = asked.words.get_untracked();
    let me = use_context::<MeData>().filter(|_| domain::alias::normal(&text).is_some())?;
    let to = href("/scan/link", &[("text", &text)]);
    let link = move || {
        let to = to.clone();
        Suspend::new(async move {
            let may = me.0.await.is_ok_and(|me| me.may(Permission::LinkCodes));
            may.then(|| view! { <p><a class="button quiet" href=to>{alias::offer(lang())}</a></p> })
        })
    };
    Some(view! { <Transition>{link}</Transition> }.into_any())
}

/// What is asked for, without its page.
fn filter_of(asked: Asked) -> String {
    let all = address(asked, 0);
    all.split_once('?')
        .map_or_else(String::new, |(_, query)| query.to_owned())
}

/// The address of one page of what is asked for; 0 names none.
fn address(asked: Asked, page: u32) -> String {
    let number = if page == 0 { String::new() } else { page.to_string() };
    let (words, states) = (asked.words.get_untracked(), asked.states.get_untracked());
    let (late, place) = (asked.late.get_untracked(), asked.place.get_untracked());
    href(
        "/items",
        &[
            ("q", &words),
            ("states", &states),
            ("late", &late),
            ("place", &place),
            ("page", &number),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[test]
    fn what_one_print_leaves_out_is_counted() {
        assert_eq!([1, 500, 501, 1200].map(left_out), [None, None, Some(1), Some(700)]);
    }
}
