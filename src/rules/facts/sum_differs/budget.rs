//! The items of a budget, against the totals that its source states.

use super::{ROUNDED, Report};
use crate::diagnostic::{Text, text};
use crate::kinds::project::{Budget, BudgetRow};
use crate::schema::Segment;

/// A note explains what does not add up.
pub(super) fn check(budget: &Budget, report: &mut Report) {
    if budget.note.is_some() {
        return;
    }
    let costs = || budget.rows.iter().filter(|row| !is_income(row));
    for (year, stated) in &budget.stated_total_by_year {
        let sum = costs().filter_map(|row| row.amounts.get(year)).sum();
        items(sum, *stated, year, report);
    }
    let sum = costs().flat_map(|row| row.amounts.values()).sum();
    if let Some(total) = budget.total
        && !budget.rows.is_empty()
        && budget.stated_total_by_year.is_empty()
    {
        items(sum, total, "", report);
    }
    years(budget, report);
}

/// The totals that the source states for each year, against the total.
fn years(budget: &Budget, report: &mut Report) {
    let years: f64 = budget.stated_total_by_year.values().sum();
    let Some(total) = budget.total else {
        return;
    };
    let difference = (years - total).abs();
    if budget.stated_total_by_year.is_empty() || difference < ROUNDED {
        return;
    }
    report.tell(
        vec![Segment::Field("budget"), Segment::Field("total")],
        text!(
            "Årens summor är {years} kr tillsammans, men hela budgeten är {total} kr: {difference} kr skiljer.",
            "The years' totals add up to SEK {years}, but the whole budget is SEK {total}: SEK {difference} differ."
        ),
        help(),
    );
}

/// The items of a year, or of all where it is empty.
fn items(sum: f64, stated: f64, year: &str, report: &mut Report) {
    let difference = (stated - sum).abs();
    if difference < ROUNDED {
        return;
    }
    let of_year = if year.is_empty() {
        Text::default()
    } else {
        text!(" {year}", " for {year}")
    };
    let (sv, en) = (of_year.sv, of_year.en);
    report.tell(
        vec![Segment::Field("budget"), Segment::Field("rows")],
        text!(
            "Budgetens poster{sv} är {sum} kr, men källan anger {stated} kr: {difference} kr skiljer.",
            "The budget's items{en} add up to SEK {sum}, but the source states SEK {stated}: SEK {difference} differ."
        ),
        help(),
    );
}

fn help() -> Text {
    text!(
        "Rätta beloppen. Stämmer källan inte, förklara det i kommentar.",
        "Correct the amounts. Where the source does not agree, say so in note."
    )
}

fn is_income(row: &BudgetRow) -> bool {
    let kind = row.kind.as_ref();
    kind.is_some_and(|kind| kind.as_str() == "intakt")
}
