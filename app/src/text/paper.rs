//! Official papers in words.

use crate::lang::Lang;
use domain::paper::PaperKind;

/// What a paper is called.
pub fn paper(lang: Lang, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Deposit => lang.pick("Bon de dépôt", "Deposit slip"),
        PaperKind::Handover => lang.pick("Bon de remise", "Issue slip"),
        PaperKind::Repair => lang.pick("Fiche d’intervention", "Repair sheet"),
        PaperKind::Exit => lang.pick(
            "Certificat administratif de sortie",
            "Administrative certificate of exit",
        ),
        PaperKind::Transfer => lang.pick("Bordereau de transfert", "Transfer note"),
        PaperKind::Wipe => lang.pick("Attestation d’effacement", "Data erasure certificate"),
        PaperKind::Donation => lang.pick("Attestation de don", "Donation certificate"),
    }
}
