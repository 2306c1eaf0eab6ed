//! Events are kept as JSON for ever: what is read again is what was written, and makes the same item.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up must fail"
)]

mod common {
    pub(crate) mod facts;
    pub(crate) mod path;
    #[expect(dead_code, reason = "other tests need more of the story")]
    pub(crate) mod story;
    #[expect(dead_code, reason = "other tests need more of what was done")]
    pub(crate) mod world;
}

use common::{
    facts::{coming_back, factor, worth},
    path::{at, command},
    story::{EVERYBODY, Story, actor},
    world::in_any_history,
};
use domain::{
    item::{Command, Gesture, Item, Recorded, State, Worth},
    ledger::{Posting, post::post},
};
use std::collections::BTreeMap;

/// An example of each event, by its word.
fn examples() -> BTreeMap<&'static str, Recorded> {
    let mut all = Vec::new();
    for state in State::ALL {
        for gesture in Gesture::ALL
            .into_iter()
            .filter(|gesture| gesture.is_possible_from(Some(state)))
        {
            let mut story = at(state);
            let command = command(gesture, &mut story);
            story.then(command);
            all.extend(story.history);
        }
    }
    let mut lot = at(State::InService);
    let moment = lot.moment(actor(&EVERYBODY));
    let part = lot.part(2, 1, Some(coming_back()), &moment).unwrap();
    all.extend(lot.history);
    all.extend(part.history);
    all.into_iter()
        .map(|recorded| (recorded.event.word(), recorded))
        .collect()
}

fn again(recorded: &Recorded) -> Recorded {
    let text = serde_json::to_string(recorded).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn each_event_survives_being_kept() {
    let examples = examples();
    assert_eq!(examples.len(), 36);
    for (word, recorded) in examples {
        assert_eq!(again(&recorded), recorded);
        let kept = serde_json::to_value(&recorded).unwrap();
        assert_eq!(kept["event"]["kind"], word);
    }
}

#[test]
fn an_entry_survives_being_kept() {
    let mut story = at(State::HandedOver);
    let worth = Worth {
        factor: Some(factor(20_000, 5_000)),
        ..worth(18_000)
    };
    story.then(Command::Accept(common::facts::acceptance(2), worth));
    assert_eq!(story.postings().len(), 4);
    for entry in story.postings() {
        let text = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<Posting>(&text).unwrap(), entry);
    }
}

#[test]
fn a_history_that_is_read_again_makes_the_same_item() {
    in_any_history(|world| {
        for (item, history) in world.histories() {
            let read: Vec<Recorded> = history.iter().map(again).collect();
            assert_eq!(Item::fold(item.id, &read).as_ref(), Some(item));
        }
    });
}

#[test]
fn folding_at_once_and_event_by_event_come_to_the_same() {
    in_any_history(|world| {
        for done in &world.done {
            let folded = Item::fold(done.after.id, &done.history);
            assert_eq!(folded.as_ref(), Some(&done.after), "twice the same");
            if let Some(before) = &done.before {
                assert_eq!(post(before, &done.recorded), done.added());
                assert_eq!(
                    Item::fold(before.id, &done.history[..done.history.len() - 1]).as_ref(),
                    Some(before)
                );
            }
        }
    });
}

#[test]
fn a_history_begins_with_a_coming_into_being() {
    let story: Story = at(State::Ready);
    assert_eq!(Item::fold(story.id, &[]), None);
    assert_eq!(Item::fold(story.id, &story.history[1..]), None);
}
