//! Personal identity numbers in pieces on the pages of a PDF and beside them. The files are made here.

use sprida::diagnostic::Severity;

use crate::document_corners::told_of_numbers;
use crate::documents::{codes, found, pdf_of};

/// An object of a PDF with content of its own.
fn stream(entries: &str, content: &str) -> String {
    format!(
        "<< {entries} /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// A PDF that everyone can read, whose page shows this, with more in what it says of itself, in its
/// catalog and on its page, and with more objects, from the thirteenth on.
pub(crate) struct Pdf<'p> {
    content: &'p str,
    information: &'p str,
    catalog: &'p str,
    page: &'p str,
    objects: &'p [&'p str],
}

impl<'p> Pdf<'p> {
    pub(crate) const PLAIN: Self = Self {
        content: "",
        information: "",
        catalog: "",
        page: "",
        objects: &[],
    };

    pub(crate) fn showing(content: &'p str) -> Self {
        Self {
            content,
            ..Self::PLAIN
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
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
}

#[test]
fn what_is_no_number_beside_the_pages_of_a_pdf_is_let_be() {
    let plain = Pdf::PLAIN;
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
