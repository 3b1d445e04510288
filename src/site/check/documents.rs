//! Documents that a page offers or links to: what keeps some from reading them, and what they tell of
//! people.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, counted, text};
use crate::documents::{FIRST_DAY_OF_LAW, Facts, Format, LARGEST_FILE, LARGEST_UNPACKED, Mistake};
use crate::kinds::Fields;
use crate::privacy::IDENTITY_NUMBER;
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Segment};
use crate::site::links::{ResolvedLink, file_source};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// The fewest words that a page needs to stand for a report whose text is only in a PDF.
const FEWEST_WORDS: u32 = 150;

/// A document that a page names.
struct Named {
    /// Path of the source.
    source: String,
    place: Place,
    /// When it is from, as the page says.
    date: Option<Date>,
    /// How many pages it has, as the page says, and where that stands.
    pages: Option<(u32, FieldPath)>,
}

/// Where a document is named.
enum Place {
    Field(FieldPath),
    Text(Span),
}

/// Tells of the documents that an item names, each once.
pub(in crate::site) fn documents(
    site: &Site,
    sources: &Sources,
    item: &Item,
    links: &[ResolvedLink],
    findings: &mut Vec<Diagnostic>,
) {
    let mut told = BTreeSet::new();
    for named in named(sources, item, links) {
        if !told.insert(named.source.clone()) {
            continue;
        }
        let Some(found) = sources.document(&named.source) else {
            continue;
        };
        let mut report = Report {
            site,
            sources,
            item,
            named: &named,
            findings,
        };
        match found {
            Ok(facts) => report.facts(&facts),
            Err(mistake) => report.mistake(mistake),
        }
    }
    summary(site, sources, item, findings);
}

/// Documents in fields first: they say most of them.
fn named(sources: &Sources, item: &Item, links: &[ResolvedLink]) -> Vec<Named> {
    let page = &item.page;
    let find = |written: &str| file_source(&page.path, written, sources);
    let mut named = Vec::new();
    if let Fields::Report(report) = &page.fields
        && let Some(source) = report.file.as_ref().and_then(|file| find(file.as_str()))
    {
        named.push(Named {
            source,
            place: Place::Field(FieldPath(vec![Segment::Field("file")])),
            date: report.report_date.map(PartialDate::last_day),
            pages: report
                .pages
                .map(|pages| (pages, FieldPath(vec![Segment::Field("pages")]))),
        });
    }
    for (index, attachment) in page.common.attachments.iter().enumerate() {
        let Some(source) = attachment
            .file
            .as_ref()
            .and_then(|file| find(file.as_str()))
        else {
            continue;
        };
        let field = |name| {
            FieldPath(vec![
                Segment::Field("attachments"),
                Segment::Index(index),
                Segment::Field(name),
            ])
        };
        named.push(Named {
            source,
            place: Place::Field(field("file")),
            date: attachment.date.map(PartialDate::last_day),
            pages: attachment.pages.map(|pages| (pages, field("pages"))),
        });
    }
    for (link, resolved) in page.body.links.iter().zip(links) {
        if let ResolvedLink::File { source, .. } = resolved
            && !link.picture
        {
            named.push(Named {
                source: source.clone(),
                place: Place::Text(link.span),
                date: None,
                pages: None,
            });
        }
    }
    named
}

struct Report<'r> {
    site: &'r Site,
    sources: &'r Sources,
    item: &'r Item,
    named: &'r Named,
    findings: &'r mut Vec<Diagnostic>,
}

