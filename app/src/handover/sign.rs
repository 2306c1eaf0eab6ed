//! Signing a slip here, refusing it, or sending the sheet signed on paper.

use super::{api::SignHandover, picker::quantity, signature::SignaturePad};
use crate::{
    form::{
        ActionForm, Refused,
        kept::{is_chosen, kept_of},
    },
    key::new_key,
    lang::Lang,
    text,
    ui::{
        area_field::AreaField, card::Card, check_field::CheckField, field::Field, glyph::Glyph, icon::Icon,
        key_fields::KeyFields, text_field::TextField, unfold::Unfold,
    },
    words::handover as words,
};
use chrono::NaiveDate;
use domain::{
    item::IssueOutcome,
    view::{HandoverLine, HandoverSlip},
};
use leptos::{context::Provider, prelude::*};

/// The form that accepts: line by line, then the signature. The receiver signed in clicks, today; at the desk, where a
/// day is given, it may be another one.
pub(super) fn sign(
    lang: Lang,
    action: ServerAction<SignHandover>,
    slip: &HandoverSlip,
    at_desk: Option<NaiveDate>,
) -> impl IntoView + use<> {
    let lines = open_lines(slip);
    let (number, receiver) = (slip.number.clone(), slip.receiver.clone());
    let button = match at_desk {
        Some(_) => words::accept(lang),
        None => words::accept_click(lang),
    };
    view! {
        <ActionForm action attr:class="card c7 stack">
            <h2>{words::sign_here(lang)}</h2>
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            {accepted(lang, "sign", &lines)}
            <TextField
                name="form[signed_by]"
                label=words::signed_by(lang)
                value=receiver
                maxlength=120
                required=true
            />
            {at_desk.map(|today| view! { {by_hand(lang)} {signed_on(lang, "sign-day", today)} })}
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Pen/>
                {button}
            </button>
        </ActionForm>
    }
}

fn open_lines(slip: &HandoverSlip) -> Vec<HandoverLine> {
    let is_open = |line: &&HandoverLine| line.outcome == IssueOutcome::Open;
    slip.lines.iter().filter(is_open).cloned().collect()
}

/// What is accepted, line by line, and why the rest is not. `form` tells the two forms of the page apart.
fn accepted(lang: Lang, form: &str, lines: &[HandoverLine]) -> impl IntoView + use<> {
    let lines = lines.iter().map(|line| accept(lang, form, line)).collect_view();
    let reason = format!("{form}-reason");
    view! {
        <fieldset class="field">
            <legend>{words::what_accepted(lang)}</legend>
            {lines}
        </fieldset>
        <Unfold summary=words::partly(lang)>
            <AreaField id=reason name="form[reason]" label=words::partly_reason(lang) maxlength=500/>
        </Unfold>
    }
}

fn by_hand(lang: Lang) -> impl IntoView {
    view! {
        <SignaturePad name="form[drawing]".to_owned() label=words::pad(lang).to_owned() clear=words::clear(lang).to_owned()/>
        <CheckField name="form[statement]" label=words::statement(lang)/>
    }
}

/// The day of the signature: what is accepted counts on it.
fn signed_on(lang: Lang, id: &'static str, today: NaiveDate) -> impl IntoView + use<> {
    view! {
        <TextField
            id=id
            name="occurred_on"
            label=words::signed_on(lang)
            hint=words::signed_on_hint(lang)
            kind="date"
            value=today.to_string()
            required=true
        />
    }
}

fn accept(lang: Lang, form: &str, line: &HandoverLine) -> impl IntoView + use<> {
    let code = line.item.code.clone();
    let checked = is_chosen("form[accepted][]", &code, true);
    view! {
        <label class="check">
            <input type="checkbox" name="form[accepted][]" value=code.clone() checked=checked/>
            <Icon name=text::category_glyph(&line.item.category)/>
            <span>
                {line.item.name.clone()}
                " "
                <span class="small muted code">{code.clone()}</span>
            </span>
        </label>
        {quantity(lang, form, &code, line.quantity)}
    }
}

/// The form that refuses everything.
pub(super) fn refuse(lang: Lang, action: ServerAction<SignHandover>, slip: &HandoverSlip) -> impl IntoView + use<> {
    let (number, receiver) = (slip.number.clone(), slip.receiver.clone());
    view! {
        <Card title=words::refuse_title(lang)>
            <ActionForm action attr:class="stack">
                <Refused action/>
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="number" value=number/>
                <input type="hidden" name="form[statement]" value="true"/>
                <input type="hidden" name="form[signed_by]" value=receiver/>
                <AreaField
                    id="refuse-reason"
                    name="form[reason]"
                    label=words::refuse_reason(lang)
                    maxlength=500
                    required=true
                />
                <button class="button danger" type="submit">
                    <Icon name=Glyph::Ban/>
                    {words::refuse(lang)}
                </button>
            </ActionForm>
        </Card>
    }
}

/// The sheet signed on paper: a plain form, since it carries a file. What it accepts is ticked as on the screen.
pub(super) fn upload(lang: Lang, slip: &HandoverSlip, today: NaiveDate) -> impl IntoView + use<> {
    let address = format!("/handovers/{}/slip", slip.number);
    let lines = open_lines(slip);
    view! {
        <Card title=words::upload_title(lang)>
            <Provider value=kept_of("paper")>
                <form class="stack" method="post" action=address enctype="multipart/form-data">
                    <KeyFields key=new_key() version=None/>
                    <input type="hidden" name="paper" value="true"/>
                    {sheet(lang)}
                    {accepted(lang, "slip", &lines)}
                    <TextField
                        id="slip-signed-by"
                        name="form[signed_by]"
                        label=words::upload_signed_by(lang)
                        maxlength=120
                        required=true
                    />
                    {signed_on(lang, "slip-day", today)}
                    <button class="button" type="submit">
                        <Icon name=Glyph::Upload/>
                        {words::upload(lang)}
                    </button>
                </form>
            </Provider>
        </Card>
    }
}

fn sheet(lang: Lang) -> impl IntoView {
    view! {
        <Field id="slip-file" label=words::upload_file(lang) hint=words::upload_hint(lang)>
            <input
                class="control"
                id="slip-file"
                name="file"
                type="file"
                accept="image/jpeg,image/png,application/pdf"
                required
                aria-describedby="slip-file-hint"
            />
        </Field>
    }
}
