//! What is said of a document, in words: what keeps some from reading it, and what it tells of people.

use jiff::civil::Date;

use crate::diagnostic::{Severity, Text, counted, text};
use crate::documents::{FIRST_DAY_OF_LAW, Facts, Format, LARGEST_FILE, LARGEST_UNPACKED, Mistake};
use crate::privacy::IDENTITY_NUMBER;
use crate::rules;

/// A finding that has no place yet.
pub(super) struct Told {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) message: Text,
    pub(super) help: Text,
}

/// A finding that matters as much as its rule says.
pub(super) fn told(code: &'static str, message: Text, help: Text) -> Told {
    let severity = rules::find(code).map_or(Severity::Warning, |rule| rule.severity);
    Told {
        severity,
        code,
        message,
        help,
    }
}

/// All that is to be said of what a document says of itself; `date` is when it is from, as the page
/// says.
pub(super) fn all(name: &str, found: &Result<Facts, Mistake>, date: Option<Date>) -> Vec<Told> {
    let facts = match found {
        Ok(facts) => facts,
        Err(mistake) => return vec![unread(name, *mistake)],
    };
    let mut all = Vec::new();
    all.extend(identity_numbers(name, facts.identity_numbers));
    all.extend(author(name, facts));
    let date = facts.date.or(date);
    match date.filter(|date| *date < FIRST_DAY_OF_LAW && facts.format == Format::Pdf) {
        Some(date) => all.extend(before_law(name, facts, date)),
        None => all.extend(shortcomings(name, facts)),
    }
    all
}

/// A file from before 2007, which nothing is read of.
pub(super) fn old_format(name: &str, format: Format) -> Told {
    let format = format.name();
    told(
        "old-format",
        text!(
            "{name} är sparad i {format}s gamla format. Programmet kan inte kontrollera vad som står i den.",
            "{name} is saved in the old format of {format}. The program cannot check what is in it."
        ),
        text!(
            "Spara filen i det nya formatet, eller skriv innehållet som en sida.",
            "Save the file in the new format, or write its content as a page."
        ),
    )
}

/// Why nothing can be said of a document.
fn unread(name: &str, mistake: Mistake) -> Told {
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
    told(code, message, help)
}

fn identity_numbers(name: &str, (certain, possible): (u32, u32)) -> Option<Told> {
    let (severity, message) = if certain > 0 {
        let message = text!(
            "I {name} står {certain} personnummer eller samordningsnummer.",
            "{name} has {certain} personal identity numbers or coordination numbers."
        );
        (Severity::Error, message)
    } else if possible > 0 {
        let message = text!(
            "I {name} finns {possible} tal som kan vara personnummer.",
            "{name} has {possible} numbers that may be personal identity numbers."
        );
        (Severity::Warning, message)
    } else {
        return None;
    };
    Some(Told {
        severity,
        code: IDENTITY_NUMBER,
        message,
        help: text!(
            "Ta bort numren ur originalet och gör om filen. Att stryka över dem räcker inte. Tala med er dataskyddssamordnare.",
            "Remove the numbers from the original and make the file anew. Blacking them out is not enough. Talk to your data protection coordinator."
        ),
    })
}

fn author(name: &str, facts: &Facts) -> Option<Told> {
    if !facts.names_author {
        return None;
    }
    let message = text!(
        "I egenskaperna för {name} står en persons namn som författare.",
        "The properties of {name} have a person's name as the author."
    );
    let help = text!(
        "Skriv organisationen som författare under Arkiv, Info, och spara filen på nytt.",
        "Write the organisation as the author under File, Info, and save the file anew."
    );
    Some(told("document-author", message, help))
}

/// What the document lacks, all in one: the law seldom asks for more of a document this old.
fn before_law(name: &str, facts: &Facts, date: Date) -> Option<Told> {
    let lacks = lacks(facts);
    if lacks.is_empty() {
        return None;
    }
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
    Some(told("old-document", message, help))
}

/// What a document of today lacks.
fn shortcomings(name: &str, facts: &Facts) -> Vec<Told> {
    if !facts.has_text {
        return vec![told(
            "scanned-document",
            text!(
                "{name} är bara bilder av text. Den går varken att lyssna på, söka i eller förstora väl.",
                "{name} is only pictures of text. It can neither be listened to, searched nor enlarged well."
            ),
            text!(
                "Gör en PDF ur originalet, eller låt ett program tolka texten. Skriv annars det viktigaste på sidan.",
                "Make a PDF from the original, or let a program recognise the text. Else write the gist on the page."
            ),
        )];
    }
    let all = [
        (facts.has_structure == Some(false)).then(|| structure(facts.format, name)),
        (facts.has_language == Some(false)).then(|| language(name)),
        (!facts.has_title).then(|| title(name)),
        (facts.has_title && facts.shows_title == Some(false)).then(|| hidden_title(name)),
        (facts.undescribed_pictures > 0).then(|| pictures(facts.undescribed_pictures, name)),
    ];
    all.into_iter().flatten().collect()
}

fn structure(format: Format, name: &str) -> Told {
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
    told(code, message, help)
}

fn language(name: &str) -> Told {
    told(
        "document-language",
        text!(
            "{name} säger inte vilket språk den är på, så talsyntes kan läsa den fel.",
            "{name} does not say what language it is in, so speech may read it wrongly."
        ),
        text!(
            "Välj språk för hela texten i originalet, och spara filen på nytt.",
            "Choose the language of the whole text in the original, and save the file anew."
        ),
    )
}

fn title(name: &str) -> Told {
    told(
        "document-title",
        text!(
            "{name} har ingen titel, så fliken visar bara filens namn.",
            "{name} has no title, so the tab shows only the file's name."
        ),
        text!(
            "Skriv en titel under Arkiv, Info i originalet, och spara filen på nytt.",
            "Write a title under File, Info in the original, and save the file anew."
        ),
    )
}

/// ISO 14289-1 (PDF/UA-1), 7.1: windows shall show the title of a document, not its file's name.
fn hidden_title(name: &str) -> Told {
    told(
        "hidden-document-title",
        text!(
            "{name} har en titel, men visar filens namn i fönstret.",
            "{name} has a title, but shows the file's name in the window."
        ),
        text!(
            "Välj att visa dokumentets titel. I Acrobat finns det under Egenskaper och Startvy, i LibreOffice under Användargränssnitt när du exporterar.",
            "Choose to show the document title. In Acrobat it is under Properties and Initial View, in LibreOffice under User Interface when you export."
        ),
    )
}

fn pictures(count: u32, name: &str) -> Told {
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
    told("document-pictures", message, help)
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
