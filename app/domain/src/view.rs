//! What crosses the wire to a page: plain structs named for the screen. Days and times are civil,
//! in Paris, so that the server and the browser show the same.

pub mod announce;
pub mod closing;
pub mod explore;
pub mod export;
pub mod impact;
mod label;
pub mod legal;
pub mod local;
pub mod paper;
pub mod price;
pub mod recognition;
pub mod scan;
pub mod stocktake;
pub mod workshop;

pub use label::{BatchRow, BlankLabel, JobRow, JobState, Paper, PrintDesk, PrinterRow};

use crate::{
    Cents, Grams, Role,
    access::Permission,
    item::{Condition, Details, Event, Gate, IssueOutcome, JobOutcome, Offer, Ownership, State},
    ledger::{
        Kind, Posting,
        saving::{Lens, Totals},
    },
    price::{Basis, Counterfactual, Grade, Substitution},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The person signed in, as the page's frame shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Their record.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
}

impl Me {
    /// Whether the page may show what needs this permission. The store checks it again.
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| permission.roles().contains(role))
    }

    /// Whether they hold that role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// A choice in a list: value and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
}

/// A row of a list of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Brand and model.
    pub model: String,
    /// The category's code, for its picture.
    pub category: String,
    /// How many.
    pub quantity: u32,
    /// Where it stands.
    pub state: State,
    /// Who deposited it.
    pub service: String,
    /// Where it is.
    pub place: String,
    /// A check still open, shown before the state.
    pub open_gate: Option<Gate>,
    /// The day of its last event.
    pub last_on: NaiveDate,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// From 1.
    pub page: u32,
    /// How many rows there are in all.
    pub total: u64,
    /// How many rows a page has.
    pub size: u32,
}

/// A queue on the desk's home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// How many wait.
    pub count: u64,
    /// The day of the oldest.
    pub oldest: Option<NaiveDate>,
}

/// The desk's home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Today in Paris.
    pub today: NaiveDate,
    /// Announced and not received, for who receives.
    pub announced: Option<Queue>,
    /// Deposited or being diagnosed.
    pub to_diagnose: Queue,
    /// Waiting for a decision.
    pub to_decide: Queue,
    /// Ready or reserved.
    pub ready: Queue,
    /// How many of these are reserved.
    pub reserved: u64,
    /// Handed over for more than three days and not signed.
    pub unsigned: Queue,
    /// Under repair.
    pub in_repair: Queue,
    /// Reported by passers-by and not handled, for who may answer.
    pub reports: Option<Queue>,
    /// The last ones that somebody acted on.
    pub recent: Vec<ItemRow>,
    /// This year's avoided purchase, for who may see it.
    pub saving: Option<SavingGlance>,
}

/// This year at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingGlance {
    /// The year.
    pub year: i32,
    /// Avoided purchases, reversals deducted.
    pub value: Cents,
    /// The year's target.
    pub target: Cents,
    /// Accepted without a price, so not counted.
    pub without_price: u64,
}

/// The item's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemCard {
    /// Its label.
    pub code: String,
    /// The rank of its last event, for optimistic locking.
    pub version: u32,
    /// Where it stands.
    pub state: State,
    /// What can be said of it.
    pub details: Details,
    /// The category's code.
    pub category: String,
    /// The category's name, French.
    pub category_fr: String,
    /// The category's name, English.
    pub category_en: String,
    /// How many.
    pub quantity: u32,
    /// Whose it is.
    pub ownership: Ownership,
    /// Who deposited it.
    pub service: String,
    /// The same, as a record.
    pub service_id: i64,
    /// The slip it came with.
    pub deposit: Option<String>,
    /// The day it came.
    pub deposited_on: NaiveDate,
    /// Where it is.
    pub place: Option<String>,
    /// In which condition.
    pub condition: Option<Condition>,
    /// The checks, and whether each is open.
    pub gates: Vec<(Gate, bool)>,
    /// For whom it is kept, and until when.
    pub reserved: Option<(String, NaiveDate)>,
    /// The slip that waits for a signature.
    pub open_handover: Option<String>,
    /// To repair or not.
    pub verdict: Option<Verdict>,
    /// Its cost lines.
    pub costs: Vec<CostRow>,
    /// What it cost so far.
    pub cost: Cents,
    /// Documented prices.
    pub prices: Vec<PriceRow>,
    /// Photos, as addresses.
    pub photos: Vec<String>,
    /// Foreign barcodes linked to it.
    pub aliases: Vec<scan::AliasRow>,
    /// What the person may do.
    pub offers: Vec<Offer>,
    /// The last event's rank, where the person may still undo it.
    pub undo: Option<u32>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineLine>,
    /// The lives it had.
    pub cycle: u32,
}

