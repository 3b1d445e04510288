#!/usr/bin/env python3
"""Write the benchmark's corpus: one set of Swedish pages as source trees for both generators.

    python3 benches/corpus.py --pages 10000 DIRECTORY

makes DIRECTORY/sprida and DIRECTORY/hugo: the same texts at the same
addresses, each in its generator's own front matter and links. (A third,
DIRECTORY/default, is Sprida's with the default theme and outputs.) Everything
is drawn from fixed seeds, so every run writes the same bytes.
"""

import argparse
import math
import random
import re
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SMALLEST, LARGEST = 2_000, 19_300  # bytes of a page's file; its last block may go over
FRONT_MATTER = 350  # bytes of it, at least
WITH_TABLES, WITH_FOOTNOTES = 0.20, 0.15  # shares of the pages
# Less than two years before the build's date, so that Sprida does not also
# report thousands of pages as overdue for review.
FIRST_DAY, DAYS = date(2024, 12, 1), 700

MUNICIPALITIES = (
    "Bjuv Bromölla Burlöv Båstad Eslöv Helsingborg Hässleholm Höganäs Hörby Höör Klippan Kristianstad Kävlinge "
    "Landskrona Lomma Lund Malmö Osby Perstorp Simrishamn Sjöbo Skurup Staffanstorp Svalöv Svedala Tomelilla "
    "Trelleborg Vellinge Ystad Åstorp Ängelholm Örkelljunga Östra+Göinge"
).replace(" ", "\n").replace("+", " ").split("\n")
THEMES = {
    "samverkan": "Samverkan över förvaltningsgränser",
    "helhetsbild": "Helhetsbild och processkartläggning",
    "ideburen": "Samverkan med idéburen sektor",
    "arbetsmarknad": "Arbetsmarknad och etablering",
    "medskapare": "Invånaren som medskapare",
    "naringsliv": "Samverkan med näringslivet",
    "skola-utbildning": "Skola, skolnärvaro och utbildning",
    "vagledning": "Vägledning",
    "ledning-styrning": "Ledning och styrning",
    "digitalisering": "Digitalisering",
    "lika-rattigheter": "Lika rättigheter och möjligheter",
    "social-omsorg": "Social omsorg",
    "psykisk-halsa": "Psykisk hälsa",
    "kompetensforsorjning": "Kompetensförsörjning",
}
TARGET_GROUPS = {
    "ensamkommande-barn": "Ensamkommande barn",
    "nyanlanda-unga": "Nyanlända unga",
    "nyanlanda-vuxna": "Nyanlända vuxna",
    "foraldrar": "Föräldrar",
    "gymnasieelever": "Gymnasieelever",
    "alla-invanare": "Alla invånare",
}

# Words. Swedish makes new words by joining old ones; so does this: first and
# last parts give some 4,000 nouns in four forms each, a vocabulary of a size
# that a search index meets in real collections.

