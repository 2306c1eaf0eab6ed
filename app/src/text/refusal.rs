//! Every "no" of the domain, said in one or two short sentences: why, and what to do.

use super::{basis, gate, gate_open, gesture, role, state};
use crate::{
    lang::Lang,
    ui::{
        date::{date, moment},
        money::money,
    },
    words::{alias, refusal as w, request, stocktake},
};
use domain::{
    Refusal, Role,
    item::{Gesture, State},
    password::{LONGEST, SHORTEST, Weakness},
};

/// Why it was refused.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::RoleNeeded(roles) => w::role_needed(lang, role_list(lang, roles)),
        Refusal::NotFromState { state, gesture } => not_from(lang, *state, *gesture),
        Refusal::GateOpen(open) => w::gate_open(lang, gate_open(lang, *open)),
        Refusal::GateNotOpen(closed) => w::gate_not_open(lang, gate(lang, *closed)),
        Refusal::AboveCeiling { estimate, ceiling } => w::above_ceiling(lang, money(estimate.0), money(ceiling.0)),
        Refusal::QuantityOutOfRange { max } => w::quantity_out_of_range(lang, max),
        Refusal::DonationTooHigh { max } => w::donation_too_high(lang, money(max.0)),
        Refusal::TooFarBack { days } => w::too_far_back(lang, days),
        Refusal::BeforePrevious(day) => w::before_previous(lang, date(*day)),
        Refusal::PeriodClosed(day) => w::period_closed(lang, date(*day)),
        Refusal::NotEnoughParts { in_stock, wanted } => w::not_enough_parts(lang, in_stock, wanted),
        Refusal::TooLateToUndo { minutes } => w::too_late_to_undo(lang, minutes),
        Refusal::BasisFixed(now) => w::basis_fixed(lang, basis(lang, *now)),
        Refusal::ReservedForPerson(name) => w::reserved_for_person(lang, name),
        Refusal::SlipSettled { by, at } => w::slip_settled(lang, by, moment(*at)),
        Refusal::CodeLinked(code) => alias::linked_already(lang, code),
        Refusal::CountOpen(number) => stocktake::refused_open(lang, number),
        Refusal::WeakPassword(weakness) => weak_password(lang, *weakness),
        Refusal::TriedTooOften { minutes } => w::tried_too_often(lang, minutes),
        Refusal::ReservedForAnother(_)
        | Refusal::ReservationOver
        | Refusal::ReasonNeeded
        | Refusal::ReferenceNeeded
        | Refusal::BarrierNeeded
        | Refusal::AmountNeeded
        | Refusal::BeneficiaryNotLegal
        | Refusal::InTheFuture
        | Refusal::NoSuchLine
        | Refusal::NothingAccepted
        | Refusal::AlreadyCounted
        | Refusal::NoPrice
        | Refusal::AnotherSlip
        | Refusal::NotTheAuthor
        | Refusal::SomethingFollowed
        | Refusal::CannotBeUndone
        | Refusal::LabelNotFree
        | Refusal::CodeIsLabel
        | Refusal::LastAdmin
        | Refusal::WrongCode
        | Refusal::CodeAsked
        | Refusal::LinkUsed
        | Refusal::WrongCurrentPassword
        | Refusal::CountClosed
        | Refusal::CountNotClosed
        | Refusal::AlreadyDecided
        | Refusal::AlreadyAnswered
        | Refusal::NoDifference => plain(lang, refusal).to_owned(),
    }
}

/// Those that need no figure.
fn plain(lang: Lang, refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::ReservedForAnother(_) => w::reserved_for_another(lang),
        Refusal::ReservationOver => w::reservation_over(lang),
        Refusal::ReasonNeeded => w::reason_needed(lang),
        Refusal::ReferenceNeeded => w::reference_needed(lang),
        Refusal::BarrierNeeded => w::barrier_needed(lang),
        Refusal::AmountNeeded => w::amount_needed(lang),
        Refusal::BeneficiaryNotLegal => w::beneficiary_not_legal(lang),
        Refusal::InTheFuture => w::in_the_future(lang),
        Refusal::NoSuchLine => w::no_such_line(lang),
        Refusal::NothingAccepted => w::nothing_accepted(lang),
        Refusal::AlreadyCounted => w::already_counted(lang),
        Refusal::NoPrice => w::no_price(lang),
        Refusal::AnotherSlip => w::another_slip(lang),
        Refusal::NotTheAuthor => w::not_the_author(lang),
        Refusal::SomethingFollowed => w::something_followed(lang),
        Refusal::CannotBeUndone => w::cannot_be_undone(lang),
        Refusal::LabelNotFree => w::label_not_free(lang),
        Refusal::CodeIsLabel => alias::is_label(lang),
        Refusal::LastAdmin => w::last_admin(lang),
        Refusal::WrongCode => w::wrong_code(lang),
        Refusal::CodeAsked => w::code_asked(lang),
        Refusal::LinkUsed => w::link_used(lang),
        Refusal::WrongCurrentPassword => w::wrong_current_password(lang),
        Refusal::CountClosed => stocktake::refused_closed(lang),
        Refusal::CountNotClosed => stocktake::refused_not_closed(lang),
        Refusal::AlreadyDecided => stocktake::refused_decided(lang),
        Refusal::AlreadyAnswered => request::refused_answered(lang),
        Refusal::NoDifference => stocktake::refused_none(lang),
        Refusal::RoleNeeded(_)
        | Refusal::ReservedForPerson(_)
        | Refusal::SlipSettled { .. }
        | Refusal::CodeLinked(_)
        | Refusal::NotFromState { .. }
        | Refusal::GateOpen(_)
        | Refusal::GateNotOpen(_)
        | Refusal::AboveCeiling { .. }
        | Refusal::QuantityOutOfRange { .. }
        | Refusal::DonationTooHigh { .. }
        | Refusal::TooFarBack { .. }
        | Refusal::BeforePrevious(_)
        | Refusal::PeriodClosed(_)
        | Refusal::NotEnoughParts { .. }
        | Refusal::TooLateToUndo { .. }
        | Refusal::BasisFixed(_)
        | Refusal::CountOpen(_)
        | Refusal::WeakPassword(_)
        | Refusal::TriedTooOften { .. } => w::refused(lang),
    }
}

fn not_from(lang: Lang, from: Option<State>, asked: Gesture) -> String {
    let asked = gesture(lang, asked);
    match from {
        Some(from) => w::not_from_state(lang, asked, state(lang, from)),
        None => w::not_there_yet(lang, asked),
    }
}

fn weak_password(lang: Lang, weakness: Weakness) -> String {
    match weakness {
        Weakness::TooShort => w::password_too_short(lang, SHORTEST),
        Weakness::TooLong => w::password_too_long(lang, LONGEST),
        Weakness::Simple => w::password_simple(lang).to_owned(),
        Weakness::Common => w::password_common(lang).to_owned(),
        Weakness::Personal => w::password_personal(lang).to_owned(),
    }
}

fn role_list(lang: Lang, roles: &[Role]) -> String {
    let names: Vec<_> = roles.iter().map(|r| role(lang, *r)).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gesture_that_came_too_late_names_the_gesture_then_the_state() {
        let refusal = Refusal::NotFromState {
            state: Some(State::InService),
            gesture: Gesture::Move,
        };
        let said = super::refusal(Lang::Fr, &refusal);
        assert!(
            said.starts_with("« Déplacer »") && said.contains("maintenant « En service »"),
            "{said}"
        );
    }
}