/// To repair or not: what the technician and the manager weigh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What was observed.
    pub observation: String,
    /// Why.
    pub cause: String,
    /// Estimated in all, labour included.
    pub estimate: Cents,
    /// Estimated minutes.
    pub minutes: i64,
    /// What a new one costs.
    pub replacement: Option<Cents>,
    /// Up to where a technician decides.
    pub ceiling: Cents,
    /// The share of the replacement price that the ceiling is.
    pub ceiling_percent: u32,
    /// Items of the category repaired here, and tried.
    pub repaired_here: (u32, u32),
}

/// A cost line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRow {
    /// Its rank, from 0.
    pub line: u32,
    /// What it counts.
    pub kind: Kind,
    /// In words.
    pub what: String,
    /// Minutes, for labour.
    pub minutes: Option<i64>,
    /// What is due.
    pub due: Cents,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// How the repair it belongs to ended.
    pub outcome: Option<JobOutcome>,
}

/// A documented price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRow {
    /// Its record.
    pub id: i64,
    /// The unit price, in its basis.
    pub price: Cents,
    /// That basis.
    pub basis: Basis,
    /// Value-added tax, in hundredths of a percent.
    pub vat: u32,
    /// The grade today.
    pub grade: Grade,
    /// Its day.
    pub dated_on: NaiveDate,
    /// New or refurbished.
    pub of: Counterfactual,
    /// Where it comes from.
    pub source: String,
    /// What it is the price of, in words.
    pub what: String,
    /// The document, as an address.
    pub document: Option<String>,
}

/// A line of an item's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineLine {
    /// Its rank.
    pub seq: u32,
    /// What happened.
    pub event: Event,
    /// Who.
    pub by: String,
    /// When it was recorded, in Paris.
    pub at: NaiveDateTime,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// The place, service, provider or slip that the event refers to, in words.
    pub about: String,
    /// Taken back since.
    pub is_undone: bool,
}

/// A deposit slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositSlip {
    /// Its number, such as D-2026-0142.
    pub number: String,
    /// Who deposited.
    pub service: String,
    /// Who brought it, if said.
    pub bearer: String,
    /// The day.
    pub on: NaiveDate,
    /// Who received it.
    pub received_by: String,
    /// Its items.
    pub items: Vec<ItemRow>,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
}

/// An issue slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverSlip {
    /// Its number, such as R-2026-0031.
    pub number: String,
    /// To which service.
    pub service: String,
    /// To whom; empty once purged.
    pub receiver: String,
    /// The day.
    pub on: NaiveDate,
    /// Who handed over.
    pub by: String,
    /// Its lines.
    pub lines: Vec<HandoverLine>,
    /// What it is needed for.
    pub need: String,
    /// How sure the avoided purchase is.
    pub substitution: Substitution,
    /// The reference of the purchase refused or cancelled.
    pub reference: String,
    /// What would have been bought.
    pub instead_of: Counterfactual,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
    /// The signature or signed slip, as an address.
    pub signature: Option<String>,
    /// The name typed or drawn at the signature; empty once purged.
    pub signed_by: String,
    /// Whether the person looking may sign or refuse.
    pub may_sign: bool,
}

/// A line of an issue slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverLine {
    /// The item.
    pub item: ItemRow,
    /// How many left.
    pub quantity: u32,
    /// How it ended.
    pub outcome: IssueOutcome,
    /// The price that would count for one, or that counts.
    pub unit: Option<Cents>,
    /// How well it is documented.
    pub grade: Option<Grade>,
}

/// A row of the list of slips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverRow {
    /// Its number.
    pub number: String,
    /// To which service.
    pub service: String,
    /// The day.
    pub on: NaiveDate,
    /// How many lines.
    pub lines: u32,
    /// How many wait for a signature.
    pub open: u32,
    /// Waiting for more than three days.
    pub is_late: bool,
}

