//! The council's report of a period, dressed for its template.

#[cfg(test)]
mod tests;

use super::{
    DocumentError,
    press::{Copy, day, print},
};
use app::{
    lang::Lang,
    saving::mass::kilograms,
    text,
    ui::{
        date::{date, moment},
        money::{money, money_round, number},
        percent::count,
    },
    words::{council as w, home},
};
use domain::{
    Grams,
    closing::Period,
    ledger::saving::{Lens, percent_of},
    view::{LedgerLine, SavingRow, closing::CouncilReport},
};
use serde_json::{Value, json};

/// Prints a report. The same report makes the same bytes.
///
/// # Errors
/// Whatever the template says.
pub(crate) fn council_pdf(report: &CouncilReport, lang: Lang) -> Result<Vec<u8>, DocumentError> {
    // A name is not broken between two lines.
    let period = text::period(lang, report.period).replace(' ', "\u{a0}");
    let mut data = cover(report, &period, lang);
    for part in [made_of(report, lang), proofs(report, lang)] {
        if let (Value::Object(data), Value::Object(part)) = (&mut data, part) {
            data.extend(part);
        }
    }
    let logo = report.logo.clone().map(|logo| ("logo.png".to_owned(), logo));
    let seal = report.closing.as_ref().map_or("provisional", |closing| &closing.hash);
    print(Copy {
        template: "council",
        ident: format!("council/{}/{}/{seal}", report.period.word(), lang.code()),
        data,
        pictures: logo.into_iter().collect(),
    })
}

/// The first page: one figure, and what it means.
fn cover(report: &CouncilReport, period: &str, lang: Lang) -> Value {
    let totals = &report.totals;
    let value = totals.value();
    let target = report.rules.target;
    let percent = percent_of(value, target);
    let against_target = match (percent, report.period) {
        (None, _) => home::no_target(lang).to_owned(),
        (Some(percent), Period::Year(_)) => w::of_target(lang, number(percent), money_round(target.0)),
        (Some(percent), Period::Month { .. }) => w::of_year_target(lang, number(percent), money_round(target.0)),
    };
    let state = match &report.closing {
        Some(closing) => w::closed_on(lang, date(closing.at.date())),
        None => w::provisional_on(lang, date(report.as_of)),
    };
    let glance = [
        (text::lens(lang, Lens::NetCash), money(totals.net_cash().0)),
        (text::lens(lang, Lens::NetFull), money(totals.net_full().0)),
        (text::lens(lang, Lens::Prudent), money(totals.prudent.0)),
        (w::issues(lang), issued(report, lang)),
        (w::co2(lang), kilograms(totals.co2)),
        (w::waste(lang), kilograms(totals.waste)),
    ];
    json!({
        "lang": lang.code(),
        "title": w::title(lang, period),
        "period": report.period.word(),
        "state": state,
        "closed": report.closing.is_some(),
        "date": day(report.as_of),
        "organisation": { "name": report.organisation, "phone": report.phone },
        "logo": report.logo.is_some(),
        "value": money(value.0),
        "basis": text::basis(lang, report.basis),
        "percent": percent.unwrap_or(0).clamp(0, 100),
        "against_target": against_target,
        "sentence": w::sentence(lang, period, money(value.0)),
        "glance": named(&glance),
    })
}

/// « 84 équipements, 88 remises »: what came back late and was issued again is one item, in two issues.
fn issued(report: &CouncilReport, lang: Lang) -> String {
    let items = match report.items {
        1 => w::item_one(lang).to_owned(),
        items => w::item_many(lang, count(items)),
    };
    let issues = match report.issues {
        1 => w::issue_one(lang).to_owned(),
        issues => w::issue_many(lang, count(issues)),
    };
    format!("{items}, {issues}")
}

/// What the figure is made of.
fn made_of(report: &CouncilReport, lang: Lang) -> Value {
    let totals = &report.totals;
    let sums = [
        (w::gross(lang), totals.gross, false),
        (w::reversals(lang), -totals.reversals, false),
        (w::value(lang), totals.value(), true),
        (w::parts(lang), -totals.parts, false),
        (w::external(lang), -totals.external, false),
        (w::transport(lang), -totals.transport_and_other, false),
        (text::lens(lang, Lens::NetCash), totals.net_cash(), true),
        (w::labour(lang), -totals.labour, false),
        (text::lens(lang, Lens::NetFull), totals.net_full(), true),
        (w::failed(lang), -report.failed, false),
        (text::lens(lang, Lens::Prudent), totals.prudent, false),
        (w::opportunistic(lang), totals.opportunistic, false),
        (w::repair_return(lang), totals.repair_return, false),
        (w::donations(lang), totals.donations, false),
        (w::sales(lang), totals.sales, false),
    ];
    let weights = [
        (w::co2(lang), totals.co2),
        (w::waste(lang), totals.waste),
        (w::waste_out(lang), totals.waste_out),
    ];
    let sums = sums.map(|(name, cents, total)| (name, money(cents.0), total));
    let weights = weights.map(|(name, grams)| (name, kilograms(grams), false));
    let sums: Vec<Value> = sums
        .iter()
        .chain(&weights)
        .map(|(name, value, total)| json!({ "name": name, "value": value, "total": total }))
        .collect();
    let peak = report
        .months
        .iter()
        .map(|(_, totals)| totals.value().0)
        .max()
        .unwrap_or(0);
    let months: Vec<Value> = report
        .months
        .iter()
        .map(|(month, totals)| {
            let value = totals.value();
            json!({ "name": text::period(lang, *month), "value": money(value.0), "share": share(value.0, peak) })
        })
        .collect();
    json!({
        "sums": sums,
        "months": months,
        "categories": breakdown(&report.categories, lang),
        "services": breakdown(&report.services, lang),
        "all": {
            "issues": count(report.issues),
            "value": money(totals.value().0),
            "net": money(totals.net_full().0),
        },
    })
}

