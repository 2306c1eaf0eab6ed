//! Exploring the value: whatever the history, every axis adds up to the headline, and so do the lines that each figure
//! opens.

use crate::builder::{
    World, chairs, decision, diagnosis, go, handover, make_ready, need, on_each_database, part, price, price_late,
    signing,
};
use domain::{
    Cents, Grams, Minutes,
    id::{PlaceId, ProviderId},
    item::{Barrier, Command, Condition, Cost, Decision, Need, Recycling, Return, Route, Worth},
    ledger::saving::{Lens, Totals},
    price::Substitution,
    view::{
        Choice, LineFilter, PlaceRow, ProviderRow,
        explore::{Asked, Axis, ExplorePage, Matrix, NONE, OTHERS, behind},
    },
};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Desk, Submission,
    catalogue::{save_place, save_provider},
    deposit::{NewDeposit, receive},
    handover::{NewHandover, prepare, sign},
    ledger::read::{explore, lines},
    verify::verify,
};

/// Numbers that look drawn, the same each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Where things stand: a service more, a second site with a place inside, two providers.
pub(crate) struct Set {
    pub(crate) site: i64,
    inside: i64,
    pub(crate) providers: [i64; 2],
}

pub(crate) async fn set(world: &World) -> Set {
    world.service("Culture").await;
    let place = |name: &str, parent| PlaceRow {
        id: 0,
        name: name.into(),
        parent,
        path: String::new(),
        is_active: true,
    };
    let provider = |name: &str| ProviderRow {
        id: 0,
        name: name.into(),
        kind: "craftsman".into(),
        commune: "Lens".into(),
        postcode: String::new(),
        insee: String::new(),
        is_active: true,
    };
    let site = save_place(&world.desk, &place("Béthune", None)).await.unwrap();
    let inside = save_place(&world.desk, &place("Étagère 4", Some(site))).await.unwrap();
    let one = save_provider(&world.desk, &provider("Menuiserie Leroy")).await.unwrap();
    let two = save_provider(&world.desk, &provider("Envie")).await.unwrap();
    Set {
        site,
        inside,
        providers: [one, two],
    }
}

/// One item's life, as the dice fall. Answers its label, and whether it stood on the second site.
pub(crate) async fn life(world: &World, set: &Set, dice: &mut Dice, day: u64) -> (String, bool) {
    let desk = world.later(day);
    let is_elsewhere = dice.roll(2) == 1;
    let deposit = NewDeposit {
        service: 1 + i64::try_from(dice.roll(3)).unwrap(),
        category: ["F-CHAIR", "F-TABLE", "SP-BIKE", "S-BOARD"][usize::try_from(dice.roll(4)).unwrap()].into(),
        place: Some(if is_elsewhere { set.inside } else { 1 }),
        ..chairs(1)
    };
    let (_, codes) = receive(&desk, &Submission::default(), deposit).await.unwrap();
    let code = codes[0].clone();
    let route = dice.roll(4);
    if route == 0 {
        make_ready(&desk, &code).await;
    } else {
        mend(
            &desk,
            &code,
            (route > 1).then(|| set.providers[usize::from(route == 3)]),
            dice,
        )
        .await;
        if dice.roll(4) == 0 {
            go(&desk, &code, Command::FailTest("Casse encore".into()))
                .await
                .unwrap();
            go(&desk, &code, Command::Recycle(recycling())).await.unwrap();
            return (code, is_elsewhere);
        }
        go(&desk, &code, Command::PassTest(Condition::B)).await.unwrap();
    }
    issue(world, &code, dice, day).await;
    (code, is_elsewhere)
}

