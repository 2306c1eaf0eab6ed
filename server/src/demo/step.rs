//! What people do with an item, step by step, by chance as in life.

use super::{
    life::{Life, Step},
    theatre::{Theatre, Then, pick},
};
use crate::failure::Failure;
use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::{
    Cents, Grams, Minutes, Role,
    id::{PlaceId, ProviderId, ServiceId},
    item::{
        Barrier, Command, Condition, Cost, Decision, Details, Diagnosis, Dismantling, Donation, GiveBack, Need,
        Ownership, Proof, RecoveredPart, Recycling, Reservation, Return, Route, Sale, Worth,
    },
    ledger::Kind,
    price::{Basis, Counterfactual, Evidence, Grade, Substitution},
    unit::labour,
};
use rand::{Rng, rngs::StdRng};
use store::{
    Submission,
    deposit::NewDeposit,
    handover::{NewHandover, Signing},
    price::NewPrice,
};

const BEARERS: [&str; 8] = [
    "Émilie Fournier",
    "Karim Haddad",
    "Julie Caron",
    "Thomas Lefebvre",
    "Aïcha Benali",
    "Paul Marchand",
    "Lucie Dupont",
    "Bruno Wattel",
];
const NEEDS: [&str; 8] = [
    "Arrivée d’un agent",
    "Remplacement d’un équipement en panne",
    "Nouvelle salle de réunion",
    "Ouverture d’une classe",
    "Équipement de la salle des personnels",
    "Réaménagement de l’accueil",
    "Prêt pour une manifestation",
    "Poste adapté",
];
const RETURNS: [&str; 4] = [
    "Ne convient pas",
    "En panne de nouveau",
    "Départ de l’agent",
    "Service regroupé",
];
/// Internal labour, cents an hour, as the demonstration's organisation sets it.
const RATE: Cents = Cents(2800);

