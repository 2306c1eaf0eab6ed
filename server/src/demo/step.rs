//! What people do with an item, step by step, by chance as in life.

mod chance;
mod leave;

use super::{
    life::{Life, Step},
    theatre::{Theatre, Then, pick},
};
use crate::failure::Failure;
use chance::{BEARERS, details, diagnosis, reference, wish};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Cents, Minutes, Role,
    id::ProviderId,
    item::{Command, Condition, Cost, Decision, Ownership, Route},
    ledger::Kind,
};
use rand::{Rng, rngs::StdRng};
use store::{Submission, deposit::NewDeposit};

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
        if rng.random_bool(0.01) {
            self.act(Role::Technician, when, life, Command::StartDiagnosis(Vec::new()))
                .await?;
            return Ok(None);
        }
        self.look_at(life, when).await?;
        let when = when + TimeDelta::minutes(30);
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

    /// Looks at it, and does the checks that its category calls for.
    async fn look_at(&self, life: usize, when: DateTime<Utc>) -> Result<(), Failure> {
        self.act(Role::Technician, when, life, Command::StartDiagnosis(Vec::new()))
            .await?;
        let category = self.lives[life].good.category;
        for gate in self.gates.get(category).into_iter().flatten() {
            let proof = "Contrôlé selon la procédure".to_owned();
            self.act(Role::Technician, when, life, Command::CloseGate(*gate, proof))
                .await?;
        }
        Ok(())
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
}
