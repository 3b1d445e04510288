//! Documents that pages offer: what is said of PDFs and Office files, and what stands after links to
//! them. The documents are made here.

use std::fs;
use std::io::{Cursor, Write as _};

use sprida::diagnostic::{Diagnostic, Severity};
use sprida::identity_number;
use zip::write::SimpleFileOptions;

use crate::workspace::{Workspace, four_field_case, is_reminder, shown};

/// What a PDF is to have.
#[derive(Clone)]
struct Pdf {
    tagged: bool,
    language: bool,
    title: bool,
    shown: bool,
    pages: usize,
    /// The letters of its pages; a picture where there are none.
    text: Option<&'static str>,
    author: &'static str,
    date: &'static str,
    locked: bool,
}

impl Pdf {
    /// One that everyone can read.
    fn good() -> Self {
        Self {
            tagged: true,
            language: true,
            title: true,
            shown: true,
            pages: 3,
            text: Some("En rapport om samverkan"),
            author: "Exempelkommunen",
            date: "D:20260131120000Z",
            locked: false,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let given = |is_given: bool, text: &'static str| if is_given { text } else { "" };
        let first_page = 8;
        let kids: Vec<String> = (0..self.pages)
            .map(|page| format!("{} 0 R", first_page + page))
            .collect();
        let content = match self.text {
            Some(text) => format!("BT /F1 12 Tf 72 700 Td ({text}) Tj ET"),
            None => "q 100 0 0 100 0 0 cm /Im1 Do Q".to_owned(),
        };
        let font =
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
        let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream";
        let mut objects = vec![
            format!(
                "<< /Type /Catalog /Pages 2 0 R {} {} {} >>",
                given(
                    self.tagged,
                    "/MarkInfo << /Marked true >> /StructTreeRoot 3 0 R"
                ),
                given(self.language, "/Lang (sv)"),
                given(self.shown, "/ViewerPreferences << /DisplayDocTitle true >>")
            ),
            format!(
                "<< /Type /Pages /Kids [{}] /Count {} >>",
                kids.join(" "),
                self.pages
            ),
            "<< /Type /StructTreeRoot >>".to_owned(),
            given(self.text.is_some(), font).to_owned(),
            format!(
                "<< {} /Author ({}) /CreationDate ({}) >>",
                given(self.title, "/Title (En rapport)"),
                self.author,
                self.date
            ),
            picture.to_owned(),
            format!(
                "<< /Length {} >>\nstream\n{content}\nendstream",
                content.len()
            ),
        ];
        if objects[3].is_empty() {
            objects[3] = "null".to_owned();
        }
        for _ in 0..self.pages {
            objects.push("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F1 4 0 R >> /XObject << /Im1 6 0 R >> >> >>".to_owned());
        }
        let garbage = "x".repeat(32);
        let lock = format!(
            "/Encrypt << /Filter /Standard /V 1 /R 2 /O ({garbage}) /U ({garbage}) /P -44 >> /ID [({garbage}) ({garbage})]"
        );
        pdf_of(&objects, if self.locked { &lock } else { "" })
    }
}

/// A PDF of these objects, of which the first is the catalog and the fifth what it says of itself, with
/// the table of where they are (ISO 32000-2, 7.5).
pub(crate) fn pdf_of(objects: &[String], more: &str) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = file.len();
    let size = objects.len() + 1;
    file.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R {more} >>\nstartxref\n{table}\n%%EOF\n"
    ));
    file.into_bytes()
}

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts = parts.iter();
    let parts: Vec<(&str, &[u8])> = parts
        .map(|(name, content)| (*name, content.as_bytes()))
        .collect();
    archive_of_bytes(&parts)
}

/// An archive of parts that are not all text.
pub(crate) fn archive_of_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The properties of an Office file.
pub(crate) fn properties(title: &str, author: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\" xmlns:dcterms=\"c\"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:created>2026-01-31T12:00:00Z</dcterms:created></cp:coreProperties>"
    )
}

const STYLES: &str = "<w:styles xmlns:w=\"a\"><w:docDefaults><w:rPr><w:lang w:val=\"sv-SE\"/></w:rPr></w:docDefaults></w:styles>";

fn word(body: &str, styles: &str, title: &str, author: &str) -> Vec<u8> {
    archive(&[
        (
            "word/document.xml",
            &format!(
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"a\"><w:body>{body}</w:body></w:document>"
            ),
        ),
        ("word/styles.xml", styles),
        ("docProps/core.xml", &properties(title, author)),
    ])
}

