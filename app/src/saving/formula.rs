//! How an entry is computed: its formula with the frozen figures, and the method in plain words.

use super::mass::kilograms;
use crate::{lang::Lang, text, ui::money::money, words::saving as words};
use domain::{
    Cents,
    ledger::{Kind, Posting},
    price::Basis,
    view::LedgerLine,
};

/// What an entry is called: its kind, and that it takes another back.
pub fn entry_name(lang: Lang, line: &LedgerLine) -> String {
    let kind = text::kind(lang, line.kind);
    match line.reverses {
        Some(_) => words::taken_back(lang, kind),
        None => kind.to_owned(),
    }
}

/// The formula with its figures: `2 × 180,00 € = 360,00 €`.
pub fn formula(lang: Lang, posting: &Posting, is_reversal: bool) -> String {
    let inputs = &posting.inputs;
    let quantity = inputs.quantity.max(1);
    let left = match posting.kind {
        Kind::Labour => inputs
            .minutes
            .zip(inputs.unit)
            .filter(|(minutes, rate)| comes_to(rate.share(*minutes, 60), posting))
            .map(|(minutes, rate)| words::minutes_at(lang, minutes, money(rate.0))),
        Kind::Co2 => {
            let one = inputs.factor.as_ref().and_then(|factor| factor.co2);
            one.map(|one| format!("{quantity} × {} × 0,5", kilograms(one)))
        }
        Kind::Waste | Kind::WasteOut => match (inputs.weighed, inputs.factor.as_ref().and_then(|factor| factor.weight))
        {
            (Some(weighed), _) => Some(words::weighed(lang, kilograms(weighed))),
            (None, Some(one)) => Some(format!("{quantity} × {}", kilograms(one))),
            (None, None) => None,
        },
        Kind::AvoidedPurchase
        | Kind::RepairReturn
        | Kind::Part
        | Kind::External
        | Kind::Transport
        | Kind::OtherCost
        | Kind::DonationValue
        | Kind::SaleRevenue => inputs
            .unit
            .filter(|unit| comes_to(unit.times(quantity), posting))
            .map(|unit| format!("{quantity} × {}", money(unit.0))),
    };
    match left {
        Some(left) if is_reversal => format!("\u{2212}\u{a0}({left}) = {}", result(posting)),
        Some(left) => format!("{left} = {}", result(posting)),
        None => result(posting),
    }
}

/// How the price of one was converted where its document is in the other basis: `150,00 € HT × (1 + 20,00 %) =
/// 180,00 € TTC`.
pub fn conversion(lang: Lang, posting: &Posting) -> Option<String> {
    let (unit, price) = (posting.inputs.unit?, posting.inputs.evidence.as_ref()?);
    let to = price.converted_to(unit)?;
    let sign = match to {
        Basis::Ttc => '×',
        Basis::Ht => '÷',
    };
    let said = |cents: Cents, basis| format!("{} {}", money(cents.0), text::basis(lang, basis));
    Some(format!(
        "{} {sign} (1 + {}) = {}",
        said(price.price, price.basis),
        vat(price.vat),
        said(unit, to)
    ))
}

/// A rate from hundredths of a percent: `20,00 %`.
pub(super) fn vat(hundredths: u32) -> String {
    format!("{},{:02}\u{a0}%", hundredths / 100, hundredths % 100)
}

/// Whether a product is the entry's amount: the difference of an invoice is none.
fn comes_to(product: Cents, posting: &Posting) -> bool {
    product.0.abs() == posting.cents.0.abs()
}

/// What the entry comes to, in euros or in kilograms.
pub fn result(posting: &Posting) -> String {
    if matches!(posting.kind, Kind::Co2 | Kind::Waste | Kind::WasteOut) {
        return kilograms(posting.grams);
    }
    money(posting.cents.0)
}

/// The method, for somebody who has never seen it.
pub fn method(lang: Lang, kind: Kind, is_reversal: bool) -> &'static str {
    if is_reversal {
        return words::method_reversal(lang);
    }
    match kind {
        Kind::AvoidedPurchase => words::method_avoided(lang),
        Kind::RepairReturn => words::method_repair_return(lang),
        Kind::Co2 => words::method_co2(lang),
        Kind::Waste => words::method_waste(lang),
        Kind::Labour => words::method_labour(lang),
        Kind::Part | Kind::External | Kind::Transport | Kind::OtherCost => words::method_cost(lang),
        Kind::DonationValue => words::method_donation(lang),
        Kind::SaleRevenue => words::method_sale(lang),
        Kind::WasteOut => words::method_waste_out(lang),
    }
}
