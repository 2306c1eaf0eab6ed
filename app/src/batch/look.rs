//! On the server: scans looked at, and what to say of them.

use super::{
    api::{BatchView, CheckVerdict, Checked, Offer, Series, Stage, Telling, WayOut},
    facts::{self, Asked, Facts},
    place::{keep, led_to, name_of, place_scanned, told_by_scan},
};
use crate::{
    error::AppError,
    item::handling_form::kilograms,
    lang::{Lang, lang},
    layout::address::href,
    text,
    words::batch as w,
};
use domain::{
    Actor, Refusal,
    access::Permission,
    item::{Batch, BatchAction, Gesture},
    view::Choice,
};
use store::{
    Desk,
    batch::{Looked, LookedItem, MOST, Verdict},
};

/// The series that a form asks for.
pub(super) fn series(action: &str, place: &str, facts: &Facts) -> Result<Batch, AppError> {
    let action = crate::form::field("action", BatchAction::parse(action))?;
    facts::series(action, place, facts).map_err(AppError::invalid)
}

/// What was scanned before, as an address keeps it.
pub(super) fn texts(codes: &str) -> Vec<String> {
    let texts = codes.split(',').map(str::trim).filter(|text| !text.is_empty());
    texts.map(str::to_owned).take(MOST).collect()
}

/// The page of what a series wrote.
pub(super) fn done_address(key: &str) -> String {
    href("/scan/batch/done", &[("key", key)])
}

/// The page.
pub(super) async fn view(desk: &Desk, mut asked: Asked) -> Result<BatchView, AppError> {
    let Some(action) = asked.chosen() else {
        let stage = Stage::Choose(offer(desk).await?);
        return Ok(BatchView { asked, stage });
    };
    let places = places(desk, action.needs_place()).await?;
    let was_told = action.needs_place() && told_by_scan(desk, &mut asked).await?;
    let place = name_of(&places, asked.place.trim());
    let is_missing = action.needs_place() && place.is_none();
    let Some(series) = facts::series(action, &asked.place, &asked.facts)
        .ok()
        .filter(|_| !is_missing)
    else {
        let said = keep(&mut asked, was_told);
        let stage = Stage::Tell(Telling { action, places, said });
        return Ok(BatchView { asked, stage });
    };
    let (lines, mut last) = scanned(desk, &series, &asked).await?;
    if was_told {
        last = Some(led_to(&asked.place, place.as_deref()));
    }
    let codes: Vec<&str> = lines.iter().map(|line| line.code.as_str()).collect();
    asked.codes = codes.join(",");
    asked.text = String::new();
    let stage = Stage::Scan(Box::new(Series {
        action,
        place: place.unwrap_or_default(),
        lines,
        last,
    }));
    Ok(BatchView { asked, stage })
}

/// A text as the address keeps it: there a comma separates scans, in a text it reads as a space.
pub(super) fn one(text: &str) -> String {
    text.replace(',', " ").trim().to_owned()
}

async fn offer(desk: &Desk) -> Result<Offer, AppError> {
    let actions = BatchAction::ALL.into_iter();
    let actions: Vec<BatchAction> = actions.filter(|action| desk.actor.holds(action.roles())).collect();
    let places = places(desk, actions.iter().any(|action| action.needs_place())).await?;
    Ok(Offer {
        actions,
        places,
        may_count: desk.actor.may(Permission::Count),
    })
}

/// The places to choose from, where one is needed.
async fn places(desk: &Desk, are_needed: bool) -> Result<Vec<Choice>, AppError> {
    Ok(if are_needed {
        store::catalogue::choices(desk).await?.places
    } else {
        Vec::new()
    })
}

async fn scanned(desk: &Desk, series: &Batch, asked: &Asked) -> Result<(Vec<Checked>, Option<Checked>), AppError> {
    let (mut taken, mut lines): (Vec<String>, Vec<Checked>) = (Vec::new(), Vec::new());
    let mut last = None;
    let newest = one(&asked.text);
    let before = texts(&asked.codes);
    for (is_newest, text) in before.into_iter().map(|text| (false, text)).chain(Some((true, newest))) {
        if text.is_empty() {
            continue;
        }
        let checked = if lines.len() < MOST {
            check(desk, series, &text, &taken).await?
        } else {
            full(&text)
        };
        let is_listed = !matches!(checked.verdict, CheckVerdict::Already | CheckVerdict::Place);
        if is_listed && lines.len() < MOST {
            taken.push(checked.code.clone());
            lines.push(checked.clone());
        }
        last = is_newest.then_some(checked);
    }
    Ok((lines, last))
}