FIRST_PARTS = (
    "samverkans utbildnings arbetsmarknads skol närvaro språk etablerings introduktions kompetens verksamhets "
    "ungdoms familje föräldra mentors praktik väglednings boende hälso fritids förenings medborgar dialog kvalitets "
    "lednings uppföljnings utvärderings målgrupps integrations inkluderings jämställdhets tillgänglighets "
    "delaktighets digitaliserings informations kommunikations företags rekryterings handlednings studie yrkes "
    "kartläggnings planerings besluts resurs nätverks erfarenhets kunskaps metod utvecklings förändrings process "
    "rådgivnings trygghets frånvaro sommarjobbs vuxen förskole grundskole gymnasie lovskole läx kultur biblioteks "
    "idrotts anhörig närområdes"
).split()
# article: indefinite, definite, plural, definite plural
LAST_PARTS = """
en: grupp gruppen grupper grupperna; plan planen planer planerna; insats insatsen insatser insatserna
en: process processen processer processerna; rutin rutinen rutiner rutinerna; modell modellen modeller modellerna
en: träff träffen träffar träffarna; metod metoden metoder metoderna; roll rollen roller rollerna
en: karta kartan kartor kartorna; enkät enkäten enkäter enkäterna; strategi strategin strategier strategierna
en: satsning satsningen satsningar satsningarna; dag dagen dagar dagarna; kedja kedjan kedjor kedjorna
en: tjänst tjänsten tjänster tjänsterna; funktion funktionen funktioner funktionerna; mall mallen mallar mallarna
en: utbildning utbildningen utbildningar utbildningarna; broschyr broschyren broschyrer broschyrerna; guide guiden guider guiderna
en: handbok handboken handböcker handböckerna; bank banken banker bankerna; kurs kursen kurser kurserna
en: cirkel cirkeln cirklar cirklarna; struktur strukturen strukturer strukturerna; lista listan listor listorna
en: verkstad verkstaden verkstäder verkstäderna; arena arenan arenor arenorna; trappa trappan trappor trapporna
en: mottagning mottagningen mottagningar mottagningarna; överenskommelse överenskommelsen överenskommelser överenskommelserna
ett: arbete arbetet arbeten arbetena; möte mötet möten mötena; stöd stödet stöd stöden; mål målet mål målen
ett: nätverk nätverket nätverk nätverken; program programmet program programmen; forum forumet forum forumen
ett: material materialet material materialen; uppdrag uppdraget uppdrag uppdragen; samtal samtalet samtal samtalen
ett: team teamet team teamen; råd rådet råd råden; verktyg verktyget verktyg verktygen; avtal avtalet avtal avtalen
ett: underlag underlaget underlag underlagen; system systemet system systemen; schema schemat scheman schemana
ett: seminarium seminariet seminarier seminarierna; projekt projektet projekt projekten; spår spåret spår spåren
ett: centrum centrumet centrum centrumen; kort kortet kort korten; beslut beslutet beslut besluten
"""
ADJECTIVES = [  # with en, with ett, plural
    forms.split("/")
    for forms in (
        "gemensam/gemensamt/gemensamma tydlig/tydligt/tydliga lokal/lokalt/lokala långsiktig/långsiktigt/långsiktiga "
        "enkel/enkelt/enkla ny/nytt/nya digital/digitalt/digitala skriftlig/skriftligt/skriftliga "
        "sammanhållen/sammanhållet/sammanhållna återkommande/återkommande/återkommande bred/brett/breda "
        "strategisk/strategiskt/strategiska operativ/operativt/operativa flexibel/flexibelt/flexibla "
        "öppen/öppet/öppna regional/regionalt/regionala fördjupad/fördjupat/fördjupade praktisk/praktiskt/praktiska "
        "systematisk/systematiskt/systematiska individuell/individuellt/individuella "
        "förvaltningsövergripande/förvaltningsövergripande/förvaltningsövergripande jämlik/jämlikt/jämlika "
        "behovsstyrd/behovsstyrt/behovsstyrda förebyggande/förebyggande/förebyggande "
        "uppsökande/uppsökande/uppsökande språkutvecklande/språkutvecklande/språkutvecklande "
        "kostnadsfri/kostnadsfritt/kostnadsfria tvärprofessionell/tvärprofessionellt/tvärprofessionella"
    ).split()
]
VERBS = [  # present, past, infinitive; each takes an object
    forms.split("/")
    for forms in (
        "tar fram/tog fram/ta fram,prövar/prövade/pröva,utvecklar/utvecklade/utveckla,inför/införde/införa,"
        "följer upp/följde upp/följa upp,förankrar/förankrade/förankra,beskriver/beskrev/beskriva,"
        "utvärderar/utvärderade/utvärdera,förenklar/förenklade/förenkla,kartlägger/kartlade/kartlägga,"
        "dokumenterar/dokumenterade/dokumentera,planerar/planerade/planera,startar/startade/starta,"
        "bygger upp/byggde upp/bygga upp,stärker/stärkte/stärka,samordnar/samordnade/samordna,sprider/spred/sprida,"
        "anpassar/anpassade/anpassa,ser över/såg över/se över,finansierar/finansierade/finansiera,"
        "skriver ner/skrev ner/skriva ner,diskuterar/diskuterade/diskutera"
    ).split(",")
]
ACTORS = (
    "kommunen,socialtjänsten,arbetsmarknadsenheten,grundskolan,gymnasieskolan,vuxenutbildningen,kommunledningen,"
    "kultur- och fritidsförvaltningen,barn- och utbildningsförvaltningen,samhällsbyggnadsförvaltningen,styrgruppen,"
    "projektgruppen,processledaren,kontaktpersonen,näringslivsenheten,biblioteket,elevhälsan,samordningsförbundet,"
    "studie- och yrkesvägledningen,regionen,länsstyrelsen,Arbetsförmedlingen,föreningslivet,studieförbundet,"
    "integrationsenheten,förvaltningschefen,nämnden,öppna förskolan,fritidsgården,familjecentralen,vårdcentralen,"
    "boendestödet,överförmyndaren,personalavdelningen,lärcentrumet,ungdomsrådet,ungdomsmottagningen,folkhögskolan"
).split(",")
PEOPLE = [  # indefinite, definite
    forms.split("/")
    for forms in (
        "elever/eleverna,ungdomar/ungdomarna,nyanlända familjer/de nyanlända familjerna,deltagare/deltagarna,"
        "föräldrar/föräldrarna,handläggare/handläggarna,lärare/lärarna,medarbetare/medarbetarna,chefer/cheferna,"
        "socialsekreterare/socialsekreterarna,vägledare/vägledarna,vårdnadshavare/vårdnadshavarna,"
        "arbetssökande/de arbetssökande,boendestödjare/boendestödjarna,fritidsledare/fritidsledarna,"
        "samordnare/samordnarna,rektorer/rektorerna,volontärer/volontärerna,företagare/företagarna,"
        "invånare/invånarna,politiker/politikerna,kuratorer/kuratorerna,gode män/de gode männen"
    ).split(",")
]
TIMES = (
    "under våren,under hösten,efter halvtid,varje månad,en gång i kvartalet,inom tre månader,redan första året,"
    "före sommaren,vid årsskiftet,efter ett halvår,under hela perioden,i samband med budgetarbetet,"
    "vid terminsstarten,mellan träffarna,när planen hade antagits"
).split(",")
PLACES = (
    "på biblioteket,i skolan,på fritidsgården,i medborgarhuset,på arbetsplatsen,i hela kommunen,i grannkommunen,"
    "på familjecentralen,i bostadsområdet,på nätet,i föreningslokalen,på lärcentrumet,i klassrummet"
).split(",")
REASONS = (
    "eftersom tiden inte räckte till|eftersom ingen hade hela bilden|när uppdraget blev tydligare|"
    "trots att flera tjänster var vakanta|så att ingen faller mellan stolarna|när målgruppen blev bredare|"
    "eftersom frågan rör flera nämnder|så att samma fråga inte ställs två gånger|innan ansvaret var fördelat|"
    "eftersom behoven skiljer sig mellan orterna|utan att det krävde mer pengar|så att fler kan vara med och bestämma|"
    "trots att reglerna ändrades under tiden|när både skolan och hemmet drog åt samma håll"
).split("|")
NUMBERS = "två tre fyra fem sex sju åtta nio tio elva tolv 13 14 15 16 18 20 24 28 30 35 40 48 60 75 90 120 160".split()

