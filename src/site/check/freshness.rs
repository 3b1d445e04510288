//! What was right when it was written and no longer is: it follows from the day that the site is
//! resolved for, so a page that nobody has touched can be told of.

use jiff::civil::Date;

use super::placed;
use crate::config::SITE_FILE;
use crate::diagnostic::{Diagnostic, Severity, Text, counted, text};
use crate::kinds::Fields;
use crate::kinds::course::{Course, Occasion};
use crate::page::Role;
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Segment};
use crate::site::{Item, Site, occasion_end, occasion_start, review_day};
use crate::sources::Sources;

/// Tells of an item what time has made wrong.
pub(super) fn freshness(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    let common = &item.page.common;
    if !matches!(item.page.role, Role::Item(_)) || common.archived || common.draft {
        return;
    }
    let mut report = Report {
        site,
        sources,
        item,
        findings,
    };
    report.review();
    report.date();
    report.attachments();
    match &item.page.fields {
        Fields::Course(course) => report.course(course),
        Fields::Project(project) => {
            let status = project.status.as_ref().map(|status| status.as_str());
            let (planned, under_way) = ("planerat", "pagaende");
            let period = project.period.as_ref();
            report.status(
                status.map(|status| (status == planned, status == under_way)),
                period.and_then(|period| period.start),
                period.and_then(|period| period.end),
            );
        }
        Fields::Evaluation(evaluation) => {
            let status = evaluation.status.as_ref().map(|status| status.as_str());
            let (planned, under_way) = ("planerad", "pagaende");
            let period = evaluation.period.as_ref();
            report.status(
                status.map(|status| (status == planned, status == under_way)),
                period.and_then(|period| period.start),
                period.and_then(|period| period.end),
            );
        }
        _ => {}
    }
}

struct Report<'r, 's> {
    site: &'s Site,
    sources: &'r Sources,
    item: &'s Item,
    findings: &'r mut Vec<Diagnostic>,
}

impl Report<'_, '_> {
    fn today(&self) -> Date {
        self.site.when.today
    }

    fn tell(
        &mut self,
        path: Vec<Segment>,
        severity: Severity,
        code: &'static str,
        message: Text,
        help: Text,
    ) {
        if self.site.config.listens_to(code) {
            let (page, path) = (&self.item.page, FieldPath(path));
            let found = placed(self.sources, page, &path, severity, code, message, help);
            self.findings.push(found);
        }
    }

    /// The day by which somebody should have looked the page over has passed.
    fn review(&mut self) {
        let page = &self.item.page;
        let Some(day) = review_day(page).filter(|day| *day < self.today()) else {
            return;
        };
        let common = &page.common;
        let (field, message) = if common.review_by.is_some() {
            let message = text!(
                "Sidan skulle ha setts över senast {day}. Nu ser läsarna en rad om att den kan vara inaktuell.",
                "The page should have been looked over by {day}. Readers now see a line saying that it may be out of date."
            );
            ("review_by", message)
        } else {
            let field = if common.updated.is_some() {
                "updated"
            } else {
                "published"
            };
            let message = text!(
                "Ingen har sett över sidan på två år. Nu ser läsarna en rad om att den kan vara inaktuell.",
                "Nobody has looked the page over for two years. Readers now see a line saying that it may be out of date."
            );
            (field, message)
        };
        self.tell(
            vec![Segment::Field(field)],
            Severity::Warning,
            "overdue-review",
            message,
            text!(
                "Läs igenom sidan. Stämmer den, skriv ett nytt datum i granskas_senast. Är den bara historia, skriv arkiverad = true.",
                "Read the page through. If it is right, write a new date in review_by. If it is only history, write archived = true."
            ),
        );
    }

    /// Nobody can see how old the page is.
    fn date(&mut self) {
        let common = &self.item.page.common;
        if common.published.is_some() || common.updated.is_some() {
            return;
        }
        let today = self.today();
        self.tell(
            vec![Segment::Field("title")],
            Severity::Advice,
            "missing-date",
            text!(
                "Sidan säger inte när den skrevs.",
                "The page does not say when it was written."
            ),
            text!(
                "Skriv dagen: publicerad = {today}. Då kommer sidan med bland det senaste och i flöden.",
                "Write the day: published = {today}. The page then shows among the latest and in feeds."
            ),
        );
    }

    /// Nobody has looked at whether everyone can read an attachment.
    fn attachments(&mut self) {
        let attachments = self.item.page.common.attachments.iter().enumerate();
        for (index, _) in attachments.filter(|(_, attachment)| {
            let accessible = attachment.accessible.as_ref();
            accessible.is_some_and(|accessible| accessible.as_str() == "okant")
        }) {
            self.tell(
                vec![
                    Segment::Field("attachments"),
                    Segment::Index(index),
                    Segment::Field("accessible"),
                ],
                Severity::Advice,
                "unknown-accessibility",
                text!(
                    "Ingen har kontrollerat om alla kan läsa bilagan.",
                    "Nobody has checked whether everyone can read the attachment."
                ),
                text!(
                    "Prova den med uppläsning och med bara tangentbordet. Skriv sedan tillganglig = \"ja\", \"delvis\" eller \"nej\".",
                    "Try it with a screen reader and with the keyboard alone. Then write accessible = \"ja\", \"delvis\" or \"nej\"."
                ),
            );
        }
    }

