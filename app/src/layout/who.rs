//! Who is signed in, and what belongs to them: all sections, the language, the way out.

use super::navigation::allowed;
use crate::{
    lang::{Lang, lang},
    ui::{glyph::Glyph, icon::Icon, menu::Menu},
    words::layout as w,
};
use domain::{access::Permission, view::Me};
use leptos::prelude::*;

/// The end of the header.
pub(super) fn who(me: Me) -> AnyView {
    let lang = lang();
    let links = allowed(lang, &me)
        .into_iter()
        .map(|section| {
            view! {
                <li>
                    <a href=section.href>
                        <Icon name=section.icon/>
                        {section.text}
                    </a>
                </li>
            }
        })
        .collect_view();
    let recognition = me.may(Permission::SeePeople).then(|| {
        view! {
            <li>
                <a href="/recognition">
                    <Icon name=Glyph::Users/>
                    {crate::words::recognition::title(lang)}
                </a>
            </li>
        }
    });
    let name = format!("{} · {}", me.name, me.organisation);
    view! {
        <div class="who">
            <span>{name}</span>
            <Menu label=w::menu(lang) icon=Glyph::Menu>
                {links}
                {recognition}
                <li>
                    <a href="/account">
                        <Icon name=Glyph::User/>
                        {crate::words::recognition::account(lang)}
                    </a>
                </li>
                <li>
                    <LanguageSwitch/>
                </li>
                <li>
                    <form method="post" action="/sign-out" data-warn=crate::words::outbox::leaving(lang, "{count}")>
                        <button>
                            <Icon name=Glyph::LogOut/>
                            {w::sign_out(lang)}
                        </button>
                    </form>
                </li>
            </Menu>
        </div>
    }
    .into_any()
}

/// The other language, one click away. Its name is in that language, for who cannot read this one.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let (to, name) = match lang() {
        Lang::Fr => (Lang::En, "English"),
        Lang::En => (Lang::Fr, "Français"),
    };
    view! {
        <form method="post" action="/language">
            <input type="hidden" name="to" value=to.code()/>
            <button class="button quiet" lang=to.code()>
                <Icon name=Glyph::Languages/>
                {name}
            </button>
        </form>
    }
}
