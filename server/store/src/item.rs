//! Items: one function acts, a few read.

mod act;
mod complete;
mod keep;
mod named;
mod project;
pub mod read;
mod row;
mod several;
mod turn;

pub use act::{Expired, act, expire_reservations, undo};
pub(crate) use act::{fill, find_anew, keep_receiver};
pub(crate) use complete::complete;
pub(crate) use keep::{EVENT_COLUMNS, EventRow, Life, event_hash, hash, load, load_by_id};
pub use named::{Named, act_naming};
pub(crate) use project::{child_rows, item_row};
pub(crate) use row::{ITEM_ROWS, ItemRecord};
pub(crate) use several::{Written, in_order, judge, make, make_all, seen};
pub(crate) use turn::{Begun, Turn, words_of};
