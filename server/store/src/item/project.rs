//! The rows that an item's life makes in the tables that pages read.

use crate::table::{Column, Row};
use domain::{
    item::{Cost, IssueOutcome, Item, JobOutcome, Reversal, Route, State},
    workshop::delay::Stage,
};
use sea_orm::Value;

/// The item's own row, without its search text.
pub(crate) fn item_row(item: &Item) -> Row {
    Row {
        table: "item",
        key: vec![("id", item.id.0.into())],
        columns: item_columns(item),
    }
}

/// Every column of the item's row but its id and search text.
pub(crate) fn item_columns(item: &Item) -> Vec<Column> {
    let standing = item.acceptances.last().filter(|standing| !standing.is_reversed);
    let uncounted = item.uncounted().map(|(_, standing)| standing.accepted_on);
    let is_without_factor = standing.is_some_and(|standing| {
        let factor = standing.counted.factor.as_ref();
        standing.posted_by.is_some() && factor.is_none_or(|factor| factor.co2.is_none())
    });
    let is_ready = matches!(item.state, State::Ready | State::Reserved);
    let ready_since = item.ready_since.filter(|_| is_ready);
    let gates: Vec<&str> = item.open_gates().map(domain::item::Gate::word).collect();
    let issue = item.open_issue();
    vec![
        ("code", item.code.map(|code| code.to_string()).into()),
        ("state", item.state.word().into()),
        ("version", number(item.last.seq)),
        ("category", item.category.as_str().into()),
        ("name", item.details.name.as_str().into()),
        ("brand", item.details.brand.as_str().into()),
        ("model", item.details.model.as_str().into()),
        ("serial", item.details.serial.as_str().into()),
        ("inventory_number", item.details.inventory_number.as_str().into()),
        ("fault", item.details.fault.as_str().into()),
        ("made_in", item.details.made_in.into()),
        ("quantity", number(item.quantity)),
        ("ownership", item.ownership.word().into()),
        ("service_id", item.depositor.0.into()),
        ("deposit_id", item.deposit.map(|id| id.0).into()),
        ("place_id", item.place.map(|id| id.0).into()),
        ("condition", item.condition.map(|c| c.word().to_owned()).into()),
        ("open_gates", gates.join(" ").into()),
        (
            "reserved_service_id",
            item.reservation.as_ref().map(|r| r.service.0).into(),
        ),
        ("reserved_until", item.reservation.as_ref().map(|r| r.until).into()),
        ("ready_since", ready_since.into()),
        ("issued_to", issue.map(|line| line.issue.service.0).into()),
        ("issued_on", issue.map(|line| line.occurred_on).into()),
        ("cycle", number(item.cycle)),
        ("cost_cents", item.cost().0.into()),
        ("accepted_on", standing.map(|standing| standing.accepted_on).into()),
        ("is_uncounted", uncounted.is_some().into()),
        ("uncounted_since", uncounted.into()),
        ("is_without_factor", is_without_factor.into()),
        ("deposited_on", item.deposited_on.into()),
        ("last_on", item.last.occurred_on.into()),
        ("last_at", item.last.at.into()),
    ]
}

/// The rows of its repairs, costs, issues, returns, exit and delays.
pub(crate) fn child_rows(item: &Item) -> Vec<Row> {
    let mut rows = jobs(item);
    rows.extend(costs(item));
    rows.extend(issues(item));
    rows.extend(returns(item));
    rows.extend(exit(item));
    rows.extend(lives(item));
    rows
}

fn lives(item: &Item) -> Vec<Row> {
    let row = |(rank, life): (usize, &domain::workshop::delay::Life)| Row {
        table: "item_life",
        key: ranked(item, rank),
        columns: vec![
            ("came_on", life.came_on.into()),
            ("diagnosed_on", life.diagnosed_on.into()),
            ("ready_on", life.ready_on.into()),
            ("reissued_on", life.reissued_on.into()),
            ("diagnosis_days", life.days(Stage::Diagnosis).into()),
            ("repair_days", life.days(Stage::Repair).into()),
            ("reissue_days", life.days(Stage::Reissue).into()),
            ("whole_days", life.days(Stage::Whole).into()),
        ],
    };
    item.lives.iter().enumerate().map(row).collect()
}

