//! Personal identity numbers where people do not think that others look: in what changed, in comments and
//! properties, behind links and in pieces of words. The documents are made here.

use sprida::diagnostic::Severity;

use crate::documents::{archive, archive_of_bytes, codes, found, pdf_of, properties};
use crate::workspace::{Workspace, four_field_case, is_reminder};

/// Parts of a Word, Excel or PowerPoint file, by its name, with one more among them or in the place of
/// the one with the same name.
fn with_part(file: &str, name: &str, content: &str) -> Vec<u8> {
    let (main, sheet) = match file.rsplit_once('.').unwrap().1 {
        "docx" => ("word/document.xml", "word/styles.xml"),
        "xlsx" => ("xl/workbook.xml", "xl/worksheets/sheet1.xml"),
        _ => ("ppt/presentation.xml", "ppt/slides/slide1.xml"),
    };
    let language = "<w:x><w:lang val=\"sv\"/><a:rPr lang=\"sv\"/></w:x>";
    let properties = properties("En titel", "");
    let mut parts = vec![
        (main, "<w:x/>"),
        (sheet, language),
        ("docProps/core.xml", properties.as_str()),
    ];
    parts.retain(|(known, _)| *known != name);
    parts.push((name, content));
    archive(&parts)
}

/// Corners of documents where people do not think that others look.
const CORNERS: [(&str, &str, &str); 28] = [
    (
        "a.docx",
        "word/comments.xml",
        "<w:comments><w:comment><w:p><w:r><w:t>Gäller 19121212-1212.</w:t></w:r></w:p></w:comment></w:comments>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><w:del><w:r><w:delText>191212</w:delText></w:r><w:r><w:delText>12-1212</w:delText></w:r></w:del><w:ins><w:r><w:t>850230-9999</w:t></w:r></w:ins></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><w:r><w:t>19121212-</w:t></w:r><w:del><w:r><w:delText>1212</w:delText></w:r></w:del><w:ins><w:r><w:t>0000</w:t></w:r></w:ins></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><w:r><w:t>121212</w:t><w:noBreakHyphen/><w:t>1212</w:t></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><w:r><w:t>121212</w:t></w:r><w:r><w:rPr><w:b></w:b><w:sz val=\"2\"></w:sz></w:rPr><w:t>-12</w:t></w:r><w:proofErr/>\n <w:r><w:t>12</w:t></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><w:r><w:t>121212&#45;1212</w:t></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><w:r><w:instrText>HYPERLINK &quot;https://register.example/19121212-1212&quot;</w:instrText></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>19121212-1212</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>19121212-1212</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><wp:docPr id=\"1\" name=\"Bild 1\" descr=\"Brev till 19121212-1212\"/></w:p>",
    ),
    (
        "a.docx",
        "word/document.xml",
        "<w:p><wp:docPr id=\"1\" descr=\"Ett brev\"/><pic:cNvPr id=\"2\" name=\"19121212-1212.png\"/></w:p>",
    ),
    (
        "a.docx",
        "word/endnotes.xml",
        "<w:p><w:r><w:t>19121212-1212</w:t></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/footnotes.xml",
        "<w:p><w:r><w:t>19121212-1212</w:t></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/header2.xml",
        "<w:p><w:r><w:t>19121212-1212</w:t></w:r></w:p>",
    ),
    (
        "a.docx",
        "word/_rels/document.xml.rels",
        "<r><Relationship Id=\"r1\" Target=\"https://register.example/?p=19121212-1212\" TargetMode=\"External\"/></r>",
    ),
    (
        "a.docx",
        "word/diagrams/data1.xml",
        "<dgm><a:p><a:r><a:t>19121212</a:t></a:r><a:r><a:t>-1212</a:t></a:r></a:p></dgm>",
    ),
    (
        "a.docx",
        "docProps/core.xml",
        "<c><dc:title>En titel</dc:title><dc:subject>Ärende 19121212-1212</dc:subject></c>",
    ),
    (
        "a.docx",
        "docProps/core.xml",
        "<c><dc:title>En titel</dc:title><cp:keywords>beslut, 19121212-1212</cp:keywords></c>",
    ),
    (
        "a.docx",
        "docProps/custom.xml",
        "<p><property name=\"Sökande\"><vt:lpwstr>19121212-1212</vt:lpwstr></property></p>",
    ),
    (
        "a.xlsx",
        "xl/comments1.xml",
        "<c><comment><text><r><t>19121212</t></r><r><rPr><b/></rPr><t>-1212</t></r></text></comment></c>",
    ),
    (
        "a.xlsx",
        "xl/threadedComments/threadedComment1.xml",
        "<t><threadedComment><text>Se 19121212-1212</text></threadedComment></t>",
    ),
    (
        "a.xlsx",
        "xl/workbook.xml",
        "<w><sheets><sheet name=\"19121212-1212\" sheetId=\"1\"/></sheets></w>",
    ),
    (
        "a.xlsx",
        "xl/sharedStrings.xml",
        "<sst><si><r><t>1912</t></r><r><rPr><b/></rPr><t>1212-1212</t></r></si></sst>",
    ),
    (
        "a.xlsx",
        "xl/worksheets/Blad1.xml",
        "<s><row><c t=\"inlineStr\"><is><t>19121212-1212</t></is></c></row></s>",
    ),
    (
        "a.xlsx",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "<p><cacheField name=\"Vem\"><sharedItems><s v=\"19121212-1212\"/></sharedItems></cacheField></p>",
    ),
    (
        "a.xlsx",
        "xl/charts/chart1.xml",
        "<c><c:pt><c:v>19121212-1212</c:v></c:pt></c>",
    ),
    (
        "a.pptx",
        "ppt/notesSlides/notesSlide1.xml",
        "<p><a:p><a:r><a:t>19121212-1212</a:t></a:r></a:p></p>",
    ),
    (
        "a.pptx",
        "ppt/comments/comment1.xml",
        "<p><p:cm><p:text>19121212-1212</p:text></p:cm></p>",
    ),
    (
        "a.pptx",
        "ppt/slides/slide1.xml",
        "<p><a:rPr lang=\"sv\"/><p:pic><p:cNvPr id=\"1\" descr=\"Kort för 19121212-1212\"></p:cNvPr></p:pic></p>",
    ),
];

