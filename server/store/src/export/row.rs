//! From a row of the database to the cells of a list.

use super::{ords, register, reuse, workshop};
use crate::{Desk, StoreError, setting, stocktake::Tree};
use chrono::NaiveDate;
use domain::{
    export::{Asked, Cell, Column, Kind, List},
    ledger::Inputs,
    price::Grade,
    view::stocktake::{Head, StocktakeLine},
};
use sea_orm::{ConnectionTrait, QueryResult};
use std::collections::BTreeMap;

/// What reading a list needs beside its rows.
#[derive(Debug)]
pub(super) enum Reading {
    /// Nothing.
    Plain,
    /// What an entry was computed from.
    Ledger,
    /// What providers were due, with its note.
    Spend,
    /// Today.
    Prices(NaiveDate),
    /// The organisation's name, and whether faults are told.
    Ords(String, bool),
    /// Stock-takes are folded, not selected: the places, as they are in the same snapshot.
    Counts(Tree),
    /// The side of the IT equipment that is listed; none for all.
    Reuse(Option<domain::legal::reuse::List>),
    /// The model's key; empty for all.
    Cases(String),
    /// What was frozen, as text.
    Closings,
    /// Instants, shown as days in Paris.
    Reports,
}

/// Cells that are not columns of the database.
pub(super) type Others = BTreeMap<&'static str, Cell>;

/// Whether what is asked leaves rows out that only the domain can tell.
pub(super) fn leaves_out(asked: &Asked) -> bool {
    match asked.list {
        List::Reuse => asked.reuse.is_some(),
        List::Cases => !asked.repairs.model.is_empty(),
        _ => false,
    }
}

impl Reading {
    pub(super) async fn begin(conn: &impl ConnectionTrait, desk: &Desk, asked: &Asked) -> Result<Self, StoreError> {
        Ok(match asked.list {
            List::Ledger => Self::Ledger,
            List::Spend => Self::Spend,
            List::Prices => Self::Prices(desk.today()),
            List::Ords => Self::Ords(setting::organisation(conn).await?.name, asked.has_problem),
            List::Stocktakes => Self::Counts(Tree::load(conn).await?),
            List::Reuse => Self::Reuse(asked.reuse),
            List::Cases => Self::Cases(asked.repairs.model.clone()),
            List::Closings => Self::Closings,
            List::Reports => Self::Reports,
            List::Chain
            | List::NotCounted
            | List::Items
            | List::Deposits
            | List::Handovers
            | List::Repairs
            | List::History
            | List::Delays
            | List::Stock
            | List::Papers
            | List::Providers
            | List::Services
            | List::Places
            | List::Categories
            | List::People => Self::Plain,
        })
    }

    /// Whether it leaves rows out: see [`leaves_out`].
    pub(super) fn leaves_out(&self) -> bool {
        match self {
            Self::Reuse(shown) => shown.is_some(),
            Self::Cases(model) => !model.is_empty(),
            _ => false,
        }
    }

    /// The cells of a row, in the order of the columns; none where it is left out.
    pub(super) fn cells(&self, columns: &[Column], row: &QueryResult) -> Result<Option<Vec<Cell>>, StoreError> {
        let Some(mut others) = self.others(row)? else {
            return Ok(None);
        };
        let cell = |column: &Column| match others.remove(column.key) {
            Some(cell) => Ok(cell),
            None => read(column, row),
        };
        Ok(Some(columns.iter().map(cell).collect::<Result<_, StoreError>>()?))
    }

