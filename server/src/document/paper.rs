//! Official papers: their facts dressed for the templates. Words that depend on a fact are chosen here; all others are in
//! the template itself.

#[cfg(test)]
pub(crate) mod tests;

use super::{
    DocumentError,
    press::{Copy, day, print},
    qr,
};
use app::{
    lang::Lang,
    text,
    ui::{
        date::{date, moment},
        money::money,
    },
    words::paper as w,
};
use domain::{
    Cents,
    item::{DONATION_CEILING, Event, JobOutcome},
    paper::PaperKind,
    view::{
        CostRow,
        paper::{Paper, PaperFacts, PaperLine, RepairFacts},
    },
};
use serde_json::{Map, Value, json};

/// Prints a paper. The same paper makes the same bytes.
///
/// # Errors
/// Whatever the template says.
pub(crate) fn paper_pdf(paper: &Paper, lang: Lang) -> Result<Vec<u8>, DocumentError> {
    let mut pictures = Vec::new();
    for (rank, line) in paper.facts.lines.iter().enumerate() {
        if !line.code.is_empty() {
            let address = format!("{}/Q/{}", paper.public_url, line.code).to_uppercase();
            pictures.push((qr_name(rank), qr::svg(&address)?.into_bytes()));
        }
    }
    pictures.extend(paper.logo.clone().map(|logo| ("logo.png".to_owned(), logo)));
    let signature = paper.signature.as_ref().map(|bytes| picture_name(bytes));
    pictures.extend(signature.map(str::to_owned).zip(paper.signature.clone()));
    let mut data = head(paper, lang);
    data.insert("signature".into(), json!(signature));
    data.extend(body(paper, lang));
    print(Copy {
        template: paper.kind.word(),
        ident: format!("{}/{}", paper.organisation, paper.number),
        data: Value::Object(data),
        pictures,
    })
}

/// By its line, not by its label: the press remembers every name for as long as the program runs.
fn qr_name(rank: usize) -> String {
    format!("qr-{rank}.svg")
}

/// By what it is, since that is how a template knows how to open it.
fn picture_name(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\x89PNG") {
        "signature.png"
    } else {
        "signature.jpg"
    }
}

/// What every template reads.
fn head(paper: &Paper, lang: Lang) -> Map<String, Value> {
    let facts = &paper.facts;
    let head = json!({
        "lang": lang.code(),
        "number": paper.number,
        "date": day(paper.issued_on),
        "issued_on": date(paper.issued_on),
        "organisation": { "name": paper.organisation, "phone": paper.phone },
        "logo": paper.logo.is_some(),
        "reference": facts.reference,
        "on": date(facts.on),
        "by": facts.by,
        "from": facts.from,
        "to": facts.to,
        "cost_centre": facts.cost_centre,
        "person": facts.person,
        "need": facts.need,
        "order": facts.order,
        "lines": lines(paper, lang),
        "signed": signed(facts, lang),
    });
    match head {
        Value::Object(head) => head,
        _ => Map::new(),
    }
}

fn lines(paper: &Paper, lang: Lang) -> Vec<Value> {
    // A paper that names the service above does not repeat it on every line.
    let shows_origin = matches!(paper.kind, PaperKind::Handover | PaperKind::Transfer) || paper.kind.is_of_item();
    let line = |(rank, line): (usize, &PaperLine)| {
        let from = if shows_origin { line.from.as_str() } else { "" };
        let outcome = line.outcome.filter(|_| paper.kind == PaperKind::Handover);
        json!({
            "code": line.code,
            "qr": qr_name(rank),
            "name": line.name,
            "model": line.model,
            "serial": line.serial,
            "inventory": line.inventory,
            "quantity": line.quantity,
            "from": from,
            "outcome": outcome.map_or("", |outcome| text::outcome(lang, outcome)),
            "unit": line.unit.map(|unit| money(unit.0)),
        })
    };
    paper.facts.lines.iter().enumerate().map(line).collect()
}

/// Who signed, when and how; empty where nobody did.
fn signed(facts: &PaperFacts, lang: Lang) -> String {
    let Some(signed) = &facts.signed else {
        return String::new();
    };
    let how = signed.proof.map_or("", |proof| text::proof(lang, proof));
    w::signed(lang, &signed.by, moment(signed.at), how)
}

/// What the template of this kind reads beside.
fn body(paper: &Paper, lang: Lang) -> Map<String, Value> {
    let facts = &paper.facts;
    let body = match paper.kind {
        PaperKind::Deposit | PaperKind::Handover | PaperKind::Transfer => json!({}),
        PaperKind::Repair => facts
            .repair
            .as_ref()
            .map_or_else(|| json!({}), |repair| repaired(repair, lang)),
        PaperKind::Wipe => facts.wipe.as_ref().map_or_else(
            || json!({}),
            |wipe| json!({ "method": wipe.method, "recorded": moment(wipe.recorded), "hash": wipe.hash, "lot": wipe.lot }),
        ),
        PaperKind::Exit => exit(facts, lang),
        PaperKind::Donation => donation(facts, lang),
    };
    match body {
        Value::Object(body) => body,
        _ => Map::new(),
    }
}