async fn mend(desk: &Desk, code: &str, provider: Option<i64>, dice: &mut Dice) {
    go(desk, code, Command::StartDiagnosis(Vec::new())).await.unwrap();
    go(desk, code, Command::Diagnose(diagnosis())).await.unwrap();
    let route = provider.map_or(Route::InHouse, |id| Route::Provider(ProviderId(id)));
    let decided = Decision {
        route,
        order: "BC-12".into(),
        ..decision()
    };
    go(desk, code, Command::DecideRepair(decided)).await.unwrap();
    let cents = |n: u64| Cents(i64::try_from(n).unwrap());
    let costs = match provider {
        None => vec![part(1 + i64::try_from(dice.roll(4000)).unwrap())],
        Some(_) => vec![
            Cost::External {
                amount: cents(1 + dice.roll(6000)),
                provider: None,
                reference: "D-7".into(),
            },
            Cost::Transport(cents(450), "Navette".into()),
        ],
    };
    for cost in costs {
        go(desk, code, Command::AddCost(cost)).await.unwrap();
    }
    go(desk, code, Command::AddCost(Cost::Labour(Minutes(7))))
        .await
        .unwrap();
    if dice.roll(2) == 0 {
        let invoice = Command::RecordInvoice {
            line: 0,
            amount: cents(dice.roll(5000)),
            reference: "F-9".into(),
        };
        go(desk, code, invoice).await.unwrap();
    }
    go(desk, code, Command::FinishRepair("Réparé".into())).await.unwrap();
}

fn recycling() -> Recycling {
    Recycling {
        operator: "Valdelia".into(),
        weight: Grams(9_000),
        waste_code: "20 03 07".into(),
        barrier: Some(Barrier::WornOut),
    }
}

/// Priced or not, given, and sometimes back, corrected, or priced late.
async fn issue(world: &World, code: &str, dice: &mut Dice, day: u64) {
    let desk = world.later(day);
    let amount = 5_000 + i64::try_from(dice.roll(20_000)).unwrap();
    let is_priced = dice.roll(4) > 0;
    if is_priced {
        price(&desk, code, amount).await;
    }
    let substitution = if dice.roll(4) == 0 {
        Substitution::S3
    } else {
        Substitution::S2
    };
    let slip = NewHandover {
        service: 1 + i64::try_from(dice.roll(3)).unwrap(),
        need: Need {
            substitution,
            expected_months: (dice.roll(2) == 0).then_some(18),
            ..need()
        },
        ..handover(&[code])
    };
    let number = prepare(&desk, &Submission::default(), slip).await.unwrap();
    sign(&desk, &Submission::default(), &number, signing(&[code]))
        .await
        .unwrap();
    let back = |days| (world.later(day + days), Command::TakeBack(return_()));
    match dice.roll(5) {
        0 => {
            let (desk, back) = back(30);
            go(&desk, code, back).await.unwrap();
        }
        1 => {
            let (desk, back) = back(120);
            go(&desk, code, back).await.unwrap();
        }
        2 if is_priced => {
            let correction = Command::CorrectAcceptance {
                reason: "Besoin mal saisi".into(),
                need: need(),
                worth: Worth::default(),
            };
            go(&world.later(day + 3), code, correction).await.unwrap();
        }
        3 if !is_priced => {
            price(&desk, code, amount).await;
            go(&world.later(day + 9), code, price_late()).await.unwrap();
        }
        _ => {}
    }
}

fn return_() -> Return {
    Return {
        reason: "Ne sert plus".into(),
        condition: Condition::C,
        place: PlaceId(1),
    }
}

async fn asked(desk: &Desk, filter: &LineFilter, by: Option<Axis>, lens: Lens) -> ExplorePage {
    let asked = Asked {
        filter: filter.clone(),
        by,
        lens,
    };
    explore(desk, &asked).await.unwrap()
}

/// What the lines of a figure come to, costs taken off: two lists, added by hand.
async fn listed(desk: &Desk, filter: &LineFilter, lens: Lens) -> Cents {
    let all = behind(filter, lens);
    let value = LineFilter {
        kinds: "avoided_purchase".into(),
        ..all.clone()
    };
    let costs = all
        .kinds
        .trim_start_matches("avoided_purchase")
        .trim_start_matches(',')
        .to_owned();
    let value = lines(desk, &value).await.unwrap();
    let value = if lens == Lens::Prudent {
        value.prudent
    } else {
        value.cents
    };
    if costs.is_empty() {
        return value;
    }
    let costs = LineFilter { kinds: costs, ..all };
    value - lines(desk, &costs).await.unwrap().cents
}

