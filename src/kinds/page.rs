//! A standing page: about, accessibility statement, personal data, how to contribute.

use crate::schema::record;
use crate::schema::types::{Date, Term, Url, vocabulary};

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
    /// What the law asks of a statement (MDFFS 2019:2, EU 2018/1523); on its page and in `site.toml`.
    pub struct AccessibilityStatement {
        /// Fully, partly, not.
        conformance: Option<Term<vocabulary::Conformances>> = optional "efterlevnad" "Helt, delvis eller inte." eg "\"delvis\"";
        /// What is not accessible, and why.
        non_accessible: Vec<String> = optional "brister" "Vad som inte är tillgängligt, och varför." eg "[\"Äldre pdf-filer är inte uppmärkta.\"]";
        /// What is left as it is because mending it would be a disproportionate burden, and why.
        disproportionate_burden: Vec<String> = optional "oskaligt_betungande" "Vad som inte görs tillgängligt för att det vore oskäligt betungande, och varför." eg "[\"Inspelade sändningar från före 2020 är inte textade.\"]";
        /// What the law does not apply to.
        outside_scope: Vec<String> = optional "utanfor_lagen" "Vad som inte är tillgängligt och som lagen inte gäller." eg "[\"Kartor som inte är till för att hitta vägen.\"]";
        /// When it was assessed.
        assessed: Option<Date> = optional "bedomd" "När det bedömdes." eg "2026-01-31";
        /// When people, not only programs, tried the site.
        manual_audit: Option<Date> = optional "provad_av_manniskor" "När människor prövade webbplatsen, inte bara program. Behövs för att säga helt." eg "2026-01-31";
        /// How it was assessed.
        method: Option<String> = optional "metod" "Hur det bedömdes." eg "\"Egen granskning\"";
        /// When the statement was last changed.
        updated: Option<Date> = optional "uppdaterad" "När redogörelsen senast ändrades, om det var efter bedömningen." eg "2026-02-28";
        /// Who sees to it that the law is followed, where that is not Digg.
        authority: Option<String> = optional "tillsynsmyndighet" "Myndigheten som kontrollerar att lagen följs, om det inte är Digg." eg "\"Myndigheten för digital förvaltning, Digg\"";
        /// Where to report to it.
        authority_url: Option<Url> = optional "anmalningsadress" "Adressen där man anmäler brister till myndigheten." eg "\"https://www.digg.se/tdosanmalan\"";
    }
}
