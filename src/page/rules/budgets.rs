//! Whether budgets add up.

use super::{Rules, at};
use crate::diagnostic::{Text, text};
use crate::kinds::project::{Budget, Project};
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn budget(&mut self, budget: &Budget, project: &Project) {
        if budget.note.is_none() {
            for (year, stated) in &budget.stated_total_by_year {
                let sum: f64 = budget
                    .rows
                    .iter()
                    .filter(|row| !is_income(row))
                    .filter_map(|row| row.amounts.get(year))
                    .sum();
                self.budget_sum(sum, *stated, year);
            }
            let rows: f64 = budget
                .rows
                .iter()
                .filter(|row| !is_income(row))
                .flat_map(|row| row.amounts.values())
                .sum();
            if let Some(total) = budget.total
                && !budget.rows.is_empty()
                && budget.stated_total_by_year.is_empty()
            {
                self.budget_sum(rows, total, "");
            }
            self.budget_years(budget);
        }
        let granted: f64 = project
            .funding
            .iter()
            .filter(|funding| {
                currency(funding.currency.as_deref()) == currency(budget.currency.as_deref())
            })
            .filter_map(|funding| funding.amount)
            .sum();
        if let Some(total) = budget.total
            && granted > total
        {
            self.warn(
                "number-exceeds-total",
                &at!["budget", "total"],
                text!(
                    "Finansieringen ({granted} kr) är större än budgeten ({total} kr).",
                    "The funding (SEK {granted}) is larger than the budget (SEK {total})."
                ),
                text!(
                    "Kontrollera beloppen mot beslutet.",
                    "Check the amounts against the decision."
                ),
            );
        }
    }

    /// The totals that the source states for each year, against the total.
    fn budget_years(&mut self, budget: &Budget) {
        let years: f64 = budget.stated_total_by_year.values().sum();
        if let Some(total) = budget.total
            && !budget.stated_total_by_year.is_empty()
            && (years - total).abs() >= 0.5
        {
            let difference = (years - total).abs();
            self.warn(
                "sum-differs",
                &at!["budget", "total"],
                text!("Årens summor är {years} kr tillsammans, men hela budgeten är {total} kr: {difference} kr skiljer.", "The years' totals add up to SEK {years}, but the whole budget is SEK {total}: SEK {difference} differ."),
                text!("Rätta beloppen. Stämmer källan inte, förklara det i kommentar.", "Correct the amounts. Where the source does not agree, say so in note."),
            );
        }
    }

    fn budget_sum(&mut self, sum: f64, stated: f64, year: &str) {
        let difference = (stated - sum).abs();
        if difference < 0.5 {
            return;
        }
        let of_year = if year.is_empty() {
            Text::default()
        } else {
            text!(" {year}", " for {year}")
        };
        let (sv, en) = (of_year.sv, of_year.en);
        self.warn(
            "sum-differs",
            &at!["budget", "rows"],
            text!("Budgetens poster{sv} är {sum} kr, men källan anger {stated} kr: {difference} kr skiljer.", "The budget's items{en} add up to SEK {sum}, but the source states SEK {stated}: SEK {difference} differ."),
            text!("Rätta beloppen. Stämmer källan inte, förklara det i kommentar.", "Correct the amounts. Where the source does not agree, say so in note."),
        );
    }
}

/// The currency that amounts are in.
fn currency(written: Option<&str>) -> &str {
    written.unwrap_or("SEK").trim()
}

fn is_income(row: &crate::kinds::project::BudgetRow) -> bool {
    row.kind
        .as_ref()
        .is_some_and(|kind| kind.as_str() == "intakt")
}
