//! In the browser: scans that nobody could look up wait on the device, and are looked up when the network is back.

use super::{
    device::{SCANS, load, save},
    lead::{is_for_later, said},
    missed::{Missed, add},
};
use crate::{error::AppError, search::api::follow_scan};
use leptos::{prelude::*, reactive::spawn_local};
use std::time::Duration;

const AGAIN: Duration = Duration::from_secs(10);

/// Shows what waits from before, keeps what waits from now on, and tries again.
pub(super) fn wait_for_a_network(lines: RwSignal<Vec<Missed>>) {
    let is_asking = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            lines.update(|lines| {
                for text in load::<Vec<String>>(SCANS) {
                    add(lines, said(text, Err(AppError::Transport)));
                }
            });
            ask(lines, is_asking);
        }
        let texts: Vec<String> = lines.with(|lines| waiting(lines).map(|line| line.text.clone()).collect());
        if !save(SCANS, &texts) && !texts.is_empty() {
            leptos::logging::warn!("this browser keeps no scans");
        }
    });
    let online = window_event_listener_untyped("online", move |_| ask(lines, is_asking));
    on_cleanup(move || online.remove());
    if let Ok(timer) = set_interval_with_handle(move || ask(lines, is_asking), AGAIN) {
        on_cleanup(move || timer.clear());
    }
}

fn waiting(lines: &[Missed]) -> impl Iterator<Item = &Missed> {
    lines.iter().filter(|line| line.waits)
}

/// Looks up what waits, oldest first; stops where there still is no network. Opens nothing by itself: whoever scanned is
/// elsewhere by now.
fn ask(lines: RwSignal<Vec<Missed>>, is_asking: StoredValue<bool>) {
    if is_asking.get_value() {
        return;
    }
    is_asking.set_value(true);
    spawn_local(async move {
        let texts = lines.try_with_untracked(|lines| waiting(lines).map(|line| line.text.clone()).collect::<Vec<_>>());
        for text in texts.unwrap_or_default() {
            let answer = follow_scan(text.clone()).await;
            if answer.as_ref().is_err_and(is_for_later) {
                break;
            }
            let known = said(text, answer);
            lines.try_update(|lines| {
                if let Some(line) = lines.iter_mut().find(|line| line.text == known.text) {
                    *line = known;
                }
            });
        }
        is_asking.try_update_value(|is_asking| *is_asking = false);
    });
}