    fn course(&mut self, course: &Course) {
        let is_open = |status: Option<&str>| status == Some("oppen");
        let course_status = course.status.as_ref().map(|status| status.as_str());
        let today = self.today();
        let is_past = |occasion: &Occasion| {
            occasion.cancelled || occasion_end(occasion).is_some_and(|end| end.day < today)
        };
        let all_past = !course.occasions.is_empty() && course.occasions.iter().all(is_past);
        if is_open(course_status) && all_past {
            self.past_occasions();
            return;
        }
        for (index, occasion) in course.occasions.iter().enumerate() {
            let own = occasion.status.as_ref().map(|status| status.as_str());
            let is_to_come = !occasion.cancelled
                && occasion_start(occasion).is_some_and(|start| start.day >= today);
            if let Some(closed) = occasion.registration_closes.filter(|day| *day < today)
                && is_to_come
                && is_open(own.or(course_status))
            {
                self.closed_registration(index, closed);
            }
        }
    }

    fn past_occasions(&mut self) {
        self.tell(
            vec![Segment::Field("status")],
            Severity::Warning,
            "past-occasions",
            text!(
                "Kursen står som öppen, men alla tillfällen har varit.",
                "The course is said to be open, but all its occasions are over."
            ),
            text!(
                "Skriv in nästa tillfälle, eller ändra status till \"genomford\", \"vilande\" eller \"pa-begaran\".",
                "Write the next occasion, or change status to \"genomford\", \"vilande\" or \"pa-begaran\"."
            ),
        );
    }

    fn closed_registration(&mut self, index: usize, closed: Date) {
        self.tell(
            vec![
                Segment::Field("occasions"),
                Segment::Index(index),
                Segment::Field("registration_closes"),
            ],
            Severity::Warning,
            "closed-registration",
            text!(
                "Sista dagen att anmäla sig var {closed}, men tillfället står som öppet.",
                "The last day to register was {closed}, but the occasion is said to be open."
            ),
            text!(
                "Flytta fram sista_anmalan, eller skriv status = \"fullbokad\" på tillfället.",
                "Move registration_closes, or write status = \"fullbokad\" on the occasion."
            ),
        );
    }

    /// What is said to be planned or under way has begun or ended. `said` is (planned, under way).
    fn status(
        &mut self,
        said: Option<(bool, bool)>,
        start: Option<PartialDate>,
        end: Option<PartialDate>,
    ) {
        let today = self.today();
        let common = &self.item.page.common;
        let written = common.updated.or(common.published);
        let is_over = |day: Option<PartialDate>| day.is_some_and(|day| day.last_day() < today);
        // Of a plan from long ago it may not be known what came of it, and those who wrote about it
        // later knew that.
        let was_to_come = |day: Option<PartialDate>| {
            is_over(day)
                && written.is_none_or(|written| day.is_some_and(|day| written <= day.last_day()))
        };
        let is_over_message = text!(
            "Perioden är slut, men status säger något annat.",
            "The period is over, but status says otherwise."
        );
        let message = match said {
            Some((_, true)) if is_over(end) => is_over_message,
            Some((true, _)) if was_to_come(end) => is_over_message,
            Some((true, _)) if was_to_come(start) => text!(
                "Perioden har börjat, men status säger att det bara är planerat.",
                "The period has begun, but status says that it is only planned."
            ),
            _ => return,
        };
        self.tell(
            vec![Segment::Field("status")],
            Severity::Warning,
            "outdated-status",
            message,
            text!(
                "Ändra status, eller rätta perioden om den har blivit längre.",
                "Change status, or correct the period if it has become longer."
            ),
        );
    }
}

/// Pages that nobody answers for: told of once, in the settings, where one line mends them all.
pub(in crate::site) fn owners(site: &Site, findings: &mut Vec<Diagnostic>) {
    let settings = &site.config.site;
    if settings.responsible.is_some()
        || settings.publisher.is_some()
        || !site.config.listens_to("missing-owner")
    {
        return;
    }
    let pages = site.items.iter().map(|item| &item.page.common);
    let count = pages
        .filter(|common| common.responsible.is_none() && common.contact.is_none())
        .count();
    if count == 0 {
        return;
    }
    let message = Text {
        sv: format!(
            "{} utan uppgift om vem som ansvarar.",
            counted(count, "sida är", "sidor är")
        ),
        en: format!(
            "{} not say who answers for it.",
            counted(count, "page does", "pages do")
        ),
    };
    findings.push(Diagnostic::new(
        Severity::Advice,
        "missing-owner",
        SITE_FILE,
        message,
        text!(
            "Skriv ansvarig = \"Webbredaktionen\" i {SITE_FILE}, eller ansvarig på varje sida.",
            "Write responsible = \"The web editors\" in {SITE_FILE}, or responsible on each page."
        ),
    ));
}
