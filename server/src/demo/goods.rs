//! What people bring, and what is wrong with it.

/// A kind of thing that is often brought.
#[derive(Debug)]
pub(super) struct Good {
    /// The category's code.
    pub(super) category: &'static str,
    /// How often, against the others.
    pub(super) weight: u32,
    /// What a new one costs, in euros with tax.
    pub(super) euros: i64,
    /// Months that one serves.
    pub(super) months: u32,
    /// Whether the organisation agreed on a default price.
    pub(super) has_default_price: bool,
    /// Brand and model.
    pub(super) models: &'static [(&'static str, &'static str)],
    /// What goes wrong.
    pub(super) faults: &'static [Fault],
}

/// Something that goes wrong.
#[derive(Debug)]
pub(super) struct Fault {
    /// As the depositor says it.
    pub(super) said: &'static str,
    /// What the technician finds.
    pub(super) cause: &'static str,
    /// What repairs it.
    pub(super) repair: &'static str,
    /// The part, where one is needed, and its price in cents.
    pub(super) part: Option<(&'static str, i64)>,
}

const fn fault(
    said: &'static str,
    cause: &'static str,
    repair: &'static str,
    part: Option<(&'static str, i64)>,
) -> Fault {
    Fault {
        said,
        cause,
        repair,
        part,
    }
}

#[rustfmt::skip]
const COFFEE: &[Fault] = &[
    fault("Ne chauffe plus", "Thermostat hors service", "Thermostat remplacé, détartrage", Some(("Thermostat", 1250))),
    fault("Fuit par-dessous", "Joint de chaudière usé", "Joint remplacé", Some(("Joint de chaudière", 480))),
    fault("Le café ne coule plus", "Circuit entartré", "Détartrage complet", None),
    fault("Disjoncte à l’allumage", "Résistance en court-circuit", "Résistance remplacée", Some(("Résistance", 2890)))
];
#[rustfmt::skip]
const KITCHEN: &[Fault] = &[
    fault("Ne s’allume plus", "Fusible thermique coupé", "Fusible remplacé", Some(("Fusible thermique", 390))),
    fault("La porte ferme mal", "Charnière faussée", "Charnière redressée et réglée", None),
    fault("Ne chauffe plus", "Magnétron fatigué", "Magnétron remplacé", Some(("Magnétron", 4200))),
    fault("Fait beaucoup de bruit", "Roulement usé", "Roulement remplacé", Some(("Roulement", 1150)))
];
#[rustfmt::skip]
const COLD: &[Fault] = &[
    fault("Ne fait plus de froid", "Thermostat bloqué", "Thermostat remplacé", Some(("Thermostat", 2450))),
    fault("Givre en deux jours", "Joint de porte déchiré", "Joint remplacé", Some(("Joint de porte", 3600))),
    fault("Porte abîmée", "Charnière cassée", "Charnière remplacée", Some(("Charnière", 1800)))
];
#[rustfmt::skip]
const LAPTOP: &[Fault] = &[
    fault("Batterie vide en dix minutes", "Batterie usée", "Batterie remplacée", Some(("Batterie", 4900))),
    fault("Très lent", "Disque mécanique saturé", "Disque SSD posé, système réinstallé", Some(("SSD 240 Go", 2900))),
    fault("Écran noir", "Nappe d’écran débranchée", "Nappe rebranchée", None),
    fault("Des touches ne répondent plus", "Café renversé", "Clavier remplacé", Some(("Clavier", 3500)))
];
#[rustfmt::skip]
const DESKTOP: &[Fault] = &[
    fault("Ne démarre plus", "Alimentation grillée", "Alimentation remplacée", Some(("Alimentation 300 W", 3200))),
    fault("Redémarre tout seul", "Mémoire défectueuse", "Barrette remplacée", Some(("Mémoire 8 Go", 1900))),
    fault("Ventilateur bruyant", "Poussière", "Dépoussiérage, pâte thermique", None)
];
#[rustfmt::skip]
const SCREEN: &[Fault] = &[
    fault("Ne s’allume plus", "Condensateurs gonflés", "Condensateurs remplacés", Some(("Condensateurs", 650))),
    fault("Le pied ne tient plus", "Vis manquante", "Pied refixé", None),
    fault("Image rose par moments", "Câble abîmé", "Câble remplacé", Some(("Câble vidéo", 790)))
];
#[rustfmt::skip]
const PRINTER: &[Fault] = &[
    fault("Bourrage à chaque page", "Galets d’entraînement lisses", "Galets remplacés", Some(("Jeu de galets", 1890))),
    fault("Pages grises", "Tambour usé", "Tambour remplacé", Some(("Tambour", 5400))),
    fault("Ne se connecte plus au réseau", "Carte réseau déréglée", "Réglages d’usine, mise à jour", None)
];
#[rustfmt::skip]
const PROJECTOR: &[Fault] = &[
    fault("Image très sombre", "Lampe en fin de vie", "Lampe remplacée", Some(("Lampe", 7900))),
    fault("S’éteint après dix minutes", "Filtre bouché", "Filtre nettoyé", None)
];
#[rustfmt::skip]
const SEAT: &[Fault] = &[
    fault("L’assise descend toute seule", "Vérin usé", "Vérin remplacé", Some(("Vérin à gaz", 1250))),
    fault("Roulettes cassées", "Deux roulettes fendues", "Jeu de roulettes remplacé", Some(("Jeu de roulettes", 990))),
    fault("Accoudoir cassé", "Vis arrachée", "Insert posé, accoudoir refixé", None),
    fault("Tissu taché", "Usage", "Shampouinage", None)
];
#[rustfmt::skip]
const FURNITURE: &[Fault] = &[
    fault("Bancal", "Patin manquant", "Patins remplacés", Some(("Patins", 320))),
    fault("Tiroir bloqué", "Glissière tordue", "Glissière remplacée", Some(("Glissière", 860))),
    fault("Clé perdue", "Serrure sans clé", "Barillet remplacé", Some(("Barillet", 1100))),
    fault("Plateau rayé", "Usage", "Plateau poncé et verni", None),
    fault("Ne sert plus", "Déménagement du service", "Nettoyage", None)
];
#[rustfmt::skip]
const TOOL: &[Fault] = &[
    fault("Ne tourne plus", "Charbons usés", "Charbons remplacés", Some(("Jeu de charbons", 720))),
    fault("Câble dénudé", "Gaine coupée", "Câble remplacé", Some(("Câble 3 m", 980))),
    fault("Démarre mal", "Bougie encrassée", "Bougie remplacée, vidange", Some(("Bougie", 560)))
];
#[rustfmt::skip]
const BIKE: &[Fault] = &[
    fault("Freins usés", "Patins lisses", "Patins et câbles remplacés", Some(("Patins et câbles", 1490))),
    fault("Roue voilée", "Rayons desserrés", "Roue dévoilée", None),
    fault("Crève sans cesse", "Pneu usé", "Pneu et chambre remplacés", Some(("Pneu et chambre", 2190)))
];
#[rustfmt::skip]
const CARE: &[Fault] = &[
    fault("Frein qui ne tient plus", "Câble détendu", "Câble retendu", None),
    fault("Housse déchirée", "Usage", "Housse remplacée", Some(("Housse", 2600))),
    fault("Ne monte plus", "Télécommande coupée", "Télécommande remplacée", Some(("Télécommande", 6900)))
];
#[rustfmt::skip]
const CLEANING: &[Fault] = &[
    fault("N’aspire plus", "Filtre colmaté", "Filtre remplacé", Some(("Filtre", 890))),
    fault("Coupe par intermittence", "Cordon abîmé", "Cordon remplacé", Some(("Cordon", 1290)))
];
#[rustfmt::skip]
const LIGHT: &[Fault] = &[
    fault("Ne s’allume plus", "Interrupteur cassé", "Interrupteur remplacé", Some(("Interrupteur", 350))),
    fault("Clignote", "Douille oxydée", "Douille remplacée", Some(("Douille", 290)))
];
#[rustfmt::skip]
const CROCKERY: &[Fault] = &[
    fault("Surplus", "Fermeture d’une cantine", "Tri et lavage", None)
];

/// What is brought, most of it for years to come.
#[rustfmt::skip]
pub(super) const GOODS: &[Good] = &[
    good("K-COFFEE-ESP", 60, 95, 60, true, &[("Krups", "Essential"), ("De’Longhi", "Magnifica S"), ("Saeco", "Lirika")], COFFEE),
    good("K-COFFEE-FILTER", 45, 39, 48, true, &[("Moulinex", "Subito"), ("Philips", "HD7462")], COFFEE),
    good("K-COFFEE-POD", 25, 79, 48, false, &[("Philips", "Senseo"), ("Krups", "Inissia")], COFFEE),
    good("K-KETTLE", 20, 29, 48, true, &[("Bosch", "CompactClass"), ("Tefal", "Delfini")], KITCHEN),
    good("K-MICROWAVE", 30, 119, 84, true, &[("Whirlpool", "MWP 253"), ("Samsung", "MS23")], KITCHEN),
    good("K-FRIDGE", 14, 349, 120, false, &[("Liebherr", "T 1410"), ("Beko", "TSE 1284")], COLD),
    good("K-DISHW", 6, 429, 108, false, &[("Bosch", "SMS2"), ("Miele", "G 4203")], KITCHEN),
    good("K-DISHES", 10, 3, 60, false, &[("Arcoroc", "Restaurant"), ("Duralex", "Picardie")], CROCKERY),
    good("IT-LAPTOP", 70, 520, 60, false, &[("Dell", "Latitude 5410"), ("HP", "ProBook 450 G7"), ("Lenovo", "ThinkPad L14")], LAPTOP),
    good("IT-DESKTOP", 45, 449, 60, false, &[("Dell", "OptiPlex 3070"), ("HP", "ProDesk 400 G6")], DESKTOP),
    good("IT-MONITOR", 60, 145, 84, true, &[("Iiyama", "ProLite 24"), ("Dell", "P2419H"), ("Philips", "243V7")], SCREEN),
    good("IT-PRINTER", 30, 310, 60, false, &[("Brother", "HL-L5100DN"), ("HP", "LaserJet M404")], PRINTER),
    good("IT-DESKPHONE", 15, 89, 84, true, &[("Alcatel", "8028"), ("Yealink", "T31P")], SCREEN),
    good("IT-SHREDDER", 8, 160, 72, false, &[("Fellowes", "60Cs"), ("Rexel", "Auto+ 60X")], CLEANING),
    good("AV-PROJECTOR", 22, 480, 60, false, &[("Epson", "EB-X41"), ("BenQ", "MS536")], PROJECTOR),
    good("F-CHAIR-OFFICE", 110, 180, 120, true, &[("Steelcase", "Reply"), ("Sokoa", "Tertio"), ("Bürostuhl", "Net")], SEAT),
    good("F-CHAIR", 40, 75, 144, true, &[("Sokoa", "Visit"), ("Mobel Linea", "Iso")], SEAT),
    good("F-ARMCHAIR", 10, 240, 144, false, &[("Sokoa", "Club")], SEAT),
    good("F-DESK", 50, 290, 180, true, &[("Steelcase", "Fusion"), ("Majencia", "M10")], FURNITURE),
    good("F-PEDESTAL", 40, 155, 180, true, &[("Steelcase", "Share It"), ("Bisley", "Note")], FURNITURE),
    good("F-CUPBOARD", 35, 330, 240, true, &[("Vinco", "Monobloc"), ("Bisley", "Euro")], FURNITURE),
    good("F-SHELF", 20, 130, 240, false, &[("Vinco", "Archive")], FURNITURE),
    good("S-TABLE", 40, 110, 180, true, &[("Mobidecor", "Clara"), ("Simire", "Apolo")], FURNITURE),
    good("S-CHAIR", 60, 48, 144, true, &[("Simire", "Alix"), ("Mobidecor", "Lola")], SEAT),
    good("S-BOARD", 8, 210, 180, false, &[("Ulmann", "Triptyque")], FURNITURE),
    good("SP-BIKE", 15, 420, 96, false, &[("Décathlon", "Elops 100"), ("Gitane", "City")], BIKE),
    good("T-DRILL", 20, 165, 72, false, &[("Makita", "DHP482"), ("Bosch", "GSB 18V")], TOOL),
    good("T-LADDER", 6, 140, 180, false, &[("Centaure", "BT 5")], FURNITURE),
    good("G-MOWER-E", 8, 199, 72, false, &[("Bosch", "Rotak"), ("Stihl", "HSA 56")], TOOL),
    good("M-WHEELCHAIR", 12, 390, 72, false, &[("Invacare", "Action 3"), ("Vermeiren", "V200")], CARE),
    good("M-BED", 6, 890, 120, false, &[("Winncare", "Alegio"), ("Medicatlantic", "Kalin")], CARE),
    good("L-DESKLAMP", 30, 45, 120, true, &[("Unilux", "Terra"), ("Fase", "Boomerang")], LIGHT),
    good("H-HEATER", 15, 69, 72, true, &[("Supra", "Ceramax"), ("Noirot", "Spot")], KITCHEN),
    good("H-FAN", 12, 49, 72, true, &[("Rowenta", "Turbo Silence")], CLEANING),
    good("V-VACUUM", 22, 189, 72, false, &[("Nilfisk", "VP300"), ("Kärcher", "T 11/1")], CLEANING)
];

const fn good(
    category: &'static str,
    weight: u32,
    euros: i64,
    months: u32,
    has_default_price: bool,
    models: &'static [(&'static str, &'static str)],
    faults: &'static [Fault],
) -> Good {
    Good {
        category,
        weight,
        euros,
        months,
        has_default_price,
        models,
        faults,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_good_has_models_and_faults() {
        assert!(
            GOODS
                .iter()
                .all(|good| !good.models.is_empty() && !good.faults.is_empty())
        );
        assert!(GOODS.iter().all(|good| good.euros > 0 && good.weight > 0));
    }
}
