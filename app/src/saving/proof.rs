//! The proof page: computation, fact, evidence, entries around it.

mod facts;

pub use facts::{accepted, evidence_facts};

use super::{
    formula::{conversion, entry_name, formula, method, result},
    lines_page::amount,
    mass::kilograms,
};
use crate::{
    item::history::history_list,
    lang::Lang,
    text,
    ui::{
        card::Card,
        date::{date, moment},
        facts::{Fact, Facts},
        glyph::Glyph,
        icon::Icon,
        kept_file::KeptFile,
        page_head::PageHead,
        photo::Photo,
    },
    words::{item, proof as w, saving as words},
};
use domain::{
    impact::Factor,
    ledger::{METHOD, saving::Lens},
    view::{LedgerLine, LineFilter, ProofPage},
};
use leptos::prelude::*;

/// The whole page of one entry.
pub(super) fn page(lang: Lang, proof: ProofPage) -> impl IntoView {
    view! {
        <p class="crumb">
            <a href="/value">
                <Icon name=Glyph::ArrowLeft/>
                {words::title(lang)}
            </a>
        </p>
        <PageHead title=entry_name(lang, &proof.line) subtitle=words::proof_subtitle(lang, proof.line.id, &proof.line.name)>
            {pdf_link(lang, proof.line.id)}
        </PageHead>
        <div class="cols">
            {computed(lang, &proof)}
            {fact(lang, &proof)}
            {evidence(lang, &proof)}
            {factor(lang, proof.factor.as_ref())}
            {signature(lang, &proof)}
            {related(lang, &proof)}
            {photos(lang, &proof)}
            {history(lang, &proof)}
        </div>
    }
}

/// The same on paper.
fn pdf_link(lang: Lang, id: i64) -> impl IntoView {
    view! {
        <a class="button" href=format!("/value/lines/{id}/proof.pdf") target="_blank" rel="noopener external">
            <Icon name=Glyph::File/>
            {w::as_pdf(lang)}
        </a>
    }
}

/// The item's photos, for who may see items.
fn photos(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let name = proof.line.name.clone();
    let photos: Vec<_> = (1_usize..)
        .zip(proof.photos.clone())
        .map(|(rank, src)| view! { <Photo src alt=item::photo_of(lang, &name, rank)/> })
        .collect();
    (!photos.is_empty()).then(|| {
        view! {
            <Card title=item::photos(lang) span="c6">
                <div class="photos">{photos}</div>
            </Card>
        }
    })
}

/// The item's life, or why it is not shown.
fn history(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let content = if proof.timeline.is_empty() {
        view! { <p class="muted">{w::no_people(lang)}</p> }.into_any()
    } else {
        history_list(&proof.timeline).into_any()
    };
    let class = if proof.photos.is_empty() { "card" } else { "card c6" };
    view! {
        <section class=class>
            <h2>{item::history(lang)}</h2>
            {content}
        </section>
    }
}

fn computed(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let note = proof.posting.inputs.note.clone();
    let note = (!note.is_empty()).then(|| view! { <p>{note}</p> });
    let reversed = proof.line.reverses.map(|id| {
        view! {
            <p>
                <a href=format!("/value/lines/{id}")>{words::reverses(lang, id)}</a>
            </p>
        }
    });
    let is_reversal = proof.line.reverses.is_some();
    let (value, formula) = (result(&proof.posting), formula(lang, &proof.posting, is_reversal));
    let converted = conversion(lang, &proof.posting).map(|said| {
        view! { <p class="money small">{words::converted(lang, said)}</p> }
    });
    let method = method(lang, proof.line.kind, is_reversal);
    view! {
        <Card title=words::computation(lang) span="c6">
            <p class="big-figure money">{value}</p>
            <p class="money">{formula}</p>
            {converted}
            {note}
            {reversed}
            <p class="muted">{method}</p>
            <p class="small muted">{w::method(lang, METHOD)}</p>
            <p class="small muted">{words::frozen(lang)}</p>
        </Card>
    }
}

