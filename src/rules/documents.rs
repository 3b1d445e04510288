//! Rules on documents that pages offer.

use super::{Area, Rule};
use crate::diagnostic::Severity;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "broken-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är skadat eller något annat än namnet säger",
            "The document is damaged or something else than its name says",
        ),
        remedy: ("Spara originalet på nytt", "Save the original anew"),
        why: None,
    },
    Rule {
        code: "document-headings",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.6"],
        act: &[],
        title: (
            "Ett långt Word-dokument har inga rubriker",
            "A long Word document has no headings",
        ),
        remedy: (
            "Använd formatmallarna för rubriker",
            "Use the styles for headings",
        ),
        why: Some((
            "Den som lyssnar hoppar mellan rubriker. Utan dem måste hen höra allt från början.",
            "Those who listen jump between headings. Without them they must hear everything from the start.",
        )),
    },
    Rule {
        code: "document-language",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["3.1.1"],
        act: &[],
        title: (
            "Dokumentet säger inte vilket språk det är på",
            "The document does not say what language it is in",
        ),
        remedy: (
            "Välj språk i originalet",
            "Choose the language in the original",
        ),
        why: Some((
            "Talsyntes som gissar fel läser svenska som om det vore engelska.",
            "Speech that guesses wrongly reads Swedish as if it were English.",
        )),
    },
    Rule {
        code: "document-pages",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Sidan anger ett annat antal sidor än dokumentet har",
            "The page states another number of pages than the document has",
        ),
        remedy: (
            "Ta bort uppgiften, programmet räknar sidorna",
            "Remove it, the program counts the pages",
        ),
        why: None,
    },
    Rule {
        code: "document-pictures",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.1.1"],
        act: &[],
        title: (
            "Bilder i dokumentet saknar beskrivning",
            "Pictures in the document have no description",
        ),
        remedy: (
            "Skriv alternativtext för bilderna",
            "Write alternative text for the pictures",
        ),
        why: Some((
            "Den som inte ser bilden får bara veta att det finns en.",
            "Those who cannot see the picture only learn that there is one.",
        )),
    },
    Rule {
        code: "document-title",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["2.4.2"],
        act: &[],
        title: ("Dokumentet har ingen titel", "The document has no title"),
        remedy: (
            "Skriv en titel i dokumentets egenskaper",
            "Write a title in the document's properties",
        ),
        why: None,
    },
    Rule {
        code: "gigantic-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är för stort för att kontrolleras",
            "The document is too large to be checked",
        ),
        remedy: (
            "Minska bilderna, eller dela dokumentet",
            "Make the pictures smaller, or divide the document",
        ),
        why: None,
    },
    Rule {
        code: "hidden-document-title",
        area: Area::Documents,
        severity: Severity::Advice,
        criteria: &["2.4.2"],
        act: &[],
        title: (
            "En PDF visar filens namn i stället för sin titel",
            "A PDF shows its file's name instead of its title",
        ),
        remedy: (
            "Välj att visa dokumentets titel när du gör PDF:en",
            "Choose to show the document title when you make the PDF",
        ),
        why: Some((
            "Den som har många flikar öppna, eller hör dem lästa, känner inte igen ett filnamn (PDF/UA-1, 7.1).",
            "Those who have many tabs open, or hear them read, do not recognise a file's name (PDF/UA-1, 7.1).",
        )),
    },
    Rule {
        code: "locked-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är låst med lösenord",
            "The document is locked with a password",
        ),
        remedy: ("Ta bort lösenordet", "Remove the password"),
        why: None,
    },
    Rule {
        code: "old-document",
        area: Area::Documents,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är äldre än lagen om tillgänglighet och har brister",
            "The document is older than the law on accessibility and has shortcomings",
        ),
        remedy: (
            "Gör om det om det ännu behövs",
            "Make it anew if it is still needed",
        ),
        why: Some((
            "Lagen om tillgänglighet till digital offentlig service gäller i regel inte filer från före den 23 september 2018.",
            "The law on accessibility of digital public services does not as a rule apply to files from before 23 September 2018.",
        )),
    },
    Rule {
        code: "old-format",
        area: Area::Documents,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Ett dokument är i ett gammalt format som inte går att kontrollera",
            "A document is in an old format that cannot be checked",
        ),
        remedy: (
            "Spara det i det nya formatet, eller som en sida",
            "Save it in the new format, or as a page",
        ),
        why: Some((
            "Filer av slagen doc, xls och ppt är från före 2007. Telefoner och hjälpmedel öppnar dem sämre.",
            "Files of the kinds doc, xls and ppt are from before 2007. Telephones and aids open them less well.",
        )),
    },
    Rule {
        code: "scanned-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.1.1", "1.4.5"],
        act: &[],
        title: (
            "Dokumentet är bara bilder av text",
            "The document is only pictures of text",
        ),
        remedy: ("Gör en PDF ur originalet", "Make a PDF from the original"),
        why: Some((
            "En bild av text går inte att lyssna på. Den som förstorar den ser suddiga bokstäver.",
            "A picture of text cannot be listened to. Those who enlarge it see blurred letters.",
        )),
    },
    Rule {
        code: "thin-summary",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "En rapport finns bara som PDF, och sidan säger lite om den",
            "A report is only a PDF, and the page says little of it",
        ),
        remedy: (
            "Skriv minst 150 ord om vad rapporten kom fram till",
            "Write at least 150 words on what the report found",
        ),
        why: Some((
            "En sida går att läsa på en telefon, lyssna på och söka i. Det går sällan med en PDF (webbriktlinje 88).",
            "A page can be read on a telephone, listened to and searched. A PDF seldom can (the Swedish web guidelines, 88).",
        )),
    },
    Rule {
        code: "untagged-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.3.1", "1.3.2"],
        act: &[],
        title: ("En PDF är inte taggad", "A PDF is not tagged"),
        remedy: (
            "Spara om originalet som taggad PDF",
            "Save the original as a tagged PDF",
        ),
        why: Some((
            "Utan taggar läser en skärmläsare spalter, tabeller och fotnoter i fel ordning.",
            "Without tags a screen reader reads columns, tables and notes in the wrong order.",
        )),
    },
];
