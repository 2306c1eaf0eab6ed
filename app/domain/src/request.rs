//! What an agent asks the desk for: an item that is ready, until the desk keeps it for them or says why not.

use crate::{
    Refusal,
    item::{Gesture, State},
};
use serde::{Deserialize, Serialize};

/// What the desk answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestOutcome {
    /// It is kept for who asked.
    Reserved,
    /// It is not, for a reason.
    Declined,
}

impl RequestOutcome {
    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Declined => "declined",
        }
    }

    /// The outcome of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Reserved, Self::Declined]
            .into_iter()
            .find(|outcome| outcome.word() == word)
    }
}

/// Whether an item that stands there can be asked for, in those words: only what is ready, and for a need that is said.
///
/// # Errors
/// [`Refusal::NotFromState`], [`Refusal::ReasonNeeded`].
pub fn ask(state: State, need: &str) -> Result<(), Refusal> {
    if state != State::Ready {
        return Err(Refusal::NotFromState {
            state: Some(state),
            gesture: Gesture::Reserve,
        });
    }
    said(need)
}

/// Whether a request can be answered: once, and a refusal says why.
///
/// # Errors
/// [`Refusal::AlreadyAnswered`], [`Refusal::ReasonNeeded`].
pub fn answer(before: Option<RequestOutcome>, outcome: RequestOutcome, reason: &str) -> Result<(), Refusal> {
    if before.is_some() {
        return Err(Refusal::AlreadyAnswered);
    }
    match outcome {
        RequestOutcome::Reserved => Ok(()),
        RequestOutcome::Declined => said(reason),
    }
}

fn said(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        Err(Refusal::ReasonNeeded)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_ready_is_asked_for_and_for_a_need_that_is_said() {
        assert_eq!(ask(State::Ready, "Un poste pour l’accueil"), Ok(()));
        assert_eq!(ask(State::Ready, "  "), Err(Refusal::ReasonNeeded));
        for state in State::ALL.into_iter().filter(|state| *state != State::Ready) {
            let refused = ask(state, "Un poste");
            assert!(matches!(refused, Err(Refusal::NotFromState { .. })), "{state:?}");
        }
    }

    #[test]
    fn a_request_is_answered_once_and_declined_for_a_reason() {
        use RequestOutcome::{Declined, Reserved};
        assert_eq!(answer(None, Reserved, ""), Ok(()));
        assert_eq!(answer(None, Declined, "Promis à un autre service"), Ok(()));
        assert_eq!(answer(None, Declined, " "), Err(Refusal::ReasonNeeded));
        assert_eq!(answer(Some(Declined), Reserved, ""), Err(Refusal::AlreadyAnswered));
    }

    #[test]
    fn an_outcome_is_found_by_its_word() {
        for outcome in [RequestOutcome::Reserved, RequestOutcome::Declined] {
            assert_eq!(RequestOutcome::parse(outcome.word()), Some(outcome));
        }
        assert_eq!(RequestOutcome::parse("granted"), None);
    }
}