/// The value page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingPage {
    /// The year.
    pub year: i32,
    /// Years that have entries.
    pub years: Vec<i32>,
    /// Today in Paris.
    pub today: NaiveDate,
    /// The lens.
    pub lens: Lens,
    /// The year's target.
    pub target: Cents,
    /// The year.
    pub totals: Totals,
    /// The headline by grade of evidence, A, B and C.
    pub grades: [Cents; 3],
    /// Every year that has entries, newest first.
    pub past: Vec<explore::YearTotals>,
    /// What its failed repairs cost.
    pub failed: Cents,
    /// Twelve months.
    pub months: Vec<Totals>,
    /// By category, largest first: code, French and English names, totals, issues, best grades.
    pub categories: Vec<SavingRow>,
    /// By service, largest first.
    pub services: Vec<SavingRow>,
    /// Accepted without a price.
    pub without_price: u64,
    /// Without an impact factor.
    pub without_factor: u64,
    /// Handed over, not signed.
    pub unsigned: u64,
    /// Spent at craftsmen and social enterprises.
    pub local_spend: Cents,
    /// Items reissued, and issues.
    pub items_and_issues: (u64, u64),
    /// The last day of the closed periods.
    pub closed_through: Option<NaiveDate>,
    /// Amounts before or after tax.
    pub basis: Basis,
}

/// A row of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingRow {
    /// The category's code or the service's record.
    pub key: String,
    /// Its name, French.
    pub label_fr: String,
    /// Its name, English.
    pub label_en: String,
    /// How many issues.
    pub issues: u64,
    /// Its totals.
    pub totals: Totals,
    /// Avoided purchase by grade of evidence, A, B and C.
    pub grades: [Cents; 3],
}

/// Which entries a page lists: the words of its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct LineFilter {
    /// The year; 0 for all.
    pub year: i32,
    /// The month, 1 to 12; 0 for all.
    pub month: u32,
    /// Kinds, by word, separated by commas; empty for all.
    pub kinds: String,
    /// Substitutions: `S1,S2` for the headline; empty for all.
    pub substitutions: String,
    /// `entry`, `reversal`, or empty for both.
    pub sign: String,
    /// A category's code.
    pub category: String,
    /// A service's record; 0 for all.
    pub service: i64,
    /// A grade of evidence.
    pub grade: String,
    /// The first month, as year × 100 + month; 0 for none. With `until`, it stands in for the year and the month.
    pub since: i32,
    /// The last month, likewise.
    pub until: i32,
    /// The receiving service's record; 0 for all, [`explore::NONE`] for what nobody received: costs, exits.
    pub receiver: i64,
    /// The depositing service's record; 0 for all.
    pub depositor: i64,
    /// A site's record, all its places included; 0 for all, [`explore::NONE`] for none.
    pub site: i64,
    /// A provider's record; 0 for all, [`explore::NONE`] for the own workshop and what was not repaired.
    pub provider: i64,
    /// How the repair ended, or `none` where there was none; empty for all.
    pub outcome: String,
    /// An edition of the category's impact figures; 0 for all.
    pub factor: u32,
    /// `failed` for the costs of failed repairs; `local` for craftsmen and social enterprises; `repairs:2026` for repairs
    /// that ended in that year (`repairs:all` in any); `providers:1,4` for what was spent at those (0: none is named);
    /// `agec:…` for the categories of that type of product.
    pub only: String,
    /// From 1; 0 is taken for 1.
    pub page: u32,
}

impl LineFilter {
    /// Whether costs are taken off: everywhere but where what is spent is itself the subject. The list, its sum and its
    /// export agree on it.
    pub fn takes_costs_off(&self) -> bool {
        let subject = self
            .only
            .split_once(':')
            .map_or(self.only.as_str(), |(subject, _)| subject);
        !matches!(subject, "local" | "repairs" | "providers")
    }
}

/// An entry in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Its record: rank in the whole ledger.
    pub id: i64,
    /// What it counts.
    pub kind: Kind,
    /// Euro cents.
    pub cents: Cents,
    /// Its prudent value.
    pub prudent: Cents,
    /// Grams.
    pub grams: Grams,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// The day under which it counts.
    pub period_on: NaiveDate,
    /// The item's label.
    pub code: String,
    /// The item's name.
    pub name: String,
    /// The service.
    pub service: String,
    /// The slip.
    pub handover: Option<String>,
    /// The grade of its evidence.
    pub grade: Option<Grade>,
    /// The entry that it takes back.
    pub reverses: Option<i64>,
}

