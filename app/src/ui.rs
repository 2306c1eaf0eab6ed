//! Parts every page is made of: they take plain values, know no URL and no server, and are complete without scripts.
//!
//! Their classes are described in `style/README.md`.

pub mod area_field;
pub mod bars;
pub mod bytes;
pub mod card;
pub mod chart;
pub mod check_field;
pub mod chip;
pub mod choice_field;
pub mod date;
pub mod empty;
pub mod facts;
pub mod field;
pub mod flash;
pub mod form_error;
pub mod glyph;
pub mod icon;
pub mod kept_file;
pub mod key_fields;
pub mod menu;
pub mod meter;
pub mod money;
pub mod money_field;
pub mod page_head;
pub mod pager;
pub mod percent;
pub mod photo;
pub mod print_button;
pub mod queue;
pub mod row;
pub mod segmented;
pub mod select_field;
pub mod step_path;
pub mod stick;
pub mod table;
pub mod text_field;
pub mod timeline;
pub mod tone;
pub mod unfold;
