//! What a colour means. The same six tones serve chips, alerts and timelines, always with an icon and a word.

/// The feeling of a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Just arrived.
    In,
    /// Somebody is at it.
    Work,
    /// Waits for a decision or a thing.
    Wait,
    /// Done, ready, correct.
    Good,
    /// Blocked, refused, late.
    Bad,
    /// Over, or of no consequence.
    #[default]
    Quiet,
}

impl Tone {
    /// The value of `data-tone`.
    pub fn name(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Work => "work",
            Self::Wait => "wait",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Quiet => "quiet",
        }
    }
}
