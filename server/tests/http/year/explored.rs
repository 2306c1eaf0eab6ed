//! The value along each axis, who deposits and who receives, and one filter of each kind.

use super::{
    Year,
    sums::{AXES, Axis, CATEGORY, DEPOSITOR, ISSUE, MONTH, OUTCOME, PROVIDER, RECEIVER, SITE, cost, statement, value},
};
use crate::page::{cents, parameter, rows};

/// The rows of an axis as the page says them, its last one under `total`: `key|issues|costs|value`.
fn said(body: &str, axis: &Axis) -> Vec<String> {
    let row = |address: &str| match (address, axis.word) {
        ("", _) => "total".to_owned(),
        // A month leads to itself: from it, to it.
        (address, "month") => parameter(address, "from").replace('-', ""),
        (address, word) => parameter(address, word),
    };
    let rows = rows(body).into_iter().map(|found| {
        let [issues, cost, value] = &found.cells[..] else {
            unreachable!("a row of three figures");
        };
        let (cost, value) = (cents(&cost.text), cents(&value.text));
        format!("{}|{}|{cost}|{value}", row(&found.address), issues.text)
    });
    rows.collect()
}

impl Year<'_> {
    /// The same of those entries, from the entries.
    async fn rows_of(&self, axis: &Axis, joins: &str, lens: &str, only: &str) -> Vec<String> {
        let columns = [ISSUE.to_owned(), cost(lens), value(lens)];
        let mut all = self.database.texts(&statement(axis.key, joins, &columns, only)).await;
        let total = statement("'total'", joins, &columns, only);
        all.extend(self.database.texts(&total).await);
        all
    }

    /// Every axis through a lens.
    pub(super) async fn explored(&mut self, lens: &str) {
        let (year, entries) = (self.year, self.entries());
        for axis in AXES {
            let path = format!("/value/explore?by={}&year={year}&lens={lens}", axis.word);
            let page = self.page(&path).await;
            let expected = self.rows_of(&axis, axis.joins, lens, &entries).await;
            self.same(&path, said(&page, &axis), expected);
        }
    }

    /// Who deposits and who receives: each pair, each side, all of it; what comes to nothing is not shown.
    pub(super) async fn matrix(&mut self, lens: &str) {
        let path = format!("/value/explore?by=matrix&year={}&lens={lens}", self.year);
        let page = self.page(&path).await;
        let mut shown = Vec::new();
        for cell in rows(&page).into_iter().flat_map(|row| row.cells) {
            if !cell.address.is_empty() && cents(&cell.text) != 0 {
                let [from, to] = ["depositor", "receiver"].map(|side| parameter(&cell.address, side));
                shown.push(format!("{from}:{to}|{}", cents(&cell.text)));
            }
        }
        let (from, to) = (DEPOSITOR.key, RECEIVER.key);
        let mut expected = Vec::new();
        for key in [
            format!("{from} || ':' || {to}"),
            format!("{from} || ':'"),
            format!("':' || {to}"),
            "':'".to_owned(),
        ] {
            let sql = statement(&key, DEPOSITOR.joins, &[value(lens)], &self.entries());
            expected.extend(self.database.texts(&sql).await);
        }
        expected.retain(|row| !row.ends_with("|0"));
        self.same(&path, shown, expected);
    }

    /// One filter of each kind, at full cost: the record with the most entries, and what belongs to none.
    pub(super) async fn narrowed(&mut self) {
        let (year, entries, lens) = (self.year, self.entries(), "net_full");
        for axis in [RECEIVER, DEPOSITOR, CATEGORY, SITE, PROVIDER, OUTCOME] {
            let most = format!(
                "SELECT k.key FROM (SELECT {} AS key FROM ledger e {} WHERE {entries}) k WHERE k.key <> 'none'
                 GROUP BY k.key ORDER BY COUNT(*) DESC, k.key LIMIT 1",
                axis.key, axis.joins
            );
            let mut keys = self.database.texts(&most).await;
            assert_eq!(keys.len(), 1, "{} has entries", axis.word);
            if ["receiver", "provider"].contains(&axis.word) {
                keys.push("none".to_owned());
            }
            for key in keys {
                let path = format!("/value/explore?by=month&year={year}&lens={lens}&{}={key}", axis.word);
                let only = format!("{entries} AND {} = '{key}'", axis.key);
                let page = self.page(&path).await;
                let expected = self.rows_of(&MONTH, axis.joins, lens, &only).await;
                self.same(&path, said(&page, &MONTH), expected);
            }
        }
        let months = format!("e.month BETWEEN {year}03 AND {year}09");
        for (filter, only) in [
            (format!("from={year}-03&to={year}-09"), months),
            (format!("year={year}&grade=C"), format!("{entries} AND e.grade = 'C'")),
        ] {
            let path = format!("/value/explore?by=category&lens={lens}&{filter}");
            let page = self.page(&path).await;
            let expected = self.rows_of(&CATEGORY, CATEGORY.joins, lens, &only).await;
            self.same(&path, said(&page, &CATEGORY), expected);
        }
    }
}
