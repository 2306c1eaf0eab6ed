//! Who plays: the organisation, its services, its places, its people, its providers.

use super::{calendar::Calendar, goods};
use crate::{config::Config, database, failure::Failure};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Cents, Role,
    id::PersonId,
    price::Basis,
    view::{Organisation, PlaceRow, ProviderRow, ServiceRow},
};
use std::collections::HashMap;
use store::{
    Db, Desk, account,
    account::NewPerson,
    catalogue::{self, Figures},
    setting::{self, FirstStart},
};

/// Services: name, cost centre, and the rank of the one above.
const SERVICES: [(&str, &str, Option<usize>); 22] = [
    ("Direction des collèges", "COL", None),
    ("Collège Jean-Moulin", "COL-01", Some(0)),
    ("Collège Simone-Veil", "COL-02", Some(0)),
    ("Collège Marie-Curie", "COL-03", Some(0)),
    ("Collège Louis-Pasteur", "COL-04", Some(0)),
    ("Collège George-Sand", "COL-05", Some(0)),
    ("Solidarités", "SOL", None),
    ("MDS d’Arras-Nord", "SOL-01", Some(6)),
    ("MDS de Béthune", "SOL-02", Some(6)),
    ("MDS de Lens", "SOL-03", Some(6)),
    ("Protection maternelle et infantile", "SOL-10", Some(6)),
    ("Maison de l’autonomie", "SOL-20", Some(6)),
    ("Routes et mobilités", "ROU", None),
    ("Centre routier de Saint-Pol", "ROU-01", Some(12)),
    ("Centre routier de Bapaume", "ROU-02", Some(12)),
    ("Archives départementales", "ARC", None),
    ("Médiathèque départementale", "MED", None),
    ("Direction des systèmes d’information", "DSI", None),
    ("Ressources humaines", "DRH", None),
    ("Finances et commande publique", "FIN", None),
    ("Direction des sports", "SPO", None),
    ("Moyens généraux", "MOY", None),
];

/// Places: name, and the rank of the one around it.
const PLACES: [(&str, Option<usize>); 14] = [
    ("Ressourcerie d’Arras", None),
    ("Accueil", Some(0)),
    ("Atelier", Some(0)),
    ("Établi A1", Some(2)),
    ("Établi A2", Some(2)),
    ("Réserve", Some(0)),
    ("Étagère B1", Some(5)),
    ("Étagère B2", Some(5)),
    ("Étagère B3", Some(5)),
    ("Zone mobilier", Some(5)),
    ("Quai", Some(0)),
    ("Annexe de Lens", None),
    ("Box 1", Some(11)),
    ("Box 2", Some(11)),
];

/// Providers: name, kind, commune, its postcode.
const PROVIDERS: [(&str, &str, &str, &str); 6] = [
    ("Atelier de la ressourcerie", "in_house", "Arras", "62000"),
    ("Électroménager Delattre", "craftsman", "Arras", "62000"),
    ("Dumoulin Bureautique", "craftsman", "Béthune", "62400"),
    ("Les Ateliers du Ternois", "adapted", "Saint-Pol-sur-Ternoise", "62130"),
    ("Artois Insertion Réparation", "integration", "Lens", "62300"),
    ("Maintenance Informatique Nord", "company", "Lille", "59000"),
];

/// People: sign-in, name, roles.
const PEOPLE: [(&str, &str, &[Role]); 6] = [
    ("lecteur", "Claire Vasseur", &[Role::Viewer]),
    ("demandeur", "Hugo Lemaire", &[Role::Requester]),
    ("guichet", "Nadia Carpentier", &[Role::Desk]),
    ("technicien", "Marc Delobel", &[Role::Technician]),
    ("responsable", "Sophie Dubois", &[Role::Manager]),
    ("admin", "Antoine Leroy", &[Role::Admin, Role::Manager]),
];

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub(super) struct Player {
    /// What they sign in with.
    pub(super) login: &'static str,
    /// Their name.
    pub(super) name: &'static str,
    /// What they are trusted with.
    pub(super) roles: Vec<Role>,
}

/// Everybody and everything there is before the first deposit.
#[derive(Debug)]
pub(super) struct Cast {
    /// Everybody's password.
    pub(super) password: String,
    /// Who can sign in, for the reader.
    pub(super) people: Vec<Player>,
    /// The services that deposit and receive.
    pub(super) services: Vec<i64>,
    /// Where things are put.
    pub(super) places: Vec<i64>,
    /// Who repairs outside.
    pub(super) providers: Vec<i64>,
    actors: HashMap<Role, PersonId>,
}

impl Cast {
    /// The desk of whoever holds that role, at that instant.
    pub(super) fn desk(&self, db: &Db, role: Role, now: DateTime<Utc>) -> Desk {
        let id = self.actors.get(&role).copied().unwrap_or(PersonId(0));
        Desk {
            db: db.clone(),
            actor: Actor { id, roles: vec![role] },
            now,
        }
    }
}

