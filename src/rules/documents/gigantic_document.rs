//! A document that is too large to be read, as it is or unpacked.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::{LARGEST_FILE, LARGEST_UNPACKED, Mistake};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
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
    check,
};

const MEGABYTE: u64 = 1024 * 1024;

fn check(offered: &Offered<'_>, report: &mut Report) {
    let name = offered.name;
    match offered.mistake() {
        Some(Mistake::TooManyBytes(bytes)) => {
            let (size, most) = (bytes / MEGABYTE, LARGEST_FILE / MEGABYTE);
            report.tell(
                text!(
                    "{name} är {size} MB. Programmet läser högst {most} MB, så filen är inte kontrollerad.",
                    "{name} is {size} MB. The program reads at most {most} MB, so the file has not been checked."
                ),
                text!(
                    "Minska bilderna i filen, eller dela den. Många läsare har långsam uppkoppling.",
                    "Make the pictures in the file smaller, or divide it. Many readers have slow connections."
                ),
            );
        }
        Some(Mistake::UnpacksTooLarge) => {
            let most = LARGEST_UNPACKED / MEGABYTE;
            report.tell(
                text!(
                    "{name} blir orimligt stor när den packas upp, mer än {most} MB.",
                    "{name} becomes unreasonably large when it is unpacked, more than {most} MB."
                ),
                text!(
                    "Kontrollera var filen kommer ifrån, och spara den på nytt.",
                    "See where the file comes from, and save it anew."
                ),
            );
        }
        _ => {}
    }
}
