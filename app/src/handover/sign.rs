//! Signing a slip here, refusing it, or sending the sheet signed on paper.

use super::{api::SignHandover, picker::quantity, signature::SignaturePad};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    text,
    ui::{
        area_field::AreaField, card::Card, check_field::CheckField, field::Field, glyph::Glyph, icon::Icon,
        key_fields::KeyFields, text_field::TextField, unfold::Unfold,
    },
    words::handover as words,
};
use domain::{
    item::IssueOutcome,
    view::{HandoverLine, HandoverSlip},
};
use leptos::prelude::*;

/// The form that accepts: line by line, then the signature.
pub(super) fn sign(
    lang: Lang,
    action: ServerAction<SignHandover>,
    slip: &HandoverSlip,
    is_receiver: bool,
) -> impl IntoView + use<> {
    let lines = slip
        .lines
        .iter()
        .filter(|line| line.outcome == IssueOutcome::Open)
        .map(|line| accept(lang, line));
    let lines = lines.collect_view();
    let (number, receiver) = (slip.number.clone(), slip.receiver.clone());
    let hand = (!is_receiver).then(|| by_hand(lang));
    let button = if is_receiver {
        words::accept_click(lang)
    } else {
        words::accept(lang)
    };
    view! {
        <ActionForm action attr:class="card c7 stack">
            <h2>{words::sign_here(lang)}</h2>
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            <fieldset class="field">
                <legend>{words::what_accepted(lang)}</legend>
                {lines}
            </fieldset>
            <Unfold summary=words::partly(lang)>
                <AreaField name="form[reason]" label=words::partly_reason(lang) maxlength=500/>
            </Unfold>
            <TextField
                name="form[signed_by]"
                label=words::signed_by(lang)
                value=receiver
                maxlength=120
                required=true
            />
            {hand}
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Pen/>
                {button}
            </button>
        </ActionForm>
    }
}

fn by_hand(lang: Lang) -> impl IntoView {
    view! {
        <SignaturePad name="form[drawing]".to_owned() label=words::pad(lang).to_owned() clear=words::clear(lang).to_owned()/>
        <CheckField name="form[statement]" label=words::statement(lang)/>
    }
}

fn accept(lang: Lang, line: &HandoverLine) -> impl IntoView + use<> {
    let code = line.item.code.clone();
    view! {
        <label class="check">
            <input type="checkbox" name="form[accepted][]" value=code.clone() checked=true/>
            <Icon name=text::category_glyph(&line.item.category)/>
            <span>
                {line.item.name.clone()}
                " "
                <span class="small muted code">{code.clone()}</span>
            </span>
        </label>
        {quantity(lang, &code, line.quantity)}
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

/// The sheet signed on paper: a plain form, since it carries a file.
pub(super) fn upload(lang: Lang, number: &str) -> impl IntoView + use<> {
    let address = format!("/handovers/{number}/slip");
    view! {
        <Card title=words::upload_title(lang)>
            <form class="stack" method="post" action=address enctype="multipart/form-data">
                <KeyFields key=new_key() version=None/>
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
                <TextField id="slip-signed-by" name="signed_by" label=words::upload_signed_by(lang) maxlength=120 required=true/>
                <button class="button" type="submit">
                    <Icon name=Glyph::Upload/>
                    {words::upload(lang)}
                </button>
            </form>
        </Card>
    }
}