/// With one service a side, the others added up open what they come to, and are a matrix of their own.
async fn folded(desk: &Desk, filter: &LineFilter, whole: Matrix, lens: Lens) {
    let matrix = whole.folded(1);
    let kept = |axis: Axis, filter: &LineFilter, side: &[Choice], key: &str| match key {
        OTHERS => axis.others(filter, side),
        key => axis.keep(filter, key),
    };
    for cell in &matrix.cells {
        let row = kept(Axis::Depositor, filter, &matrix.depositors, &cell.depositor);
        let pair = kept(Axis::Receiver, &row, &matrix.receivers, &cell.receiver);
        assert_eq!(listed(desk, &pair, lens).await, cell.value, "{cell:?} of {filter:?}");
        if (cell.depositor.as_str(), cell.receiver.as_str()) == (OTHERS, OTHERS) {
            let others = asked(desk, &pair, None, lens).await;
            assert_eq!(others.totals.through(lens), cell.value, "{filter:?}");
        }
    }
}

/// Every axis, row by row, and the matrix, cell by cell, add up to the headline of the filter.
async fn adds_up(desk: &Desk, filter: &LineFilter, lenses: &[Lens]) -> Totals {
    let whole = asked(desk, filter, Some(Axis::Month), Lens::Gross).await.totals;
    for lens in lenses.iter().copied() {
        assert_eq!(
            listed(desk, filter, lens).await,
            whole.through(lens),
            "{lens:?} of {filter:?}"
        );
        for axis in Axis::ALL {
            let page = asked(desk, filter, Some(axis), lens).await;
            assert_eq!(page.totals, whole, "{axis:?} of {filter:?}");
            let rows: Cents = page.rows.iter().map(|row| row.totals.through(lens)).sum();
            assert_eq!(rows, whole.through(lens), "{axis:?} {lens:?} of {filter:?}");
            for row in &page.rows {
                let opened = listed(desk, &axis.keep(filter, &row.key), lens).await;
                assert_eq!(
                    opened,
                    row.totals.through(lens),
                    "{axis:?} {} {lens:?} of {filter:?}",
                    row.key
                );
            }
        }
        let matrix = asked(desk, filter, None, lens).await.matrix;
        let cells: Cents = matrix.cells.iter().map(|cell| cell.value).sum();
        assert_eq!(cells, whole.through(lens), "the matrix, {lens:?} of {filter:?}");
        for cell in &matrix.cells {
            let kept = Axis::Receiver.keep(&Axis::Depositor.keep(filter, &cell.depositor), &cell.receiver);
            assert_eq!(listed(desk, &kept, lens).await, cell.value, "{cell:?} of {filter:?}");
        }
        folded(desk, filter, matrix, lens).await;
    }
    whole
}

#[test]
fn each_axis_adds_up_to_the_headline_and_to_the_lines_it_opens() {
    on_each_database(async |world: World| {
        let set = set(&world).await;
        for seed in [7, 2026] {
            let mut dice = Dice(seed);
            for n in 0..24 {
                life(&world, &set, &mut dice, n * 10).await;
            }
        }
        let year = LineFilter {
            year: 2026,
            ..LineFilter::default()
        };
        let whole = adds_up(&world.desk, &year, &Lens::ALL).await;
        assert!(whole.gross > Cents(100_000) && whole.reversals > Cents::ZERO && whole.labour > Cents::ZERO);
        assert!(whole.external > Cents::ZERO && whole.opportunistic > Cents::ZERO);
        let narrowed = [
            LineFilter {
                receiver: 2,
                ..year.clone()
            },
            LineFilter {
                receiver: NONE,
                ..year.clone()
            },
            LineFilter {
                depositor: 1,
                provider: NONE,
                ..year.clone()
            },
            LineFilter {
                site: set.site,
                ..year.clone()
            },
            LineFilter {
                provider: set.providers[0],
                ..LineFilter::default()
            },
            LineFilter {
                outcome: "successful".into(),
                category: "F-TABLE".into(),
                ..LineFilter::default()
            },
            LineFilter {
                since: 202_608,
                until: 202_702,
                grade: "A".into(),
                ..LineFilter::default()
            },
        ];
        for filter in narrowed {
            adds_up(&world.desk, &filter, &[Lens::NetFull, Lens::Prudent]).await;
        }
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

/// What the headline's full net comes to in raw rows of the ledger, under a condition.
async fn raw(world: &World, condition: &str) -> i64 {
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(CASE WHEN e.kind = 'avoided_purchase' AND e.substitution <> 'S3' THEN e.cents
            WHEN e.kind IN ('labour', 'part', 'external', 'transport', 'other_cost') THEN -e.cents ELSE 0 END), 0)
            AS BIGINT) AS net
         FROM ledger e JOIN item i ON i.id = e.item_id
            LEFT JOIN repair_job j ON j.item_id = e.item_id WHERE e.month / 100 = 2026 AND {condition}"
    );
    let conn = world.db().conn();
    let row = conn
        .query_one_raw(Statement::from_string(conn.get_database_backend(), sql))
        .await
        .unwrap();
    row.unwrap().try_get::<i64>("", "net").unwrap()
}