#[test]
fn identity_numbers_in_the_corners_of_office_files_are_found() {
    for (file, part, content) in CORNERS {
        let told = told_of_numbers(file, &with_part(file, part, content));
        assert_eq!(
            told,
            [format!(
                "I {file} står 1 personnummer eller samordningsnummer."
            )],
            "{part}: {content}"
        );
    }
    // The sheet that a chart takes its numbers from goes with the text that it is put into.
    let sheet = with_part(
        "a.xlsx",
        "xl/sharedStrings.xml",
        "<si><t>19121212-1212</t></si>",
    );
    let outer = archive_of_bytes(&[
        ("word/document.xml", b"<w><w:lang val=\"sv\"/></w>"),
        ("docProps/core.xml", b"<c><title>En titel</title></c>"),
        ("word/embeddings/Microsoft_Excel_Sheet.xlsx", &sheet),
    ]);
    assert_eq!(told_of_numbers("a.docx", &outer).len(), 1);
    // Markup may be in letters of two bytes.
    let sixteen: Vec<u8> = "\u{feff}<p>19121212-1212</p>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let archive = archive_of_bytes(&[
        ("word/document.xml", b"<w/>"),
        ("customXml/item1.xml", &sixteen),
    ]);
    assert_eq!(told_of_numbers("a.docx", &archive).len(), 1);
}

