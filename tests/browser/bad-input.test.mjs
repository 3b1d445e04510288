// Whether a page holds for what people really write: too long, too much, too little, in two directions.
import { after, before, test } from "node:test";
import { axe } from "./axe.mjs";
import { assertNone, place } from "./faults.mjs";
import { clipped, tooWide } from "./layout.mjs";
import { buildFiles, isRedirect, launch, newTab, pagesOf, resize, serve, unfold } from "./site.mjs";

const SUMMARY = "En kort sammanfattning som är lång nog för att säga vad som gjordes och vad det blev av det.";
// 60 letters each, as Swedish makes them.
const COMPOUND = "kommunsamverkansutvecklingsprojektledarutbildningsansvariges";
const LONG_TITLE = "Ett samarbete mellan kommuner och föreningar som pågick i många år ".repeat(3).trim().padEnd(200, "å").slice(0, 200);
const ARABIC = "مركز المعلومات";

const page = (fields, text = "Vi ville att det skulle gå bra.\n\n## Så gjorde vi\n\nVi började smått.") => `+++\n${fields}\n+++\n\n${text}\n`;
const head = (title, more = "") => `titel = "${title}"\nsammanfattning = "${SUMMARY}"\nkommuner = ["Lund"]\n${more}`;

const EVERY_FIELD = head("Ett exempel där varje fält är ifyllt", `kort_titel = "Varje fält"
huvudbudskap = ["Det första budskapet.", "Det andra budskapet, med ${COMPOUND}."]
enkel_svenska = "Vi gjorde något bra.\\n\\nDet blev bra."
publicerad = 2026-01-31
uppdaterad = 2026-10-01
granskas_senast = 2027-10-31
lan = ["12"]
globala_mal = ["4", "10.2"]
sokord = ["ett", "två", "${COMPOUND}"]
exempeltyp = "dialog-medskapande"
mognad = "spritt"
utfall = "lardom"
agare = "Lund"
lyft_fram = true
ansvarig = "Redaktionen"
licens = "CC-BY-4.0"
period = { start = "2018-01", slut = "2026-08" }
utmaning = "Problemet var stort och hette ${COMPOUND}."
losning = "Vi gjorde något åt det."
resultat = "Det blev bättre."
tips = ["Börja smått.", "Håll fast vid samma dag."]
lankar = [{ url = "https://kommun.example/${COMPOUND}/${COMPOUND}", titel = "En länk till en annan webbplats", slag = "film", sprak = "en", textad = true }]
bilagor = [{ url = "https://kommun.example/a.pdf", titel = "En bilaga", sprak = "en", sidor = 12, datum = 2026-01-01, tillganglig = "delvis" }]

[evidens]
niva = 1
grund = "Deltagarnas egen bedömning."
effekt = "blandad"

[resurser]
heltidstjanster = 1.5
bemanning = "En och en halv person"
kostnad = 1500000
kostnadsniva = "hog"
tid_till_start = "Ett halvår"
behov = ["Lokal", "${COMPOUND}"]
finansiering_efter = "Kommunen"

[overforbarhet]
niva = "medel"
behall = "Samma dag varje vecka."
anpassa = "Lokalen, och ${COMPOUND}."
forutsatter = ["En chef som ger tid"]

[kontakt]
namn = "${COMPOUND}"
epost = "${COMPOUND}@kommun.example"
telefon = "046-00 00 00"
url = "https://kommun.example/${COMPOUND}"

[[resultatsiffror]]
etikett = "deltagare"
varde = 1234567
enhet = "personer"
av = 2345678
fore = 10
efter = 1234567
kalla = "Egen räkning"

[[framgangsfaktorer]]
text = "Alla var med."

[[hinder]]
text = "Det tog tid, mest ${COMPOUND}."

[[anvands_ocksa_i]]
kommun = "Eslöv"
ar = 2024
hur = "anpassat"
kommentar = "De gör det på tisdagar."

[[citat]]
text = "Nu vågar jag fråga."
roll = "Deltagare"
ursprung = "intervju"
samtycke = true

[[kallor]]
id = "rapport"
titel = "En rapport med en lång adress"
url = "https://kommun.example/${COMPOUND}/${COMPOUND}"
sida = "12–13"
last = 2026-01-01`);

const TEXT = `Vi ville att det skulle gå bra.[^rapport]

## ${COMPOUND}

Ordet ${COMPOUND} står i löpande text, och \`${COMPOUND}${COMPOUND}\` som kod.

| ${COMPOUND} | ${COMPOUND} | ${COMPOUND} |
|---|---|---|
| ${COMPOUND} | 1 | 2 |

1. ${COMPOUND}
   - ${COMPOUND}

> ${COMPOUND}
`;

