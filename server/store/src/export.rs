//! Lists to take away: read page after page in one snapshot, in the same memory whatever their length.

mod catalogue;
mod money;
mod ords;
mod overview;
mod plan;
mod reference;
mod register;
mod reuse;
mod row;
mod stock;
mod workshop;

pub use overview::overview;

use crate::{
    Desk, StoreError,
    act::note,
    db,
    ledger::read::snapshot,
    stocktake::{self, Tree},
};
use domain::{
    access::Permission,
    act::Act,
    export::{Asked, Cell, Column, List},
};
use plan::{Plan, START};
use row::Reading;
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult};

/// Rows of a list.
pub type Rows = Vec<Vec<Cell>>;

/// A list under way: all of it is what the database held when it was opened.
#[derive(Debug)]
pub struct Export {
    snapshot: DatabaseTransaction,
    list: List,
    columns: Vec<Column>,
    plan: Plan,
    reading: Reading,
    after: [i64; 3],
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Opens a list for whoever may take it; where it names people, that is noted.
///
/// # Errors
/// Refused, the database's.
pub async fn open(desk: &Desk, asked: &Asked) -> Result<Export, StoreError> {
    planned(desk, asked)?;
    // Before the snapshot is taken: nothing is written while a list holds its connection.
    if asked.list.names_people(&desk.actor) {
        let write = desk.db.write().await?;
        note(write.conn(), desk, Act::PeopleExported, None, asked.list.word()).await?;
        write.commit().await?;
    }
    begin(desk, asked).await
}

async fn begin(desk: &Desk, asked: &Asked) -> Result<Export, StoreError> {
    let plan = planned(desk, asked)?;
    let snapshot = snapshot(desk).await?;
    // Both databases take their snapshot at the first reading.
    db::row::<Count>(&snapshot, "SELECT COUNT(*) AS count FROM setting", []).await?;
    let reading = Reading::begin(&snapshot, desk, asked).await?;
    let mut columns = asked.list.columns_for(&desk.actor);
    for column in &mut columns {
        column.is_summed = asked.has_total(column);
    }
    Ok(Export {
        list: asked.list,
        columns,
        snapshot,
        plan,
        reading,
        after: START,
    })
}

/// How many rows a list has.
///
/// # Errors
/// Refused, the database's.
pub async fn count(desk: &Desk, asked: &Asked) -> Result<u64, StoreError> {
    let plan = planned(desk, asked)?;
    if row::leaves_out(asked) {
        return begin(desk, asked).await?.count().await;
    }
    counted(desk.db.conn(), asked.list, &plan).await
}

async fn counted(conn: &impl ConnectionTrait, list: List, plan: &Plan) -> Result<u64, StoreError> {
    let (sql, values) = match list {
        List::Stocktakes => (stocktake::read::LINE_COUNT.to_owned(), Vec::new()),
        _ => plan.count_sql(),
    };
    let count: Option<Count> = db::row(conn, &sql, values).await?;
    Ok(u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0))
}

/// Refuses who may not, and says what is read.
fn planned(desk: &Desk, asked: &Asked) -> Result<Plan, StoreError> {
    for permission in asked.list.permissions() {
        desk.require(*permission)?;
    }
    if asked.has_problem {
        desk.require(Permission::ClosePeriod)?;
    }
    Ok(match asked.list {
        List::Ledger => money::ledger(asked),
        List::Chain => money::chain(asked),
        List::NotCounted => money::not_counted(desk, asked),
        List::Spend => money::spend(asked),
        List::Items => stock::items(desk, asked),
        List::Deposits => stock::deposits(asked),
        List::Handovers => stock::handovers(desk, asked),
        List::Repairs => workshop::repairs(asked),
        List::Prices => catalogue::prices(desk, asked),
        List::Stocktakes => Plan::default(),
        List::Ords => ords::attempts(asked),
        List::History => ords::history(),
        List::Reuse => reuse::moved(asked),
        List::Cases => workshop::cases(asked),
        List::Delays => workshop::delays(asked),
        List::Stock => workshop::stock(desk, asked),
        List::Papers => register::papers(asked),
        List::Closings => register::closings(asked),
        List::Reports => register::reports(asked),
        List::Providers => reference::providers(asked),
        List::Services => reference::services(asked),
        List::Places => reference::places(asked),
        List::Categories => reference::categories(asked),
        List::People => reference::people(asked),
    })
}

impl Export {
    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Which list it is.
    pub fn list(&self) -> List {
        self.list
    }

    /// How many rows there are in all, in the same snapshot. Where only the domain knows what to leave out, they are read for
    /// it.
    ///
    /// # Errors
    /// The database's, inconsistent.
    pub async fn count(&mut self) -> Result<u64, StoreError> {
        if !self.reading.leaves_out() {
            return counted(&self.snapshot, self.list, &self.plan).await;
        }
        let here = std::mem::replace(&mut self.after, START);
        let mut count = 0;
        loop {
            let rows = self.next().await?.len();
            if rows == 0 {
                break;
            }
            count += u64::try_from(rows).unwrap_or(0);
        }
        self.after = here;
        Ok(count)
    }

    /// The next rows; none once it is over.
    ///
    /// # Errors
    /// The database's, inconsistent.
    pub async fn next(&mut self) -> Result<Rows, StoreError> {
        if let Reading::Counts(tree) = &self.reading {
            return next_count(&self.snapshot, tree, &mut self.after, &self.columns).await;
        }
        loop {
            let (sql, values) = self.plan.page_sql(&self.after);
            let statement = sea_orm::Statement::from_sql_and_values(self.snapshot.get_database_backend(), sql, values);
            let found = self.snapshot.query_all_raw(statement).await?;
            let Some(last) = found.last() else {
                return Ok(Rows::new());
            };
            self.after = self.plan.place_of(last)?;
            let mut rows = Rows::with_capacity(found.len());
            for row in &found {
                rows.extend(self.reading.cells(&self.columns, row)?);
            }
            // A page of which everything is left out does not end the list.
            if !rows.is_empty() {
                return Ok(rows);
            }
        }
    }
}

/// The lines of the next stock-take that has any.
async fn next_count(
    conn: &impl ConnectionTrait,
    tree: &Tree,
    [after, ..]: &mut [i64; 3],
    columns: &[Column],
) -> Result<Rows, StoreError> {
    while let Some((id, head, lines)) = stocktake::read::next_lines(conn, tree, *after).await? {
        *after = id;
        if !lines.is_empty() {
            return Ok(lines.iter().map(|line| row::of_count(columns, &head, line)).collect());
        }
    }
    Ok(Vec::new())
}
