//! Who may do what.

use crate::{Refusal, id::PersonId};
use serde::{Deserialize, Serialize};

/// What somebody is trusted with. A person may hold several; none implies another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Dashboards, no personal data.
    Viewer,
    /// Any agent: available items, requests, own handovers.
    Requester,
    /// Receive, move, hand over, count.
    Desk,
    /// Diagnose, repair, test, parts.
    Technician,
    /// Decide, prices, exits, reports, closing.
    Manager,
    /// People and settings.
    Admin,
}

impl Role {
    /// All roles, from the least to the most trusted.
    pub const ALL: [Self; 6] = [
        Self::Viewer,
        Self::Requester,
        Self::Desk,
        Self::Technician,
        Self::Manager,
        Self::Admin,
    ];

    /// The word kept in the database and sent in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Requester => "requester",
            Self::Desk => "desk",
            Self::Technician => "technician",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }

    /// The role of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// Somebody acting, with the roles they hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub id: PersonId,
    /// What they are trusted with.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Whether the person holds one of these roles.
    pub fn holds(&self, any_of: &[Role]) -> bool {
        self.roles.iter().any(|role| any_of.contains(role))
    }

    /// Refuses who holds none of these roles.
    ///
    /// # Errors
    /// [`Refusal::RoleNeeded`], naming the roles that may.
    pub fn require(&self, any_of: &'static [Role]) -> Result<(), Refusal> {
        if self.holds(any_of) {
            Ok(())
        } else {
            Err(Refusal::RoleNeeded(any_of.to_vec()))
        }
    }

    /// Whether the person may do this.
    pub fn may(&self, permission: Permission) -> bool {
        self.holds(permission.roles())
    }
}

/// What does not act on one item: pages and settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Permission {
    /// See items, their history and their place.
    SeeItems,
    /// See which items are available.
    SeeAvailable,
    /// Ask the desk for what is available.
    Ask,
    /// See who deposited, who received: personal data.
    SeePeople,
    /// See the savings and their lines.
    SeeSavings,
    /// Receive deposits, print labels.
    Receive,
    /// Hand over, prepare slips.
    HandOver,
    /// Record and edit prices.
    Price,
    /// Add photos to items.
    Photograph,
    /// Link foreign barcodes to items.
    LinkCodes,
    /// Read and settle what passers-by report.
    AnswerReports,
    /// Count: start a stock-take, scan, see how far it is.
    Count,
    /// Close a stock-take, and decide what becomes of its differences.
    CloseCount,
    /// Close a period.
    ClosePeriod,
    /// Enter the figures of the yearly declaration.
    Declare,
    /// Services, places, categories, providers.
    EditReference,
    /// People and the organisation's settings.
    EditSettings,
}

impl Permission {
    /// All of them, for tests and tables.
    pub const ALL: [Self; 17] = [
        Self::SeeItems,
        Self::SeeAvailable,
        Self::Ask,
        Self::SeePeople,
        Self::SeeSavings,
        Self::Receive,
        Self::HandOver,
        Self::Price,
        Self::Photograph,
        Self::LinkCodes,
        Self::AnswerReports,
        Self::Count,
        Self::CloseCount,
        Self::ClosePeriod,
        Self::Declare,
        Self::EditReference,
        Self::EditSettings,
    ];

    /// The roles that carry it.
    pub fn roles(self) -> &'static [Role] {
        use Role::{Admin, Desk, Manager, Requester, Technician, Viewer};
        match self {
            Self::SeeItems => &[Desk, Technician, Manager, Admin],
            Self::SeeAvailable => &[Requester, Desk, Technician, Manager, Admin],
            Self::Ask => &[Requester],
            Self::SeePeople => &[Desk, Technician, Manager, Admin],
            Self::SeeSavings => &[Viewer, Manager, Admin],
            Self::Receive | Self::HandOver | Self::AnswerReports => &[Desk],
            Self::Photograph => &[Desk, Technician, Manager],
            Self::LinkCodes => &[Desk, Technician],
            Self::Price => &[Technician, Manager],
            Self::Count => &[Desk, Manager],
            Self::CloseCount | Self::ClosePeriod | Self::Declare => &[Manager],
            Self::EditReference => &[Manager, Admin],
            Self::EditSettings => &[Admin],
        }
    }
}

/// Whether an administrator may lose the role, given how many active ones there are.
///
/// # Errors
/// [`Refusal::LastAdmin`] for the last one.
pub fn may_leave(active_admins: usize) -> Result<(), Refusal> {
    if active_admins > 1 {
        Ok(())
    } else {
        Err(Refusal::LastAdmin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_administrator_stays() {
        assert_eq!(may_leave(1), Err(Refusal::LastAdmin));
        assert_eq!(may_leave(2), Ok(()));
    }

    #[test]
    fn a_role_is_found_by_its_word() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.word()), Some(role));
        }
    }

    #[test]
    fn a_viewer_sees_savings_and_nobody() {
        let viewer = Actor {
            id: PersonId(1),
            roles: vec![Role::Viewer],
        };
        let seen: Vec<_> = Permission::ALL.into_iter().filter(|p| viewer.may(*p)).collect();
        assert_eq!(seen, [Permission::SeeSavings]);
    }
}