impl Theatre<'_> {
    /// Does it, and says what follows.
    pub(super) async fn play(
        &mut self,
        life: usize,
        step: Step,
        when: DateTime<Utc>,
        rng: &mut StdRng,
    ) -> Result<Then, Failure> {
        match step {
            Step::Deposit => self.deposit(life, when, rng).await,
            Step::Examine => self.examine(life, when, rng).await,
            Step::Decide => self.decide(life, when, rng).await,
            Step::ReceiveParts => {
                self.act(Role::Technician, when, life, Command::ReceiveParts).await?;
                Ok(Some((Step::Repair, 0..=4)))
            }
            Step::Repair => self.repair(life, when, rng).await,
            Step::Invoice => self.invoice(life, when, rng).await,
            Step::Test => self.test(life, when, rng).await,
            Step::Reserve => self.reserve(life, when, rng).await,
            Step::HandOver => self.hand_over(life, when, rng).await,
            Step::Settle => self.settle(life, when, rng).await,
            Step::TakeBack => self.take_back(life, when, rng).await,
            Step::GiveBack => self.give_back(life, when).await,
            Step::Exit => self.exit(life, when, rng).await,
        }
    }

    async fn deposit(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let desk = self.desk(Role::Desk, when);
        let it = &self.lives[life];
        let deposit = NewDeposit {
            slip: None,
            service: it.service,
            bearer: (*pick(rng, &BEARERS)).into(),
            category: it.good.category.into(),
            details: details(it, rng),
            quantity: it.labels.max(it.in_lot),
            is_lot: it.in_lot > 1,
            place: Some(*pick(rng, &self.cast.places)),
            ownership: if it.is_leased {
                Ownership::Depositor
            } else {
                Ownership::Body
            },
            label: None,
        };
        let (_, codes) = store::deposit::receive(&desk, &Submission::default(), deposit).await?;
        let mut codes = codes.into_iter();
        self.lives[life].code = codes.next().unwrap_or_default();
        for code in codes {
            let fault = pick(rng, self.lives[life].good.faults);
            self.lives.push(Life {
                code,
                fault,
                ..self.lives[life].clone()
            });
        }
        Ok(match rng.random_range(0..1000) {
            0..4 => None,
            4..16 => Some((Step::Exit, 5..=60)),
            _ => Some((Step::Examine, 0..=9)),
        })
    }

    async fn examine(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        self.act(Role::Technician, when, life, Command::StartDiagnosis(Vec::new()))
            .await?;
        if rng.random_bool(0.01) {
            return Ok(None);
        }
        let when = when + TimeDelta::minutes(20);
        let category = self.lives[life].good.category;
        for gate in self.gates.get(category).cloned().unwrap_or_default() {
            let proof = "Contrôlé selon la procédure".to_owned();
            self.act(Role::Technician, when, life, Command::CloseGate(gate, proof))
                .await?;
        }
        if self.lives[life].is_leased && rng.random_bool(0.5) {
            return Ok(Some((Step::GiveBack, 1..=15)));
        }
        if rng.random_bool(0.28) {
            let condition = *pick(rng, &[Condition::A, Condition::B, Condition::B, Condition::C]);
            self.act(Role::Technician, when, life, Command::FindWorking(condition))
                .await?;
            return Ok(Some(wish(rng)));
        }
        let diagnosis = diagnosis(&self.lives[life], rng);
        self.act(Role::Technician, when, life, Command::Diagnose(diagnosis))
            .await?;
        let is_hopeless = rng.random_bool(0.2);
        self.lives[life].is_given_up = is_hopeless;
        Ok(Some((if is_hopeless { Step::Exit } else { Step::Decide }, 0..=8)))
    }

    async fn decide(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let route = match rng.random_range(0..10) {
            0 | 1 => Route::AwaitParts,
            2 | 3 => Route::Provider(ProviderId(*pick(rng, &self.cast.providers))),
            _ => Route::InHouse,
        };
        self.lives[life].is_outside = matches!(route, Route::Provider(_));
        let decision = Decision {
            route,
            reason: "Moins cher que le remplacement".into(),
            order: if self.lives[life].is_outside {
                reference("BC", when, rng)
            } else {
                String::new()
            },
            estimate: Cents::ZERO,
            ceiling: Cents::ZERO,
        };
        self.act(Role::Manager, when, life, Command::DecideRepair(decision))
            .await?;
        Ok(Some(match route {
            Route::AwaitParts => (Step::ReceiveParts, 2..=20),
            Route::Provider(_) => (Step::Repair, 4..=25),
            Route::InHouse => (Step::Repair, 0..=6),
        }))
    }

    async fn repair(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let it = self.lives[life].clone();
        let mut costs = Vec::new();
        if it.is_outside {
            let amount = Cents(it.good.euros * rng.random_range(15..45));
            let provider = Some(ProviderId(*pick(rng, &self.cast.providers)));
            costs.push(Cost::External {
                amount,
                provider,
                reference: reference("DEV", when, rng),
            });
            if rng.random_bool(0.3) {
                costs.push(Cost::Transport(Cents(rng.random_range(600..2500)), "Navette".into()));
            }
        } else {
            costs.push(Cost::Labour(Minutes(rng.random_range(2..=18) * 5)));
            costs.extend(it.fault.part.map(|(name, price)| Cost::Part {
                name: name.into(),
                quantity: 1,
                unit: Cents(price * rng.random_range(85..=120) / 100),
                from_stock: None,
            }));
            if rng.random_bool(0.04) {
                costs.push(Cost::Other(Cents(rng.random_range(150..900)), "Consommables".into()));
            }
        }
        for cost in costs {
            self.act(Role::Technician, when, life, Command::AddCost(cost)).await?;
        }
        let is_dearer = it.is_outside && rng.random_bool(0.2);
        let when = when + TimeDelta::minutes(30);
        self.act(
            Role::Technician,
            when,
            life,
            Command::FinishRepair(it.fault.repair.into()),
        )
        .await?;
        Ok(Some((if is_dearer { Step::Invoice } else { Step::Test }, 0..=3)))
    }

    async fn invoice(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let desk = self.desk(Role::Manager, when);
        let card = store::item::read::card(&desk, &self.lives[life].code).await?;
        if let Some(quote) = card.costs.iter().rfind(|cost| cost.kind == Kind::External) {
            let amount = Cents(quote.due.0 * rng.random_range(95..=118) / 100);
            let reference = reference("FAC", when, rng);
            let command = Command::RecordInvoice {
                line: quote.line,
                amount,
                reference,
            };
            self.act(Role::Manager, when, life, command).await?;
        }
        Ok(Some((Step::Test, 0..=3)))
    }

    async fn test(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        if rng.random_bool(0.08) {
            let reason = "La panne revient après dix minutes".to_owned();
            self.act(Role::Technician, when, life, Command::FailTest(reason))
                .await?;
            self.lives[life].is_given_up = true;
            return Ok(Some((Step::Exit, 0..=10)));
        }
        let condition = *pick(rng, &[Condition::A, Condition::B, Condition::B, Condition::C]);
        self.act(Role::Technician, when, life, Command::PassTest(condition))
            .await?;
        Ok(Some(wish(rng)))
    }

    async fn reserve(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let service = *pick(rng, &self.cast.services);
        self.lives[life].receiver = Some(service);
        let until = store::civil::day(when) + Days::new(20);
        let reservation = Reservation {
            service: ServiceId(service),
            receiver: None,
            until,
        };
        self.act(Role::Desk, when, life, Command::Reserve(reservation)).await?;
        Ok(Some((Step::HandOver, 1..=12)))
    }

    async fn hand_over(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let kept_for = self.lives[life].receiver.take();
        let depositor = self.lives[life].service;
        let service = kept_for.unwrap_or_else(|| {
            if rng.random_bool(0.04) {
                depositor
            } else {
                *pick(rng, &self.cast.services)
            }
        });
        let need = need(when, rng);
        let prices = self.find_price(life, when, need.instead_of, rng).await?;
        let handover = NewHandover {
            lines: vec![(self.lives[life].code.clone(), 0)],
            service,
            receiver: (*pick(rng, &BEARERS)).into(),
            receiver_login: String::new(),
            need,
            prices,
        };
        let desk = self.desk(Role::Desk, when);
        self.lives[life].slip = store::handover::prepare(&desk, &Submission::default(), handover).await?;
        Ok(if rng.random_bool(0.02) {
            None
        } else {
            Some((Step::Settle, 0..=3))
        })
    }

    /// A price that somebody looked up for the need, most of the time.
    async fn find_price(
        &self,
        life: usize,
        when: DateTime<Utc>,
        of: Counterfactual,
        rng: &mut StdRng,
    ) -> Result<Vec<i64>, Failure> {
        let it = &self.lives[life];
        if of == Counterfactual::None || rng.random_bool(0.3) {
            return Ok(Vec::new());
        }
        let grade = if rng.random_bool(0.4) { Grade::A } else { Grade::B };
        let share = if of == Counterfactual::Refurbished { 55 } else { 100 };
        let price = Cents(it.good.euros * share * rng.random_range(85..=110) / 100);
        let evidence = Evidence {
            id: None,
            price,
            basis: Basis::Ttc,
            vat: 2000,
            grade,
            dated_on: store::civil::day(when),
            of,
            source: match grade {
                Grade::A => "Marché départemental 2025-014".into(),
                Grade::B | Grade::C => "Devis fournisseur".into(),
            },
        };
        let price = NewPrice {
            code: Some(it.code.clone()),
            category: None,
            what: format!("{} {}", it.model.0, it.model.1),
            evidence,
            document: None,
        };
        let desk = self.desk(Role::Manager, when);
        Ok(vec![store::price::record(&desk, &Submission::default(), price).await?])
    }

    async fn settle(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let is_refused = rng.random_bool(0.03);
        let it = &self.lives[life];
        let accepted = if is_refused {
            Vec::new()
        } else {
            vec![(it.code.clone(), it.in_lot)]
        };
        let signing = Signing {
            accepted,
            reason: if is_refused {
                "Ne convient pas".into()
            } else {
                String::new()
            },
            proof: Proof::Statement,
            file: None,
            signed_by: (*pick(rng, &BEARERS)).into(),
        };
        let desk = self.desk(Role::Desk, when);
        store::handover::sign(&desk, &Submission::default(), &it.slip, signing).await?;
        if is_refused {
            return Ok(Some((Step::HandOver, 5..=60)));
        }
        let comes_back = it.cycle < 3 && rng.random_bool(0.08);
        Ok(comes_back.then_some((Step::TakeBack, 15..=220)))
    }

    async fn take_back(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let facts = Return {
            reason: (*pick(rng, &RETURNS)).into(),
            condition: Condition::C,
            place: PlaceId(*pick(rng, &self.cast.places)),
        };
        self.act(Role::Desk, when, life, Command::TakeBack(facts)).await?;
        self.lives[life].cycle += 1;
        Ok(Some((Step::Examine, 1..=20)))
    }

    async fn give_back(&mut self, life: usize, when: DateTime<Utc>) -> Result<Then, Failure> {
        let desk = self.desk(Role::Desk, when);
        let it = &self.lives[life];
        let receiver = store::item::receiver(&desk, BEARERS[0], Some(it.service)).await?;
        let facts = GiveBack {
            receiver,
            proof: Proof::Statement,
            media: None,
            instead_of: Counterfactual::None,
        };
        self.act(Role::Desk, when, life, Command::GiveBack(facts, Worth::default()))
            .await?;
        Ok(None)
    }

    async fn exit(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
        let it = self.lives[life].clone();
        let barrier = it.is_given_up.then(|| {
            *pick(
                rng,
                &[
                    Barrier::PartsNotAvailable,
                    Barrier::PartsTooExpensive,
                    Barrier::WornOut,
                    Barrier::CannotOpen,
                ],
            )
        });
        let manager = it.is_given_up;
        let (role, command) = match rng.random_range(0..20) {
            0..3 if manager => {
                let parts = it.fault.part.map(|(name, _)| RecoveredPart {
                    name: name.into(),
                    quantity: 1,
                });
                let rest = "Remis à la filière".to_owned();
                let facts = Dismantling {
                    parts: parts.into_iter().collect(),
                    rest,
                    barrier,
                };
                (Role::Manager, Command::Dismantle(facts))
            }
            3..5 if manager => {
                let unit_value = Cents((it.good.euros * 20).min(30_000));
                let facts = Donation {
                    beneficiary: "Emmaüs Artois".into(),
                    legal_category: "Association reconnue d’utilité publique".into(),
                    unit_value,
                    barrier,
                };
                (Role::Manager, Command::Donate(facts))
            }
            5 if manager => {
                let desk = self.desk(Role::Desk, when);
                let buyer = store::item::receiver(&desk, "Vente aux enchères", None).await?;
                let price = Cents(it.good.euros * 12);
                let facts = Sale {
                    buyer,
                    price,
                    receipt: reference("TR", when, rng),
                    barrier,
                };
                (Role::Manager, Command::Sell(facts))
            }
            6 => (
                Role::Manager,
                Command::ReportLost(format!("Inventaire {}", when.format("%m/%Y"))),
            ),
            7 if !manager => (Role::Manager, Command::Void("Saisi deux fois".into())),
            _ => {
                let facts = Recycling {
                    operator: "Ecosystem".into(),
                    weight: Grams(rng.random_range(8..250) * 100),
                    waste_code: "20 01 36".into(),
                    barrier,
                };
                (
                    if manager { Role::Manager } else { Role::Desk },
                    Command::Recycle(facts),
                )
            }
        };
        self.act(role, when, life, command).await?;
        Ok(None)
    }
}

