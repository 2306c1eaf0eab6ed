//! One amount wherever it is read: whatever happened, the page of a year, the list behind a figure, its export, the
//! proofs of its entries and the ledger itself say the same.

mod about;

use crate::{
    builder::{World, chair, decision, diagnosis, go, make_ready, on_each_database, part},
    explore::{Dice, Set, life, set},
    export::{all, column, sum},
};
use about::{About, COSTS, filters};
use domain::{
    Cents, Grams,
    export::{Asked, List},
    item::{Command, Donation},
    ledger::{
        Kind, Posting,
        saving::{Lens, prudent as value_of},
    },
    view::{LedgerLine, LedgerPage, LineFilter, explore::behind},
};
use proptest::prelude::{ProptestConfig, any, proptest};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Desk, Submission,
    item::undo,
    ledger::read::{lines, page, proof},
    verify::verify,
};

/// What each entry's proof says.
type Proofs = BTreeMap<i64, Posting>;

/// Lives as the value is explored with, and beside each an end that those lack.
async fn happened(world: &World, lives: &[u64]) -> Set {
    let set = set(world).await;
    for (day, seed) in (0_u64..).step_by(10).zip(lives) {
        let mut dice = Dice(*seed);
        life(world, &set, &mut dice, day).await;
        aside(world, &mut dice, day).await;
    }
    set
}

/// Given outside the body; or lost under repair, after a cost that was taken back.
async fn aside(world: &World, dice: &mut Dice, day: u64) {
    let desk = world.later(day);
    let code = chair(&desk).await;
    let cents = 1 + i64::try_from(dice.roll(4000)).unwrap();
    if dice.roll(2) == 0 {
        make_ready(&desk, &code).await;
        let donation = Donation {
            beneficiary: "Emmaüs Arras".into(),
            legal_category: "solidarity".into(),
            unit_value: Cents(cents),
            barrier: None,
        };
        return go(&desk, &code, Command::Donate(donation)).await.unwrap();
    }
    for command in [
        Command::StartDiagnosis(Vec::new()),
        Command::Diagnose(diagnosis()),
        Command::DecideRepair(decision()),
        Command::AddCost(part(cents)),
        Command::AddCost(part(700)),
    ] {
        go(&desk, &code, command).await.unwrap();
    }
    let last = store::item::read::card(&desk, &code).await.unwrap().version;
    undo(&desk, &Submission::default(), &code, last).await.unwrap();
    go(&desk, &code, Command::ReportLost("INV-1".into())).await.unwrap();
}

/// The entries of a filter over all pages of its list, and what the list says they come to.
async fn listed(desk: &Desk, filter: &LineFilter) -> (Vec<LedgerLine>, LedgerPage) {
    let first = lines(desk, filter).await.unwrap();
    let mut all = first.lines.rows.clone();
    let mut page = 1;
    while (all.len() as u64) < first.lines.total {
        page += 1;
        let asked = LineFilter { page, ..filter.clone() };
        let next = lines(desk, &asked).await.unwrap();
        assert!(!next.lines.rows.is_empty(), "page {page} of {filter:?}");
        assert_eq!(next.cents, first.cents, "page {page} of {filter:?}");
        all.extend(next.lines.rows);
    }
    (all, first)
}

async fn proofs(desk: &Desk) -> Proofs {
    let (entries, _) = listed(desk, &LineFilter::default()).await;
    let mut proofs = Proofs::new();
    for entry in entries {
        proofs.insert(entry.id, proof(desk, entry.id).await.unwrap().posting);
    }
    proofs
}

/// An amount as the list counts it: what was spent is taken off, unless it is itself the subject.
fn counted(filter: &LineFilter, kind: Kind, cents: Cents) -> Cents {
    let is_spent = kind.is_cash_cost() || kind == Kind::Labour;
    if is_spent && filter.takes_costs_off() {
        -cents
    } else {
        cents
    }
}

