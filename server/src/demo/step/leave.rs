//! How an item leaves and comes back.

use super::chance::{BEARERS, RETURNS, need, reference};
use crate::{
    demo::{
        life::Step,
        theatre::{Theatre, Then, pick},
    },
    failure::Failure,
};
use chrono::{DateTime, Days, Utc};
use domain::{
    Cents, Grams, Role,
    id::{PlaceId, ServiceId},
    item::{
        Barrier, Beneficiary, Command, Condition, Dismantling, Donation, GiveBack, Proof, RecoveredPart, Recycling,
        Reservation, Return, Sale, Worth,
    },
    price::{Basis, Counterfactual, Evidence, Grade},
};
use rand::{Rng, rngs::StdRng};
use store::{
    Submission,
    handover::{NewHandover, Signing},
    item::Named,
    price::NewPrice,
};

impl Theatre<'_> {
    pub(super) async fn reserve(
        &mut self,
        life: usize,
        when: DateTime<Utc>,
        rng: &mut StdRng,
    ) -> Result<Then, Failure> {
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

    pub(super) async fn hand_over(
        &mut self,
        life: usize,
        when: DateTime<Utc>,
        rng: &mut StdRng,
    ) -> Result<Then, Failure> {
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

    pub(super) async fn settle(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
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

    pub(super) async fn take_back(
        &mut self,
        life: usize,
        when: DateTime<Utc>,
        rng: &mut StdRng,
    ) -> Result<Then, Failure> {
        let facts = Return {
            reason: (*pick(rng, &RETURNS)).into(),
            condition: Condition::C,
            place: PlaceId(*pick(rng, &self.cast.places)),
        };
        self.act(Role::Desk, when, life, Command::TakeBack(facts)).await?;
        self.lives[life].cycle += 1;
        Ok(Some((Step::Examine, 1..=20)))
    }

    pub(super) async fn give_back(&mut self, life: usize, when: DateTime<Utc>) -> Result<Then, Failure> {
        let owner = Named {
            name: BEARERS[0].into(),
            service: Some(self.lives[life].service),
            signature: None,
        };
        let command = |receiver| {
            let facts = GiveBack {
                receiver,
                proof: Proof::Statement,
                media: None,
                instead_of: Counterfactual::None,
            };
            Command::GiveBack(facts, Worth::default())
        };
        self.act_naming(Role::Desk, when, life, &owner, command).await?;
        Ok(None)
    }

    pub(super) async fn exit(&mut self, life: usize, when: DateTime<Utc>, rng: &mut StdRng) -> Result<Then, Failure> {
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
                    legal_category: Beneficiary::PublicInterest.word().into(),
                    unit_value,
                    barrier,
                };
                (Role::Manager, Command::Donate(facts))
            }
            5 if manager => {
                let named = Named {
                    name: "Vente aux enchères".into(),
                    ..Named::default()
                };
                let (price, receipt) = (Cents(it.good.euros * 12), reference("TR", when, rng));
                let command = |buyer| {
                    Command::Sell(Sale {
                        buyer,
                        price,
                        receipt,
                        barrier,
                    })
                };
                self.act_naming(Role::Manager, when, life, &named, command).await?;
                return Ok(None);
            }
            6 => (
                Role::Manager,
                Command::ReportLost(format!("Inventaire {}", when.format("%m/%Y"))),
            ),
            7 if !manager => (Role::Manager, Command::Void("Saisi deux fois".into())),
            _ => {
                if !manager {
                    self.look_at(life, when).await?;
                }
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