impl Report<'_> {
    fn name(&self) -> &str {
        let source = &self.named.source;
        source.rsplit('/').next().unwrap_or(source)
    }

    fn tell(&mut self, severity: Severity, code: &'static str, message: Text, help: Text) {
        if !self.site.config.listens_to(code) {
            return;
        }
        let (page, sources) = (&self.item.page, self.sources);
        let found = match &self.named.place {
            Place::Field(path) => placed(sources, page, path, severity, code, message, help),
            Place::Text(span) => {
                let path = page.path.as_str();
                let found = Diagnostic::new(severity, code, path, message, help);
                match sources.page_text(path) {
                    Some(source) => found.at_span(&source.text, *span),
                    None => found,
                }
            }
        };
        self.findings.push(found);
    }

    fn mistake(&mut self, mistake: Mistake) {
        let name = self.name();
        let severity = Severity::Warning;
        let format = Format::of_name(name).map_or("", Format::name);
        let mega = 1024 * 1024;
        let (code, message, help) = match mistake {
            Mistake::Broken => (
                "broken-document",
                text!(
                    "{name} är skadad eller avklippt, så den går kanske inte att öppna.",
                    "{name} is damaged or cut short, so it may not open."
                ),
                text!(
                    "Öppna originalet och spara filen på nytt.",
                    "Open the original and save the file anew."
                ),
            ),
            Mistake::OtherFormat => (
                "broken-document",
                text!(
                    "{name} är ingen {format}-fil, fast namnet säger det.",
                    "{name} is no {format} file, though its name says so."
                ),
                text!(
                    "Spara filen som {format}, eller ge den ett namn som stämmer.",
                    "Save the file as {format}, or give it a name that is right."
                ),
            ),
            Mistake::Locked => (
                "locked-document",
                text!(
                    "{name} är låst med lösenord, så ingen kan läsa den.",
                    "{name} is locked with a password, so nobody can read it."
                ),
                text!(
                    "Ta bort lösenordet och spara filen på nytt.",
                    "Remove the password and save the file anew."
                ),
            ),
            Mistake::TooManyBytes(bytes) => {
                let (size, most) = (bytes / mega, LARGEST_FILE / mega);
                (
                    "gigantic-document",
                    text!(
                        "{name} är {size} MB. Programmet läser högst {most} MB, så filen är inte kontrollerad.",
                        "{name} is {size} MB. The program reads at most {most} MB, so the file has not been checked."
                    ),
                    text!(
                        "Minska bilderna i filen, eller dela den. Många läsare har långsam uppkoppling.",
                        "Make the pictures in the file smaller, or divide it. Many readers have slow connections."
                    ),
                )
            }
            Mistake::UnpacksTooLarge => {
                let most = LARGEST_UNPACKED / mega;
                (
                    "gigantic-document",
                    text!(
                        "{name} blir orimligt stor när den packas upp, mer än {most} MB.",
                        "{name} becomes unreasonably large when it is unpacked, more than {most} MB."
                    ),
                    text!(
                        "Kontrollera var filen kommer ifrån, och spara den på nytt.",
                        "See where the file comes from, and save it anew."
                    ),
                )
            }
        };
        self.tell(severity, code, message, help);
    }

    fn facts(&mut self, facts: &Facts) {
        self.identity_numbers(facts);
        self.author(facts);
        self.pages(facts);
        let date = facts.date.or(self.named.date);
        match date.filter(|date| *date < FIRST_DAY_OF_LAW && facts.format == Format::Pdf) {
            Some(date) => self.before_law(facts, date),
            None => self.shortcomings(facts),
        }
    }

    fn identity_numbers(&mut self, facts: &Facts) {
        let name = self.name().to_owned();
        let (certain, possible) = facts.identity_numbers;
        let help = text!(
            "Ta bort numren ur originalet och gör om filen. Att stryka över dem räcker inte. Tala med er dataskyddssamordnare.",
            "Remove the numbers from the original and make the file anew. Blacking them out is not enough. Talk to your data protection coordinator."
        );
        if certain > 0 {
            let message = text!(
                "I {name} står {certain} personnummer eller samordningsnummer.",
                "{name} has {certain} personal identity numbers or coordination numbers."
            );
            self.tell(Severity::Error, IDENTITY_NUMBER, message, help);
        } else if possible > 0 {
            let message = text!(
                "I {name} finns {possible} tal som kan vara personnummer.",
                "{name} has {possible} numbers that may be personal identity numbers."
            );
            self.tell(Severity::Warning, IDENTITY_NUMBER, message, help);
        }
    }

    fn author(&mut self, facts: &Facts) {
        if !facts.names_author {
            return;
        }
        let name = self.name();
        let message = text!(
            "I egenskaperna för {name} står en persons namn som författare.",
            "The properties of {name} have a person's name as the author."
        );
        let help = text!(
            "Skriv organisationen som författare under Arkiv, Info, och spara filen på nytt.",
            "Write the organisation as the author under File, Info, and save the file anew."
        );
        self.tell(Severity::Advice, "document-author", message, help);
    }

    /// The page says how many pages there are, and the document has others.
    fn pages(&mut self, facts: &Facts) {
        let code = "document-pages";
        let (Some(pages), Some((stated, path))) = (facts.pages, &self.named.pages) else {
            return;
        };
        if pages == *stated || !self.site.config.listens_to(code) {
            return;
        }
        let name = self.name();
        self.findings.push(placed(
            self.sources,
            &self.item.page,
            path,
            Severity::Warning,
            code,
            text!(
                "Här står {stated} sidor, men {name} har {pages}.",
                "Here it says {stated} pages, but {name} has {pages}."
            ),
            text!(
                "Ta bort raden. Programmet räknar sidorna.",
                "Remove the line. The program counts the pages."
            ),
        ));
    }

    /// What the document lacks, all in one: the law seldom asks for more of a document this old.
    fn before_law(&mut self, facts: &Facts, date: Date) {
        let lacks = lacks(facts);
        if lacks.is_empty() {
            return;
        }
        let name = self.name();
        let (sv, en): (Vec<&str>, Vec<&str>) = lacks.into_iter().unzip();
        let (sv, en) = (sv.join(", "), en.join(", "));
        let message = text!(
            "{name} är från {date}, före lagen om tillgänglighet. Det här saknas: {sv}.",
            "{name} is from {date}, before the law on accessibility. It lacks: {en}."
        );
        let help = text!(
            "Lagen gäller sällan filer från före den 23 september 2018. Behövs den ännu i ert arbete, gör om den.",
            "The law seldom applies to files from before 23 September 2018. If your work still needs it, make it anew."
        );
        self.tell(Severity::Advice, "old-document", message, help);
    }

    fn shortcomings(&mut self, facts: &Facts) {
        let name = self.name().to_owned();
        let severity = Severity::Warning;
        if !facts.has_text {
            let message = text!(
                "{name} är bara bilder av text. Den går varken att lyssna på, söka i eller förstora väl.",
                "{name} is only pictures of text. It can neither be listened to, searched nor enlarged well."
            );
            let help = text!(
                "Gör en PDF ur originalet, eller låt ett program tolka texten. Skriv annars det viktigaste på sidan.",
                "Make a PDF from the original, or let a program recognise the text. Else write the gist on the page."
            );
            self.tell(severity, "scanned-document", message, help);
            return;
        }
        if facts.has_structure == Some(false) {
            self.structure(facts.format, &name);
        }
        if facts.has_language == Some(false) {
            let message = text!(
                "{name} säger inte vilket språk den är på, så talsyntes kan läsa den fel.",
                "{name} does not say what language it is in, so speech may read it wrongly."
            );
            let help = text!(
                "Välj språk för hela texten i originalet, och spara filen på nytt.",
                "Choose the language of the whole text in the original, and save the file anew."
            );
            self.tell(severity, "document-language", message, help);
        }
        if !facts.has_title {
            let message = text!(
                "{name} har ingen titel, så fliken visar bara filens namn.",
                "{name} has no title, so the tab shows only the file's name."
            );
            let help = text!(
                "Skriv en titel under Arkiv, Info i originalet, och spara filen på nytt.",
                "Write a title under File, Info in the original, and save the file anew."
            );
            self.tell(severity, "document-title", message, help);
        }
        self.pictures(facts.undescribed_pictures, &name);
    }

    fn structure(&mut self, format: Format, name: &str) {
        let (code, message, help) = if format == Format::Pdf {
            (
                "untagged-document",
                text!(
                    "{name} är inte taggad. Skärmläsare vet inte vad som är rubriker, listor och tabeller.",
                    "{name} is not tagged. Screen readers do not know what is headings, lists and tables."
                ),
                text!(
                    "Spara om originalet som PDF med valet \"Dokumentstrukturtaggar för hjälpmedel\". Skriv det viktigaste på sidan också.",
                    "Save the original as PDF with \"Document structure tags for accessibility\". Write the gist on the page too."
                ),
            )
        } else {
            (
                "document-headings",
                text!(
                    "{name} är lång men har inga rubriker som är märkta som rubriker.",
                    "{name} is long but has no headings that are marked as such."
                ),
                text!(
                    "Välj formatmallen Rubrik 1, 2 och så vidare för rubrikerna i Word.",
                    "Choose the style Heading 1, 2 and so on for the headings in Word."
                ),
            )
        };
        self.tell(Severity::Warning, code, message, help);
    }

    fn pictures(&mut self, count: u32, name: &str) {
        if count == 0 {
            return;
        }
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let message = Text {
            sv: format!(
                "I {name} saknar {} beskrivning.",
                counted(count, "bild", "bilder")
            ),
            en: format!(
                "In {name}, {} no description.",
                counted(count, "picture has", "pictures have")
            ),
        };
        let help = text!(
            "Högerklicka på varje bild, välj Redigera alternativtext och skriv vad den visar.",
            "Right-click each picture, choose Edit alt text and write what it shows."
        );
        self.tell(Severity::Warning, "document-pictures", message, help);
    }
}

