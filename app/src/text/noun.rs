//! Checks, conditions, roles, barriers and the other short lists of the domain.

use crate::{lang::Lang, ui::glyph::Glyph, words::gesture as w};
use domain::{
    Role,
    item::{Barrier, Beneficiary, Condition, Gate, IssueOutcome, Ownership, Proof},
    ledger::Kind,
};

/// A check.
pub fn gate(lang: Lang, gate: Gate) -> &'static str {
    match gate {
        Gate::DataWipe => lang.pick("Effacement des données", "Data wipe"),
        Gate::ElectricalTest => lang.pick("Test électrique", "Electrical test"),
        Gate::Hygiene => lang.pick("Hygiène", "Hygiene"),
        Gate::Legal => lang.pick("Contrôle administratif", "Legal check"),
    }
}

/// A check still to be done.
pub fn gate_open(lang: Lang, gate: Gate) -> &'static str {
    match gate {
        Gate::DataWipe => lang.pick("Effacement requis", "Wipe required"),
        Gate::ElectricalTest => lang.pick("Test électrique requis", "Electrical test required"),
        Gate::Hygiene => lang.pick("Nettoyage requis", "Cleaning required"),
        Gate::Legal => lang.pick("Contrôle administratif requis", "Legal check required"),
    }
}

/// A condition, with its letter.
pub fn condition(lang: Lang, condition: Condition) -> &'static str {
    match condition {
        Condition::A => lang.pick("A · comme neuf", "A · as new"),
        Condition::B => lang.pick("B · bon état", "B · good"),
        Condition::C => lang.pick("C · état correct", "C · fair"),
        Condition::D => lang.pick("D · usé", "D · worn"),
        Condition::E => lang.pick("E · pour pièces", "E · for parts"),
    }
}

/// What an entry counts.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::AvoidedPurchase => lang.pick("Achat évité", "Avoided purchase"),
        Kind::RepairReturn => lang.pick("Réparé pour le même service", "Repaired for the same service"),
        Kind::Co2 => lang.pick("CO₂ évité", "CO₂ avoided"),
        Kind::Waste => lang.pick("Déchets évités", "Waste avoided"),
        Kind::Labour => lang.pick("Main-d’œuvre", "Labour"),
        Kind::Part => lang.pick("Pièces", "Parts"),
        Kind::External => lang.pick("Prestataire", "Provider"),
        Kind::Transport => lang.pick("Transport", "Transport"),
        Kind::OtherCost => lang.pick("Autre coût", "Other cost"),
        Kind::DonationValue => lang.pick("Valeur donnée", "Value donated"),
        Kind::SaleRevenue => lang.pick("Recette de vente", "Sale revenue"),
        Kind::WasteOut => lang.pick("Déchets remis", "Waste handed over"),
    }
}

/// Why a repair was given up.
pub fn barrier(lang: Lang, barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::PartsNotAvailable => lang.pick("Pièces introuvables", "Parts not available"),
        Barrier::PartsTooExpensive => lang.pick("Pièces trop chères", "Parts too expensive"),
        Barrier::CannotOpen => lang.pick("Impossible à ouvrir", "No way to open it"),
        Barrier::NoInformation => lang.pick("Pas d’information de réparation", "No repair information"),
        Barrier::LackOfEquipment => lang.pick("Outillage manquant", "Lack of equipment"),
        Barrier::WornOut => lang.pick("Trop usé", "Too worn out"),
    }
}

/// What somebody is trusted with.
pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Viewer => lang.pick("Lecteur", "Viewer"),
        Role::Requester => lang.pick("Demandeur", "Requester"),
        Role::Desk => lang.pick("Guichet", "Desk"),
        Role::Technician => lang.pick("Technicien", "Technician"),
        Role::Manager => lang.pick("Responsable", "Manager"),
        Role::Admin => lang.pick("Administrateur", "Administrator"),
    }
}

/// Whose it is.
pub fn ownership(lang: Lang, ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::Body => lang.pick("À la collectivité", "The body’s own"),
        Ownership::Depositor => lang.pick("Au déposant (location, prêt)", "The depositor’s (leased, lent)"),
    }
}