const OCCASIONS = Array.from({ length: 500 }, (_, number) => {
  const day = new Date(Date.UTC(2026, 10, 1 + number)).toISOString().slice(0, 10);
  return `[[tillfallen]]\nid = "t${number}"\nstart = ${day}T09:00:00\nslut = ${day}T16:00:00\nlokal = "Lokal ${number}"\n`;
}).join("\n");

const FILES = {
  "site.toml": 'titel = "Prov av det mesta"\nbasadress = "https://prov.example/"\nutgivare = "Prov"\nkontakt = "webb@prov.example"\n[region]\nnamn = "Skåne"\nlan = ["12"]\n',
  "content/exempel/lang-titel.md": page(head(LONG_TITLE)),
  "content/exempel/sammansatt.md": page(head(COMPOUND[0].toUpperCase() + COMPOUND.slice(1)), TEXT.replace("[^rapport]", "")),
  "content/exempel/alla-falt.md": page(EVERY_FIELD, TEXT),
  "content/exempel/fyra-falt.md": page(head("Ett exempel med fyra fält")),
  "content/exempel/tva-riktningar.md": page(head(`Språkcafé med ${ARABIC} i Lund (2026)`), `Centret heter [${ARABIC}]{lang=ar}, och ligger i Lund. Utan märkning: ${ARABIC}, 12–14.`),
  "content/exempel/arabiska.ar.md": page(`oversattning_av = "fyra-falt"\n${head(`${ARABIC} SFI Lund 2026`)}`, `${ARABIC} [Arbetsförmedlingen]{lang=sv} 2026.`),
  "content/kurser/femhundra.md": page(`${head("En kurs med femhundra tillfällen")}status = "oppen"\n\n${OCCASIONS}`, "Kursen ges varje dag."),
  "content/utvarderingar/utan-tillfragade.md": page(`${head("En enkät utan antal tillfrågade", 'status = "publicerad"\nslutsatser = ["Det gick bra."]\nbegransningar = ["Vi vet inte hur många som fick frågan."]\n')}
[[enkater]]
id = "e"
titel = "Enkät om ${COMPOUND}"
population = "Alla"
svar = 12

[[enkater.fragor]]
id = "f"
text = "Hur gick det med ${COMPOUND}?"
fragetyp = "fordelning"
antal_svar = 12
svarsalternativ = [{ etikett = "${COMPOUND}", antal = 11 }, { etikett = "Dåligt", antal = 1 }, { etikett = "Vet inte", antal = 0 }]`),
  "content/utvarderingar/utan-svar.md": page(`${head("En enkät som ingen svarade på", 'status = "planerad"\n')}
[[enkater]]
id = "e"
titel = "Enkät"
svar = 0`),
};

let browser, site;

before(async () => {
  site = await serve(await buildFiles(FILES));
  const built = pagesOf(site.folder).map(({ address }) => address);
  const missing = Object.keys(FILES).filter((path) => path.endsWith(".md")).map((path) => path.replace(/^content\/(.*?)(?:\.(ar))?\.md$/, (_, name, language) => `${language ? `${language}/` : ""}${name}/`))
    .filter((address) => !built.includes(address) && !built.includes("ar/exempel/fyra-falt/"));
  if (missing.length) throw new Error(`not built: ${missing.join(", ")}`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function onEveryItem(find) {
  const faults = [];
  const tab = await newTab(browser, { width: 320 });
  for (const { file, address } of pagesOf(site.folder)) {
    // Pages of municipalities and terms are as many as they are alike: those of Lund stand for them, and
    // that of Perstorp for those of which nothing has been written.
    if (isRedirect(file) || /^(kommuner|badda-in\/kommun)\/(?!(lund|perstorp)\/)./.test(address)) continue;
    await tab.goto(site.base + address);
    await unfold(tab);
    for (const fault of await find(tab)) faults.push({ ...fault, page: place(address) });
  }
  await tab.context().close();
  assertNone(faults);
}

test("what people really write fits on a phone", () => onEveryItem(async (tab) => [...await tooWide(tab), ...await clipped(tab)]));

test("what people really write hinders no reader", { timeout: 600_000 }, () => onEveryItem(async (tab) => {
  await resize(tab, 320, "light");
  return (await axe(tab)).violations;
}));
