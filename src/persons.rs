//! Whether words name a person, or a post that only one person has.

use std::ops::Range;

use crate::municipality::Municipalities;

/// Words with a capital that begin the name of a body rather than of a person.
const FIRST_OF_A_BODY: [&str; 17] = [
    "Föreningen",
    "Förbundet",
    "Förvaltningen",
    "Kommunen",
    "Nätverket",
    "Projekt",
    "Projektet",
    "Region",
    "Rädda",
    "Röda",
    "Skolan",
    "Stiftelsen",
    "Studieförbundet",
    "Svensk",
    "Svenska",
    "The",
    "Unga",
];

/// Words with a capital that end one.
const LAST_OF_A_BODY: [&str; 17] = [
    "Barnen",
    "City",
    "Council",
    "Förbund",
    "Högskola",
    "Kommun",
    "Kommuner",
    "Kommunförbund",
    "Korset",
    "Kyrkan",
    "Kyrka",
    "Lions",
    "Region",
    "Skola",
    "Stad",
    "Universitet",
    "University",
];

/// Particles within names.
const PARTICLES: [&str; 6] = ["af", "al", "av", "de", "van", "von"];

/// First names that many in Sweden have. Before a surname that is a place too they tell that a person is
/// meant. Those that are words or places themselves ("Bo", "Stig", "Alma") tell nothing.
const FIRST_NAMES: &[&str] = &[
    "Adam",
    "Agneta",
    "Ahmed",
    "Alexander",
    "Ali",
    "Alice",
    "Amanda",
    "Amina",
    "Anders",
    "Andreas",
    "Ann",
    "Anna",
    "Anne",
    "Anneli",
    "Annika",
    "Anton",
    "Arne",
    "Astrid",
    "Barbro",
    "Bengt",
    "Birgitta",
    "Britt",
    "Camilla",
    "Carina",
    "Carl",
    "Carolina",
    "Caroline",
    "Cecilia",
    "Charlotte",
    "Christer",
    "Christian",
    "Christina",
    "Daniel",
    "David",
    "Elin",
    "Elisabeth",
    "Elsa",
    "Emelie",
    "Emil",
    "Emma",
    "Erik",
    "Eva",
    "Fatima",
    "Filip",
    "Fredrik",
    "Gabriel",
    "Gunilla",
    "Gunnar",
    "Gustav",
    "Göran",
    "Hanna",
    "Hans",
    "Hassan",
    "Helena",
    "Henrik",
    "Håkan",
    "Ibrahim",
    "Ida",
    "Inga",
    "Ingela",
    "Inger",
    "Ingrid",
    "Isabella",
    "Jakob",
    "Jan",
    "Jenny",
    "Jens",
    "Jessica",
    "Joakim",
    "Johan",
    "Johanna",
    "Johannes",
    "John",
    "Jonas",
    "Josefin",
    "Julia",
    "Karin",
    "Karl",
    "Katarina",
    "Kenneth",
    "Kerstin",
    "Kjell",
    "Klas",
    "Kristina",
    "Lars",
    "Leif",
    "Lena",
    "Linda",
    "Linnea",
    "Linnéa",
    "Lisa",
    "Louise",
    "Lovisa",
    "Magnus",
    "Maja",
    "Malin",
    "Margareta",
    "Maria",
    "Marianne",
    "Marie",
    "Markus",
    "Martin",
    "Mats",
    "Mattias",
    "Mikael",
    "Mohamed",
    "Mohammed",
    "Monica",
    "Monika",
    "Nils",
    "Olof",
    "Olle",
    "Oskar",
    "Patrik",
    "Per",
    "Pernilla",
    "Peter",
    "Petra",
    "Pia",
    "Rebecka",
    "Robert",
    "Roger",
    "Roland",
    "Sandra",
    "Sanna",
    "Sara",
    "Sebastian",
    "Simon",
    "Sofia",
    "Sofie",
    "Stefan",
    "Susanne",
    "Sven",
    "Therese",
    "Thomas",
    "Tobias",
    "Tomas",
    "Torbjörn",
    "Ulf",
    "Ulla",
    "Ulrika",
    "Urban",
    "Viktor",
    "Viktoria",
    "William",
    "Yvonne",
    "Åke",
    "Åsa",
];

