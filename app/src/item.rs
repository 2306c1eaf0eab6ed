//! The page of one piece of equipment, and a form for each gesture on it.

pub mod aliases;
pub mod api;
pub mod brief;
pub mod care_form;
pub mod choose;
pub mod cost_form;
pub mod costs;
pub mod count_form;
pub mod exit_form;
pub mod gesture_page;
pub mod handling_form;
pub mod head;
pub mod history;
pub mod link_page;
pub mod page;
pub mod photos;
pub mod prices;
pub mod repair_form;
pub mod sent;
pub mod sheet;
pub mod stick;
pub mod verdict;
