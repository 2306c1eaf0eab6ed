//! Who acts, on which database, when: what every read and write asks for.

use crate::{Db, StoreError, civil};
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::{Actor, Moment, Refusal, access::Permission};

/// The one door to the store. Built from a session, from the command line, or by a job.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Who acts.
    pub actor: Actor,
    /// When.
    pub now: DateTime<Utc>,
}

/// What makes a form's submission unique, and on what it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The client's key: the same key is written once. Empty: no protection asked.
    pub key: String,
    /// The rank of the item's last event when the form was shown.
    pub version: Option<u32>,
    /// The business day, today unless said otherwise.
    pub occurred_on: Option<NaiveDate>,
}

impl Desk {
    /// The civil day in Paris.
    pub fn today(&self) -> NaiveDate {
        civil::day(self.now)
    }

    /// The moment of a submission.
    pub fn moment(&self, submission: &Submission) -> Moment {
        let today = self.today();
        Moment {
            actor: self.actor.clone(),
            // Both databases keep milliseconds alike; an event's hash is over what they give back.
            now: self.now.trunc_subsecs(3),
            today,
            occurred_on: submission.occurred_on.unwrap_or(today),
        }
    }

    /// Refuses who may not.
    ///
    /// # Errors
    /// [`Refusal::RoleNeeded`].
    pub fn require(&self, permission: Permission) -> Result<(), StoreError> {
        if self.actor.may(permission) {
            Ok(())
        } else {
            Err(Refusal::RoleNeeded(permission.roles().to_vec()).into())
        }
    }
}
