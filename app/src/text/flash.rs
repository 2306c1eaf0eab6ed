//! The answer to a gesture, told once on the next page.

use crate::{
    lang::Lang,
    words::{
        alias, announce, export, flash as w, label as labels, paper, price_import as import, report, request, stocktake,
    },
};
use domain::item::Gesture;

/// The sentence of that word; none for a word nobody knows, since anybody can write a cookie.
pub fn flash(lang: Lang, word: &str) -> Option<String> {
    let text = match word {
        "saved" => w::saved(lang),
        "label_replaced" => w::label_replaced(lang),
        "label_blank" => w::label_blank(lang),
        "label_void" => w::label_void(lang),
        "label_given" => labels::label_given(lang),
        "label_drawn" => labels::label_drawn(lang),
        "batch_made" => labels::batch_made(lang),
        "printed" => labels::printed(lang),
        "printing" => labels::printing(lang),
        "print_failed" => labels::print_failed(lang),
        "job_cancelled" => labels::job_given_up(lang),
        "labels" => labels::refused_none(lang),
        "layout" => labels::refused_layout(lang),
        "start" => labels::refused_start(lang),
        "printer" => labels::refused_printer(lang),
        "dpi" | "places" | "undrawn" => labels::cannot_print(lang),
        "scan_repaired" => w::scan_repaired(lang),
        "deposited" => w::deposited(lang),
        "photo_added" => w::photo_added(lang),
        "price_recorded" => w::price_recorded(lang),
        "price_withdrawn" => w::price_withdrawn(lang),
        "prices_imported" => import::imported(lang),
        "import_discarded" => import::discarded(lang),
        "import_none" => import::bad_none(lang),
        "import_unreadable" => import::bad_unreadable(lang),
        "import_old" => import::bad_old(lang),
        "import_empty" => import::bad_empty(lang),
        "import_too_large" => import::bad_too_large(lang),
        "import_too_many" => import::bad_too_many(lang),
        "item_announced" => announce::done(lang),
        "handed_over" => w::handed_over(lang),
        "signed" | "accepted" => w::signed(lang),
        "signed_late" => w::signed_late(lang),
        "refused" => w::refused(lang),
        "period_closed" => w::period_closed(lang),
        "paper_issued" => paper::flash_issued(lang),
        "paper" => paper::flash_unprintable(lang),
        "password_chosen" => w::password_chosen(lang),
        "link_made" => w::link_made(lang),
        "code_begun" => w::code_begun(lang),
        "code_on" => w::code_on(lang),
        "code_off" => w::code_off(lang),
        "code_lifted" => w::code_lifted(lang),
        "unlocked" => w::unlocked(lang),
        "password_changed" => w::password_changed(lang),
        "session_ended" => w::session_ended(lang),
        "sessions_ended" => w::sessions_ended(lang),
        "person_added" => w::person_added(lang),
        "welcome" => w::welcome(lang),
        "signed_out" => w::signed_out(lang),
        "code_linked" => alias::linked(lang),
        "code_unlinked" => alias::unlinked(lang),
        "report_handled" => report::handled_now(lang),
        "request_sent" => request::sent_now(lang),
        "request_reserved" => request::reserved_now(lang),
        "request_declined" => request::declined_now(lang),
        "recognised" => crate::words::recognition::agreed_now(lang),
        "unrecognised" => crate::words::recognition::withdrawn_now(lang),
        "undone" => w::undone(lang),
        "invalid" => w::invalid(lang),
        "busy" => w::busy(lang),
        "not_an_image" => w::not_an_image(lang),
        "one_no_image" => w::one_no_image(lang),
        "no_photo" => w::no_photo(lang),
        "too_large" => w::too_large(lang),
        "history_kept" => export::kept(lang),
        "history_unreadable" => export::unreadable(lang),
        "history_discarded" => export::discarded(lang),
        "too_many_rows" => export::too_many(lang),
        "count_place" => stocktake::place_switched(lang),
        "count_started" => stocktake::flash_started(lang),
        "count_here" => stocktake::flash_here(lang),
        "count_wrong_place" => stocktake::flash_wrong_place(lang),
        "count_unknown_label" => stocktake::flash_unknown_label(lang),
        "count_should_have_left" => stocktake::flash_should_have_left(lang),
        "count_already" => stocktake::flash_already(lang),
        "count_moved" => stocktake::flash_moved(lang),
        "count_closed" => stocktake::flash_closed(lang),
        "count_decided" => stocktake::flash_decided(lang),
        "count_decided_part" => stocktake::flash_decided_part(lang),
        _ => return Gesture::parse(word).map(|gesture| done(lang, gesture)),
    };
    Some(text.to_owned())
}

