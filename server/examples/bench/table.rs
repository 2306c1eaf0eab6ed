//! What was measured, as a table.

/// What was measured, as Markdown.
pub(crate) struct Table(pub(crate) String);

impl Default for Table {
    fn default() -> Self {
        Self("| what | goal | measured | |\n|---|---:|---:|---|\n".into())
    }
}

impl Table {
    pub(crate) fn below(&mut self, what: &str, unit: &str, goal: f64, measured: f64) {
        self.row(
            what,
            &format!("< {goal} {unit}"),
            unit,
            measured,
            verdict(measured < goal),
        );
    }

    pub(crate) fn above(&mut self, what: &str, unit: &str, goal: f64, measured: f64) {
        self.row(
            what,
            &format!("≥ {goal} {unit}"),
            unit,
            measured,
            verdict(measured >= goal),
        );
    }

    pub(crate) fn note(&mut self, what: &str, unit: &str, measured: f64) {
        self.row(what, "", unit, measured, "");
    }

    fn row(&mut self, what: &str, goal: &str, unit: &str, measured: f64, verdict: &str) {
        eprintln!("{what}: {measured:.1} {unit}");
        self.0 += &format!("| {what} | {goal} | {measured:.1} {unit} | {verdict} |\n");
    }
}

fn verdict(is_reached: bool) -> &'static str {
    if is_reached { "reached" } else { "missed" }
}