fn paragraphs(count: usize) -> String {
    "<w:p><w:r><w:t>En text.</w:t></w:r></w:p>".repeat(count)
}

fn drawing(description: &str, more: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Bild 1\"{description}>{more}</wp:docPr><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id=\"2\" name=\"x\"/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

/// A page that offers a document as an attachment, on line 7, and links to it on line 11.
fn page(file: &str) -> String {
    four_field_case("Ett exempel", &format!("Läs [planen]({file}).")).replace(
        "publicerad = 2026-01-31\n",
        &format!("publicerad = 2026-01-31\n[[bilagor]]\nfil = \"{file}\"\ntitel = \"Plan\"\n"),
    )
}

/// What is found on a page that offers a document.
pub(crate) fn found(file: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let workspace = Workspace::site(&[("content/exempel/a.md", &page(file))]);
    workspace.write(&format!("content/exempel/{file}"), bytes);
    let mut findings = workspace.build().diagnostics;
    findings.retain(|finding| !is_reminder(&finding.code));
    for finding in &findings {
        let span = finding.span.unwrap();
        assert_eq!((span.line, span.column), (7, 7), "{}", shown(&findings));
        assert!(finding.message.sv.contains(file), "{}", shown(&findings));
    }
    findings
}

pub(crate) fn codes(findings: &[Diagnostic]) -> Vec<&str> {
    findings
        .iter()
        .map(|finding| finding.code.as_ref())
        .collect()
}

#[test]
fn a_pdf_is_told_of_where_it_lacks_something_and_only_there() {
    let good = Pdf::good();
    assert_eq!(codes(&found("plan.pdf", &good.bytes())), [""; 0]);
    let cases = [
        (
            Pdf {
                tagged: false,
                ..good.clone()
            },
            "untagged-document",
        ),
        (
            Pdf {
                language: false,
                ..good.clone()
            },
            "document-language",
        ),
        (
            Pdf {
                title: false,
                ..good.clone()
            },
            "document-title",
        ),
        (
            Pdf {
                shown: false,
                ..good.clone()
            },
            "hidden-document-title",
        ),
        (
            Pdf {
                text: None,
                ..good.clone()
            },
            "scanned-document",
        ),
        (
            Pdf {
                author: "Anna Exempelsson",
                ..good.clone()
            },
            "document-author",
        ),
        (
            Pdf {
                locked: true,
                ..good.clone()
            },
            "locked-document",
        ),
    ];
    for (pdf, code) in cases {
        assert_eq!(codes(&found("plan.PDF", &pdf.bytes())), [code]);
    }
    let poor = Pdf {
        tagged: false,
        language: false,
        title: false,
        shown: false,
        ..good
    };
    assert_eq!(
        codes(&found("plan.pdf", &poor.bytes())),
        ["document-language", "document-title", "untagged-document"]
    );
}

#[test]
fn a_pdf_from_before_the_law_gives_advice_and_no_warning() {
    let old = Pdf {
        tagged: false,
        language: false,
        date: "D:20180922",
        ..Pdf::good()
    };
    let findings = found("plan.pdf", &old.bytes());
    assert_eq!(codes(&findings), ["old-document"]);
    assert_eq!(findings[0].severity, Severity::Advice);
    assert!(
        findings[0].message.sv.contains("2018-09-22"),
        "{findings:?}"
    );
    assert!(
        findings[0].message.sv.ends_with("taggar, språk."),
        "{findings:?}"
    );
    let new = Pdf {
        date: "D:20180923",
        ..old.clone()
    };
    assert_eq!(codes(&found("plan.pdf", &new.bytes())).len(), 2);
    // One that is old and lacks nothing is not told of, nor is one without a day taken for old.
    let good = Pdf {
        date: "D:2010",
        ..Pdf::good()
    };
    assert_eq!(codes(&found("plan.pdf", &good.bytes())), [""; 0]);
    let undated = Pdf { date: "", ..old };
    assert_eq!(codes(&found("plan.pdf", &undated.bytes())).len(), 2);
}

#[test]
fn links_say_format_size_and_pages() {
    let workspace = Workspace::site(&[("content/exempel/a.md", &page("plan.pdf"))]);
    workspace.write("content/exempel/plan.pdf", Pdf::good().bytes());
    workspace.write(
        "content/rapporter/b.md",
        four_field_case(
            "En rapport",
            &"Vi prövade, och det gick bra.\n\n".repeat(40),
        )
        .replace("publicerad", "fil = \"slut.pdf\"\npublicerad"),
    );
    let one_page = Pdf {
        pages: 1,
        ..Pdf::good()
    };
    workspace.write("content/rapporter/slut.pdf", one_page.bytes());
    workspace.publish();
    let page = workspace.page("exempel/a/index.html");
    let note = "(pdf, 2\u{a0}kB, 3 sidor)";
    assert_eq!(page.matches(note).count(), 2, "{page}");
    let report = workspace.page("rapporter/b/index.html");
    assert!(report.contains("kB, 1 sida)"), "{report}");
}

#[test]
fn links_to_office_files_say_how_many_pages_or_slides_they_have() {
    let counted = |pages: &str, text: &str| {
        archive(&[
            (
                "word/document.xml",
                &format!("<w:d xmlns:w=\"a\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:d>"),
            ),
            ("word/styles.xml", STYLES),
            ("docProps/core.xml", &properties("En plan", "")),
            (
                "docProps/app.xml",
                &format!("<Properties><Words>9</Words><Pages>{pages}</Pages></Properties>"),
            ),
        ])
    };
    let long = "En text. ".repeat(2_000);
    let slide = "<p:sld><a:rPr lang=\"sv-SE\"/><a:t>Text</a:t></p:sld>";
    let slides = archive(&[
        ("ppt/presentation.xml", "<p/>"),
        ("ppt/slides/slide1.xml", slide),
        ("ppt/slides/slide2.xml", slide),
        ("ppt/slides/_rels/slide2.xml.rels", "<r/>"),
        ("docProps/core.xml", &properties("Bilder", "")),
    ]);
    let cases = [
        ("plan.docx", counted("12", "En text."), "kB, 12 sidor)"),
        ("plan.docx", counted("1", "En text."), "kB, 1 sida)"),
        // Programs that cannot count write something or nothing.
        ("plan.docx", counted("1", &long), "kB)"),
        ("plan.docx", counted("0", ""), "kB)"),
        ("plan.docx", counted("många", "En text."), "kB)"),
        ("plan.pptx", slides, "kB, 2 bilder)"),
    ];
    for (file, bytes, expected) in cases {
        let stated = page(file).replace("titel = \"Plan\"", "titel = \"Plan\"\nsidor = 12");
        let workspace = Workspace::site(&[("content/exempel/a.md", &page(file))]);
        workspace.write(&format!("content/exempel/{file}"), &bytes);
        workspace.publish();
        let html = workspace.page("exempel/a/index.html");
        assert_eq!(html.matches(expected).count(), 2, "{expected}: {html}");
        workspace.write("content/exempel/a.md", stated);
        let told = codes(&workspace.build().diagnostics).contains(&"document-pages");
        assert_eq!(told, file == "plan.pptx", "{file}");
    }
}

#[test]
fn pages_that_the_writer_counted_otherwise_are_told_of() {
    let with_pages = page("plan.pdf").replace("titel = \"Plan\"", "titel = \"Plan\"\nsidor = 4");
    let workspace = Workspace::site(&[("content/exempel/a.md", &with_pages)]);
    workspace.write("content/exempel/plan.pdf", Pdf::good().bytes());
    let build = workspace.build();
    let mut findings = build.diagnostics.iter();
    let found = findings
        .find(|finding| finding.code == "document-pages")
        .unwrap();
    assert_eq!(found.span.unwrap().line, 9);
    assert_eq!(found.message.sv, "Här står 4 sidor, men plan.pdf har 3.");
    workspace.write(
        "content/exempel/a.md",
        with_pages.replace("sidor = 4", "sidor = 3"),
    );
    let build = workspace.build();
    assert!(!codes(&build.diagnostics).contains(&"document-pages"));
}

#[test]
fn an_office_file_is_told_of_where_it_lacks_something_and_only_there() {
    let heading =
        "<w:p><w:pPr><w:pStyle w:val=\"Rubrik1\"/></w:pPr><w:r><w:t>Bakgrund</w:t></w:r></w:p>";
    let described = drawing(" descr=\"En karta\"", "");
    let decorative = drawing("", "<a:ext><adec:decorative val=\"1\"/></a:ext>");
    let body = format!("{heading}{}{described}{decorative}", paragraphs(30));
    let good = word(&body, STYLES, "En plan", "Region Skåne");
    assert_eq!(codes(&found("plan.docx", &good)), [""; 0]);
    let short = word(&paragraphs(5), STYLES, "En plan", "");
    assert_eq!(codes(&found("plan.docx", &short)), [""; 0]);
    let cases = [
        (word(&body, STYLES, "", ""), "document-title"),
        (
            word(&body, "<w:styles/>", "En plan", ""),
            "document-language",
        ),
        (
            word(&paragraphs(30), STYLES, "En plan", ""),
            "document-headings",
        ),
        (
            word(&body, STYLES, "En plan", "Anna Exempelsson"),
            "document-author",
        ),
        (
            word(&drawing("", ""), STYLES, "En plan", ""),
            "document-pictures",
        ),
        (word("<w:p>", STYLES, "En plan", ""), "broken-document"),
        (archive(&[("annat.xml", "<a/>")]), "broken-document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammal".to_vec(),
            "locked-document",
        ),
    ];
    for (bytes, code) in cases {
        assert_eq!(codes(&found("plan.docx", &bytes)), [code]);
    }
    let slide = "<p:sld><p:pic><p:nvPicPr><p:cNvPr id=\"1\" name=\"x\" descr=\"\"/></p:nvPicPr></p:pic><p:sp><p:cNvPr id=\"2\"/><a:rPr lang=\"sv-SE\"/><a:t>Text</a:t></p:sp></p:sld>";
    let slides = archive(&[
        ("ppt/presentation.xml", "<p/>"),
        ("ppt/slides/slide1.xml", slide),
        ("docProps/core.xml", &properties("Bilder", "")),
    ]);
    let findings = found("plan.pptx", &slides);
    assert_eq!(codes(&findings), ["document-pictures"]);
    assert!(findings[0].message.sv.contains("saknar 1 bild beskrivning"));
    let book = archive(&[
        ("xl/workbook.xml", "<w/>"),
        ("docProps/core.xml", &properties("Tal", "")),
    ]);
    assert_eq!(codes(&found("plan.xlsx", &book)), [""; 0]);
}

#[test]
fn identity_numbers_in_documents_stop_publishing_and_are_never_shown() {
    let number = "19121212-1212";
    let pdf = Pdf {
        text: Some("Ansökan från 19121212-1212 i maj"),
        ..Pdf::good()
    };
    // Word parts words where their looks change.
    let parted = "<w:p><w:r><w:t>19121212</w:t></w:r><w:r><w:t>-1212</w:t></w:r></w:p>";
    let book = archive(&[
        ("xl/workbook.xml", "<w/>"),
        (
            "xl/worksheets/sheet1.xml",
            "<s><row><c><v>5</v></c><c><v>191212121212</v></c></row></s>",
        ),
        ("docProps/core.xml", &properties("Tal", "")),
    ]);
    for (file, bytes) in [
        ("plan.pdf", pdf.bytes()),
        ("plan.docx", word(parted, STYLES, "En plan", "")),
        ("plan.xlsx", book),
    ] {
        let findings = found(file, &bytes);
        assert_eq!(codes(&findings), ["personnummer"], "{file}");
        assert_eq!(findings[0].severity, Severity::Error);
        assert!(identity_number::find(&shown(&findings)).is_empty());
        let workspace = Workspace::site(&[("content/exempel/a.md", &page(file))]);
        workspace.write(&format!("content/exempel/{file}"), &bytes);
        assert!(workspace.build().published.is_none());
        let kept = fs::read(workspace.root().join(".sprida/documents")).unwrap();
        assert!(!String::from_utf8_lossy(&kept).contains(&number[4..]));
        assert!(!String::from_utf8_lossy(&kept).contains("1212"));
    }
}

#[test]
fn documents_that_are_cut_short_false_or_made_to_harm_are_told_of() {
    const SEED: u64 = 5;
    let whole = Pdf::good().bytes();
    for length in [0, 4, 20, whole.len() / 2, whole.len() - 8] {
        assert_eq!(
            codes(&found("plan.pdf", &whole[..length])),
            ["broken-document"]
        );
    }
    assert_eq!(
        codes(&found("plan.pdf", b"<html>Sidan finns inte</html>")),
        ["broken-document"]
    );
    assert_eq!(codes(&found("plan.docx", &whole)), ["broken-document"]);
    // A file that is small until it is unpacked.
    let bomb = archive(&[("word/document.xml", &" ".repeat(65 * 1024 * 1024))]);
    assert!(bomb.len() < 200_000);
    assert_eq!(codes(&found("plan.docx", &bomb)), ["gigantic-document"]);
    let mut random = fastrand::Rng::with_seed(SEED);
    let word = word(&paragraphs(30), STYLES, "En plan", "");
    for round in 0..60 {
        for (file, bytes) in [("plan.pdf", &whole), ("plan.docx", &word)] {
            let mut bytes = bytes.clone();
            for _ in 0..random.usize(1..12) {
                let at = random.usize(..bytes.len());
                bytes[at] = random.u8(..);
            }
            let format = sprida::documents::Format::of_name(file).unwrap();
            let read = std::panic::catch_unwind(|| sprida::documents::read(&bytes, format));
            assert!(read.is_ok(), "seed {SEED}, round {round}");
        }
    }
}

#[test]
fn what_is_known_of_documents_is_kept_and_a_changed_one_is_looked_at_anew() {
    let workspace = Workspace::site(&[("content/exempel/a.md", &page("plan.pdf"))]);
    let poor = Pdf {
        tagged: false,
        ..Pdf::good()
    };
    let count = |code: &str| {
        let build = workspace.build();
        let found = codes(&build.diagnostics).into_iter();
        found.filter(|found| *found == code).count()
    };
    workspace.write("content/exempel/plan.pdf", poor.bytes());
    assert_eq!(count("untagged-document"), 1);
    workspace.write("content/exempel/b.md", four_field_case("Ett till", "Text."));
    assert_eq!(count("untagged-document"), 1);
    workspace.write("content/exempel/plan.pdf", Pdf::good().bytes());
    assert_eq!(count("untagged-document"), 0);
}

/// Code, line and column of what is found on a page with a document beside it.
fn places(path: &str, text: &str, file: &str, bytes: &[u8]) -> Vec<(String, u32, u32)> {
    let workspace = Workspace::site(&[(path, text)]);
    let folder = path.rsplit_once('/').unwrap().0;
    workspace.write(&format!("{folder}/{file}"), bytes);
    let found = workspace.build().diagnostics.into_iter();
    found
        .filter(|finding| !is_reminder(&finding.code))
        .map(|finding| {
            let span = finding.span.unwrap();
            (finding.code.into_owned(), span.line, span.column)
        })
        .collect()
}

#[test]
fn a_document_is_told_of_in_the_text_or_at_the_field_of_a_report() {
    let is = |code: &str, line, column| (code.to_owned(), line, column);
    let in_text = four_field_case(
        "Ett exempel",
        "Läs planen.\n\nDär står mer: [planen i sin helhet](plan.pdf), [planen](plan.pdf).",
    );
    let scanned = Pdf {
        text: None,
        ..Pdf::good()
    };
    let path = "content/exempel/a.md";
    assert_eq!(
        places(path, &in_text, "plan.pdf", &scanned.bytes()),
        [is("scanned-document", 9, 15)]
    );
    let report = four_field_case(
        "En rapport",
        &"Vi prövade, och det gick bra.\n\n".repeat(40),
    )
    .replace(
        "publicerad",
        "fil = \"slut.pdf\"\nsidor = 12\nrapportdatum = \"2017\"\npublicerad",
    );
    let undated = Pdf {
        date: "",
        tagged: false,
        ..Pdf::good()
    };
    assert_eq!(
        places(
            "content/rapporter/a.md",
            &report,
            "slut.pdf",
            &undated.bytes()
        ),
        [is("old-document", 5, 7), is("document-pages", 6, 9)]
    );
    let hidden = Pdf {
        shown: false,
        ..Pdf::good()
    };
    assert_eq!(
        places(path, &in_text, "plan.pdf", &hidden.bytes()),
        [is("hidden-document-title", 9, 15)]
    );
    let long = word(&paragraphs(25), STYLES, "En plan", "");
    let in_text = in_text.replace("plan.pdf", "plan.docx");
    assert_eq!(
        places(path, &in_text, "plan.docx", &long),
        [is("document-headings", 9, 15)]
    );
}

#[test]
fn a_document_that_is_too_large_is_not_read() {
    let workspace = Workspace::site(&[("content/exempel/a.md", &page("plan.pdf"))]);
    let path = workspace.root().join("content/exempel/plan.pdf");
    // A file of nothing takes no room.
    let file = fs::File::create(path).unwrap();
    file.set_len(61 * 1024 * 1024).unwrap();
    let build = workspace.build();
    let mut findings = build.diagnostics.iter();
    let found = findings.find(|finding| finding.code == "gigantic-document");
    let found = found.unwrap();
    assert!(
        found.message.sv.starts_with("plan.pdf är 61 MB."),
        "{found:?}"
    );
    assert_eq!(found.span.unwrap().line, 7);
}