/// What a document lacks, in words.
fn lacks(facts: &Facts) -> Vec<(&'static str, &'static str)> {
    let lacks = [
        (
            !facts.has_text,
            ("text som går att läsa upp", "text that can be read out"),
        ),
        (facts.has_structure == Some(false), ("taggar", "tags")),
        (facts.has_language == Some(false), ("språk", "language")),
        (!facts.has_title, ("titel", "title")),
    ];
    let lacks = lacks.into_iter();
    lacks
        .filter_map(|(is_lacking, words)| is_lacking.then_some(words))
        .collect()
}

/// A report whose text is only in a PDF, on a page that says little of what is in it.
fn summary(site: &Site, sources: &Sources, item: &Item, findings: &mut Vec<Diagnostic>) {
    let code = "thin-summary";
    let Fields::Report(report) = &item.page.fields else {
        return;
    };
    let is_pdf = |name: &str| {
        let name = name.split(['?', '#']).next().unwrap_or_default();
        name.to_ascii_lowercase().ends_with(".pdf")
    };
    let field = if report
        .file
        .as_ref()
        .is_some_and(|file| is_pdf(file.as_str()))
    {
        "file"
    } else if report.url.as_ref().is_some_and(|url| is_pdf(url.as_str())) {
        "url"
    } else {
        return;
    };
    let words = item.page.body.words;
    if words >= FEWEST_WORDS || !site.config.listens_to(code) {
        return;
    }
    findings.push(placed(
        sources,
        &item.page,
        &FieldPath(vec![Segment::Field(field)]),
        Severity::Warning,
        code,
        text!(
            "Hela rapporten finns bara som PDF, och sidan har {words} ord om den.",
            "The whole report is only a PDF, and the page has {words} words on it."
        ),
        text!(
            "Skriv minst {FEWEST_WORDS} ord om vad rapporten kom fram till. En del kan inte läsa en PDF, och de flesta öppnar den inte.",
            "Write at least {FEWEST_WORDS} words on what the report found. Some cannot read a PDF, and most do not open it."
        ),
    ));
}
