//! A documented price, its evidence and until when it counts as what.

use super::api::WithdrawPrice;
use crate::{
    form::ActionForm,
    lang::{Lang, lang},
    text,
    ui::{chip::Chip, date::date, glyph::Glyph, icon::Icon, money::money, tone::Tone},
    words::price as w,
};
use domain::{
    price::{Grade, Validity},
    view::{CategoryChoice, price::PriceLine},
};
use leptos::prelude::*;

/// A line of the list of all prices; its name leads to all the prices of its need.
#[component]
pub fn Line(
    /// The price.
    line: PriceLine,
    /// What withdraws it, for who may.
    withdraw: Option<ServerAction<WithdrawPrice>>,
    /// The answers of the list that it stands in: where withdrawing leads back to.
    back: Vec<(&'static str, String)>,
) -> impl IntoView {
    let lang = lang();
    let name = named(&line);
    let document = document(lang, &line);
    let withdraw = withdraw.filter(|_| !line.is_withdrawn);
    let end = withdraw.map(|withdraw| withdrawal(lang, &line, withdraw, back));
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::Tag/>
            </span>
            <div>
                {name} " · " <b class="money">{recorded(lang, &line)}</b>
                <div class="small muted">{about(lang, &line)} {document}</div>
                <div class="cluster">{chips(lang, &line)}</div>
            </div>
            {end}
        </li>
    }
}

/// Asks once more: a price that was withdrawn does not come back. Opens without scripts.
fn withdrawal(
    lang: Lang,
    line: &PriceLine,
    action: ServerAction<WithdrawPrice>,
    back: Vec<(&'static str, String)>,
) -> AnyView {
    let (id, what) = (line.row.id.to_string(), line.row.what.clone());
    let asked = back.into_iter().filter(|(_, value)| !value.is_empty());
    let hidden = asked.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let hidden = hidden.collect_view();
    view! {
        <details class="unfold no-print">
            <summary>{w::withdraw(lang)} <span class="visually-hidden">{what}</span></summary>
            <ActionForm action>
                <input type="hidden" name="id" value=id/>
                {hidden}
                <button class="button danger">{w::withdraw_sure(lang)}</button>
            </ActionForm>
        </details>
    }
    .into_any()
}

fn named(line: &PriceLine) -> AnyView {
    let what = line.row.what.clone();
    match (&line.item, &line.category) {
        (Some(code), _) => view! { <a href=format!("/prices?code={code}")>{what}</a> }.into_any(),
        (None, Some(category)) => view! { <a href=format!("/prices/needs/{}", category.code)>{what}</a> }.into_any(),
        (None, None) => view! { <b>{what}</b> }.into_any(),
    }
}

/// The price in its own basis.
pub(super) fn recorded(lang: Lang, line: &PriceLine) -> String {
    format!("{} {}", money(line.row.price.0), text::basis(lang, line.row.basis))
}

/// What it is of, where it comes from, its day.
pub(super) fn about(lang: Lang, line: &PriceLine) -> String {
    let row = &line.row;
    let category = line
        .category
        .as_ref()
        .map_or(w::any_need(lang), |category| name(lang, category));
    w::about_line(
        lang,
        category,
        text::counterfactual(lang, row.of),
        &row.source,
        date(row.dated_on),
    )
}

/// A category's name.
pub(super) fn name(lang: Lang, category: &CategoryChoice) -> &str {
    lang.pick(&category.fr, &category.en)
}

/// The way to the document, where there is one.
pub(super) fn document(lang: Lang, line: &PriceLine) -> Option<AnyView> {
    let href = line.row.document.clone()?;
    Some(
        view! {
            " · "
            <a href=href rel="external">{w::document(lang)}</a>
        }
        .into_any(),
    )
}

/// Its grade today, and until when.
pub(super) fn chips(lang: Lang, line: &PriceLine) -> AnyView {
    let grade = line.row.grade;
    let icon = Glyph::Shield;
    let until = match (line.is_withdrawn, line.validity, line.last_as_a) {
        (true, ..) => Some((Tone::Quiet, Glyph::Ban, w::is_withdrawn(lang).to_owned())),
        (false, Validity::Lapsed, Some(last)) => {
            let since = w::since_b(lang, date(last.succ_opt().unwrap_or(last)));
            Some((Tone::Bad, Glyph::History, since))
        }
        (false, Validity::Aging, Some(last)) => Some((Tone::Wait, Glyph::Clock, w::until_a(lang, date(last)))),
        (false, _, Some(last)) => Some((Tone::Quiet, Glyph::Calendar, w::until_a(lang, date(last)))),
        (false, _, None) => None,
    };
    let until = until.map(|(tone, icon, text)| view! { <Chip tone icon text/> });
    view! {
        <Chip tone=tone(grade) icon text=text::grade(lang, grade)/>
        {until}
    }
    .into_any()
}

/// The better the evidence, the calmer the colour.
pub fn tone(grade: Grade) -> Tone {
    match grade {
        Grade::A => Tone::Good,
        Grade::B => Tone::In,
        Grade::C => Tone::Wait,
    }
}
