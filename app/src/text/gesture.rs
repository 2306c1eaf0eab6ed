//! What somebody can do with an item: the verb on a button, and its drawing.

use crate::{lang::Lang, ui::glyph::Glyph};
use domain::item::Gesture;

/// The verb on a button.
pub fn gesture(lang: Lang, gesture: Gesture) -> &'static str {
    match gesture {
        Gesture::Announce => lang.pick("Annoncer", "Announce"),
        Gesture::Deposit => lang.pick("Déposer", "Deposit"),
        Gesture::Move => lang.pick("Déplacer", "Move"),
        Gesture::StartDiagnosis => lang.pick("Commencer le diagnostic", "Start diagnosis"),
        Gesture::OpenGate => lang.pick("Exiger un contrôle", "Require a check"),
        Gesture::CloseGate => lang.pick("Valider un contrôle", "Pass a check"),
        Gesture::FindWorking => lang.pick("Fonctionne tel quel", "Works as it is"),
        Gesture::Diagnose => lang.pick("Noter le diagnostic", "Record the diagnosis"),
        Gesture::DecideRepair => lang.pick("Décider la réparation", "Decide to repair"),
        Gesture::ReceiveParts => lang.pick("Pièces reçues", "Parts received"),
        Gesture::AddCost => lang.pick("Ajouter un coût", "Add a cost"),
        Gesture::RecordInvoice => lang.pick("Saisir la facture", "Record the invoice"),
        Gesture::FinishRepair => lang.pick("Terminer la réparation", "Finish the repair"),
        Gesture::PassTest => lang.pick("Test réussi", "Test passed"),
        Gesture::FailTest => lang.pick("Test échoué", "Test failed"),
        Gesture::Reserve => lang.pick("Réserver", "Reserve"),
        Gesture::Release => lang.pick("Libérer la réservation", "Release the reservation"),
        Gesture::HandOver => lang.pick("Remettre", "Hand over"),
        Gesture::Accept => lang.pick("Faire signer", "Get the signature"),
        Gesture::Refuse => lang.pick("Refuser ou annuler la remise", "Refuse or cancel the handover"),
        Gesture::PriceLate => lang.pick("Ajouter le prix manquant", "Add the missing price"),
        Gesture::CorrectAcceptance => lang.pick("Corriger l’acceptation", "Correct the acceptance"),
        Gesture::TakeBack => lang.pick("Enregistrer un retour", "Record a return"),
        Gesture::GiveBack => lang.pick("Rendre au déposant", "Give back to depositor"),
        Gesture::Donate => lang.pick("Donner", "Donate"),
        Gesture::Sell => lang.pick("Vendre", "Sell"),
        Gesture::Recycle => lang.pick("Recycler", "Recycle"),
        Gesture::Dismantle => lang.pick("Démonter pour pièces", "Dismantle for parts"),
        Gesture::ReportLost => lang.pick("Signaler introuvable", "Report as lost"),
        Gesture::Find => lang.pick("Retrouvé", "Found again"),
        Gesture::Void => lang.pick("Annuler la fiche", "Void the record"),
        Gesture::Describe => lang.pick("Corriger la fiche", "Correct the details"),
        Gesture::ReplaceLabel => lang.pick("Remplacer l’étiquette", "Replace the label"),
        Gesture::Undo => lang.pick("Annuler le dernier geste", "Undo the last gesture"),
    }
}

/// Its drawing.
pub fn gesture_look(gesture: Gesture) -> Glyph {
    match gesture {
        Gesture::Announce => Glyph::Mail,
        Gesture::Deposit => Glyph::Inbox,
        Gesture::Move => Glyph::Pin,
        Gesture::StartDiagnosis => Glyph::Search,
        Gesture::OpenGate | Gesture::CloseGate => Glyph::Shield,
        Gesture::FindWorking | Gesture::PassTest => Glyph::Check,
        Gesture::Diagnose => Glyph::Clipboard,
        Gesture::DecideRepair | Gesture::FinishRepair => Glyph::Wrench,
        Gesture::ReceiveParts => Glyph::Box,
        Gesture::AddCost => Glyph::Euro,
        Gesture::RecordInvoice => Glyph::File,
        Gesture::FailTest => Glyph::Close,
        Gesture::Reserve => Glyph::Calendar,
        Gesture::Release => Glyph::Undo,
        Gesture::HandOver => Glyph::Handshake,
        Gesture::Accept => Glyph::Pen,
        Gesture::Refuse => Glyph::Ban,
        Gesture::PriceLate => Glyph::Tag,
        Gesture::CorrectAcceptance | Gesture::Describe => Glyph::Pen,
        Gesture::TakeBack => Glyph::Undo,
        Gesture::GiveBack => Glyph::User,
        Gesture::Donate => Glyph::Gift,
        Gesture::Sell => Glyph::EuroNote,
        Gesture::Recycle => Glyph::Recycle,
        Gesture::Dismantle => Glyph::Scissors,
        Gesture::ReportLost => Glyph::Help,
        Gesture::Find => Glyph::Search,
        Gesture::Void => Glyph::Trash,
        Gesture::ReplaceLabel => Glyph::Qr,
        Gesture::Undo => Glyph::History,
    }
}
