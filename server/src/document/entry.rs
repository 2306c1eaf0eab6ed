//! The proof of an entry, as PDF: what its page shows, on paper. The same facts make the same bytes: no clock, no
//! randomness.

#[cfg(test)]
mod tests;

use super::{
    DocumentError,
    report::sheet::{Faces, Sheet},
};
use app::{
    lang::Lang,
    saving::{
        formula::{conversion, entry_name, formula, method, result},
        mass::kilograms,
        proof::{accepted, evidence_facts},
    },
    text,
    ui::{
        date::{date, moment},
        money::money,
    },
    words::{item, proof as w, saving as words},
};
use domain::{
    impact::Factor,
    ledger::METHOD,
    view::{LedgerLine, ProofPage, TimelineLine},
};

/// Who publishes the proof: on its head, and in the addresses it names.
pub(crate) struct Publisher {
    /// The organisation.
    pub(crate) name: String,
    /// Where Regain answers, such as `https://regain.departement.fr`.
    pub(crate) origin: String,
}

/// Prints the proof. People are named only where the proof names them.
pub(crate) fn entry_pdf(proof: &ProofPage, publisher: &Publisher, lang: Lang) -> Result<Vec<u8>, DocumentError> {
    let faces = Faces::load()?;
    let mut sheet = Sheet::new(&faces);
    let id = proof.line.id;
    let title = w::document(lang, id);
    sheet.small(&publisher.name);
    sheet.title(&title);
    let address = format!("{}/value/lines/{id}", publisher.origin.trim_end_matches('/'));
    sheet.fact(w::address(lang), &address);
    computed(&mut sheet, proof, lang);
    fact(&mut sheet, proof, lang);
    evidence(&mut sheet, proof, publisher, lang);
    factor(&mut sheet, proof.factor.as_ref(), lang);
    related(&mut sheet, proof, lang);
    chain(&mut sheet, proof, lang);
    history(&mut sheet, proof, lang);
    sheet.finish(&title, |page, pages| w::page(lang, id, page, pages))
}

fn computed(sheet: &mut Sheet<'_>, proof: &ProofPage, lang: Lang) {
    let is_reversal = proof.line.reverses.is_some();
    sheet.heading(&entry_name(lang, &proof.line));
    sheet.fact(w::amount(lang), &result(&proof.posting));
    sheet.fact(w::formula(lang), &formula(lang, &proof.posting, is_reversal));
    if let Some(said) = conversion(lang, &proof.posting) {
        sheet.small(&words::converted(lang, said));
    }
    say(sheet, w::note(lang), &proof.posting.inputs.note);
    if let Some(id) = proof.line.reverses {
        sheet.small(&words::reverses(lang, id));
    }
    sheet.small(method(lang, proof.line.kind, is_reversal));
    sheet.small(&w::method(lang, METHOD));
    sheet.small(words::frozen(lang));
}

fn fact(sheet: &mut Sheet<'_>, proof: &ProofPage, lang: Lang) {
    let (line, inputs) = (&proof.line, &proof.posting.inputs);
    let service = if line.kind.is_saving() {
        w::received_by(lang)
    } else {
        w::counted_for(lang)
    };
    let sure = inputs
        .substitution
        .map(|one| text::substitution(lang, one))
        .unwrap_or_default();
    let months = inputs.expected_months.map(|months| words::months(lang, months));
    let recorded = words::recorded(lang, &proof.by, moment(proof.at));
    sheet.heading(words::fact(lang));
    sheet.fact(words::item(lang), &format!("{} · {}", line.name, line.code));
    say(sheet, words::slip(lang), line.handover.as_deref().unwrap_or_default());
    say(sheet, w::deposited_by(lang), &proof.depositor);
    say(sheet, service, &line.service);
    say(sheet, w::repaired_by(lang), &proof.provider);
    say(sheet, words::receiver(lang), &proof.receiver);
    if let Some(signed) = &proof.signed {
        sheet.fact(w::accepted(lang), &accepted(lang, signed));
    }
    say(sheet, words::need(lang), &proof.need);
    say(sheet, words::substitution(lang), sure);
    say(sheet, words::expected(lang), &months.unwrap_or_default());
    sheet.fact(words::happened_on(lang), &date(line.occurred_on));
    sheet.fact(words::counted_on(lang), &date(line.period_on));
    sheet.fact(words::recorded_by(lang), recorded.trim_start_matches([',', ' ']));
}