#[test]
fn each_row_is_what_the_raw_ledger_says() {
    on_each_database(async |world: World| {
        let set = set(&world).await;
        let mut dice = Dice(41);
        let mut elsewhere = Vec::new();
        for n in 0..24 {
            let (code, is_elsewhere) = life(&world, &set, &mut dice, n * 9).await;
            if is_elsewhere {
                elsewhere.push(format!("'{code}'"));
            }
        }
        let is_received = "e.kind IN ('avoided_purchase', 'repair_return', 'co2', 'waste')";
        let year = LineFilter {
            year: 2026,
            ..LineFilter::default()
        };
        let mut checked = 0;
        for axis in Axis::ALL {
            for row in asked(&world.desk, &year, Some(axis), Lens::NetFull).await.rows {
                let key = row.key.as_str();
                let condition = match axis {
                    Axis::Month => format!("e.month = {key}"),
                    Axis::Receiver if key.is_empty() => format!("NOT {is_received}"),
                    Axis::Receiver => format!("{is_received} AND e.service_id = {key}"),
                    Axis::Depositor => format!("i.service_id = {key}"),
                    Axis::Category => format!("i.category = '{key}'"),
                    Axis::Site => {
                        let is_there = format!("i.code IN ({})", elsewhere.join(", "));
                        if key == set.site.to_string() {
                            is_there
                        } else {
                            format!("NOT {is_there}")
                        }
                    }
                    Axis::Provider if key.is_empty() => "j.provider_id IS NULL".into(),
                    Axis::Provider => format!("j.provider_id = {key}"),
                    Axis::Outcome if key == "none" => "j.outcome IS NULL".into(),
                    Axis::Outcome => format!("j.outcome = '{key}'"),
                };
                assert_eq!(row.totals.net_full().0, raw(&world, &condition).await, "{axis:?} {key}");
                checked += 1;
            }
        }
        assert!(checked > 25, "{checked}");
    });
}

#[test]
fn entries_older_than_the_axes_are_completed_at_the_start() {
    on_each_database(async |world: World| {
        let set = set(&world).await;
        let mut dice = Dice(3);
        for n in 0..8 {
            life(&world, &set, &mut dice, n * 15).await;
        }
        world.by_hand("DELETE FROM ledger_axis").await.unwrap();
        world.by_hand("DELETE FROM axis_sum").await.unwrap();
        let found = verify(world.db()).await.unwrap();
        assert!(found.iter().any(|line| line == "ledger_axis 1: missing"), "{found:?}");
        store::setting::prepare(world.db(), world.desk.now).await.unwrap();
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn an_axis_or_a_sum_changed_by_hand_is_found() {
    on_each_database(async |world: World| {
        let set = set(&world).await;
        let mut dice = Dice(5);
        for n in 0..6 {
            life(&world, &set, &mut dice, n).await;
        }
        world
            .by_hand("UPDATE axis_sum SET cents = cents + 1 WHERE axis = 'services'")
            .await
            .unwrap();
        world
            .by_hand("UPDATE ledger_axis SET depositor_id = 3 WHERE depositor_id = 1")
            .await
            .unwrap();
        let found = verify(world.db()).await.unwrap();
        assert!(found.iter().any(|line| line.contains("by services")), "{found:?}");
        assert!(found.iter().any(|line| line.ends_with(": depositor_id")), "{found:?}");
    });
}