/// That a gesture was recorded.
fn done(lang: Lang, gesture: Gesture) -> String {
    w::gesture_done(lang, super::gesture(lang, gesture))
}

/// The word of an event, as somebody else did it.
pub(super) fn event_word(lang: Lang, word: &str) -> &'static str {
    match word {
        "announced" => lang.pick("annonce", "announced it"),
        "deposited" => lang.pick("dépôt", "deposited it"),
        "moved" => lang.pick("déplacement", "moved it"),
        "diagnosis_started" => lang.pick("début du diagnostic", "started the diagnosis"),
        "gate_opened" => lang.pick("contrôle exigé", "required a check"),
        "gate_closed" => lang.pick("contrôle validé", "passed a check"),
        "found_working" => lang.pick("fonctionne tel quel", "found it working"),
        "diagnosed" => lang.pick("diagnostic", "recorded the diagnosis"),
        "repair_decided" => lang.pick("réparation décidée", "decided the repair"),
        "parts_received" => lang.pick("pièces reçues", "received the parts"),
        "cost_added" => lang.pick("coût ajouté", "added a cost"),
        "invoice_recorded" => lang.pick("facture saisie", "recorded an invoice"),
        "repair_finished" => lang.pick("réparation terminée", "finished the repair"),
        "test_passed" => lang.pick("test réussi", "passed the test"),
        "test_failed" => lang.pick("test échoué", "failed the test"),
        "reserved" => lang.pick("réservation", "reserved it"),
        "released" => lang.pick("réservation libérée", "released the reservation"),
        "handed_over" => lang.pick("remise", "handed it over"),
        "accepted" => lang.pick("acceptation", "recorded the acceptance"),
        "handover_refused" => lang.pick("remise refusée", "refused the handover"),
        "taken_back" => lang.pick("retour", "took it back"),
        "given_back" => lang.pick("rendu au déposant", "gave it back"),
        "donated" => lang.pick("don", "donated it"),
        "sold" => lang.pick("vente", "sold it"),
        "recycled" => lang.pick("recyclage", "recycled it"),
        "dismantled" => lang.pick("démontage", "dismantled it"),
        "reported_lost" => lang.pick("signalé introuvable", "reported it lost"),
        "found" => lang.pick("retrouvé", "found it"),
        "voided" => lang.pick("fiche annulée", "voided it"),
        "described" => lang.pick("fiche corrigée", "corrected its details"),
        "label_replaced" => lang.pick("étiquette remplacée", "replaced its label"),
        "undone" => lang.pick("geste annulé", "undid a gesture"),
        _ => lang.pick("un changement", "changed it"),
    }
}

/// Whether that word tells of something that was not done, or that somebody must look at.
pub fn is_bad(word: &str) -> bool {
    matches!(
        word,
        "invalid"
            | "busy"
            | "not_an_image"
            | "one_no_image"
            | "no_photo"
            | "too_large"
            | "history_unreadable"
            | "too_many_rows"
            | "count_wrong_place"
            | "count_unknown_label"
            | "count_should_have_left"
            | "count_decided_part"
            | "print_failed"
            | "labels"
            | "layout"
            | "start"
            | "printer"
            | "dpi"
            | "places"
            | "undrawn"
            | "paper"
            | "import_none"
            | "import_unreadable"
            | "import_old"
            | "import_empty"
            | "import_too_large"
            | "import_too_many"
    )
}
