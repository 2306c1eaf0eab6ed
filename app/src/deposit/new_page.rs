//! The deposit form.

use crate::{
    deposit::{
        api::{DepositDesk, ReceiveDeposit, read_deposit},
        fields::{first_fields, more_fields},
        items::rows,
    },
    error::AppError,
    form::{ActionForm, Refused},
    key::new_key,
    lang::lang,
    loaded::loaded,
    ui::{card::Card, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead, stick::Stick},
    words::deposit as w,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page; `?label=` fills the label in, `?slip=` adds to that slip.
#[component]
pub fn NewDepositPage() -> impl IntoView {
    let query = use_query_map();
    let action = ServerAction::<ReceiveDeposit>::new();
    let asked = move || {
        let param = |name: &str| query.read().get(name).unwrap_or_default();
        (param("slip"), param("label"))
    };
    let data = Resource::new_blocking(asked, async |(slip, label)| {
        Ok::<_, AppError>((read_deposit(slip).await?, label))
    });
    loaded(data, move |(desk, label)| form(&desk, &label, action))
}

fn form(desk: &DepositDesk, label: &str, action: ServerAction<ReceiveDeposit>) -> AnyView {
    let lang = lang();
    let slip = desk.slip.as_ref().map(|slip| slip.number.clone());
    let subtitle = slip
        .as_ref()
        .map(|number| w::added_to(lang, number))
        .unwrap_or_default();
    let back = slip
        .as_ref()
        .map_or_else(|| "/".to_owned(), |number| format!("/deposits/{number}"));
    let (first, more) = (first_fields(desk, label), more_fields(desk));
    let already = already(desk);
    view! {
        <Title text=w::new_title(lang)/>
        <PageHead title=w::new_title(lang) subtitle/>
        <ActionForm action=action files_to="/deposits" attr:class="stack">
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="slip" value=slip/>
            <div class="cols">
                <Card span="c7">{first}</Card>
                <div class="stack c5">
                    <Card>{more}</Card>
                    {already}
                </div>
            </div>
            <Stick>
                <button class="button primary big" type="submit">
                    <Icon name=Glyph::Check/>
                    {w::submit(lang)}
                </button>
                <a class="button big" href=back>{w::cancel(lang)}</a>
            </Stick>
        </ActionForm>
    }
    .into_any()
}

/// What the slip already holds.
fn already(desk: &DepositDesk) -> Option<AnyView> {
    let slip = desk.slip.as_ref()?;
    let title = w::slip(lang(), &slip.number);
    let rows = rows(slip);
    Some(view! { <Card title>{rows}</Card> }.into_any())
}