#[test]
fn what_is_no_number_in_the_corners_of_office_files_is_let_be() {
    let cases = [
        // The number of a page in an address may be anything.
        (
            "a.docx",
            "word/_rels/document.xml.rels",
            "<r><Relationship Target=\"https://a.example/121212121\" TargetMode=\"External\"/><Relationship Target=\"https://a.example/1212121212\" TargetMode=\"External\"/></r>",
        ),
        // Two paragraphs, cells and comments.
        (
            "a.docx",
            "word/comments.xml",
            "<w:comment><w:p><w:r><w:t>1912</w:t></w:r></w:p><w:p><w:r><w:t>1212-1212</w:t></w:r></w:p></w:comment>",
        ),
        (
            "a.xlsx",
            "xl/worksheets/sheet1.xml",
            "<s><row><c><v>19121212</v></c><c><v>1212</v></c></row></s>",
        ),
        (
            "a.docx",
            "word/document.xml",
            "<w:p><w:r><w:t>19121212</w:t><w:tab/><w:t>1212</w:t></w:r></w:p>",
        ),
        // A part that nobody reads may be damaged.
        ("a.docx", "customXml/item1.xml", "<a><b></a>"),
        (
            "a.docx",
            "docProps/custom.xml",
            "<p><vt:lpwstr>a5f1e3c0-1912-1212-1212-0123456789ab</vt:lpwstr></p>",
        ),
    ];
    for (file, part, content) in cases {
        let bytes = with_part(file, part, content);
        assert_eq!(codes(&found(file, &bytes)), [""; 0], "{part}: {content}");
    }
}

/// A text as LibreOffice writes it.
fn open_document(body: &str, properties: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let meta = format!(
        "<office:document-meta><office:meta>{properties}</office:meta></office:document-meta>"
    );
    let styles = "<office:document-styles><style:default-style><style:text-properties fo:language=\"sv\" fo:country=\"SE\"/></style:default-style></office:document-styles>";
    let mut parts = vec![
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_str()),
        ("meta.xml", meta.as_str()),
        ("styles.xml", styles),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend(more);
    archive(&parts)
}

#[test]
fn open_documents_are_looked_through() {
    let title = "<dc:title>En plan</dc:title>";
    let good = open_document("<text:p>En text.</text:p>", title, &[]);
    for file in ["a.odt", "a.ODS", "a.odp"] {
        assert_eq!(codes(&found(file, &good)), [""; 0], "{file}");
    }
    let number = "19121212-1212";
    let numbered = format!("<text:p>Av {number}</text:p>");
    let in_title = format!("{title}<dc:subject>Om {number}</dc:subject>");
    let footer = format!(
        "<x><style:footer>{numbered}</style:footer><style:text-properties fo:language=\"sv\"/></x>"
    );
    for bytes in [
        open_document(&numbered, title, &[]),
        open_document(
            "<text:p>19121212<text:span text:style-name=\"fet\">-12</text:span><text:bookmark/>12</text:p>",
            title,
            &[],
        ),
        open_document("<text:p>19121212<text:s/>1212</text:p>", title, &[]),
        open_document(
            &format!(
                "<text:p><text:a xlink:href=\"https://register.example/{number}\">Se här</text:a></text:p>"
            ),
            title,
            &[],
        ),
        open_document(
            &format!("<text:p>Text<office:annotation>{numbered}</office:annotation></text:p>"),
            title,
            &[],
        ),
        open_document(
            &format!("<table:table table:name=\"{number}\"/>"),
            title,
            &[],
        ),
        open_document("<text:p>En text.</text:p>", &in_title, &[]),
        open_document(
            "<text:p>En text.</text:p>",
            title,
            &[("styles.xml", &footer)],
        ),
        open_document("<text:p/>", title, &[("Object 1/content.xml", &numbered)]),
    ] {
        assert_eq!(
            told_of_numbers("a.odt", &bytes),
            ["I a.odt står 1 personnummer eller samordningsnummer."]
        );
    }
    let locked = "<m><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></m>";
    let author = format!(
        "{title}<meta:initial-creator>Anna Exempelsson</meta:initial-creator><dc:creator>Exempelkommunen</dc:creator>"
    );
    for (bytes, code) in [
        (open_document("<text:p/>", "", &[]), "document-title"),
        (open_document("<text:p/>", &author, &[]), "document-author"),
        (
            open_document("<text:p/>", title, &[("styles.xml", "<x/>")]),
            "document-language",
        ),
        (open_document("<text:p>", title, &[]), "broken-document"),
        (
            open_document("", title, &[("META-INF/manifest.xml", locked)]),
            "locked-document",
        ),
        (with_part("a.docx", "x.xml", "<x/>"), "broken-document"),
    ] {
        let findings = found("a.odt", &bytes);
        assert_eq!(codes(&findings), [code]);
        assert!(!findings[0].help.sv.contains("Info"), "{findings:?}");
    }
}