# Sentences. A capital first letter in a slot's name makes the drawn text start with one.

SENTENCES = """
{Aktör} {gjorde} {en_sak} tillsammans med {aktör}.
{Tid} {gjorde} {aktör} {en_sak} {skäl}.
{Folket} fick tidigt vara med och {göra} {saken}.
{En_sak} kräver att {aktör} har mandat och tid.
Det var först {tid} som {saken} började användas {plats}.
{Antal} {folk} deltog i {saken}, och {procent} procent av dem var nöjda.
Syftet var att {göra} {en_sak} för {folk}.
{Aktör} {gör} i dag {saken} {plats}.
{Saken} blev ett stöd för {folk} som arbetar {plats}.
När {aktör} {gjorde} {saken} blev det lättare att {göra} {sakerna}.
{Folket} beskriver att {saken} har gett dem en gemensam bild av vem som gör vad.
Ansvaret för {saken} ligger hos {aktör}, men {aktör} deltar i uppföljningen.
Arbetet leddes av {aktör} och omfattade {antal} {folk}.
{Saker} räcker inte om {aktör} saknar mandat att besluta.
En lärdom är att {göra} {saken} innan {aktör} bjuds in.
Det tog {antal} månader från beslut till start, {skäl}.
Kontakten mellan {aktör} och {aktör} har blivit tätare {tid}.
{Aktör} valde att **{göra} {saken}** i stället för att vänta på {en_sak}.
*{Saken}* blev den del av arbetet som {folket} uppskattade mest.
Av {antal} tillfrågade {folk} svarade {procent} procent att {saken} hade betydelse.
Utan {aktör} hade {saken} inte gått att genomföra.
{Tid} samlades {folk} från {antal} verksamheter för att {göra} {en_sak}.
Flera {folk} lyfte att {sakerna} behöver bli enklare att använda.
Kostnaden för {saken} ryms inom {aktör}s ordinarie budget.
Om {folk} inte vet vart de ska vända sig hjälper {saken} dem vidare.
{En_sak} gör skillnad när {folk} möter flera handläggare samtidigt.
{Aktör} har sedan dess {antal} gånger bjudit in till {en_sak}.
I början fanns {en_sak} bara på papper.
Nu är {saken} en del av vardagen {plats}.
Det viktigaste var inte {saken} i sig utan samtalen mellan {folk} och {folk}.
{Folket} önskar {saker} även {plats}.
Hur {saken} ska finansieras när projektet är slut är ännu inte beslutat.
Målet är att {procent} procent av {folket} ska ha tagit del av {saken} {tid}.
Det som fungerar {plats} behöver inte fungera {plats}.
För {aktör} innebar {saken} ett nytt sätt att arbeta, {skäl}.
Vi hade kunnat {göra} {saken} tidigare, {skäl}.
{Aktör} och {aktör} enades om att {göra} {saker} {tid}.
Att {göra} {en_sak} tar tid, men {folket} märker snart resultatet.
Enligt **{aktör}** behövs {en_sak} även i fortsättningen.
I uppföljningen syns att {saken} når {folk} som annars inte hade sökt stöd.
""".strip().splitlines()
TITLES = """
{En_sak} för {folk}
Så {gjorde} {aktör} {en_sak}
{Saken} som samlar {folk}
Från {saken} till {en_sak}
{Saker} i samverkan med {aktör}
När {folk} får {göra} {saken}
{Aktör} {gör} {saker}
{Folk} och {folk} i {en_sak}
""".strip().splitlines()
QUESTIONS = """
Vem {gör} {saken}?
Hur når vi {folk}?
Roller och ansvar för {saken}
{Saken} steg för steg
{Saker} {plats}
Samarbetet med {aktör}
""".strip().splitlines()
HEADINGS = (
    "Bakgrund,Syfte och mål,Arbetssätt,Organisation,Det här hände,Uppföljning,Lärdomar,Erfarenheter av arbetet,"
    "Att tänka på,Nästa steg,Så sprids arbetet,Vad händer nu"
).split(",")


