//! A standing page: about, accessibility statement, personal data, how to contribute.

use crate::schema::record;
use crate::schema::types::{Date, Term, vocabulary};

record! {
    /// Fields of a page.
    pub struct StandingPage {
        /// Where the page stands in the menus.
        nav: Option<Navigation> = optional "meny" "Var sidan står i menyerna." eg "{ meny = \"sidfot\", ordning = 1 }";
        /// The accessibility statement's facts; only on the page tillganglighetsredogorelse.
        accessibility: Option<AccessibilityStatement> = optional "tillganglighet" "Tillgänglighetsredogörelsens uppgifter. Bara på den sidan." eg "{ efterlevnad = \"delvis\", bedomd = 2026-01-31 }";
    }
}

record! {
    /// A page's place in a menu.
    pub struct Navigation {
        /// Main menu or footer.
        menu: Option<Term<vocabulary::Menus>> = optional "meny" "Huvudmeny eller sidfot." eg "\"sidfot\"";
        /// Lower comes first.
        weight: Option<i64> = optional "ordning" "Lägst tal kommer först." eg "1";
    }
}

record! {
    /// What Digg's regulation asks of a statement (MDFFS 2019:2, EU 2018/1523).
    pub struct AccessibilityStatement {
        /// Fully, partly, not.
        conformance: Option<Term<vocabulary::Conformances>> = optional "efterlevnad" "Helt, delvis eller inte." eg "\"delvis\"";
        /// What is not accessible, and why.
        non_accessible: Vec<String> = optional "brister" "Vad som inte är tillgängligt, och varför." eg "[\"Äldre pdf-filer är inte uppmärkta.\"]";
        /// When it was assessed.
        assessed: Option<Date> = optional "bedomd" "När det bedömdes." eg "2026-01-31";
        /// How it was assessed.
        method: Option<String> = optional "metod" "Hur det bedömdes." eg "\"Egen granskning\"";
    }
}
