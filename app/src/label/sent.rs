//! Reading what the label forms send.

use super::api::{Bearer, BlankDesk, Measures};
use crate::{error::AppError, form::field};
use domain::{
    access::Permission,
    label::sheet::{Geometry, Shift},
};
use store::Desk;

/// The label, or where a scan of it leads; the items found, with the version on which the label is given.
pub(super) async fn blank(desk: &Desk, code: &str, find: String) -> Result<BlankDesk, AppError> {
    let label = match store::label::blank(desk, code).await {
        Ok(label) => label,
        Err(error) => {
            let answer = AppError::from(error);
            if answer == AppError::NotFound && code.chars().all(|sign| sign.is_ascii_alphanumeric()) {
                leptos_axum::redirect(&format!("/open?text={code}"));
            }
            return Err(answer);
        }
    };
    let mut found = Vec::new();
    for item in store::label::bearers(desk, &find).await? {
        let version = store::item::read::card(desk, &item.code).await?.version;
        found.push(Bearer { item, version });
    }
    Ok(BlankDesk {
        label,
        may_receive: desk.actor.may(Permission::Receive),
        find,
        found,
    })
}

/// Millimetres to the right and down, an empty field for none.
pub(super) fn shift(right: &str, down: &str) -> Result<Shift, AppError> {
    let tenths = |text: &str| -> Option<i16> {
        let text = text.trim().replace(',', ".");
        if text.is_empty() {
            return Some(0);
        }
        let tenths = (text.parse::<f32>().ok()? * 10.0).round();
        (tenths.abs() <= f32::from(Shift::MOST)).then_some(tenths as i16)
    };
    let shift = tenths(right).zip(tenths(down)).and_then(|(dx, dy)| Shift::new(dx, dy));
    field("shift", shift)
}

/// The layout's name; empty where nothing was typed.
pub(super) fn sheet(measures: &Measures) -> Result<String, AppError> {
    let Measures {
        columns,
        rows,
        left_margin,
        top_margin,
        pitch_x,
        pitch_y,
        width,
        height,
    } = measures;
    let lengths = [left_margin, top_margin, pitch_x, pitch_y, width, height];
    let is_empty = |text: &&String| text.trim().is_empty();
    if is_empty(&columns) && is_empty(&rows) && lengths.iter().all(is_empty) {
        return Ok(String::new());
    }
    let text = format!("A4:{columns}x{rows}:{}", lengths.map(String::as_str).join(":"));
    field("layout", Geometry::parse(&text)).map(|geometry| geometry.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_is_typed_in_millimetres() {
        assert_eq!(shift("1,5", "-0.8").unwrap(), Shift { dx: 15, dy: -8 });
        assert_eq!(shift("", " ").unwrap(), Shift::default());
        for wrong in ["11", "a", "NaN", "inf"] {
            assert_eq!(shift(wrong, ""), Err(AppError::invalid("shift")), "{wrong}");
        }
    }

    #[test]
    fn a_sheet_is_typed_in_millimetres() {
        let text = |text: &str| text.to_owned();
        let measures = Measures {
            columns: text("3"),
            rows: text("8"),
            left_margin: text("7,2"),
            top_margin: text("12,9"),
            pitch_x: text("66"),
            pitch_y: text("33,9"),
            width: text("63,5"),
            height: text("33,9"),
        };
        assert_eq!(sheet(&measures).unwrap(), "A4:3x8:7.2:12.9:66:33.9:63.5:33.9");
        assert_eq!(sheet(&Measures::default()).unwrap(), "");
        let half = Measures {
            rows: String::new(),
            ..measures
        };
        assert_eq!(sheet(&half), Err(AppError::invalid("layout")));
    }
}
