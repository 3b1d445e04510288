//! What one page can be checked for on its own: structure, numbers and evidence.

use super::front_matter::span_in;
use super::shares;
use super::{Page, Role};
use crate::blocks::flow_mistakes;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kinds::Fields;
use crate::kinds::case::Case;
use crate::kinds::common::{Evidence, Period, Resources};
use crate::kinds::course::Course;
use crate::kinds::evaluation::{Evaluation, Survey};
use crate::kinds::process::{Actor, ProcessStep};
use crate::kinds::project::{Budget, Goal, Project};
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Moment, PLACEHOLDERS, Segment};
use crate::value::Node;

/// Builds a path from field names and places: `at!["goals", index, "outcome"]`.
macro_rules! at {
    ($($segment:expr),+) => { FieldPath(vec![$(Segment::from($segment)),+]) };
}

impl From<&'static str> for Segment {
    fn from(field: &'static str) -> Self {
        Self::Field(field)
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Checks one page.
pub(super) fn check(page: &Page, source: &str, node: &Node) -> Vec<Diagnostic> {
    let mut rules = Rules {
        page,
        source,
        node,
        findings: Vec::new(),
    };
    rules.common();
    rules.shares();
    match &page.fields {
        Fields::Case(case) => rules.case(case),
        Fields::Evaluation(evaluation) => rules.evaluation(evaluation),
        Fields::Course(course) => rules.course(course),
        Fields::Project(project) => rules.project(project),
        Fields::Method(method) => {
            rules.resources(method.resources.as_ref());
            rules.evidence(
                method.evidence.as_ref(),
                !method.evaluations.is_empty(),
                false,
            );
        }
        Fields::Report(report) => rules.period(report.period_covered.as_ref(), "period_covered"),
        Fields::Process(process) => rules.process(&process.actors, &process.steps),
        Fields::Page(_) => {}
    }
    rules.findings
}

struct Rules<'a> {
    page: &'a Page,
    source: &'a str,
    node: &'a Node,
    findings: Vec<Diagnostic>,
}

