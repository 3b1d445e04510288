//! A document from before 2007, of which nothing is read.

use super::{Content, DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
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
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let Content::OldFormat(format) = &offered.content else {
        return;
    };
    let (name, format) = (offered.name, format.name());
    report.tell(
        text!(
            "{name} är sparad i {format}s gamla format. Programmet kan inte kontrollera vad som står i den.",
            "{name} is saved in the old format of {format}. The program cannot check what is in it."
        ),
        text!(
            "Spara filen i det nya formatet, eller skriv innehållet som en sida.",
            "Save the file in the new format, or write its content as a page."
        ),
    );
}
