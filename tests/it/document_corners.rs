//! Personal identity numbers where people do not think that others look: in what changed in an Office
//! file, in its comments and properties, behind its links. The files are made here.

use sprida::diagnostic::Severity;

use crate::documents::{archive, archive_of_bytes, codes, found, properties};
use crate::pdf_corners::Pdf;
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
pub(crate) fn told_of_numbers(file: &str, bytes: &[u8]) -> Vec<String> {
    let findings = found(file, bytes).into_iter();
    let findings = findings.filter(|finding| finding.code == "personnummer");
    findings.map(|finding| finding.message.sv.clone()).collect()
}