def read_nouns():
    """Join every first part with every last part, in the four forms, in a fixed mixed order."""
    lasts = []
    for line in LAST_PARTS.strip().splitlines():
        article, nouns = line.split(": ")
        lasts += [(article, noun.split()) for noun in nouns.split("; ")]
    nouns = [
        (article, *(first + form for form in forms))
        for first in FIRST_PARTS
        for article, forms in lasts
        if not forms[0].startswith(first.rstrip("s"))  # no "processprocess"
    ]
    random.Random("nouns").shuffle(nouns)
    return nouns


NOUNS = read_nouns()


class Words(dict):
    """A mapping for `str.format_map` that draws a new word each time a slot is read."""

    def __init__(self, rng):
        self.random = rng.random
        self.shuffle = rng.shuffle
        self.deck = []
        self.draws = {
            "aktör": lambda: self.pick(ACTORS),
            "folk": lambda: self.pick(PEOPLE)[0],
            "folket": lambda: self.pick(PEOPLE)[1],
            "gör": lambda: self.pick(VERBS)[0],
            "gjorde": lambda: self.pick(VERBS)[1],
            "göra": lambda: self.pick(VERBS)[2],
            "saken": lambda: self.pick(NOUNS)[2],
            "sakerna": lambda: self.pick(NOUNS)[4],
            "saker": lambda: f"{self.pick(ADJECTIVES)[2]} {self.pick(NOUNS)[3]}",
            "en_sak": self.thing,
            "tid": lambda: self.pick(TIMES),
            "plats": lambda: self.pick(PLACES),
            "skäl": lambda: self.pick(REASONS),
            "antal": lambda: self.pick(NUMBERS),
            "procent": lambda: str(40 + int(59 * self.random())),
        }

    def __missing__(self, slot):
        draw = self.draws.get(slot)
        if draw:
            return draw()
        text = self.draws[slot[0].lower() + slot[1:]]()
        return text[0].upper() + text[1:]

    def pick(self, options):
        """Draw the first options more often than the last, as language does."""
        return options[int(len(options) * self.random() ** 2)]

    def any(self, options):
        """Draw evenly."""
        return options[int(len(options) * self.random())]

    def thing(self):
        """An adjective and a noun that agree."""
        article, singular, *_ = self.pick(NOUNS)
        return f"{article} {self.pick(ADJECTIVES)[article == 'ett']} {singular}"

    def fill(self, patterns):
        """One filled pattern."""
        return self.any(patterns).format_map(self)

    def sentence(self):
        """One sentence; its pattern comes back only when all the others have been used."""
        if not self.deck:
            self.deck = SENTENCES.copy()
            self.shuffle(self.deck)
        return self.deck.pop().format_map(self)

    def sentences(self, fewest, most):
        """Some sentences, a space between them."""
        return " ".join(self.sentence() for _ in range(fewest + int((most - fewest + 1) * self.random())))