    fn others(&self, row: &QueryResult) -> Result<Option<Others>, StoreError> {
        Ok(Some(match self {
            Self::Plain | Self::Counts(_) => Others::new(),
            Self::Ledger => computed_from(row)?,
            Self::Spend => Others::from([("note", Cell::text(inputs(row)?.note))]),
            Self::Prices(today) => {
                let (grade, dated_on): (String, NaiveDate) = (row.try_get("", "grade")?, row.try_get("", "dated_on")?);
                let grade = Grade::parse(&grade).map(|grade| grade.on(dated_on, *today));
                let cell = grade.map_or(Cell::Empty, |grade| Cell::text(grade.word()));
                Others::from([("grade", cell)])
            }
            Self::Ords(provider, has_problem) => {
                let record = ords::record(row, provider, *has_problem)?.map(Cell::text);
                domain::ords::COLUMNS.into_iter().zip(record).collect()
            }
            Self::Reuse(shown) => return reuse::cells(row, *shown),
            Self::Cases(model) => return Ok(workshop::is_of(row, model)?.then(Others::new)),
            Self::Closings => register::frozen(row)?,
            Self::Reports => register::days(row)?,
        }))
    }
}

/// A cell that is a column of the database.
fn read(column: &Column, row: &QueryResult) -> Result<Cell, StoreError> {
    Ok(match column.kind {
        Kind::Text | Kind::Word(_) => {
            let text: Option<String> = row.try_get("", column.key)?;
            Cell::text(text.unwrap_or_default())
        }
        Kind::Date => {
            let day: Option<NaiveDate> = row.try_get("", column.key)?;
            day.map_or(Cell::Empty, Cell::Date)
        }
        Kind::Integer | Kind::Money | Kind::Percent | Kind::Grams | Kind::Minutes => {
            number(row.try_get("", column.key)?)
        }
    })
}

fn number(value: Option<i64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}

fn inputs(row: &QueryResult) -> Result<Inputs, StoreError> {
    let inputs: String = row.try_get("", "inputs")?;
    Ok(serde_json::from_str(&inputs)?)
}

/// The frozen inputs of an entry, in words.
fn computed_from(row: &QueryResult) -> Result<Others, StoreError> {
    let inputs = inputs(row)?;
    let source = match (inputs.evidence, inputs.factor) {
        (Some(evidence), _) => evidence.source,
        (None, Some(factor)) => format!("{} · {} · v{}", factor.source, factor.code, factor.version),
        (None, None) => String::new(),
    };
    Ok(Others::from([
        ("quantity", Cell::Number(inputs.quantity.into())),
        ("unit", number(inputs.unit.map(|unit| unit.0))),
        ("source", Cell::text(source)),
        ("note", Cell::text(inputs.note)),
    ]))
}

/// The cells of a line of a stock-take.
pub(super) fn of_count(columns: &[Column], head: &Head, line: &StocktakeLine) -> Vec<Cell> {
    let seen_on = line.seen.as_ref().map_or(Cell::Empty, |(_, at)| Cell::Date(at.date()));
    let name = |pair: Option<&String>| pair.map_or(Cell::Empty, Cell::text);
    let mut others = Others::from([
        ("number", Cell::text(&head.number)),
        ("place", Cell::text(&head.place)),
        ("started_on", Cell::Date(head.started_at.date())),
        (
            "closed_on",
            head.closed
                .as_ref()
                .map_or(Cell::Empty, |closed| Cell::Date(closed.at.date())),
        ),
        ("outcome", Cell::text(line.outcome.word())),
        ("code", Cell::text(&line.code)),
        ("name", Cell::text(&line.name)),
        ("category", Cell::text(&line.category)),
        (
            "state",
            line.state.map_or(Cell::Empty, |state| Cell::text(state.word())),
        ),
        ("expected_at", Cell::text(&line.expected_at)),
        ("seen_at", Cell::text(&line.seen_at)),
        ("seen_on", seen_on),
        ("seen_by", name(line.seen.as_ref().map(|(by, _)| by))),
        ("note", Cell::text(&line.note)),
        ("decision", name(line.decision.as_ref().map(|(word, _)| word))),
        ("decided_by", name(line.decision.as_ref().map(|(_, by)| by))),
    ]);
    let cell = |column: &Column| others.remove(column.key).unwrap_or(Cell::Empty);
    columns.iter().map(cell).collect()
}
