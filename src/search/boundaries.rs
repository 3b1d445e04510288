//! Where a Swedish word may come apart: what a part may begin with, which letters link two parts, and
//! what looks like a part but is a prefix or an ending.

use super::stemmer::is_vowel;

/// Consonants that a part may begin with.
const ONSETS: &str = "b bl br c ch d dj dr dv f fj fl fr g gl gn gr h hj j k kl kn kr kv l lj m mj n p ph pj pl \
    pr ps q r s sc sch sf sj sk skj skr skv sl sm sn sp spj spl spr st stj str sv t th tj tr \
    tv v vr w wh x z";

/// Particles, prefixes and small words: "fördelning" is no "delning" for somebody.
const NEVER_FIRST: &str = "för över under upp åter samman fram efter genom från mot vid hos ner ned bort till med \
    utan inom utom mellan bak kring emot inn och att det som den ett han hon var sig när \
    man men kan ska vill här där icke dit hit min din sin vår ert dig mig oss vem vad des \
    ens nya kon pro proto pre con com dis mis non sub int ant the and for not";

/// Endings and small words that also stand alone: "frihet" is not free and hot.
const NEVER_LAST: &str = "skap skapet skapen skaps skaper bar bart bara bare het heten heter lig ligt liga ligen \
    ning ningen ningar ing ingen ingar inga else elser elsen tion tions tioner ell ella ellt \
    iska iskt isk ens ern erna arna orna are aren ade ande ende ner nera ser sera per pera \
    ten ter tor tal tals ett ert ets ent ion ist ister sam samt samma bor los lös löst lösa \
    aktig mässig mässigt mässiga vis som att och den det des sig man men när mer hel hela \
    all alla allt able ment ments ness less ship ance ence ling lings ring ringen ringar tet \
    iken era erat erad eras eran ering eringar eringen iva ivt ation ings ting tig tiga tigt \
    dig diga digt nig niga nigt sel sen nad nader naden naderna barhet barheten samhet samheten graf \
    grafer grafen graferna grafi";

/// Endings inside which no cut is a boundary, whole.
const ENDINGS: &str = "era erar eras erad erade erades erat erats erande erandes erandet erare erares \
    eraren erarens erarna isk iska iskt alt ala ell ella ellt bar bara bart lig liga ligt ligen iv \
    iva ivt sam samt orer orerna orn orns utan utans uta utor";

/// Endings that others may follow, inside which no cut is a boundary either.
const DERIVATIONS: &str = "ering ing tion ation ition sion ism itet het lighet samhet skap els are \
    dom";

/// What may follow them: only endings, so that "handlingsplan" still comes apart before "plan".
const INFLECTIONS: &str = "s e es en ens er ers erna ernas ar ars arna arnas n ns na nas et ets a as \
    or ell ella ellt al ala alt ist ister isten alitet era erar erad erade erat";

/// Words of three letters that commonly stand first. Others do when several words begin so.
const SHORT_FIRST: &str = "bad bil bok båt dag del hav hem hus jul kör lek liv lov lån län läx lön \
    mat mål nät sim sjö små tal tid tåg väg års";

/// Words of three letters that commonly stand last.
const SHORT_LAST: &str = "arv bil bok dag del fri hem hus kök lag liv lov mål ord rum råd tid väg";

/// First parts that are far from the word that they stand for.
const IRREGULAR: [(&str, &str); 2] = [("års", "år"), ("föräldra", "förälder")];

/// Whether a part may begin as this text does: with a vowel, or with consonants that words begin with.
pub(super) fn may_begin(text: &str) -> bool {
    let is_sounded = |letter: char| is_vowel(letter) || matches!(letter, 'é' | 'ü');
    text.find(is_sounded)
        .is_some_and(|vowel| vowel == 0 || is_listed(ONSETS, &text[..vowel]))
}

/// Whether a text ends with a consonant twice, of which compounds drop a third: "tillägg" is
/// "till" and "lägg".
pub(super) fn ends_doubled(text: &str) -> bool {
    let mut letters = text.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) => last == before && "bdfgklmnprst".contains(last),
        _ => false,
    }
}

/// Whether a word never stands first in a compound.
pub(super) fn is_never_first(word: &str) -> bool {
    is_listed(NEVER_FIRST, word)
}

/// Whether a word never stands last in a compound.
pub(super) fn is_never_last(word: &str) -> bool {
    is_listed(NEVER_LAST, word)
}

fn is_listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// How many bytes of a word are an ending that holds no boundary: of "organisationer" all of
/// "ationer".
pub(super) fn ending_length(word: &str) -> usize {
    word.char_indices()
        .map(|(place, _)| &word[place..])
        .find(|end| is_ending(end))
        .map_or(0, str::len)
}

fn is_ending(end: &str) -> bool {
    let is_derived = |derivation: &str| {
        end.strip_prefix(derivation)
            .is_some_and(|rest| rest.is_empty() || is_listed(INFLECTIONS, rest))
    };
    is_listed(ENDINGS, end) || DERIVATIONS.split_ascii_whitespace().any(is_derived)
}

/// Whether a word of three letters commonly stands first in compounds.
pub(super) fn is_short_first(word: &str) -> bool {
    is_listed(SHORT_FIRST, word)
}

/// Whether a word of three letters commonly stands last in compounds.
pub(super) fn is_short_last(word: &str) -> bool {
    is_listed(SHORT_LAST, word)
}

/// The words that may stand behind a part that is not the last: itself, and what it is without the
/// letters that link it to the next ("arbets" → "arbete", "gatu" → "gata", "skol" → "skola").
pub(super) fn unlinked(part: &str) -> Vec<String> {
    let mut words = vec![part.to_owned()];
    let Some(last) = part.chars().next_back() else {
        return words;
    };
    let length = part.chars().count();
    let start = &part[..part.len() - last.len_utf8()];
    let irregular = IRREGULAR.iter().filter(|(known, _)| *known == part);
    words.extend(irregular.map(|(_, word)| (*word).to_owned()));
    // "gymnasie" → "gymnasium"
    if let Some(start) = part.strip_suffix("ie") {
        words.push(format!("{start}ium"));
    }
    if length > 3 {
        if last == 's' {
            words.extend([start.to_owned(), format!("{start}e"), format!("{start}a")]);
        }
        if matches!(last, 'o' | 'u' | 'e') {
            words.push(format!("{start}a"));
        }
        if matches!(last, 'a' | 'e') {
            words.push(start.to_owned());
        }
    }
    if length > 2 && !is_vowel(last) {
        words.extend([format!("{part}a"), format!("{part}e")]);
        // "sim" → "simma"
        if matches!(last, 'm' | 'n') {
            words.push(format!("{part}{last}a"));
        }
    }
    words
}