class Page(NamedTuple):
    """What other pages, and the front matter, need to know of a page."""

    id: str
    title: str
    summary: str
    published: date
    municipalities: list
    themes: list
    target_groups: list


def slugify(text):
    """å ä → a, ö → o, anything else but a–z and 0–9 → one hyphen."""
    plain = text.lower().translate(str.maketrans("åäöé", "aaoe"))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def draw_page(number, taken):
    """Draw a page's front matter; `taken` holds the titles so far, so that none repeats."""
    rng = random.Random(f"page {number}")
    words = Words(rng)
    title = words.fill(TITLES)
    while title in taken or len(title) > 105:
        title = words.fill(TITLES)
    taken.add(title)
    summary = words.sentence()
    while len(summary) < 100:
        summary += " " + words.sentence()
    return Page(
        id=f"{slugify(title)[:60].strip('-')}-{number}",
        title=title,
        summary=summary.replace("*", "")[:295],
        published=FIRST_DAY + timedelta(days=rng.randrange(DAYS)),
        municipalities=rng.sample(MUNICIPALITIES, rng.choice((1, 1, 2, 3))),
        themes=rng.sample(list(THEMES), rng.choice((1, 2, 2, 3))),
        target_groups=rng.sample(list(TARGET_GROUPS), rng.choice((1, 1, 2))),
    )


def table(words):
    """A captioned table of figures: 3–5 columns, 3–10 rows."""
    columns = 2 + int(3 * words.random())
    years = [str(2025 - columns + n) for n in range(columns)]
    rows = [
        f"| {words['Saken']} | " + " | ".join(str(int(words.random() * 400)) for _ in years) + " |"
        for _ in range(3 + int(8 * words.random()))
    ]
    head = f"| Område | {' | '.join(years)} |\n| :--- |{' ---: |' * columns}"
    return f"Tabell: {words['Saker']} per år\n\n{head}\n" + "\n".join(rows)


def bullets(words):
    """An unordered or an ordered list."""
    ordered, lead = words.random() < 0.3, words.random() < 0.4
    items = []
    for n in range(3 + int(4 * words.random())):
        mark = f"{n + 1}." if ordered else "-"
        strong = f"**{words['Saken']}:** " if lead else ""
        items.append(f"{mark} {strong}{words.sentence()}")
    return "\n".join(items)


def paragraph(words, pages, number):
    """Running text, often with a link to a page near by (or, rarely, to another site)."""
    text = words.sentences(3, 6)
    chance = words.random()
    if chance < 0.30:
        other = pages[(number + 1 + int(words.random() ** 2 * 200)) % len(pages)]
        text += f" Läs också: [{other.title}]({other.id}.md)."
    elif chance < 0.35:
        text += f" Mer om [{words['saken']}](https://www.example.org/{slugify(words['saken'])}) finns på annat håll."
    return text


def draw_body(number, pages):
    """A page's text in Markdown, with Sprida's links: as long as a size drawn log-uniformly."""
    rng = random.Random(f"body {number}")
    words = Words(rng)
    size = math.exp(rng.uniform(math.log(SMALLEST), math.log(LARGEST))) - FRONT_MATTER
    tables = rng.choice((1, 1, 2)) if rng.random() < WITH_TABLES else 0
    notes = rng.randint(1, 3) if rng.random() < WITH_FOOTNOTES else 0
    headings = iter(rng.sample(HEADINGS, len(HEADINGS)))
    blocks, footnotes, length, since_heading = [], [], 0, 0

    def add(block):
        nonlocal length
        blocks.append(block)
        length += len(block.encode()) + 2

    add(words.sentences(2, 4))
    while length < size or tables or notes:
        since_heading += 1
        if since_heading > 3 and (heading := next(headings, None)):
            add(f"## {heading}")
            since_heading = 0
        elif since_heading == 2 and blocks[-1][0] != "#" and len(blocks) > 6 and rng.random() < 0.3:
            add(f"### {words.fill(QUESTIONS)}")
        chance = rng.random()
        if tables and length > size * 0.3:
            add(paragraph(words, pages, number))
            add(table(words))
            tables -= 1
        elif notes and length > size * 0.2:
            footnotes.append(f"[^{len(footnotes) + 1}]: {words.sentence()}")
            add(f"{words.sentences(2, 4)}[^{len(footnotes)}]")
            length += len(footnotes[-1].encode()) + 2
            notes -= 1
        elif chance < 0.15 and blocks[-1][0] not in "-1>":  # two lists in a row would be one
            add(bullets(words))
        elif 0.15 < chance < 0.20 and blocks[-1][0] not in "-1>":
            add(f"> {words.sentences(1, 2)}")
        else:
            add(paragraph(words, pages, number))
    return "\n\n".join(blocks + footnotes) + "\n"


