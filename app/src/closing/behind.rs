//! The entries behind the figures of a period.

use crate::saving::{address::href, filter::only};
use domain::{
    closing::Period,
    ledger::{Kind, saving::Lens},
    view::{LineFilter, explore},
};

/// All entries of the period.
fn of(period: Period) -> LineFilter {
    let month = match period {
        Period::Month { month, .. } => month,
        Period::Year(_) => 0,
    };
    LineFilter {
        year: period.year(),
        month,
        ..LineFilter::default()
    }
}

/// Where all of them are listed.
pub(super) fn all(period: Period) -> String {
    href(&of(period), Lens::Gross)
}

/// Where what a lens sums is listed.
pub(super) fn through(period: Period, lens: Lens) -> String {
    href(&explore::behind(&of(period), lens), lens)
}

/// Where the entries of the headline of that sign are listed: `entry` or `reversal`.
pub(super) fn headline(period: Period, sign: &str) -> String {
    let filter = LineFilter {
        sign: sign.to_owned(),
        ..explore::behind(&of(period), Lens::Gross)
    };
    href(&filter, Lens::Gross)
}

/// Where opportunistic purchases are listed.
pub(super) fn opportunistic(period: Period) -> String {
    let filter = LineFilter {
        substitutions: "S3".into(),
        ..only(&of(period), &[Kind::AvoidedPurchase])
    };
    href(&filter, Lens::Gross)
}

/// Where the entries of one kind are listed.
pub(super) fn kind(period: Period, kind: Kind) -> String {
    href(&only(&of(period), &[kind]), Lens::Gross)
}

#[cfg(test)]
mod tests {
    use super::{all, headline, through};
    use domain::{closing::Period, ledger::saving::Lens};

    #[test]
    fn figures_lead_to_the_entries_of_their_month_or_year() {
        let month = Period::Month { year: 2026, month: 10 };
        assert_eq!(all(Period::Year(2026)), "/value/lines?year=2026");
        assert_eq!(
            through(month, Lens::Prudent),
            "/value/lines?year=2026&month=10&kinds=avoided_purchase&substitutions=S1,S2&lens=prudent"
        );
        assert!(headline(month, "reversal").ends_with("&sign=reversal"));
    }
}