#[test]
fn identity_numbers_in_documents_that_no_page_names_are_found() {
    let with_number = Pdf::showing("BT /F1 10 Tf 72 700 Td (19121212-1212) Tj ET").bytes();
    let plain = Pdf::PLAIN.bytes();
    let page = four_field_case("Ett exempel", "Läs [planen](/plan.pdf).");
    let workspace = Workspace::site(&[("content/exempel/a.md", &page)]);
    workspace.write("static/plan.pdf", &with_number);
    workspace.write("static/gammalt/beslut.pdf", &with_number);
    workspace.write("static/gammalt/mall.pdf", &plain);
    // Files beside pages are published only where a page names them.
    workspace.write("content/exempel/utkast.pdf", &with_number);
    let build = workspace.build();
    let findings = build.diagnostics.iter();
    let findings = findings.filter(|finding| !is_reminder(&finding.code));
    let told: Vec<(&str, &str, Option<u32>, Severity)> = findings
        .map(|found| {
            let line = found.span.map(|span| span.line);
            (
                found.file.as_str(),
                found.code.as_ref(),
                line,
                found.severity,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "content/exempel/a.md",
                "personnummer",
                Some(7),
                Severity::Error
            ),
            (
                "static/gammalt/beslut.pdf",
                "personnummer",
                None,
                Severity::Error
            ),
        ],
    );
    assert!(build.published.is_none());
}

/// What is said of identity numbers in a document.
fn told_of_numbers(file: &str, bytes: &[u8]) -> Vec<String> {
    let findings = found(file, bytes).into_iter();
    let findings = findings.filter(|finding| finding.code == "personnummer");
    findings.map(|finding| finding.message.sv.clone()).collect()
}

/// An object of a PDF with content of its own.
fn stream(entries: &str, content: &str) -> String {
    format!(
        "<< {entries} /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// A PDF that everyone can read, whose page shows this, with more in what it says of itself, in its
/// catalog and on its page, and with more objects, from the thirteenth on.
struct Pdf<'p> {
    content: &'p str,
    information: &'p str,
    catalog: &'p str,
    page: &'p str,
    objects: &'p [&'p str],
}

impl<'p> Pdf<'p> {
    const PLAIN: Self = Self {
        content: "",
        information: "",
        catalog: "",
        page: "",
        objects: &[],
    };

    fn showing(content: &'p str) -> Self {
        Self {
            content,
            ..Self::PLAIN
        }
    }

    fn bytes(&self) -> Vec<u8> {
        // Every letter is as wide as a digit, in both looks.
        let widths = "556 ".repeat(95);
        let font = |name: &str| {
            format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [{widths}] >>"
            )
        };
        // 1–10 are the digits and 11 the hyphen, half as wide as they are high.
        let letters = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfrange\n<0001> <000A> <0030>\n<000B> <000B> <002D>\nendbfrange\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
        let mut objects = vec![
            format!(
                "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 3 0 R /Lang (sv) /ViewerPreferences << /DisplayDocTitle true >> {} >>",
                self.catalog
            ),
            "<< /Type /Pages /Kids [8 0 R] /Count 1 >>".to_owned(),
            "<< /Type /StructTreeRoot >>".to_owned(),
            font("Helvetica"),
            format!(
                "<< /Title (En rapport) /CreationDate (D:20260131120000Z) {} >>",
                self.information
            ),
            font("Helvetica-Bold"),
            stream("", self.content),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources 9 0 R {} >>",
                self.page
            ),
            "<< /Font << /F1 4 0 R /F2 6 0 R /F3 10 0 R >> >>".to_owned(),
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>".to_owned(),
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 /W [1 10 500 11 [500]] >>".to_owned(),
            stream("", letters),
        ];
        objects.extend(self.objects.iter().map(|object| (*object).to_owned()));
        pdf_of(&objects, "")
    }
}

