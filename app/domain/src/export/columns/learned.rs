//! The columns of what repairs teach and of the law's list of IT equipment.

use super::integer;
use crate::{
    access::Permission::SeePeople,
    export::{Column, Kind, Vocabulary},
};

/// What left the body and what another service signed for. `reused` and `decommissioned` are the pieces that a row counts in
/// A and in B; a row that counts in neither says why. A gift may have gone to a person.
pub(super) const REUSE: &[Column] = &[
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    Column::sum("quantity", Kind::Integer),
    Column::word("exit", Vocabulary::State),
    Column::date("exit_on"),
    integer("made_in"),
    Column::word("ownership", Vocabulary::Ownership),
    Column::text("holder").only(SeePeople),
    Column::sum("reused", Kind::Integer),
    Column::sum("decommissioned", Kind::Integer),
    Column::word("excluded", Vocabulary::Excluded),
];

/// Repairs that ended, and what was given up without one.
pub(super) const CASES: &[Column] = &[
    Column::text("code"),
    Column::text("name"),
    Column::text("brand"),
    Column::text("model"),
    Column::text("category"),
    Column::text("category_name"),
    Column::date("ended_on"),
    Column::word("outcome", Vocabulary::Case),
    Column::word("barrier", Vocabulary::Barrier),
    Column::sum("cost", Kind::Money),
];

/// A row a life of an item; days are not added up, for their sum means nothing.
pub(super) const DELAYS: &[Column] = &[
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    integer("life"),
    Column::date("came_on"),
    Column::date("diagnosed_on"),
    Column::date("ready_on"),
    Column::date("reissued_on"),
    integer("diagnosis_days"),
    integer("repair_days"),
    integer("reissue_days"),
    integer("whole_days"),
];

pub(super) const STOCK: &[Column] = &[
    Column::text("code"),
    Column::word("state", Vocabulary::State),
    Column::text("name"),
    Column::text("brand"),
    Column::text("model"),
    Column::text("category"),
    Column::text("category_name"),
    Column::sum("quantity", Kind::Integer),
    Column::word("condition", Vocabulary::Condition),
    Column::text("service"),
    Column::text("place"),
    Column::date("came_on"),
    Column::date("last_on"),
];
