//! The papers of an item or a slip: those issued, and a button for each that can be.

use super::api::read_papers;
use crate::{
    error::AppError,
    key::new_key,
    lang::{Lang, lang},
    layout::MeData,
    loaded::Data,
    text,
    ui::{card::Card, date::date, glyph::Glyph, icon::Icon, key_fields::KeyFields},
    words::paper as w,
};
use domain::{
    access::Permission,
    view::{
        Me,
        paper::{PaperOffer, PaperRow},
    },
};
use leptos::prelude::*;

/// What can be certified of that item or slip, and what was already. Who may not see people has none asked for: the
/// refusal would be that of the whole page.
pub fn papers(reference: impl Fn() -> String + Send + Sync + 'static) -> Data<Vec<PaperOffer>> {
    let me = expect_context::<MeData>().0;
    Resource::new_blocking(reference, move |reference| papers_for(me, reference))
}

async fn papers_for(me: Data<Me>, reference: String) -> Result<Vec<PaperOffer>, AppError> {
    if me.await?.may(Permission::SeePeople) {
        read_papers(reference).await
    } else {
        Ok(Vec::new())
    }
}

/// The card; nothing where there is nothing to certify.
pub fn papers_card(reference: String, data: Data<Vec<PaperOffer>>) -> AnyView {
    let content = move || {
        let reference = reference.clone();
        Suspend::new(async move {
            match data.await {
                Ok(offers) if !offers.is_empty() => Some(card(lang(), &reference, &offers)),
                _ => None,
            }
        })
    };
    view! { <Transition>{content}</Transition> }.into_any()
}

fn card(lang: Lang, reference: &str, offers: &[PaperOffer]) -> AnyView {
    let offers = offers.iter().map(|one| offer(lang, reference, one)).collect_view();
    view! {
        <div class="no-print">
            <Card title=w::papers(lang)>
                <ul class="rows">{offers}</ul>
            </Card>
        </div>
    }
    .into_any()
}

fn offer(lang: Lang, reference: &str, offer: &PaperOffer) -> impl IntoView + use<> {
    let name = text::paper(lang, offer.kind);
    let what = w::about_day(lang, name, date(offer.on));
    let links = offer.issued.iter().map(|row| link(lang, row)).collect_view();
    let outdated =
        (!offer.is_current && !offer.issued.is_empty()).then(|| view! { <p class="small">{w::outdated(lang)}</p> });
    let words = if offer.issued.is_empty() {
        w::issue(lang)
    } else {
        w::issue_anew(lang)
    };
    let (kind, reference, rank) = (offer.kind.word(), reference.to_owned(), offer.rank.to_string());
    let label = w::issue_of(lang, words, &what);
    let form = (!offer.is_current).then(|| {
        view! {
            <form method="post" action="/papers">
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="kind" value=kind/>
                <input type="hidden" name="reference" value=reference/>
                <input type="hidden" name="rank" value=rank/>
                <button class="button" type="submit" aria-label=label>{words}</button>
            </form>
        }
    });
    view! {
        <li>
            <span class="thumb"><Icon name=Glyph::Printer/></span>
            <div>
                <b>{what}</b>
                {links}
                {outdated}
            </div>
            {form}
        </li>
    }
}

fn link(lang: Lang, row: &PaperRow) -> impl IntoView + use<> {
    let said = w::issued_by(lang, date(row.issued_on), &row.by);
    view! {
        <p class="small muted">
            <a class="code" href=href(row) rel="external">{row.number.clone()}</a>
            " · "
            {said}
        </p>
    }
}

/// Where a paper is.
pub(super) fn href(row: &PaperRow) -> String {
    format!("/papers/{}/{}.pdf", row.kind.word(), row.number)
}
