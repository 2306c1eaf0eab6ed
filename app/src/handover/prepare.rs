//! The form of a new handover: who receives, what for, what would have been bought.

use super::{
    api::{NewForm, Picked, PrepareHandover},
    picker::{chosen, picker},
};
use crate::{
    form::{
        ActionForm, Refused,
        kept::{is_chosen, kept_of},
    },
    key::new_key,
    lang::Lang,
    loaded::{Data, loaded},
    text,
    ui::{
        area_field::AreaField, card::Card, choice_field::ChoiceField, date::date, glyph::Glyph, icon::Icon,
        key_fields::KeyFields, money::money, select_field::SelectField, stick::Stick, text_field::TextField,
    },
    words::{handover as words, ui},
};
use chrono::NaiveDate;
use domain::{
    price::{Counterfactual, Substitution},
    view::{Choice, PriceRow},
};
use leptos::{context::Provider, prelude::*};

/// The form. The equipment in it follows the address; what is filled in beside comes back with every change of it, in
/// the cookie that fills in refused forms.
pub(super) fn prepare(
    lang: Lang,
    action: ServerAction<PrepareHandover>,
    form: NewForm,
    picked: Data<Picked>,
) -> impl IntoView {
    let kept = kept_of("form[receiver]");
    view! {
        <ActionForm action attr:class="cols">
            <Provider value=kept>
                <section class="card c5 stack">
                    <h2>{words::choose(lang)}</h2>
                    {loaded(picked, move |value| picker(lang, value).into_any())}
                </section>
                <div class="stack c7">
                    <Refused action/>
                    <KeyFields key=new_key() version=None/>
                    <Card title=words::chosen(lang)>
                        {loaded(picked, move |value| chosen(lang, &value).into_any())}
                    </Card>
                    <Card title=words::receiver_title(lang)>{receiver(lang, form.services, form.today)}</Card>
                    <Card title=words::need_title(lang)>{need(lang)}</Card>
                    <Card title=words::prices_title(lang)>
                        {loaded(picked, move |value| prices(lang, value).into_any())}
                    </Card>
                    <Stick>
                        <button class="button primary big" type="submit">
                            <Icon name=Glyph::Handshake/>
                            {words::prepare(lang)}
                        </button>
                    </Stick>
                </div>
            </Provider>
        </ActionForm>
    }
}

fn receiver(lang: Lang, services: Vec<Choice>, today: NaiveDate) -> impl IntoView {
    let services: Vec<_> = services
        .into_iter()
        .map(|choice| (choice.value, choice.label))
        .collect();
    view! {
        <div class="stack">
            <SelectField name="form[service]" label=words::service(lang) options=services prompt=ui::choose(lang) required=true/>
            <div class="pair">
                <TextField name="form[receiver]" label=words::receiver(lang) maxlength=120 required=true/>
                <TextField
                    name="form[receiver_login]"
                    label=words::receiver_login(lang)
                    hint=words::receiver_login_hint(lang)
                    maxlength=120
                />
            </div>
            <TextField name="occurred_on" label=words::day(lang) kind="date" value=today.to_string() required=true/>
        </div>
    }
}

fn need(lang: Lang) -> impl IntoView {
    let instead = [Counterfactual::New, Counterfactual::Refurbished, Counterfactual::None];
    let instead: Vec<_> = instead
        .into_iter()
        .map(|one| (one.word().to_owned(), text::counterfactual(lang, one).to_owned()))
        .collect();
    view! {
        <div class="stack">
            <AreaField name="form[need]" label=words::need(lang) hint=words::need_hint(lang) maxlength=500 required=true/>
            <ChoiceField name="form[instead_of]" label=words::instead_of(lang) options=instead selected="new" required=true/>
            {substitution(lang)}
            <TextField
                name="form[reference]"
                label=words::reference(lang)
                hint=words::reference_hint(lang)
                maxlength=120
            />
            <TextField
                name="form[expected_months]"
                label=words::months(lang)
                hint=words::months_hint(lang)
                kind="number"
                inputmode="numeric"
                maxlength=3
            />
        </div>
    }
}

fn substitution(lang: Lang) -> impl IntoView {
    let choices = [
        (Substitution::S1, words::s1_plain(lang)),
        (Substitution::S2, words::s2_plain(lang)),
        (Substitution::S3, words::s3_plain(lang)),
    ];
    let choices = choices.into_iter().map(|(one, plain)| {
        let checked = is_chosen("form[substitution]", one.word(), one == Substitution::S2);
        view! {
            <label class="check">
                <input type="radio" name="form[substitution]" value=one.word() checked=checked required=true/>
                <span>
                    {text::substitution(lang, one)}
                    <br/>
                    <span class="small muted">{plain}</span>
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{words::substitution(lang)}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}

fn prices(lang: Lang, picked: Picked) -> impl IntoView {
    let hint = match (picked.chosen.is_empty(), picked.prices.is_empty()) {
        (true, _) => words::prices_after(lang),
        (false, true) => words::no_prices(lang),
        (false, false) => words::prices_hint(lang),
    };
    let record = picked
        .chosen
        .first()
        .map_or_else(|| "/prices".to_owned(), |row| format!("/prices?code={}", row.code));
    view! {
        <p class="muted">{hint}</p>
        {picked.prices.into_iter().map(|price| one_price(lang, price)).collect_view()}
        <p>
            <a href=record>{words::record_price(lang)}</a>
        </p>
    }
}

fn one_price(lang: Lang, price: PriceRow) -> impl IntoView {
    let amount = format!("{} {}", money(price.price.0), text::basis(lang, price.basis));
    let detail = [
        text::counterfactual(lang, price.of).to_owned(),
        text::grade(lang, price.grade).to_owned(),
        date(price.dated_on),
        price.source,
    ];
    let id = price.id.to_string();
    let checked = is_chosen("form[prices][]", &id, false);
    view! {
        <label class="check">
            <input type="checkbox" name="form[prices][]" value=id checked=checked/>
            <span>
                {amount}
                {format!(" · {}", price.what)}
                <br/>
                <span class="small muted">{detail.join(" · ")}</span>
            </span>
        </label>
    }
}