fn repaired(repair: &RepairFacts, lang: Lang) -> Value {
    let found = repair.diagnosis.as_ref();
    let provider = if repair.provider.is_empty() {
        w::workshop(lang)
    } else {
        &repair.provider
    };
    let outcome = match repair.outcome {
        JobOutcome::Open => w::repair_open(lang),
        JobOutcome::Successful => w::repair_successful(lang),
        JobOutcome::Failed => w::repair_failed(lang),
    };
    let total: Cents = repair.costs.iter().map(|cost| cost.due).sum();
    json!({
        "fault": repair.fault,
        "observation": found.map(|found| found.observation.as_str()).unwrap_or_default(),
        "cause": found.map(|found| found.cause.as_str()).unwrap_or_default(),
        "reason": repair.decision.reason,
        "provider": provider,
        "order": repair.decision.order,
        "estimate": money(repair.decision.estimate.0),
        "ceiling": money(repair.decision.ceiling.0),
        "done": repair.done,
        "outcome": outcome,
        "closed_on": repair.closed_on.map(date).unwrap_or_default(),
        "costs": repair.costs.iter().map(|line| cost(line, lang)).collect::<Vec<_>>(),
        "total": money(total.0),
    })
}

fn cost(cost: &CostRow, lang: Lang) -> Value {
    let minutes = cost.minutes.map(|minutes| w::minutes(lang, minutes));
    let said = [
        Some(text::kind(lang, cost.kind).to_owned()),
        minutes,
        Some(cost.what.clone()),
    ];
    let said: Vec<String> = said.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    json!({ "on": date(cost.occurred_on), "what": said.join(" · "), "amount": money(cost.due.0) })
}

/// How it left: the word of the act, and its facts in the order of a form.
fn exit(facts: &PaperFacts, lang: Lang) -> Value {
    let weight = |grams| text::kilograms(grams);
    let (act, said): (&str, Vec<(&str, String)>) = match &facts.exit {
        Some(Event::Donated(donation)) => (
            w::act_donated(lang),
            vec![
                (w::beneficiary(lang), donation.beneficiary.clone()),
                (
                    w::legal_category(lang),
                    text::beneficiary(lang, &donation.legal_category),
                ),
                (w::unit_value(lang), money(donation.unit_value.0)),
                (w::barrier(lang), barrier(donation.barrier, lang)),
            ],
        ),
        Some(Event::Sold(sale)) => (
            w::act_sold(lang),
            vec![
                (w::buyer(lang), facts.person.clone()),
                (w::price(lang), money(sale.price.0)),
                (w::receipt(lang), sale.receipt.clone()),
                (w::barrier(lang), barrier(sale.barrier, lang)),
            ],
        ),
        Some(Event::Recycled(recycling)) => (
            w::act_recycled(lang),
            vec![
                (w::operator(lang), recycling.operator.clone()),
                (w::weight(lang), weight(recycling.weight)),
                (w::waste_code(lang), recycling.waste_code.clone()),
                (w::barrier(lang), barrier(recycling.barrier, lang)),
            ],
        ),
        Some(Event::Dismantled(dismantling)) => (
            w::act_dismantled(lang),
            vec![
                (w::parts(lang), recovered(dismantling)),
                (w::rest(lang), dismantling.rest.clone()),
                (w::barrier(lang), barrier(dismantling.barrier, lang)),
            ],
        ),
        Some(Event::GivenBack(..)) => (
            w::act_given_back(lang),
            vec![
                (w::owner(lang), facts.from.clone()),
                (w::received_by(lang), facts.person.clone()),
            ],
        ),
        Some(event) => (
            w::act_other(lang),
            vec![(w::reason(lang), text::event(lang, event, "").1)],
        ),
        None => (w::act_other(lang), Vec::new()),
    };
    let said: Vec<Value> = said
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(term, value)| json!({ "term": term, "value": value }))
        .collect();
    let (tried, cost) = facts.repairs;
    let history = if tried == 0 {
        Vec::new()
    } else {
        vec![w::repairs_tried(lang, tried, money(cost.0))]
    };
    json!({ "act": w::act_title(lang, act), "act_word": act, "facts": said, "history": history })
}

fn barrier(barrier: Option<domain::item::Barrier>, lang: Lang) -> String {
    barrier
        .map(|barrier| text::barrier(lang, barrier).to_owned())
        .unwrap_or_default()
}

fn recovered(dismantling: &domain::item::Dismantling) -> String {
    let parts = dismantling
        .parts
        .iter()
        .map(|part| format!("{} × {}", part.quantity, part.name));
    parts.collect::<Vec<_>>().join(", ")
}

fn donation(facts: &PaperFacts, lang: Lang) -> Value {
    let legal = match &facts.exit {
        Some(Event::Donated(donation)) => text::beneficiary(lang, &donation.legal_category),
        _ => String::new(),
    };
    let total: Cents = facts
        .lines
        .iter()
        .map(|line| line.unit.unwrap_or(Cents::ZERO).times(line.quantity))
        .sum();
    json!({ "legal": legal, "total": money(total.0), "ceiling": money(DONATION_CEILING.0) })
}