fn fact(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let (line, inputs) = (&proof.line, &proof.posting.inputs);
    let said =
        |term: &'static str, value: String| (!value.is_empty()).then(|| view! { <Fact term=term>{value}</Fact> });
    let slip = line.handover.clone().map(|number| {
        // The history is there for who sees people; the slip names them too.
        let address = (!proof.timeline.is_empty()).then(|| format!("/handovers/{number}"));
        view! { <Fact term=words::slip(lang)><a href=address>{number}</a></Fact> }
    });
    let late = (line.period_on != line.occurred_on).then(|| words::counted_later(lang, date(line.period_on)));
    let sure = inputs.substitution.map(|one| text::substitution(lang, one).to_owned());
    let months = inputs.expected_months.map(|months| words::months(lang, months));
    let recorded = words::recorded(lang, &proof.by, moment(proof.at));
    // A cost's service is who deposited, which the line above says.
    let service = if line.kind.is_saving() {
        w::received_by(lang)
    } else {
        w::counted_for(lang)
    };
    let (address, name, code) = (format!("/Q/{}", line.code), line.name.clone(), line.code.clone());
    let lines = [
        said(w::deposited_by(lang), proof.depositor.clone()),
        said(service, line.service.clone()),
        said(w::repaired_by(lang), proof.provider.clone()),
        said(words::receiver(lang), proof.receiver.clone()),
        said(
            w::accepted(lang),
            proof
                .signed
                .as_ref()
                .map(|signed| accepted(lang, signed))
                .unwrap_or_default(),
        ),
        said(words::need(lang), proof.need.clone()),
        said(words::substitution(lang), sure.unwrap_or_default()),
        said(words::expected(lang), months.unwrap_or_default()),
        said(words::happened_on(lang), date(line.occurred_on)),
        said(words::counted_on(lang), late.unwrap_or_default()),
        said(words::recorded_by(lang), recorded),
    ];
    view! {
        <Card title=words::fact(lang) span="c6">
            <Facts>
                <Fact term=words::item(lang)>
                    <a href=address>{name} " " <span class="code">{code}</span></a>
                </Fact>
                {slip}
                {lines.collect_view()}
            </Facts>
        </Card>
    }
}

fn evidence(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let price = proof.posting.inputs.evidence.clone()?;
    let document = proof.document.clone().map(|address| {
        view! {
            <p>
                <a class="button" href=address target="_blank" rel="noopener">
                    <Icon name=Glyph::File/>
                    {words::open_document(lang)}
                </a>
            </p>
        }
    });
    let facts = evidence_facts(lang, &price).map(|(term, said)| view! { <Fact term>{said}</Fact> });
    Some(view! {
        <Card title=words::price_evidence(lang) span="c6">
            <Facts>
                {facts.into_iter().collect_view()}
            </Facts>
            {document}
        </Card>
    })
}

fn factor(lang: Lang, factor: Option<&Factor>) -> impl IntoView + use<> {
    let Factor {
        code,
        version,
        source,
        co2,
        weight,
    } = factor?.clone();
    let co2 = co2.map(|one| view! { <Fact term=words::factor_co2(lang)>{kilograms(one)}</Fact> });
    let weight = weight.map(|one| view! { <Fact term=words::factor_weight(lang)>{kilograms(one)}</Fact> });
    Some(view! {
        <Card title=words::factor(lang) span="c6">
            <Facts>
                <Fact term=words::factor_code(lang)><span class="code">{code}</span></Fact>
                <Fact term=words::factor_version(lang)>{version}</Fact>
                <Fact term=words::source(lang)>{source}</Fact>
                {co2}
                {weight}
            </Facts>
        </Card>
    })
}

fn signature(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let file = proof.signature.clone()?;
    let address = file.address.clone();
    let shown = if file.is_picture() {
        view! {
            <a class="signature" href=address target="_blank" rel="noopener">
                <div class="pad">
                    <KeptFile file name=words::signature_alt(lang)/>
                </div>
            </a>
        }
        .into_any()
    } else {
        view! { <KeptFile file name=words::signature_alt(lang)/> }.into_any()
    };
    Some(view! { <Card title=words::signature(lang) span="c6">{shown}</Card> })
}

fn related(lang: Lang, proof: &ProofPage) -> impl IntoView + use<> {
    let lines = proof
        .related
        .iter()
        .filter(|line| line.id != proof.line.id)
        .map(|line| neighbour(lang, line));
    let lines: Vec<_> = lines.collect();
    let hash = proof.hash.clone();
    let before = (!proof.prev_hash.is_empty()).then(|| {
        view! {
            <p class="small muted">{w::hash_before(lang)}</p>
            <p class="small code">{proof.prev_hash.clone()}</p>
        }
    });
    let none = lines
        .is_empty()
        .then(|| view! { <p class="muted">{words::no_related(lang)}</p> });
    view! {
        <Card title=words::related(lang) span="c6">
            {none}
            <Facts>{lines}</Facts>
            <p class="small muted">{words::hash(lang)}</p>
            <p class="small code">{hash}</p>
            {before}
        </Card>
    }
}

fn neighbour(lang: Lang, line: &LedgerLine) -> impl IntoView + use<> {
    let address = format!("/value/lines/{}", line.id);
    let value = amount(line, &LineFilter::default(), Lens::Gross);
    view! {
        <Fact term=format!("{} · {}", entry_name(lang, line), date(line.period_on))>
            <a class="money" href=address>
                {value}
            </a>
        </Fact>
    }
}
