//! What went wrong, what was kept, what to do.

use super::{flash::event_word, refusal};
use crate::{
    error::AppError,
    lang::Lang,
    ui::date::moment,
    words::{self, common},
};

/// Why it could not be done.
pub fn error(lang: Lang, error: &AppError) -> String {
    match error {
        AppError::SignIn => common::sign_in_again(lang).to_owned(),
        AppError::Refused(why) => refusal(lang, why),
        AppError::NotFound => common::nothing_there(lang).to_owned(),
        AppError::Conflict { by, what, at } => common::conflict(lang, by, event_word(lang, what), moment(*at)),
        AppError::Item { code, why } => words::batch::item_refused(lang, code, self::error(lang, why)),
        AppError::Invalid(name) => common::invalid(lang, field_name(lang, name)),
        AppError::WrongPassword => common::wrong_password(lang).to_owned(),
        AppError::Locked { minutes } => common::locked(lang, minutes),
        AppError::TooLarge => common::too_large(lang).to_owned(),
        AppError::Busy => common::busy(lang).to_owned(),
        AppError::Server(reference) if reference.is_empty() => common::server_error(lang).to_owned(),
        AppError::Server(reference) => {
            let (happened, quoted) = (common::server_error(lang), common::reference(lang, reference));
            format!("{happened} {quoted}")
        }
        AppError::Transport => common::transport_error(lang).to_owned(),
    }
}