#[test]
fn identity_numbers_in_pieces_on_pages_of_a_pdf_are_found() {
    let shown = [
        // The looks change in the midst of it.
        "BT /F1 10 Tf 72 700 Td (19121212) Tj /F2 10 Tf (-1212) Tj ET",
        "BT /F1 10 Tf 72 700 Td (Av 1912) Tj ET BT /F2 10 Tf 110.92 700 Td (1212-1212) Tj ET",
        "BT /F1 10 Tf 72 700 Td (1912) Tj ET q BT /F2 10 Tf 1 0 0 1 94.24 701 Tm (1212-1212) Tj ET Q",
        // Letters are moved a little, or far enough for a space.
        "BT /F1 10 Tf 72 700 Td [(1) -20 (9121212) 15 (-12) -30 (12)] TJ ET",
        "BT /F1 10 Tf 72 700 Td [(191212)] TJ [(12-1212)] TJ ET",
        "BT /F1 10 Tf 72 700 Td [(19121212) -300 (-) -300 (1212)] TJ ET",
        "BT /F1 10 Tf 2 Tc 72 700 Td (1912) Tj 30.24 0 Td (1212-1212) Tj ET",
        "BT /F1 10 Tf 50 Tz 72 700 Td (1912) Tj 11.12 0 Td (1212-1212) Tj ET",
        // In a table, between other numbers.
        "BT /F1 10 Tf 72 700 Td (12) Tj 100 0 Td (19121212-1212) Tj 100 0 Td (7) Tj ET",
        "BT /F1 10 Tf 72 700 Td (12) Tj 0 -12 Td (19121212-1212) Tj 0 -12 TD (7) Tj T* (8) Tj ET",
        // Turned, and twice as large as it says.
        "BT /F1 10 Tf 0 1 -1 0 300 100 Tm (1912) Tj 0 1 -1 0 300 122.24 Tm (1212-1212) Tj ET",
        "2 0 0 2 0 0 cm BT /F1 10 Tf 36 350 Td (1912) Tj ET BT /F1 10 Tf 58.24 350 Td (1212-1212) Tj ET",
        // Parted at the end of a line.
        "BT /F1 10 Tf 12 TL 72 700 Td (19121212-) Tj (1212) ' ET",
        "BT /F1 10 Tf 12 TL 72 700 Td (Av 19121212-1212) Tj 0 0 (7) \" ET",
        // In letters of two bytes.
        "BT /F3 10 Tf 72 700 Td <0002000A00020003> Tj ET BT /F3 10 Tf 92 700 Td <0002000300020003000B0002000300020003> Tj ET",
    ];
    for content in shown {
        let told = told_of_numbers("a.pdf", &Pdf::showing(content).bytes());
        assert_eq!(
            told,
            ["I a.pdf står 1 personnummer eller samordningsnummer."],
            "{content}"
        );
    }
    // What stands apart is not one number.
    for content in [
        "BT /F1 10 Tf 72 700 Td (19121212) Tj 100 0 Td (1212) Tj ET",
        "BT /F1 10 Tf 72 700 Td [(19121212) -300 (1212)] TJ ET",
        "BT /F1 10 Tf 72 700 Td (1912) Tj 0 -12 Td (1212-1212) Tj ET",
        "BT /F1 10 Tf 172 700 Td (19121212-) Tj -100 0 Td (1212) Tj ET",
        "BT /F1 10 Tf 172 700 Td (19121212-1212) Tj (3) Tj ET",
        "BT /F9 10 Tf 72 700 Td (19121212-1212) Tj ET",
        "Q Q ET BT Tf Td 1 Tm /F1 Tf (1) Tj [[(1)]] TJ \" ' T* 1 2 cm",
    ] {
        let bytes = Pdf::showing(content).bytes();
        assert_eq!(codes(&found("a.pdf", &bytes)), [""; 0], "{content}");
    }
}