def toml(value):
    """A TOML value; strings here hold no quotation marks."""
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def write(path, fields, body=""):
    """Write a Markdown file with its front matter in TOML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{key} = {toml(value)}\n" for key, value in fields.items())
    path.write_text(f"+++\n{head}+++\n\n{body}", encoding="utf-8")


def write_site_pages(sprida, hugo):
    """The pages around the items: start, listing, and in Hugo the labels of the terms."""
    home = ("Exempel från kommunerna", "Exempel på arbete som kommuner kan lära av och använda.", "En samling exempel.\n")
    listing = ("Exempel", "Alla exempel, de nyaste först.", "Här finns alla exempel.\n")
    for folder, (title, summary, body) in {"": home, "exempel": listing}.items():
        write(sprida / "content" / folder / "index.md", {"title": title, "summary": summary}, body)
        write(hugo / "content" / folder / "_index.md", {"title": title, "description": summary}, body)
    terms = {"kommuner": {slugify(name): name for name in MUNICIPALITIES}, "teman": THEMES, "malgrupper": TARGET_GROUPS}
    for (taxonomy, labels), title in zip(terms.items(), ("Kommuner", "Teman", "Målgrupper"), strict=True):
        write(hugo / "content" / taxonomy / "_index.md", {"title": title})
        for slug, label in labels.items():
            write(hugo / "content" / taxonomy / slug / "_index.md", {"title": label})


def write_item(sprida, hugo, page, body):
    """One item in both trees."""
    write(
        sprida / "content/exempel" / f"{page.id}.md",
        {
            "title": page.title,
            "summary": page.summary,
            "published": page.published,
            "municipalities": page.municipalities,
            "themes": page.themes,
            "target_groups": page.target_groups,
        },
        body,
    )
    write(
        hugo / "content/exempel" / f"{page.id}.md",
        {
            "title": page.title,
            "description": page.summary,
            "date": page.published,
            "kommuner": [slugify(name) for name in page.municipalities],
            "teman": page.themes,
            "malgrupper": page.target_groups,
        },
        re.sub(r"\]\(([a-z0-9-]+)\.md\)", r"](/exempel/\1/)", body),
    )


def write_corpus(directory, count):
    """All source trees below `directory`."""
    sprida, hugo, default = (directory / name for name in ("sprida", "hugo", "default"))
    shutil.copytree(HERE / "hugo", hugo)
    shutil.copytree(HERE / "hugo/static", sprida / "static")
    if (HERE / "sprida-theme").is_dir():
        shutil.copytree(HERE / "sprida-theme", sprida / "themes/bench")
    write_site_pages(sprida, hugo)
    taken = set()
    pages = [draw_page(number, taken) for number in range(count)]
    for number, page in enumerate(pages):
        write_item(sprida, hugo, page, draw_body(number, pages))
    shutil.copytree(sprida / "content", default / "content")
    configuration = (HERE / "site.toml").read_text(encoding="utf-8")
    (sprida / "site.toml").write_text(configuration, encoding="utf-8")
    configuration = configuration.partition("[outputs]")[0].replace('theme = "bench"\n', "")
    (default / "site.toml").write_text(configuration, encoding="utf-8")


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the benchmark's corpus as Sprida and Hugo sites.")
    parser.add_argument("directory", type=Path, help="a directory that does not exist yet")
    parser.add_argument("--pages", type=int, default=10_000)
    options = parser.parse_args()
    if options.directory.exists():
        sys.exit(f"{options.directory} exists already")
    write_corpus(options.directory, options.pages)


if __name__ == "__main__":
    main()