/// Creates them all.
pub(super) async fn assemble(db: &Db, config: &Config, calendar: &Calendar, password: &str) -> Result<Cast, Failure> {
    let now = calendar.before();
    let people = PEOPLE.map(|(login, name, roles)| Player {
        login,
        name,
        roles: roles.to_vec(),
    });
    let actors = hire(db, config, now, &people, password).await?;
    let desk = Desk {
        now,
        ..database::desk(db)
    };
    let services = services(&desk).await?;
    let places = places(&desk).await?;
    let mut providers = Vec::new();
    for (name, kind, commune, postcode) in PROVIDERS {
        let row = ProviderRow {
            id: 0,
            name: name.into(),
            kind: kind.into(),
            commune: commune.into(),
            postcode: postcode.into(),
            insee: String::new(),
            is_active: true,
        };
        let id = catalogue::save_provider(&desk, &row).await?;
        providers.extend((kind != "in_house").then_some(id));
    }
    default_prices(&desk).await?;
    Ok(Cast {
        password: password.to_owned(),
        people: people.to_vec(),
        services,
        places,
        providers,
        actors,
    })
}

/// The administrator by the first start, the others by them.
async fn hire(
    db: &Db,
    config: &Config,
    now: DateTime<Utc>,
    people: &[Player],
    password: &str,
) -> Result<HashMap<Role, PersonId>, Failure> {
    let mut actors = HashMap::new();
    let person = |player: &Player| NewPerson {
        login: player.login.into(),
        name: player.name.into(),
        password: password.into(),
        roles: player.roles.clone(),
    };
    if let Some(admin) = people.iter().find(|player| player.roles.contains(&Role::Admin)) {
        let token = account::first_start_token(db).await?;
        let (admin, organisation) = (person(admin), organisation(config));
        let start = FirstStart {
            token,
            admin,
            organisation,
            with_samples: false,
        };
        actors.insert(Role::Admin, setting::first_start(db, start, now).await?);
    }
    let desk = Desk {
        now,
        ..database::desk(db)
    };
    for player in people.iter().filter(|player| !player.roles.contains(&Role::Admin)) {
        let id = account::add(&desk, person(player)).await?;
        actors.extend(player.roles.iter().map(|role| (*role, id)));
    }
    Ok(actors)
}

fn organisation(config: &Config) -> Organisation {
    Organisation {
        name: "Département d’Artois".into(),
        phone: "03 21 00 00 00".into(),
        public_url: config.origin(),
        labour_rate: Cents(2800),
        basis: Basis::Ttc,
        return_window_days: 90,
        target: Cents(2_000_000),
        ceiling_percent: 40,
        ceiling_without_price: Cents(3000),
        closed_through: None,
    }
}

/// Those that nothing else belongs to, as records.
async fn services(desk: &Desk) -> Result<Vec<i64>, Failure> {
    let mut ids = Vec::new();
    for (name, cost_centre, parent) in SERVICES {
        let row = ServiceRow {
            id: 0,
            name: name.into(),
            parent: parent.and_then(|rank| ids.get(rank).copied()),
            cost_centre: cost_centre.into(),
            is_active: true,
        };
        ids.push(catalogue::save_service(desk, &row).await?);
    }
    let is_parent = |rank: usize| SERVICES.iter().any(|(_, _, parent)| *parent == Some(rank));
    Ok(ids
        .into_iter()
        .enumerate()
        .filter(|(rank, _)| !is_parent(*rank))
        .map(|(_, id)| id)
        .collect())
}

/// Those that nothing else is in, as records.
async fn places(desk: &Desk) -> Result<Vec<i64>, Failure> {
    let mut ids = Vec::new();
    for (name, parent) in PLACES {
        let row = PlaceRow {
            id: 0,
            name: name.into(),
            parent: parent.and_then(|rank| ids.get(rank).copied()),
            path: String::new(),
            is_active: true,
        };
        ids.push(catalogue::save_place(desk, &row).await?);
    }
    let is_parent = |rank: usize| PLACES.iter().any(|(_, parent)| *parent == Some(rank));
    Ok(ids
        .into_iter()
        .enumerate()
        .filter(|(rank, _)| !is_parent(*rank))
        .map(|(_, id)| id)
        .collect())
}

/// The default prices that the organisation agreed on, for some categories only.
async fn default_prices(desk: &Desk) -> Result<(), Failure> {
    let known = catalogue::categories(desk).await?;
    for good in goods::GOODS.iter().filter(|good| good.has_default_price) {
        if let Some(row) = known.iter().find(|row| row.code == good.category) {
            let figures = Figures {
                category: row.code.clone(),
                weight: row.weight,
                co2: row.co2,
                factor: row.factor.clone(),
                source: Some(row.source.clone())
                    .filter(|source| !source.is_empty())
                    .unwrap_or("Pesée de la ressourcerie".into()),
                default_price: Some(Cents(good.euros * 70)),
                reference_months: Some(good.months),
            };
            catalogue::save_figures(desk, &figures).await?;
        }
    }
    Ok(())
}