/// A list of entries with what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerPage {
    /// The entries.
    pub lines: Page<LedgerLine>,
    /// Σ cents of all of them, not only of this page.
    pub cents: Cents,
    /// Σ prudent values.
    pub prudent: Cents,
    /// Σ grams.
    pub grams: Grams,
}

/// The proof of one entry. People are named only to who may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofPage {
    /// The entry.
    pub line: LedgerLine,
    /// The same, with its frozen inputs.
    pub posting: Posting,
    /// Who recorded the fact.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// Who received; empty once purged.
    pub receiver: String,
    /// The need that was stated.
    pub need: String,
    /// How the acceptance is proved, and its picture.
    pub signature: Option<String>,
    /// The price's document.
    pub document: Option<String>,
    /// The entries of the same event, and those that take this one back.
    pub related: Vec<LedgerLine>,
    /// The entry's own hash, hexadecimal.
    pub hash: String,
    /// The hash of the entry before it; empty for the first.
    pub prev_hash: String,
    /// Who deposited the item.
    pub depositor: String,
    /// Who repaired it outside.
    pub provider: String,
    /// Addresses of the item's photos; none for who may not see items.
    pub photos: Vec<String>,
    /// The item's life, newest first; none for who may not see people.
    pub timeline: Vec<TimelineLine>,
}

/// An accepted item that nothing counts for yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCounted {
    /// The item.
    pub item: ItemRow,
    /// The slip.
    pub handover: Option<String>,
    /// The day it was accepted or handed over.
    pub on: NaiveDate,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRow {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its parent's record.
    pub parent: Option<i64>,
    /// Its cost centre.
    pub cost_centre: String,
    /// Still in use.
    pub is_active: bool,
}

/// A site or a location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The site or location it is in.
    pub parent: Option<i64>,
    /// From the site down: `Arras · Atelier · B2`.
    pub path: String,
    /// Still in use.
    pub is_active: bool,
}

/// A provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRow {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The word of a [`ProviderKind`](crate::local::ProviderKind).
    pub kind: String,
    /// Its commune.
    pub commune: String,
    /// The commune's postcode; empty where it is not known.
    pub postcode: String,
    /// The commune's INSEE code; empty where it is not known.
    pub insee: String,
    /// Still in use.
    pub is_active: bool,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRow {
    /// Its code.
    pub code: String,
    /// French name.
    pub label_fr: String,
    /// English name.
    pub label_en: String,
    /// Family, French.
    pub family: String,
    /// Weight of one.
    pub weight: Option<Grams>,
    /// CO2 equivalent of making one.
    pub co2: Option<Grams>,
    /// The factor's code.
    pub factor: String,
    /// The edition of its figures.
    pub version: u32,
    /// Who publishes them.
    pub source: String,
    /// A default price, grade C.
    pub default_price: Option<Cents>,
    /// Months of reference.
    pub reference_months: Option<u32>,
    /// Checks that it calls for.
    pub gates: Vec<Gate>,
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Their record.
    pub id: i64,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
    /// May sign in.
    pub is_active: bool,
}

/// The organisation's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The desk's phone.
    pub phone: String,
    /// The address printed on labels, such as `https://regain.departement.fr`.
    pub public_url: String,
    /// Internal labour, cents an hour.
    pub labour_rate: Cents,
    /// Amounts before or after tax.
    pub basis: Basis,
    /// Days within which a return takes the saving back.
    pub return_window_days: u32,
    /// The year's target.
    pub target: Cents,
    /// Share of the replacement price that a technician decides alone.
    pub ceiling_percent: u32,
    /// The same without a price.
    pub ceiling_without_price: Cents,
    /// The last day of the closed periods.
    pub closed_through: Option<NaiveDate>,
}

/// The choices of the deposit and other forms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Services in use.
    pub services: Vec<Choice>,
    /// The services of the last deposits, newest first.
    pub recent_services: Vec<Choice>,
    /// Places in use.
    pub places: Vec<Choice>,
    /// Categories, French then English name.
    pub categories: Vec<CategoryChoice>,
    /// Providers in use.
    pub providers: Vec<Choice>,
    /// Parts in stock: record, name with quantity.
    pub parts: Vec<Choice>,
    /// Today in Paris.
    pub today: Option<NaiveDate>,
}

/// A category in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryChoice {
    /// Its code.
    pub code: String,
    /// French name.
    pub fr: String,
    /// English name.
    pub en: String,
}