fn full(text: &str) -> Checked {
    bare(text, CheckVerdict::Blocked, w::full(lang(), MOST), None)
}

/// Looks at one scan, those taken before being known.
pub(super) async fn check(desk: &Desk, series: &Batch, text: &str, taken: &[String]) -> Result<Checked, AppError> {
    let looked = store::batch::look(desk, series, text).await?;
    if let Verdict::Place(id) = looked.verdict {
        return place_scanned(desk, series, &looked.text, id).await;
    }
    let mut checked = said(lang(), &desk.actor, series, looked);
    if taken.contains(&checked.code) {
        checked.verdict = CheckVerdict::Already;
        let name = if checked.name.is_empty() {
            &checked.code
        } else {
            &checked.name
        };
        checked.reason = w::already(lang(), name);
        checked.way_out = None;
    }
    Ok(checked)
}

fn said(lang: Lang, actor: &Actor, series: &Batch, looked: Looked) -> Checked {
    let Looked { text, item, verdict } = looked;
    let link = actor
        .may(Permission::LinkCodes)
        .then(|| way(href("/scan/link", &[("text", &text)]), w::link(lang)));
    let deposit = actor
        .may(Permission::Receive)
        .then(|| way(href("/deposits/new", &[("label", &text)]), w::deposit_blank(lang)));
    let unknown = |reason: String, way_out| bare(&text, CheckVerdict::Unknown, reason, way_out);
    match (verdict, item) {
        (Verdict::Good, Some(item)) => of_item(item, CheckVerdict::Good, String::new(), None),
        (Verdict::Blocked(refusal), Some(item)) => {
            let way_out = way_out(lang, actor, series, &refusal, &item);
            let reason = text::refusal(lang, &refusal);
            of_item(item, CheckVerdict::Blocked, reason, Some(way_out))
        }
        (Verdict::Blank, _) => unknown(w::blank(lang, &text), deposit),
        (Verdict::Void, _) => unknown(w::void(lang, &text), None),
        _ => unknown(w::unknown(lang, &text), link),
    }
}

fn of_item(item: LookedItem, verdict: CheckVerdict, reason: String, way_out: Option<WayOut>) -> Checked {
    Checked {
        code: item.code,
        name: item.name,
        category: item.category,
        version: item.version,
        verdict,
        reason,
        way_out,
        weight: item.weight.map(|grams| kilograms(grams.0)).unwrap_or_default(),
        place: String::new(),
    }
}

pub(super) fn bare(text: &str, verdict: CheckVerdict, reason: String, way_out: Option<WayOut>) -> Checked {
    Checked {
        code: text.to_owned(),
        name: String::new(),
        category: String::new(),
        version: 0,
        verdict,
        reason,
        way_out,
        weight: String::new(),
        place: String::new(),
    }
}

fn way(href: String, text: &str) -> WayOut {
    WayOut {
        href,
        text: text.to_owned(),
    }
}

/// The gesture that removes what stands in the way, where this person may make it; else the item.
fn way_out(lang: Lang, actor: &Actor, series: &Batch, refusal: &Refusal, item: &LookedItem) -> WayOut {
    let (gesture, words) = match refusal {
        Refusal::GateOpen(_) => (Gesture::CloseGate, w::close_gate(lang)),
        Refusal::ReservedForAnother(_) | Refusal::ReservedForPerson(_) => (Gesture::Release, w::release(lang)),
        Refusal::BarrierNeeded => {
            let action = series.action().word();
            return way(href("/scan/batch", &[("action", action)]), w::state_facts(lang));
        }
        _ => return way(format!("/Q/{}", item.code), w::open_item(lang)),
    };
    let may = gesture.is_possible_from(Some(item.state)) && actor.holds(gesture.roles(Some(item.state)));
    if may {
        way(format!("/Q/{}/{}", item.code, gesture.word()), words)
    } else {
        way(format!("/Q/{}", item.code), w::open_item(lang))
    }
}