/// How many entries of the ledger there are under a condition, what they count, their prudent value and their grams.
async fn raw(world: &World, condition: &str, takes_costs_off: bool) -> [i64; 4] {
    let sign = if takes_costs_off { "-" } else { "" };
    let sum = |column: &str| format!("CAST(COALESCE(SUM({column}), 0) AS BIGINT)");
    let sql = format!(
        "SELECT COUNT(*) AS entries, {} AS cents, {} AS prudent, {} AS grams FROM ledger WHERE {condition}",
        sum(&format!("CASE WHEN {COSTS} THEN {sign}cents ELSE cents END")),
        sum("prudent_cents"),
        sum("grams")
    );
    let conn = world.db().conn();
    let row = conn
        .query_one_raw(Statement::from_string(conn.get_database_backend(), sql))
        .await
        .unwrap()
        .unwrap();
    ["entries", "cents", "prudent", "grams"].map(|column| row.try_get("", column).unwrap())
}

/// The grams of the entries of a kind.
fn grams_of(entries: &[LedgerLine], kind: Kind) -> i64 {
    let of_kind = entries.iter().filter(|line| line.kind == kind);
    of_kind.map(|line| line.grams.0).sum()
}

/// The list, its pages, its export, the proofs and the ledger say the same of a filter: how many entries that is.
async fn agree(world: &World, (filter, plain): &About, proofs: &Proofs) -> usize {
    let (entries, page) = listed(&world.desk, filter).await;
    let ids: BTreeSet<i64> = entries.iter().map(|line| line.id).collect();
    assert_eq!(ids.len(), entries.len(), "an entry stands on two pages of {filter:?}");
    let cents: Cents = entries.iter().map(|line| line.cents).sum();
    let prudent: Cents = entries.iter().map(|line| line.prudent).sum();
    let grams: Grams = entries.iter().map(|line| line.grams).sum();
    assert_eq!(
        (page.cents, page.prudent, page.grams),
        (cents, prudent, grams),
        "{filter:?}"
    );
    let counts: Cents = entries.iter().map(|line| counted(filter, line.kind, line.cents)).sum();
    assert_eq!(page.counts, counts, "{filter:?}");

    let proved: Cents = ids
        .iter()
        .map(|id| counted(filter, proofs[id].kind, proofs[id].cents))
        .sum();
    assert_eq!(proved, counts, "the proofs of {filter:?}");
    let proved: (Cents, Grams) = (
        ids.iter().map(|id| value_of(&proofs[id])).sum(),
        ids.iter().map(|id| proofs[id].grams).sum(),
    );
    assert_eq!(proved, (prudent, grams), "the proofs of {filter:?}");

    let asked = Asked {
        lines: filter.clone(),
        ..Asked::of(List::Ledger, 0)
    };
    let rows = all(&world.desk, &asked).await;
    let exported = |key: &str| sum(&column(&world.desk, List::Ledger, &rows, key));
    assert_eq!(
        (rows.len(), exported("counts"), exported("prudent")),
        (entries.len(), counts.0, prudent.0),
        "the export of {filter:?}"
    );
    for (key, kind) in [
        ("co2", Kind::Co2),
        ("waste", Kind::Waste),
        ("waste_out", Kind::WasteOut),
    ] {
        assert_eq!(exported(key), grams_of(&entries, kind), "{key} of {filter:?}");
    }

    if let Some(condition) = plain {
        let found = raw(world, condition, filter.takes_costs_off()).await;
        let count = i64::try_from(entries.len()).unwrap();
        assert_eq!(
            found,
            [count, counts.0, prudent.0, grams.0],
            "{condition} for {filter:?}"
        );
    }
    entries.len()
}

/// What the list behind a figure of costs comes to.
async fn spent(desk: &Desk, year: i32, kinds: &str, only: &str) -> Cents {
    let filter = LineFilter {
        year,
        kinds: kinds.into(),
        only: only.into(),
        ..LineFilter::default()
    };
    listed(desk, &filter).await.0.iter().map(|line| line.cents).sum()
}