fn evidence(sheet: &mut Sheet<'_>, proof: &ProofPage, publisher: &Publisher, lang: Lang) {
    let origin = publisher.origin.trim_end_matches('/');
    let kept = |address: Option<&str>| match address {
        Some(address) => w::kept_at(lang, format!("{origin}{address}")),
        None => w::not_kept(lang).to_owned(),
    };
    if let Some(price) = &proof.posting.inputs.evidence {
        sheet.heading(words::price_evidence(lang));
        for (term, said) in evidence_facts(lang, price) {
            sheet.fact(term, &said);
        }
        sheet.fact(w::document_kept(lang), &kept(proof.document.as_deref()));
    }
    if let Some(file) = &proof.signature {
        sheet.fact(w::signature_kept(lang), &kept(Some(&file.address)));
    }
}

fn factor(sheet: &mut Sheet<'_>, factor: Option<&Factor>, lang: Lang) {
    let Some(factor) = factor else {
        return;
    };
    sheet.heading(words::factor(lang));
    sheet.fact(words::factor_code(lang), &factor.code);
    sheet.fact(words::factor_version(lang), &factor.version.to_string());
    sheet.fact(words::source(lang), &factor.source);
    say(
        sheet,
        words::factor_co2(lang),
        &factor.co2.map(kilograms).unwrap_or_default(),
    );
    say(
        sheet,
        words::factor_weight(lang),
        &factor.weight.map(kilograms).unwrap_or_default(),
    );
}

/// The entries of the same fact, and those that take this one back.
fn related(sheet: &mut Sheet<'_>, proof: &ProofPage, lang: Lang) {
    sheet.heading(words::related(lang));
    let others = || proof.related.iter().filter(|line| line.id != proof.line.id);
    if others().next().is_none() {
        sheet.small(words::no_related(lang));
    }
    for line in others() {
        let name = format!("{} · {}", entry_name(lang, line), date(line.period_on));
        sheet.row([&w::entry_number(lang, line.id), &name, &amount(line)]);
    }
}

fn amount(line: &LedgerLine) -> String {
    use domain::ledger::Kind;
    match line.kind {
        Kind::Co2 | Kind::Waste | Kind::WasteOut => kilograms(line.grams),
        _ => money(line.cents.0),
    }
}

/// What shows that nothing was changed since.
fn chain(sheet: &mut Sheet<'_>, proof: &ProofPage, lang: Lang) {
    sheet.heading(w::hash(lang));
    sheet.small(words::hash(lang));
    sheet.small(&proof.hash);
    if !proof.prev_hash.is_empty() {
        sheet.small(w::hash_before(lang));
        sheet.small(&proof.prev_hash);
    }
}

/// The item's life, oldest first as a story is told; or why it is not here.
fn history(sheet: &mut Sheet<'_>, proof: &ProofPage, lang: Lang) {
    sheet.heading(item::history(lang));
    if proof.timeline.is_empty() {
        sheet.small(w::no_people(lang));
        return;
    }
    for line in proof.timeline.iter().rev() {
        happened(sheet, line, lang);
    }
    let photos = match proof.photos.len() {
        0 => w::none(lang).to_owned(),
        count => count.to_string(),
    };
    sheet.fact(w::photos(lang), &photos);
}

fn happened(sheet: &mut Sheet<'_>, line: &TimelineLine, lang: Lang) {
    let (title, detail) = text::event(lang, &line.event, &line.about);
    let undone = if line.is_undone { item::undone(lang) } else { "" };
    let title = format!("{title} {undone}");
    let said = [line.by.as_str(), detail.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty());
    let said: Vec<&str> = said.collect();
    sheet.row([&date(line.occurred_on), title.trim_end(), &said.join(" · ")]);
}

/// A fact, unless there is nothing to say.
fn say(sheet: &mut Sheet<'_>, term: &str, value: &str) {
    if !value.is_empty() {
        sheet.fact(term, value);
    }
}