fn breakdown(rows: &[SavingRow], lang: Lang) -> Vec<Value> {
    let peak = rows.iter().map(|row| row.totals.value().0).max().unwrap_or(0);
    let row = |row: &SavingRow| {
        let value = row.totals.value();
        json!({
            "name": lang.pick(&row.label_fr, &row.label_en),
            "issues": count(row.issues),
            "value": money(value.0),
            "net": money(row.totals.net_full().0),
            "share": share(value.0, peak),
        })
    };
    rows.iter().map(row).collect()
}

/// A bar's length in thousandths of the longest.
fn share(cents: i64, peak: i64) -> i64 {
    let share = i128::from(cents.max(0)) * 1000 / i128::from(peak.max(1));
    i64::try_from(share).unwrap_or(1000)
}

/// What it rests on.
fn proofs(report: &CouncilReport, lang: Lang) -> Value {
    let grades = [w::grade_a(lang), w::grade_b(lang), w::grade_c(lang)];
    let grades: Vec<(&str, String)> = grades
        .into_iter()
        .zip(report.grades.map(|cents| money(cents.0)))
        .collect();
    let factors: Vec<Value> = report
        .factors
        .iter()
        .map(|used| {
            json!({
                "category": lang.pick(&used.category.0, &used.category.1),
                "code": used.code,
                "version": used.version,
                "source": used.source,
                "co2": kilograms(Grams(used.co2)),
                "entries": used.entries,
            })
        })
        .collect();
    json!({
        "window": report.rules.return_window_days,
        "rate": money(report.rules.labour_rate.0),
        "grades": named(&grades),
        "largest": report.largest.iter().map(|line| largest(line, &report.public_url)).collect::<Vec<_>>(),
        "factors": factors,
        "limits": limits(report, lang),
        "seal": seal(report, lang),
    })
}

/// A line, and where its proof is read: nowhere from outside where no public address is set.
fn largest(line: &LedgerLine, public_url: &str) -> Value {
    let proof = match public_url.trim_end_matches('/') {
        "" => String::new(),
        address => format!("{address}/value/lines/{}", line.id),
    };
    json!({
        "id": line.id,
        "proof": proof,
        "on": date(line.period_on),
        "name": line.name,
        "code": line.code,
        "service": line.service,
        "handover": line.handover.clone().unwrap_or_default(),
        "grade": line.grade.map_or("", |grade| grade.word()),
        "value": money(line.cents.0),
    })
}

/// What the figures leave out, with how many.
fn limits(report: &CouncilReport, lang: Lang) -> Vec<String> {
    let open = report.open;
    let counted = [
        (open.without_price, w::without_price(lang, open.without_price)),
        (open.unsigned, w::unsigned(lang, open.unsigned)),
        (open.without_factor, w::without_factor(lang, open.without_factor)),
        (open.repairs, w::repairs(lang, open.repairs)),
    ];
    let counted = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, said)| said);
    let always = [w::limit_price(lang), w::limit_factor(lang), w::limit_late(lang)];
    counted.chain(always.map(str::to_owned)).collect()
}

fn seal(report: &CouncilReport, lang: Lang) -> Vec<Value> {
    let line = |name: &str, value: String, mono: bool| json!({ "name": name, "value": value, "mono": mono });
    let mut seal = vec![line(w::entries(lang), count(report.entries), false)];
    if let Some(closing) = &report.closing {
        let frozen = &closing.frozen;
        seal.push(line(w::closed_at(lang), moment(closing.at), false));
        seal.push(line(w::hash(lang), closing.hash.clone(), true));
        seal.push(line(w::last_entry(lang), number(frozen.last_entry), false));
        seal.push(line(w::last_hash(lang), frozen.last_hash.clone(), true));
    }
    seal
}

fn named(pairs: &[(&str, String)]) -> Vec<Value> {
    let pair = |(name, value): &(&str, String)| json!({ "name": name, "value": value });
    pairs.iter().map(pair).collect()
}