/// To whom the law lets a body give, from the word that an event keeps: what was typed before there were words stays as it is.
pub fn beneficiary(lang: Lang, kept: &str) -> String {
    let Some(kind) = Beneficiary::parse(kept) else {
        return kept.to_owned();
    };
    let said = match kind {
        Beneficiary::Solidarity => w::legal_solidarity(lang),
        Beneficiary::PublicInterest => w::legal_charity(lang),
        Beneficiary::School => w::legal_school(lang),
        Beneficiary::PublicBody => w::legal_public(lang),
        Beneficiary::Staff => w::legal_staff(lang),
    };
    said.to_owned()
}

/// How an acceptance is proved.
pub fn proof(lang: Lang, proof: Proof) -> &'static str {
    match proof {
        Proof::Signature => lang.pick("Signature à l’écran", "Signed on the screen"),
        Proof::Statement => lang.pick("Nom saisi et déclaration cochée", "Typed name and ticked statement"),
        Proof::Slip => lang.pick("Bon signé déposé", "Signed slip uploaded"),
        Proof::Click => lang.pick("Accepté par le receveur connecté", "Accepted by the signed-in receiver"),
    }
}

/// How a line of a slip ended.
pub fn outcome(lang: Lang, outcome: IssueOutcome) -> &'static str {
    match outcome {
        IssueOutcome::Open => lang.pick("À signer", "To sign"),
        IssueOutcome::Accepted => lang.pick("Accepté", "Accepted"),
        IssueOutcome::Refused => lang.pick("Refusé", "Refused"),
    }
}

/// What a provider is; a kind from elsewhere is a company.
pub fn provider_kind(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "in_house" => lang.pick("Atelier interne", "In-house workshop"),
        "craftsman" => lang.pick("Artisan local", "Local craftsman"),
        "social_enterprise" => lang.pick("Structure de l’économie sociale (ESS)", "Social enterprise"),
        "adapted" => lang.pick("Entreprise adaptée ou ESAT", "Adapted company or ESAT"),
        "integration" => lang.pick("Insertion par l’activité économique", "Integration through work"),
        _ => lang.pick("Entreprise", "Company"),
    }
}

/// The drawing of a category: the nearest of the few there are, a box for the rest.
pub fn category_glyph(code: &str) -> Glyph {
    let (family, rest) = code.split_once('-').unwrap_or((code, ""));
    match (family, rest) {
        ("IT", "LAPTOP") => Glyph::Laptop,
        ("IT", "SMARTPHONE" | "PHONE" | "TABLET") => Glyph::Smartphone,
        ("IT", "PRINTER" | "COPIER") => Glyph::Printer,
        ("IT", "ACCESS") => Glyph::Keyboard,
        ("IT", "PSU" | "NETWORK") => Glyph::Plug,
        ("IT", _) => Glyph::Monitor,
        ("AV", "CAMERA") => Glyph::Camera,
        ("AV", _) => Glyph::Tv,
        ("K", "MICROWAVE" | "OVEN") => Glyph::Microwave,
        ("K", "FRIDGE" | "FREEZER") => Glyph::Refrigerator,
        ("K", "WASH" | "DRYER" | "DISHW") => Glyph::WashingMachine,
        ("K", name) if name.starts_with("COFFEE") => Glyph::Coffee,
        ("K", "VENDING" | "KETTLE") => Glyph::Coffee,
        ("F", "CHAIR-OFFICE" | "CHAIR" | "ARMCHAIR" | "SOFA") => Glyph::Chair,
        ("F", "DESK" | "TABLE") => Glyph::Table,
        ("F", "LAMP") => Glyph::Lamp,
        _ => other_glyph(code),
    }
}

fn other_glyph(code: &str) -> Glyph {
    let drawn = [
        ("LAMP", Glyph::Lamp),
        ("BIKE", Glyph::Bike),
        ("BOOK", Glyph::Book),
        ("TEXTILE", Glyph::Shirt),
        ("CLOTH", Glyph::Shirt),
        ("DRILL", Glyph::Hammer),
        ("TOOL", Glyph::Hammer),
    ];
    drawn
        .into_iter()
        .find_map(|(part, glyph)| code.contains(part).then_some(glyph))
        .unwrap_or(Glyph::Box)
}