fn jobs(item: &Item) -> Vec<Row> {
    let row = |(rank, job): (usize, &domain::item::Job)| {
        let (route, provider) = match job.decision.route {
            Route::InHouse => ("in_house", None),
            Route::Provider(provider) => ("provider", Some(provider.0)),
            Route::AwaitParts => ("await_parts", None),
        };
        let outcome = match job.outcome {
            JobOutcome::Open => "open",
            JobOutcome::Successful => "successful",
            JobOutcome::Failed => "failed",
        };
        Row {
            table: "repair_job",
            key: ranked(item, rank),
            columns: vec![
                ("category", item.category.as_str().into()),
                ("route", route.into()),
                ("provider_id", provider.into()),
                ("reason", job.decision.reason.as_str().into()),
                ("order_reference", job.decision.order.as_str().into()),
                ("estimate_cents", job.decision.estimate.0.into()),
                ("ceiling_cents", job.decision.ceiling.0.into()),
                ("opened_on", job.opened_on.into()),
                ("closed_on", job.closed_on.into()),
                ("outcome", outcome.into()),
                ("is_broken_off", job.is_broken_off.into()),
                ("done", job.done.as_str().into()),
            ],
        }
    };
    item.jobs.iter().enumerate().map(row).collect()
}

fn costs(item: &Item) -> Vec<Row> {
    let row = |(rank, line): (usize, &domain::item::CostLine)| {
        let (kind, what, minutes, provider) = match &line.charge.cost {
            Cost::Labour(minutes) => ("labour", "", Some(minutes.0), None),
            Cost::Part { name, .. } => ("part", name.as_str(), None, None),
            Cost::External {
                reference, provider, ..
            } => ("external", reference.as_str(), None, provider.map(|id| id.0)),
            Cost::Transport(_, what) => ("transport", what.as_str(), None, None),
            Cost::Other(_, what) => ("other_cost", what.as_str(), None, None),
        };
        Row {
            table: "cost_line",
            key: ranked(item, rank),
            columns: vec![
                ("job", i32::try_from(line.job).unwrap_or(i32::MAX).into()),
                ("kind", kind.into()),
                ("what", what.into()),
                ("minutes", minutes.into()),
                ("amount_cents", line.charge.amount.0.into()),
                ("due_cents", line.due.0.into()),
                ("rate_cents", line.charge.rate.map(|rate| rate.0).into()),
                ("provider_id", provider.into()),
                ("occurred_on", line.occurred_on.into()),
            ],
        }
    };
    item.costs.iter().enumerate().map(row).collect()
}

fn issues(item: &Item) -> Vec<Row> {
    let row = |(rank, line): (usize, &domain::item::IssueLine)| {
        let outcome = match line.outcome {
            IssueOutcome::Open => "open",
            IssueOutcome::Accepted => "accepted",
            IssueOutcome::Refused => "refused",
        };
        Row {
            table: "handover_line",
            key: ranked(item, rank),
            columns: vec![
                ("handover_id", line.issue.handover.0.into()),
                ("quantity", number(line.quantity)),
                ("outcome", outcome.into()),
                ("occurred_on", line.occurred_on.into()),
                ("settled_on", line.settled_on.into()),
                (
                    "settled_by",
                    line.settled_by.map(|seq| i32::try_from(seq).unwrap_or(i32::MAX)).into(),
                ),
            ],
        }
    };
    item.issues.iter().enumerate().map(row).collect()
}

fn returns(item: &Item) -> Vec<Row> {
    let row = |(rank, (on, facts, reversal)): (usize, &(_, domain::item::Return, Reversal))| Row {
        table: "item_return",
        key: ranked(item, rank),
        columns: vec![
            ("occurred_on", chrono::NaiveDate::clone(on).into()),
            ("reason", facts.reason.as_str().into()),
            ("condition", facts.condition.word().into()),
            ("is_reversed", (*reversal == Reversal::Full).into()),
        ],
    };
    item.returns.iter().enumerate().map(row).collect()
}

fn exit(item: &Item) -> Option<Row> {
    let (on, event) = item.exit.as_ref()?;
    Some(Row {
        table: "item_exit",
        key: vec![("item_id", item.id.0.into())],
        columns: vec![
            ("kind", event.word().into()),
            ("occurred_on", (*on).into()),
            (
                "barrier",
                event.barrier().map(|barrier| barrier.word().to_owned()).into(),
            ),
            ("facts", serde_json::to_string(event).unwrap_or_default().into()),
        ],
    })
}

fn ranked(item: &Item, rank: usize) -> Vec<Column> {
    vec![
        ("item_id", item.id.0.into()),
        ("rank", i32::try_from(rank).unwrap_or(i32::MAX).into()),
    ]
}

fn number(value: u32) -> Value {
    i32::try_from(value).unwrap_or(i32::MAX).into()
}