/// The items and the issues of a year are those of the list behind them.
async fn issues_agree(desk: &Desk, year: i32, said: (u64, u64)) {
    let filter = LineFilter {
        year,
        sign: "issue".into(),
        ..LineFilter::default()
    };
    let (entries, list) = listed(desk, &filter).await;
    let items: BTreeSet<&String> = entries.iter().map(|line| &line.code).collect();
    let counted = (items.len() as u64, entries.len() as u64);
    assert_eq!((said, list.items), (counted, Some(counted.0)), "{year}");
}

/// Each figure of a year's page is what the entries behind it come to, and so are its months and its rows.
async fn a_year_agrees(desk: &Desk, year: i32) {
    let of_year = LineFilter {
        year,
        ..LineFilter::default()
    };
    for lens in Lens::ALL {
        let shown = page(desk, year, lens).await.unwrap();
        let filter = behind(&of_year, lens);
        let (entries, _) = listed(desk, &filter).await;
        let value = |line: &LedgerLine| match lens {
            Lens::Prudent => line.prudent,
            Lens::Gross | Lens::NetCash | Lens::NetFull => counted(&filter, line.kind, line.cents),
        };
        let whole: Cents = entries.iter().map(value).sum();
        assert_eq!(shown.totals.through(lens), whole, "{lens:?} of {year}");
        let months: Cents = shown.months.iter().map(|month| month.through(lens)).sum();
        assert_eq!(months, whole, "the months, {lens:?} of {year}");
        for rows in [&shown.categories, &shown.services] {
            let ordered = rows
                .windows(2)
                .all(|pair| pair[0].totals.through(lens) >= pair[1].totals.through(lens));
            assert!(ordered, "the rows are not in the order of {lens:?}");
            let rows: Cents = rows.iter().map(|row| row.totals.through(lens)).sum();
            assert_eq!(rows, whole, "the rows, {lens:?} of {year}");
        }
        let (all, _) = listed(desk, &of_year).await;
        let weights = [Kind::Co2, Kind::Waste, Kind::WasteOut].map(|kind| grams_of(&all, kind));
        let totals = &shown.totals;
        assert_eq!([totals.co2.0, totals.waste.0, totals.waste_out.0], weights, "{year}");
        let months: [i64; 3] = [
            shown.months.iter().map(|month| month.co2.0).sum(),
            shown.months.iter().map(|month| month.waste.0).sum(),
            shown.months.iter().map(|month| month.waste_out.0).sum(),
        ];
        assert_eq!(months, weights, "the months of {year}");
        issues_agree(desk, year, shown.items_and_issues).await;
        let failed = spent(desk, year, "labour,part,external,transport,other_cost", "failed").await;
        let local = spent(desk, year, "external", "local").await;
        assert_eq!((shown.failed, shown.local_spend), (failed, local), "{year}");
    }
}

/// All of it, and how many entries were compared.
async fn everything_agrees(world: &World, set: &Set) -> usize {
    let proofs = proofs(&world.desk).await;
    let mut compared = 0;
    for about in filters(set) {
        compared += agree(world, &about, &proofs).await;
    }
    for year in [2026, 2027] {
        a_year_agrees(&world.desk, year).await;
    }
    assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    compared
}

#[test]
fn an_amount_is_the_same_on_its_page_in_its_list_in_its_export_and_in_the_proofs() {
    on_each_database(async |world: World| {
        let lives: Vec<u64> = (0..24).map(|n| 2026 + 7919 * n).collect();
        let set = happened(&world, &lives).await;
        let compared = everything_agrees(&world, &set).await;
        assert!(compared > 400, "{compared}");
    });
}

proptest! {
    // Each case has databases of its own: not many of them, and hardly any to make a failure smaller.
    #![proptest_config(ProptestConfig {
        cases: 16,
        failure_persistence: None,
        max_shrink_iters: 16,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_amount_is_the_same_everywhere_whatever_happened(lives in proptest::collection::vec(any::<u64>(), 1..9)) {
        let lives = lives.as_slice();
        on_each_database(move |world: World| async move {
            let set = happened(&world, lives).await;
            everything_agrees(&world, &set).await;
        });
    }
}