/// Posts that a municipality has one of.
const POSTS: [&str; 21] = [
    "arbetsmarknadschef",
    "bildningschef",
    "borgmästare",
    "ekonomichef",
    "förvaltningschef",
    "förvaltningsdirektör",
    "hr-chef",
    "ifo-chef",
    "integrationschef",
    "kommunchef",
    "kommundirektör",
    "kommunikationschef",
    "kulturchef",
    "näringslivschef",
    "rektor",
    "skolchef",
    "socialchef",
    "socialdirektör",
    "stadsdirektör",
    "utbildningschef",
    "mayor",
];

/// Words before a post that make it one of several.
const OF_SEVERAL: [&str; 8] = [
    "en", "ett", "två", "tre", "flera", "någon", "före", "tidigare",
];

/// The name of a person at the beginning of a text such as "Anna Exempelsson, rektor": two or three
/// words with a capital, and then nothing or a sign.
pub fn leading_name(text: &str, places: &Municipalities) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let end_of_name = text[start..]
        .find([',', '(', ';', ':', '–', '—', '|', '\n'])
        .map_or(text.len(), |at| start + at);
    let name = text[start..end_of_name].trim_end_matches([' ', '.', '"']);
    let words: Vec<&str> = name.split(' ').collect();
    let is_particle = |word: &&&str| PARTICLES.contains(*word);
    let of_the_name: Vec<&&str> = words.iter().filter(|word| !is_particle(word)).collect();
    let (first, last) = (of_the_name.first()?, of_the_name.last()?);
    let is_name = (2..=3).contains(&of_the_name.len())
        && !PARTICLES.contains(&words[0])
        && of_the_name.iter().all(|word| is_part_of_name(word))
        && !FIRST_OF_A_BODY.contains(*first)
        && !LAST_OF_A_BODY.contains(*last)
        && (is_first_name(first) || !of_the_name.iter().any(|word| is_place(word, places)));
    is_name.then(|| start..start + name.len())
}

/// "Anna", "Eva-Lena", "Öst", not "BOSS" or "Lund2".
fn is_part_of_name(word: &str) -> bool {
    word.split('-').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(char::is_lowercase)
    })
}

/// "Karin", "Eva-Lena".
fn is_first_name(word: &str) -> bool {
    let mut parts = word.split('-');
    parts.next().is_some_and(|part| FIRST_NAMES.contains(&part))
}

/// Whether a word is the name of a municipality or a county, or of what belongs to one.
fn is_place(word: &str, places: &Municipalities) -> bool {
    let without = word.strip_suffix('s').unwrap_or(word);
    [word, without].iter().any(|name| {
        *name == "Sverige" || places.find(name).is_some() || places.find_county(name).is_some()
    })
}

/// The post in a role such as "Kommundirektör i Lund" that only one person has.
pub fn sole_post(role: &str) -> Option<&'static str> {
    let role = role.to_lowercase();
    let words: Vec<&str> = role
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let place = words.iter().position(|word| POSTS.contains(word))?;
    let is_of_several = place > 0 && OF_SEVERAL.contains(&words[place - 1]);
    let known = POSTS.iter().find(|post| **post == words[place])?;
    (!is_of_several).then_some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_are_told_from_those_of_bodies() {
        let places = Municipalities::builtin();
        for name in [
            "Anna Exempelsson",
            "Eva-Lena Påhittad, rektor",
            "Åke von Exempel (socialchef)",
            "Bo Erik Påhittad – samordnare",
            "Karin Falkenberg",
            "Eva-Lena Lund, rektor",
            "Ulf Erik Borås",
        ] {
            let found = leading_name(name, &places);
            assert!(
                found.is_some_and(|found| found.start == 0 && found.end > 9),
                "{name}"
            );
        }
        for body in [
            "Kontaktperson i en deltagande kommun",
            "Region Skåne",
            "Malmö Stad",
            "Lunds Kommun",
            "Röda Korset",
            "Projektet BOSS",
            "Samordnare Lund",
            "Lunds Maria",
            "Karin Stad",
            "Bostad Falkenberg",
            "Rektor",
            "Samordnare, Anna",
            "A B",
            "",
            "Elev 3 Lund",
            "Processledare och samordnare",
        ] {
            assert_eq!(leading_name(body, &places), None, "{body}");
        }
    }

    #[test]
    fn a_post_is_one_persons_only_where_there_is_one_of_it() {
        assert_eq!(sole_post("Kommundirektör i Lund"), Some("kommundirektör"));
        assert_eq!(sole_post("Biträdande rektor"), Some("rektor"));
        for role in [
            "En rektor",
            "Rektorer",
            "Enhetschef",
            "Tidigare socialchef",
            "",
        ] {
            assert_eq!(sole_post(role), None, "{role}");
        }
    }
}