/// A field's name in words, where the forms have one; the bare name otherwise would mean nothing.
pub fn field_name(lang: Lang, name: &str) -> &'static str {
    match name {
        "login" => lang.pick("identifiant", "sign-in name"),
        "login_taken" => lang.pick("identifiant (déjà pris)", "sign-in name (already taken)"),
        "password" => lang.pick("mot de passe", "password"),
        "own_code" => lang.pick(
            "votre propre code (activez-le d’abord dans Mon compte)",
            "your own code (turn it on first in My account)",
        ),
        "name" => lang.pick("nom", "name"),
        "roles" => lang.pick("rôles (au moins un)", "roles (at least one)"),
        "months" => lang.pick("nombre de mois (de 6 à 36)", "number of months (6 to 36)"),
        "logo" => lang.pick("logo", "logo"),
        "basis" => lang.pick("montants HT ou TTC", "amounts before or after tax"),
        "return_window_days" => lang.pick("délai de retour", "return window"),
        "ceiling_percent" => lang.pick("plafond du technicien, en %", "technician’s ceiling, in %"),
        "ceiling_without_price" => lang.pick("plafond sans prix", "ceiling without a price"),
        "public_url" => lang.pick("adresse publique (https://…)", "public address (https://…)"),
        "phone" => lang.pick("téléphone", "phone"),
        "labour_rate" => lang.pick("taux horaire", "hourly rate"),
        "period" => lang.pick(
            "période (un mois ou une année terminés, pas encore clos)",
            "period (a month or a year that is over and not closed yet)",
        ),
        "paper" => lang.pick("document", "paper"),
        "target" => lang.pick("objectif", "target"),
        "layout" => lang.pick(
            "mesures de la planche (15 mm au moins, sans chevauchement, dans la page)",
            "measures of the sheet (15 mm at least, without overlap, within the page)",
        ),
        "shift" => lang.pick("décalage (10 mm au plus)", "offset (10 mm at most)"),
        "host" => lang.pick("adresse de l’imprimante", "printer’s address"),
        "port" => lang.pick("port (9100 le plus souvent)", "port (9100 on most)"),
        "printer" => lang.pick("imprimante", "printer"),
        "leave" => lang.pick(
            "case à cocher pour laisser les lignes à corriger",
            "box to tick to leave out the lines to correct",
        ),
        "header" => lang.pick("ligne d’en-tête", "header line"),
        "all_dated_on" => lang.pick("date de toutes les lignes", "date of all lines"),
        "all_vat" => lang.pick("TVA de toutes les lignes", "VAT of all lines"),
        "all_category" => lang.pick("catégorie de toutes les lignes", "category of all lines"),
        "parent" => lang.pick("rattachement", "parent"),
        "kind" => lang.pick("type", "kind"),
        "category" => lang.pick("catégorie", "category"),
        "service" => lang.pick("service", "service"),
        "place" => lang.pick("emplacement", "place"),
        "code" | "label" => lang.pick("code de l’étiquette", "label code"),
        "quantity" => lang.pick("quantité", "quantity"),
        "text" => lang.pick("texte", "text"),
        "contact" => lang.pick("contact (120 signes au plus)", "contact (120 characters at most)"),
        "action" => lang.pick("geste choisi", "chosen gesture"),
        "operator" => lang.pick("opérateur de déchets", "waste operator"),
        "waste_code" => lang.pick("code déchet", "waste code"),
        "what" => lang.pick("désignation", "description"),
        "made_in" => lang.pick("année (par exemple 2019)", "year (for example 2019)"),
        "postcode" => lang.pick("code postal (cinq chiffres)", "postcode (five digits)"),
        "insee" => lang.pick(
            "code INSEE de la commune (par exemple 62041)",
            "commune’s INSEE code (for example 62041)",
        ),
        "siret" => lang.pick(
            "SIRET (quatorze chiffres, clé de contrôle comprise)",
            "SIRET (fourteen digits, the check digit included)",
        ),
        "department" => lang.pick(
            "département (par exemple 62, 2A ou 974)",
            "département (for example 62, 2A or 974)",
        ),
        "total" => lang.pick(
            "dépense totale (par exemple 1500,00)",
            "total spending (for example 1500,00)",
        ),
        "reuse" => lang.pick(
            "dépense de réemploi (par exemple 250,00)",
            "spending on reused goods (for example 250,00)",
        ),
        "donated" => lang.pick(
            "valeur des dons (par exemple 90,00)",
            "value of gifts (for example 90,00)",
        ),
        "recycled" => lang.pick(
            "dépense de produits recyclés (par exemple 120,00)",
            "spending on recycled goods (for example 120,00)",
        ),
        "year" => lang.pick("année", "year"),
        "price" | "default_price" => lang.pick("prix", "price"),
        "amount" | "cost" => lang.pick("montant (par exemple 12,50)", "amount (for example 12,50)"),
        "minutes" => lang.pick("minutes", "minutes"),
        "source" => lang.pick("source", "source"),
        "dated_on" => lang.pick("date du prix", "price date"),
        "occurred_on" | "on" => lang.pick("date", "date"),
        "until" => lang.pick("date de fin", "end date"),
        "weight" | "weighed" | "co2" => lang.pick("poids (par exemple 3,4)", "weight (for example 3,4)"),
        "reason" => lang.pick("motif", "reason"),
        "reference" => lang.pick("référence", "reference"),
        "condition" => lang.pick("état", "condition"),
        "gate" => lang.pick("contrôle", "check"),
        "provider" => lang.pick("prestataire", "provider"),
        "receiver" => lang.pick("personne qui reçoit", "receiver"),
        "need" => lang.pick("besoin", "need"),
        "oneself" => lang.pick(
            "personne (votre propre accès se change sous Mon compte)",
            "person (your own access is changed under My account)",
        ),
        "note" => lang.pick("remarque (500 signes au plus)", "note (500 characters at most)"),
        "substitution" => lang.pick("type de besoin", "kind of need"),
        "items" | "codes" => lang.pick("équipements choisis", "chosen items"),
        "picture" => lang.pick(
            "photo (un des fichiers n’est pas une image lisible ; choisissez-les de nouveau)",
            "photo (one of the files is not a readable picture; choose them again)",
        ),
        "signature" | "signed_by" => lang.pick(
            "signature (dessinée, ou nom saisi et déclaration cochée)",
            "signature (drawn, or a typed name and a ticked statement)",
        ),
        "statement" => lang.pick("case à cocher pour confirmer", "box to tick to confirm"),
        "fault" => lang.pick("panne ou défaut (500 signes au plus)", "fault (500 characters at most)"),
        "photo" | "document" => lang.pick("fichier (image ou PDF)", "file (image or PDF)"),
        "file" => lang.pick(
            "fichier (absent, illisible, ou sans rien à enregistrer)",
            "file (missing, unreadable, or with nothing to record)",
        ),
        _ => lang.pick("formulaire", "form"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::reference::Reference;
    use domain::Refusal;

    #[test]
    fn an_unreadable_field_is_named_in_words() {
        let said = error(Lang::Fr, &AppError::invalid("price"));
        assert!(said.contains("prix"), "{said}");
    }

    #[test]
    fn a_box_left_unticked_is_named_and_a_file_is_not_said_to_be_a_picture() {
        let said = |field| error(Lang::Fr, &AppError::invalid(field));
        assert!(said("statement").contains("case à cocher"), "{}", said("statement"));
        assert!(said("fault").contains("panne"), "{}", said("fault"));
        assert!(!said("file").contains("PDF"), "{}", said("file"));
    }

    #[test]
    fn a_failure_says_what_to_quote() {
        let said = |text: &str| error(Lang::Fr, &AppError::Server(Reference::from(text.to_owned())));
        assert!(said("7f3a").ends_with("7f3a."), "{}", said("7f3a"));
        assert_eq!(said(""), common::server_error(Lang::Fr));
    }

    #[test]
    fn a_refusal_says_the_figure_that_decided() {
        let refusal = Refusal::TooFarBack { days: 7 };
        assert!(error(Lang::Fr, &AppError::Refused(refusal)).contains("7 jours"));
    }
}