/// What follows readiness: most are wished for at once, some wait for long, some for ever.
fn wish(rng: &mut StdRng) -> (Step, std::ops::RangeInclusive<u64>) {
    match rng.random_range(0..20) {
        0..4 => (Step::Reserve, 0..=15),
        4..7 => (Step::HandOver, 30..=400),
        _ => (Step::HandOver, 0..=30),
    }
}

fn details(it: &Life, rng: &mut StdRng) -> Details {
    let number = rng.random_range(10_000..99_999);
    Details {
        name: String::new(),
        brand: it.model.0.into(),
        model: it.model.1.into(),
        serial: if it.labels == 1 && it.in_lot == 1 {
            format!("SN{number}{}", it.service)
        } else {
            String::new()
        },
        inventory_number: if rng.random_bool(0.4) && it.labels == 1 {
            format!("DEP-{number}")
        } else {
            String::new()
        },
        fault: it.fault.said.into(),
        weighed: rng.random_bool(0.15).then(|| Grams(rng.random_range(5..200) * 100)),
    }
}

fn diagnosis(it: &Life, rng: &mut StdRng) -> Diagnosis {
    let minutes = Minutes(rng.random_range(2..=18) * 5);
    let parts = Cents(it.fault.part.map_or(0, |(_, price)| price));
    let replacement = Cents(it.good.euros * 100);
    let is_cheap = parts + labour(minutes, RATE) < replacement;
    Diagnosis {
        observation: it.fault.said.into(),
        cause: it.fault.cause.into(),
        parts,
        minutes,
        external: Cents::ZERO,
        replacement: (is_cheap && rng.random_bool(0.85)).then_some(replacement),
    }
}

fn need(when: DateTime<Utc>, rng: &mut StdRng) -> Need {
    let substitution = match rng.random_range(0..20) {
        0..5 => Substitution::S1,
        5..17 => Substitution::S2,
        _ => Substitution::S3,
    };
    let instead_of = match rng.random_range(0..20) {
        0 => Counterfactual::None,
        1 => Counterfactual::Refurbished,
        _ => Counterfactual::New,
    };
    Need {
        text: (*pick(rng, &NEEDS)).into(),
        instead_of,
        substitution,
        reference: if substitution == Substitution::S1 {
            reference("DA", when, rng)
        } else {
            String::new()
        },
        expected_months: rng.random_bool(0.7).then(|| rng.random_range(12..=72)),
    }
}

/// A number on some paper.
fn reference(kind: &str, when: DateTime<Utc>, rng: &mut StdRng) -> String {
    format!("{kind}-{}-{:04}", when.format("%Y"), rng.random_range(1..10_000))
}
