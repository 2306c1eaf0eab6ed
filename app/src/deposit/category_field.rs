//! The category, found by typing a few letters: a list of the browser's own without scripts, the
//! fitting ones as buttons with them, accents ignored.

use crate::{
    form::kept::answer_or,
    lang::lang,
    text,
    ui::{
        field::{Field, described_by},
        icon::Icon,
    },
    words::deposit as w,
};
use domain::{plain::plain, view::CategoryChoice};
use leptos::prelude::*;

/// Letters after which the fitting categories are shown.
const LETTERS: usize = 2;
/// How many fitting categories are shown.
const SHOWN: usize = 8;

/// The field; sends the category's name.
#[component]
pub fn CategoryField(
    /// The categories in use.
    categories: Vec<CategoryChoice>,
) -> impl IntoView {
    let lang = lang();
    let typed = answer_or("category", String::new());
    let options = categories
        .iter()
        .map(|choice| view! { <option value=lang.pick(&choice.fr, &choice.en).to_owned()></option> })
        .collect_view();
    view! {
        <Field id="category" label=w::category(lang) hint=w::category_hint(lang)>
            <CategoryInput categories typed/>
            <datalist id="categories">{options}</datalist>
        </Field>
    }
}

#[island]
fn CategoryInput(
    /// The categories in use.
    categories: Vec<CategoryChoice>,
    /// What was typed before.
    typed: String,
) -> impl IntoView {
    let hint = w::category_hint(lang());
    let first = typed.clone();
    let typed = RwSignal::new(typed);
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    let categories = StoredValue::new(categories);
    let near = move || {
        let words = plain(&typed.get());
        categories.with_value(|all| fitting(all, &words))
    };
    let chips = move || near().into_iter().map(|choice| chip(choice, typed)).collect_view();
    view! {
        <input
            class="control"
            id="category"
            name="category"
            list=move || (!is_awake.get()).then_some("categories")
            autocomplete="off"
            required
            maxlength="120"
            aria-describedby=described_by("category", hint, "")
            value=first
            prop:value=typed
            on:input:target=move |event| typed.set(event.target().value())
        />
        <div class="choices" aria-live="polite">{chips}</div>
    }
}

fn chip(choice: CategoryChoice, typed: RwSignal<String>) -> impl IntoView {
    let name = lang().pick(&choice.fr, &choice.en).to_owned();
    let (shown, chosen) = (name.clone(), name.clone());
    let is_chosen = move || (typed.get() == chosen).to_string();
    view! {
        <button class="choice" type="button" aria-pressed=is_chosen on:click=move |_| typed.set(name.clone())>
            <Icon name=text::category_glyph(&choice.code)/>
            {shown}
        </button>
    }
}

/// The categories whose name in either language has these words, those that begin with them first.
fn fitting(categories: &[CategoryChoice], words: &str) -> Vec<CategoryChoice> {
    if words.chars().count() < LETTERS {
        return Vec::new();
    }
    let rank = |choice: &CategoryChoice| {
        let names = [plain(&choice.fr), plain(&choice.en)];
        let begins = names.iter().any(|name| name.starts_with(words));
        let has = names.iter().any(|name| name.contains(words));
        has.then_some(!begins)
    };
    let ranked = categories.iter().filter_map(|choice| Some((rank(choice)?, choice)));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(is_second, _)| *is_second);
    ranked
        .into_iter()
        .take(SHOWN)
        .map(|(_, choice)| choice.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fitting;
    use domain::view::CategoryChoice;

    #[test]
    fn three_letters_find_a_category_whatever_its_accents() {
        let choice = |code: &str, fr: &str, en: &str| CategoryChoice {
            code: code.into(),
            fr: fr.into(),
            en: en.into(),
        };
        let all = [
            choice("AV-TV", "Téléviseur / écran de salle", "TV"),
            choice("IT-MONITOR", "Écran / moniteur", "Monitor"),
        ];
        let codes = |words| {
            fitting(&all, words)
                .into_iter()
                .map(|choice| choice.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("ecr"), ["IT-MONITOR", "AV-TV"]);
        assert_eq!(codes("moni"), ["IT-MONITOR"]);
        assert!(codes("e").is_empty());
    }
}