#[test]
fn identity_numbers_beside_the_pages_of_a_pdf_are_found() {
    let metadata = stream(
        "/Type /Metadata /Subtype /XML",
        "<x:xmpmeta><rdf:Description pdf:Keywords=\"19121212-1212\"/><dc:title>Rapport</dc:title></x:xmpmeta>",
    );
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 4 0 R >> >>",
        "BT /F1 10 Tf 72 700 Td (19121212-1212) Tj ET",
    );
    let plain = Pdf::PLAIN;
    let cases = [
        Pdf {
            information: "/Subject (Beslut om 19121212-1212)",
            ..plain
        },
        Pdf {
            information: "/Keywords <FEFF0031003900310032003100320031003200AD002D0031003200310032>",
            ..plain
        },
        Pdf {
            information: "/Diarium (19121212-1212)",
            ..plain
        },
        Pdf {
            catalog: "/Metadata 13 0 R",
            objects: &[&metadata],
            ..plain
        },
        Pdf {
            page: "/Annots [<< /Type /Annot /Subtype /Text /Contents (Fråga 19121212-1212) >>]",
            ..plain
        },
        Pdf {
            page: "/Annots [13 0 R]",
            objects: &[
                "<< /Subtype /Link /A << /S /URI /URI (https://register.example/19121212-1212) >> >>",
            ],
            ..plain
        },
        Pdf {
            catalog: "/AcroForm << /Fields [13 0 R] >>",
            objects: &["<< /FT /Tx /T (Namn) /V (19121212-1212) >>"],
            ..plain
        },
        Pdf {
            catalog: "/Outlines 13 0 R",
            objects: &["<< /First 14 0 R >>", "<< /Title (Om 19121212-1212) >>"],
            ..plain
        },
        Pdf {
            objects: &["<< /S /Figure /Alt (Brev till 19121212-1212) >>"],
            ..plain
        },
        Pdf {
            objects: &["<< /Type /Filespec /UF (19121212-1212.txt) >>"],
            ..plain
        },
        Pdf {
            objects: &[&form],
            ..plain
        },
    ];
    for pdf in cases {
        let Pdf {
            information,
            catalog,
            page,
            objects,
            ..
        } = &pdf;
        let told = told_of_numbers("a.pdf", &pdf.bytes());
        assert_eq!(
            told,
            ["I a.pdf står 1 personnummer eller samordningsnummer."],
            "{information} {catalog} {page} {objects:?}"
        );
    }
    let page = "/Annots [<< /A << /S /URI /URI (https://a.example/1212121212) >> >> << /FT /Sig /V << /ByteRange [0 1] /Contents (19121212-1212) >> >>]";
    let bytes = Pdf { page, ..plain }.bytes();
    assert_eq!(codes(&found("a.pdf", &bytes)), [""; 0]);
    // Ten digits in a row may be something else, and a number that is certain is not doubted elsewhere.
    let (doubted, certain) = (
        "/Subject (1212121212)",
        "/Subject (1212121212 och 19121212-1212)",
    );
    for (information, severity, words) in [
        (
            doubted,
            Severity::Warning,
            "I a.pdf finns 1 tal som kan vara personnummer.",
        ),
        (
            certain,
            Severity::Error,
            "I a.pdf står 1 personnummer eller samordningsnummer.",
        ),
    ] {
        let findings = found(
            "a.pdf",
            &Pdf {
                information,
                ..plain
            }
            .bytes(),
        );
        assert_eq!(codes(&findings), ["personnummer"]);
        assert_eq!(findings[0].severity, severity);
        assert_eq!(findings[0].message.sv, words);
    }
}