impl Rules<'_> {
    fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        path: &FieldPath,
        message: Text,
        help: Text,
    ) {
        let finding = Diagnostic::new(severity, code, self.page.path.as_str(), message, help);
        let finding = match span_in(self.node, self.page.kind(), path) {
            Some(range) => finding.at(self.source, &range),
            None => finding.at(self.source, &(0..3)),
        };
        self.findings.push(finding);
    }

    /// Whether a value stands at the path; one that could not be read has been reported there.
    fn is_written(&self, path: &FieldPath) -> bool {
        let around = FieldPath(path.0[..path.0.len() - 1].to_vec());
        let kind = self.page.kind();
        span_in(self.node, kind, path) != span_in(self.node, kind, &around)
    }

    fn error(&mut self, code: &'static str, path: &FieldPath, message: Text, help: Text) {
        self.report(Severity::Error, code, path, message, help);
    }

    fn warn(&mut self, code: &'static str, path: &FieldPath, message: Text, help: Text) {
        self.report(Severity::Warning, code, path, message, help);
    }

    fn common(&mut self) {
        let common = &self.page.common;
        if let Some(text) = &common.easy_read
            && text.trim().ends_with(".md")
            && !text.trim().contains(char::is_whitespace)
        {
            self.error(
                "wrong-type",
                &at!["easy_read"],
                text!(
                    "Här står namnet på en fil, men texten ska stå här.",
                    "This is the name of a file, but the text itself should be here."
                ),
                text!(
                    "Skriv texten mellan tre citattecken: \"\"\"…\"\"\". En tom rad skiljer stycken åt.",
                    "Write the text between three quotation marks: \"\"\"…\"\"\". An empty line separates paragraphs."
                ),
            );
        }
        let length = common.title.chars().count();
        if !(5..=110).contains(&length) && self.page.role != Role::Start {
            self.warn(
                "title-length",
                &at!["title"],
                text!(
                    "Titeln har {length} tecken.",
                    "The title has {length} characters."
                ),
                text!(
                    "Titlar på 5–110 tecken går att läsa i listor och sökträffar.",
                    "Titles of 5–110 characters can be read in lists and search results."
                ),
            );
        }
        if common.title.ends_with('.') && !common.title.ends_with("…") {
            self.warn(
                "title-period",
                &at!["title"],
                text!(
                    "Titeln slutar med punkt.",
                    "The title ends with a full stop."
                ),
                text!("Ta bort punkten.", "Remove it."),
            );
        }
        let length = common.summary.chars().count();
        if !(60..=300).contains(&length)
            && !PLACEHOLDERS
                .iter()
                .any(|placeholder| common.summary.contains(placeholder))
            && matches!(self.page.role, Role::Item(_))
        {
            self.warn(
                "summary-length",
                &at!["summary"],
                text!(
                    "Sammanfattningen har {length} tecken.",
                    "The summary has {length} characters."
                ),
                text!(
                    "Skriv 60–300 tecken: vad gjordes, och vad blev det?",
                    "Write 60–300 characters: what was done, and what came of it?"
                ),
            );
        }
        if common.themes.len() > 3 {
            let count = common.themes.len();
            self.warn(
                "too-many-themes",
                &at!["themes"],
                text!("Sidan har {count} teman.", "The page has {count} themes."),
                text!(
                    "Välj de tre som passar bäst, så går sidan att hitta.",
                    "Choose the three that fit best, so that the page can be found."
                ),
            );
        }
        self.dates();
        self.files();
    }

    /// The days that the page itself has.
    fn dates(&mut self) {
        let common = &self.page.common;
        if let (Some(published), Some(updated)) = (common.published, common.updated)
            && updated < published
        {
            self.error(
                "date-order",
                &at!["updated"],
                text!(
                    "Sidan är uppdaterad innan den publicerades.",
                    "The page was updated before it was published."
                ),
                text!("Rätta ett av datumen.", "Correct one of the dates."),
            );
        }
        if let (Some(published), Some(unpublish)) = (common.published, common.unpublish)
            && unpublish <= published
        {
            self.error(
                "date-order",
                &at!["unpublish"],
                text!(
                    "Sidan avpubliceras innan den har publicerats, och visas därför aldrig.",
                    "The page is taken away before it is published, and so is never shown."
                ),
                text!("Rätta ett av datumen.", "Correct one of the dates."),
            );
        }
    }

    /// Attachments, sources and the page's picture.
    fn files(&mut self) {
        let common = &self.page.common;
        for (index, attachment) in common.attachments.iter().enumerate() {
            let nothing = ["file", "url"]
                .into_iter()
                .all(|field| !self.is_written(&at!["attachments", index, field]));
            if attachment.file.is_none() && attachment.url.is_none() && nothing {
                self.error(
                    "missing-field",
                    &at!["attachments", index],
                    text!(
                        "Bilagan har varken fil eller adress.",
                        "The attachment has neither a file nor an address."
                    ),
                    text!(
                        "Skriv fil = \"namn.pdf\" eller url = \"https://…\".",
                        "Write file = \"name.pdf\" or url = \"https://…\"."
                    ),
                );
            }
        }
        let ids: Vec<&str> = common
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect();
        self.unique(&ids, |index| at!["sources", index, "id"]);
        if let Some(image) = &common.image
            && !image.decorative
            && image.alt.as_deref().is_none_or(|alt| alt.trim().is_empty())
        {
            self.error(
                "missing-alt",
                &at!["image"],
                text!("Bilden saknar beskrivning.", "The picture has no description."),
                text!("Skriv alt = \"Vad bilden visar\", eller dekorativ = true om den inte bär information.", "Write alt = \"What the picture shows\", or decorative = true if it carries no information."),
            );
        }
    }

    /// Percentages that do not agree with the count beside them: "13 av 15 (80 %)".
    fn shares(&mut self) {
        for share in shares::disagreeing(self.source) {
            let (written, part, whole) = (share.percent, share.part, share.whole);
            let right = (part / whole * 100.0).round();
            let finding = Diagnostic::new(
                Severity::Warning,
                "value-differs",
                self.page.path.as_str(),
                Text {
                    sv: format!(
                        "{part} av {whole} är {right} procent, men här står {}.",
                        with_comma(written)
                    ),
                    en: format!(
                        "{part} of {whole} is {right} per cent, but the text says {written}."
                    ),
                },
                text!(
                    "Kontrollera talen mot källan.",
                    "Check the numbers against the source."
                ),
            );
            self.findings.push(finding.at(self.source, &share.range));
        }
    }

    fn period(&mut self, period: Option<&Period>, field: &'static str) {
        if let Some(Period {
            start: Some(start),
            end: Some(end),
        }) = period
        {
            self.order(*start, *end, &at![field, "end"]);
        }
    }

    fn order(&mut self, start: PartialDate, end: PartialDate, path: &FieldPath) {
        if end.last_day() < start.first_day() {
            self.error(
                "date-order",
                path,
                text!(
                    "Slutet ({end}) ligger före starten ({start}).",
                    "The end ({end}) lies before the start ({start})."
                ),
                text!("Rätta ett av datumen.", "Correct one of the dates."),
            );
        }
    }

    fn case(&mut self, case: &Case) {
        self.period(case.period.as_ref(), "period");
        self.resources(case.resources.as_ref());
        let sourced = case.results.iter().any(|result| {
            result.source.is_some() || result.survey.is_some() || result.url.is_some()
        });
        self.evidence(case.evidence.as_ref(), false, sourced);
        for (field, value) in [
            ("challenge", &case.challenge),
            ("solution", &case.solution),
            ("result", &case.result),
        ] {
            let length = value.as_ref().map_or(0, |value| value.chars().count());
            if length > 300 {
                self.warn(
                    "text-length",
                    &at![field],
                    text!(
                        "Texten har {length} tecken.",
                        "The text has {length} characters."
                    ),
                    text!(
                        "En mening på högst 300 tecken ryms på kort och i jämförelser.",
                        "A sentence of at most 300 characters fits on cards and in comparisons."
                    ),
                );
            }
        }
        for (index, tip) in case.tips.iter().enumerate() {
            let length = tip.chars().count();
            if length > 160 && !self.page.derived.iter().any(|field| field == "tips") {
                self.warn(
                    "text-length",
                    &at!["tips", index],
                    text!(
                        "Tipset har {length} tecken.",
                        "The tip has {length} characters."
                    ),
                    text!(
                        "Skriv ett råd på högst 160 tecken.",
                        "Write advice of at most 160 characters."
                    ),
                );
            }
        }
        for (index, result) in case.results.iter().enumerate() {
            if let Some(of) = result.of
                && result.value > of
                && result.unit.as_deref() != Some("procent")
            {
                self.error(
                    "number-exceeds-total",
                    &at!["results", index, "value"],
                    {
                        let value = result.value;
                        text!(
                            "{value} av {of} går inte: delen är större än helheten.",
                            "{value} of {of} cannot be: the part is larger than the whole."
                        )
                    },
                    text!(
                        "Kontrollera varde och av mot källan.",
                        "Check value and of against the source."
                    ),
                );
            }
        }
        self.case_sections();
    }

    /// Sections that readers of cases look for.
    fn case_sections(&mut self) {
        let sections = [
            ("utmaning", "challenge"),
            ("så gjorde", "solution"),
            ("resultat", "result"),
        ];
        let headings: Vec<String> = self
            .page
            .body
            .headings
            .iter()
            .map(|heading| heading.text.to_lowercase())
            .collect();
        if self.page.language == "sv" && !headings.is_empty() && self.page.body.words > 80 {
            let missing: Vec<&str> = sections
                .iter()
                .map(|(words, _)| *words)
                .filter(|words| !headings.iter().any(|heading| heading.contains(words)))
                .collect();
            if !missing.is_empty() {
                let names: Vec<String> = missing
                    .iter()
                    .map(|name| format!("”{}{}”", name[..1].to_uppercase(), &name[1..]))
                    .collect();
                let names = names.join(", ");
                self.report(
                    Severity::Advice,
                    "missing-section",
                    &at!["title"],
                    text!(
                        "Texten saknar avsnitt som läsare brukar leta efter: {names}.",
                        "The text lacks sections that readers look for: {names}."
                    ),
                    text!(
                        "Lägg till rubriker på nivå 2, till exempel ## Resultat.",
                        "Add headings of level 2, such as ## Results."
                    ),
                );
            }
        }
    }

    fn resources(&mut self, resources: Option<&Resources>) {
        if let Some(fte) = resources.and_then(|resources| resources.staff_fte) {
            self.full_time(fte, &at!["resources", "staff_fte"]);
        }
    }

    fn full_time(&mut self, fte: f64, path: &FieldPath) {
        if !(0.0..=20.0).contains(&fte) {
            self.warn(
                "implausible-number",
                path,
                Text {
                    sv: format!("{} heltidstjänster är orimligt.", with_comma(fte)),
                    en: format!("{fte} full-time posts is implausible."),
                },
                text!(
                    "1.0 är en person på heltid; 50 % skrivs 0.5.",
                    "1.0 is one person full time; 50 % is written 0.5."
                ),
            );
        }
    }

    fn evidence(&mut self, evidence: Option<&Evidence>, evaluated: bool, has_figures: bool) {
        let Some(evidence) = evidence else { return };
        let has_evaluation = evaluated
            || !evidence.evaluation.is_empty()
            || self.is_written(&at!["evidence", "evaluation"]);
        let level = evidence.level.0;
        let positive = evidence
            .effect
            .as_ref()
            .is_some_and(|effect| effect.as_str() == "positiv");
        if level == 0 && positive {
            self.warn(
                "unsupported-effect",
                &at!["evidence", "effect"],
                text!(
                    "Effekten anges som positiv, men ingenting har följts upp.",
                    "The effect is given as positive, but nothing has been followed up."
                ),
                text!(
                    "Skriv effekt = \"ej-undersokt\", eller hänvisa till en uppföljning.",
                    "Write effect = \"ej-undersokt\", or refer to a follow-up."
                ),
            );
        }
        // From level 2 the evaluations themselves are looked at, when the site is seen as a whole.
        if level >= 2 && !has_evaluation {
            self.error(
                "unsupported-evidence",
                &at!["evidence", "level"],
                text!(
                    "Evidensnivå {level} kräver en utvärdering.",
                    "Evidence level {level} needs an evaluation."
                ),
                text!(
                    "Lägg till utvardering = [\"id\"], eller sätt nivån till 1 om det finns resultat med källa.",
                    "Add evaluation = [\"id\"], or set the level to 1 if there are results with a source."
                ),
            );
        } else if level == 1 && !has_evaluation && !has_figures {
            self.error(
                "unsupported-evidence",
                &at!["evidence", "level"],
                text!(
                    "Evidensnivå {level} kräver en utvärdering eller resultat med källa.",
                    "Evidence level {level} needs an evaluation or results with a source."
                ),
                text!(
                    "Lägg till utvardering = [\"id\"], eller sätt nivån till 0.",
                    "Add evaluation = [\"id\"], or set the level to 0."
                ),
            );
        }
    }

    fn evaluation(&mut self, evaluation: &Evaluation) {
        self.period(evaluation.period.as_ref(), "period");
        let published = evaluation
            .status
            .as_ref()
            .is_none_or(|status| status.as_str() == "publicerad");
        if published && evaluation.limitations.is_empty() && !evaluation.findings.is_empty() {
            self.warn(
                "missing-limitations",
                &at!["findings"],
                text!(
                    "Utvärderingen har slutsatser men inga begränsningar.",
                    "The evaluation has findings but no limitations."
                ),
                text!(
                    "Skriv vad den inte kan säga: begransningar = [\"…\"].",
                    "Write what it cannot say: limitations = [\"…\"]."
                ),
            );
        }
        let ids: Vec<&str> = evaluation
            .surveys
            .iter()
            .map(|survey| survey.id.as_str())
            .collect();
        self.unique(&ids, |index| at!["surveys", index, "id"]);
        for (index, survey) in evaluation.surveys.iter().enumerate() {
            self.survey(index, survey, published);
        }
    }

    fn survey(&mut self, index: usize, survey: &Survey, published: bool) {
        let ids: Vec<&str> = survey
            .questions
            .iter()
            .map(|question| question.id.as_str())
            .collect();
        self.unique(&ids, |question| {
            at!["surveys", index, "questions", question, "id"]
        });
        if published && (survey.invited.is_none() || survey.responses.is_none()) {
            self.report(
                Severity::Warning,
                "unknown-response-rate",
                &at!["surveys", index],
                text!("Enkätens svarsfrekvens är okänd.", "The survey's response rate is unknown."),
                text!("Skriv tillfragade och svar om det går att ta reda på. Sidan visar annars \"svarsfrekvens okänd\".", "Write invited and responses if they can be found out. Otherwise the page shows \"response rate unknown\"."),
            );
        }
        if let (Some(invited), Some(responses)) = (survey.invited, survey.responses)
            && responses > invited
        {
            self.error(
                "number-exceeds-total",
                &at!["surveys", index, "responses"],
                text!(
                    "{responses} svar är fler än {invited} tillfrågade.",
                    "{responses} answers are more than {invited} asked."
                ),
                text!(
                    "Kontrollera talen mot källan.",
                    "Check the numbers against the source."
                ),
            );
        }
        for (question_index, question) in survey.questions.iter().enumerate() {
            let place =
                |field: &'static str| at!["surveys", index, "questions", question_index, field];
            if let (Some(n), Some(responses)) = (question.n, survey.responses)
                && n > responses
            {
                self.error(
                    "number-exceeds-total",
                    &place("n"),
                    text!(
                        "{n} har svarat på frågan, men bara {responses} på enkäten.",
                        "{n} answered the question, but only {responses} the survey."
                    ),
                    text!(
                        "Kontrollera talen mot källan.",
                        "Check the numbers against the source."
                    ),
                );
            }
            let single_choice = question
                .r#type
                .as_ref()
                .is_some_and(|kind| ["fordelning", "ja-nej"].contains(&kind.as_str()));
            let counts: Option<Vec<u32>> =
                question.options.iter().map(|option| option.count).collect();
            if let (true, Some(n), Some(counts)) = (single_choice, question.n, counts)
                && !counts.is_empty()
                && counts.iter().sum::<u32>() != n
            {
                let sum: u32 = counts.iter().sum();
                self.error(
                    "sum-differs",
                    &place("options"),
                    text!(
                        "Svaren är {sum} tillsammans, men antalet svarande är {n}.",
                        "The answers add up to {sum}, but {n} answered."
                    ),
                    text!(
                        "Rätta talen, eller lägg till ett svarsalternativ för dem som inte svarat.",
                        "Correct the numbers, or add an option for those who did not answer."
                    ),
                );
            }
        }
    }

    fn course(&mut self, course: &Course) {
        let ids: Vec<(usize, &str)> = course
            .occasions
            .iter()
            .enumerate()
            .filter_map(|(index, occasion)| Some((index, occasion.id.as_ref()?.as_str())))
            .collect();
        let names: Vec<&str> = ids.iter().map(|(_, id)| *id).collect();
        self.unique(&names, |index| at!["occasions", ids[index].0, "id"]);
        for (index, occasion) in course.occasions.iter().enumerate() {
            if let (Some(start), Some(end)) = (occasion.start, occasion.end)
                && end.is_before(start)
            {
                self.error(
                    "date-order",
                    &at!["occasions", index, "end"],
                    text!(
                        "Kurstillfället slutar innan det börjar.",
                        "The occasion ends before it starts."
                    ),
                    text!("Rätta en av tiderna.", "Correct one of the times."),
                );
            }
            let no_time = ["start", "parts"]
                .into_iter()
                .all(|field| !self.is_written(&at!["occasions", index, field]));
            if occasion.start.is_none() && occasion.parts.is_empty() && no_time {
                self.error(
                    "missing-field",
                    &at!["occasions", index],
                    text!("Kurstillfället har ingen tid.", "The occasion has no time."),
                    text!(
                        "Skriv start = 2027-03-01T09:00:00, eller delar för en kurs i etapper.",
                        "Write start = 2027-03-01T09:00:00, or parts for a staged course."
                    ),
                );
            }
            for (part_index, part) in occasion.parts.iter().enumerate() {
                if part.end.is_some_and(|end| end.is_before(part.start)) {
                    self.error(
                        "date-order",
                        &at!["occasions", index, "parts", part_index, "end"],
                        text!(
                            "Träffen slutar innan den börjar.",
                            "The meeting ends before it starts."
                        ),
                        text!("Rätta en av tiderna.", "Correct one of the times."),
                    );
                }
            }
            if let Some(days) = course.days.filter(|days| *days > 0.0)
                && !occasion.parts.is_empty()
            {
                let sum: f64 = occasion
                    .parts
                    .iter()
                    .map(|part| part.end.map_or(1.0, |end| days_between(part.start, end)))
                    .sum();
                if (sum - days).abs() > 0.01 {
                    self.warn(
                        "sum-differs",
                        &at!["days"],
                        Text {
                            sv: format!(
                                "Kursen är {} dagar, men delarna är {} dagar tillsammans.",
                                with_comma(days),
                                with_comma(sum)
                            ),
                            en: format!("The course is {days} days, but its parts add up to {sum}."),
                        },
                        text!("Rätta dagar eller delarnas tider. En del kortare än fem timmar räknas som en halv dag.", "Correct days or the parts' times. A part shorter than five hours counts as half a day."),
                    );
                }
            }
        }
        if course.days.is_some_and(|days| days <= 0.0) {
            self.error(
                "implausible-number",
                &at!["days"],
                text!(
                    "En kurs är längre än 0 dagar.",
                    "A course is longer than 0 days."
                ),
                text!("Skriv halva dagar som 0.5.", "Write half days as 0.5."),
            );
        }
    }

    fn project(&mut self, project: &Project) {
        self.period(project.period.as_ref(), "period");
        for (index, phase) in project.phases.iter().enumerate() {
            if let (Some(start), Some(end)) = (phase.start, phase.end) {
                self.order(start, end, &at!["phases", index, "end"]);
            }
            self.phase_inside(project.period.as_ref(), phase.start, phase.end, index);
        }
        let numbers: Vec<&str> = project.goals.iter().map(|goal| goal.id.as_str()).collect();
        self.unique(&numbers, |index| at!["goals", index, "id"]);
        for (index, goal) in project.goals.iter().enumerate() {
            self.goal(index, goal);
            self.parent(index, goal, &numbers);
        }
        if let Some(budget) = &project.budget {
            self.budget(budget, project);
        }
        for (index, post) in project.staffing.iter().enumerate() {
            if let Some(fte) = post.fte {
                self.full_time(fte, &at!["staffing", index, "fte"]);
            }
        }
        if let Some(participants) = &project.participants {
            let parts = [participants.women, participants.men, participants.other];
            let sum: f64 = parts.iter().flatten().sum();
            let known = participants.women.is_some() && participants.men.is_some();
            if let Some(total) = participants.total
                && known
                && (sum - total).abs() > 0.5
            {
                self.warn(
                    "sum-differs",
                    &at!["participants", "total"],
                    text!(
                        "Kvinnor, män och övriga är {sum} tillsammans, men totalen är {total}.",
                        "Women, men and others add up to {sum}, but the total is {total}."
                    ),
                    text!(
                        "Rätta talen, eller skriv skillnaden i ovriga.",
                        "Correct the numbers, or write the difference as other."
                    ),
                );
            }
            let grouped: f64 = participants.by.iter().map(|group| group.count).sum();
            if let Some(total) = participants.total
                && !participants.by.is_empty()
                && grouped > total + 0.5
            {
                self.warn(
                    "sum-differs",
                    &at!["participants", "by"],
                    text!(
                        "Grupperna är {grouped} tillsammans, fler än totalen {total}.",
                        "The groups add up to {grouped}, more than the total {total}."
                    ),
                    text!(
                        "Kontrollera talen mot källan.",
                        "Check the numbers against the source."
                    ),
                );
            }
        }
    }

    fn phase_inside(
        &mut self,
        period: Option<&Period>,
        start: Option<PartialDate>,
        end: Option<PartialDate>,
        index: usize,
    ) {
        let Some(period) = period else { return };
        let mut days = start.into_iter().chain(end);
        let outside = days.any(|day| {
            period
                .start
                .is_some_and(|start| day.last_day() < start.first_day())
                || period
                    .end
                    .is_some_and(|end| day.first_day() > end.last_day())
        });
        if outside {
            self.warn(
                "phase-outside-period",
                &at!["phases", index],
                text!(
                    "Fasen ligger utanför projektets period.",
                    "The phase lies outside the project's period."
                ),
                text!(
                    "Rätta fasens eller projektets datum.",
                    "Correct the phase's or the project's dates."
                ),
            );
        }
    }

    fn parent(&mut self, index: usize, goal: &Goal, numbers: &[&str]) {
        let Some(parent) = goal
            .parent
            .as_deref()
            .filter(|parent| !numbers.contains(parent) || *parent == goal.id)
        else {
            return;
        };
        let known = numbers.join(", ");
        self.error(
            "broken-reference",
            &at!["goals", index, "parent"],
            text!(
                "Målet hör till mål {parent}, som inte är något av de andra målen.",
                "The goal belongs to goal {parent}, which is none of the other goals."
            ),
            text!(
                "Skriv ett annat av målens nummer: {known}.",
                "Write another of the goals' numbers: {known}."
            ),
        );
    }

    /// Names that references or calendars go by, of which each must be one thing.
    fn unique(&mut self, names: &[&str], path: impl Fn(usize) -> FieldPath) {
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                self.error(
                    "duplicate-id",
                    &path(index),
                    text!(
                        "\"{name}\" används redan längre upp.",
                        "\"{name}\" is already used above."
                    ),
                    text!(
                        "Ge den ena ett annat namn, så att hänvisningar går rätt.",
                        "Give one of them another name, so that references work."
                    ),
                );
            }
        }
    }

    fn goal(&mut self, index: usize, goal: &Goal) {
        let counted = counts(goal);
        for (total, name) in [
            (goal.population, "population"),
            (goal.outcome_of, "utfall_av"),
        ] {
            if let (Some(outcome), Some(total)) = (goal.outcome, total)
                && counted
                && outcome > total
            {
                self.error(
                    "number-exceeds-total",
                    &at!["goals", index, "outcome"],
                    text!(
                        "Utfallet {outcome} är större än {name} {total}.",
                        "The outcome {outcome} is larger than {name} {total}."
                    ),
                    text!(
                        "Kontrollera talen mot källan.",
                        "Check the numbers against the source."
                    ),
                );
            }
        }
        if let (Some(written), Some(computed)) = (&goal.status, goal.computed_status())
            && written.as_str() != computed
            && goal.status_reason.is_none()
        {
            let written = written.as_str();
            self.warn(
                "status-differs",
                &at!["goals", index, "status"],
                text!(
                    "Statusen är \"{written}\", men talen ger \"{computed}\".",
                    "The status is \"{written}\", but the numbers give \"{computed}\"."
                ),
                text!(
                    "Ta bort status, eller förklara skillnaden i status_skal.",
                    "Remove status, or explain the difference in status_reason."
                ),
            );
        }
    }

    fn budget(&mut self, budget: &Budget, project: &Project) {
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

    fn process(&mut self, actors: &[Actor], steps: &[ProcessStep]) {
        for (path, code, message, help) in flow_mistakes(actors, steps) {
            self.error(code, &path, message, help);
        }
    }
}

/// Whether a goal counts people, municipalities or organisations, of which there are only so many.
pub(crate) fn counts(goal: &Goal) -> bool {
    goal.unit
        .as_ref()
        .is_none_or(|unit| ["personer", "kommuner", "organisationer"].contains(&unit.as_str()))
}

/// A number as Swedish writes it.
fn with_comma(number: f64) -> String {
    number.to_string().replace('.', ",")
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

/// The length of a meeting in days, of which the shortest is half; one without hours is a whole.
fn days_between(start: Moment, end: Moment) -> f64 {
    const HALF_DAY_HOURS: f64 = 5.0;
    let (Some(from), Some(to)) = (start.date_time(), end.date_time()) else {
        return f64::from((end.day - start.day).get_days()) + 1.0;
    };
    let hours = to.duration_since(from).as_secs_f64() / 3600.0;
    if hours < HALF_DAY_HOURS {
        0.5
    } else {
        (hours / 24.0).ceil().max(1.0)
    }
}
