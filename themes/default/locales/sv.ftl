# Gränssnittets texter på svenska. En webbplats kan ändra en text genom att skriva
# samma nyckel i sin egen fil locales/sv.ftl.

skip-link = Hoppa till innehållet
start = Start
menu = Meny
close = Stäng menyn
main-menu = Huvudmeny
breadcrumbs = Du är här
languages = Språk
footer = Sidfot
statement = Tillgänglighetsredogörelse
statement-heading = Tillgänglighets{ "\u00AD" }redogörelse
subscribe = Prenumerera (RSS)
follow = Prenumerera
subscribe-atom = Flöde för RSS-läsare (Atom)
subscribe-json = Flöde som data (JSON Feed)
calendar = Kalender
calendar-file = Lägg till i kalendern (ics)
updated = Uppdaterad
published = Publicerad
responsible = Ansvarig för sidan
report-fault = Anmäl fel på sidan
publisher = Utgivare
license = Licens
made-with = Gjord med
data = Sidan som data (JSON)
not-found = Sidan finns inte
not-found-text = Adressen leder ingenstans. Sidan kan ha fått en ny adress eller tagits bort.
not-found-home = Gå till startsidan
moved = Sidan har flyttat
moved-text = Sidan finns nu här:
draft = Utkast: visas bara i förhandsvisningen
archived = Arkiverad
archived-text = Sidan är arkiverad. Uppgifterna uppdateras inte längre.
stale-text = Sidan har inte granskats på länge. Uppgifterna kan vara inaktuella.
easy-read = Kort på enkel svenska
contents = På den här sidan
beside = Fler av samma slag
newer = Nyare
older = Äldre
related = Läs också
notes = Noter
note = Not
note-back = Tillbaka till texten, not
note-place = ställe
table = Tabell
task-done = Klart:
task-open = Att göra:
box-fact = Fakta
box-tip = Tips
box-important = Viktigt
at-time = kl.
until = till
since = sedan
ongoing = pågår
yes = Ja
no = Nej
# What search engines show of a list that nobody has described.
description-of-list = { $title }: exempel, metoder, kurser och utvärderingar från { $site }.
comma = ,

kind-case = Exempel
kind-evaluation = Utvärdering
kind-course = Kurs
kind-project = Projekt
kind-method = Metod
kind-report = Rapport
kind-process = Process
kind-page = Sida
kind-case-plural = Exempel
kind-evaluation-plural = Utvärderingar
kind-course-plural = Kurser
kind-project-plural = Projekt
kind-method-plural = Metoder
kind-report-plural = Rapporter
kind-process-plural = Processer
kind-page-plural = Sidor

themes = Teman
theme = Tema
target-groups = Målgrupper
target-group = Målgrupp
work-areas = Verksamhetsområden
levels = Riktar sig till
sdg = Globala målen
keywords = Sökord
municipalities = Kommuner
municipalities-count = { $n ->
    [one] { $n } kommun
   *[other] { $n } kommuner
}
municipality = Kommun
all-municipalities = Hela regionen
anonymous-municipality = En kommun i
county = Län
counties = Län
organisations = Organisationer
organisation = Organisation
organisations-count = { $n ->
    [one] { $n } organisation
   *[other] { $n } organisationer
}
open-data = Öppna data
open-data-text = Allt innehåll går att hämta som data och använda fritt enligt licensen.
open-data-counted = Översättningar räknas med i antalet.
as-format = som
download-as = Hämta som
items-count = { $n ->
    [one] { $number } träff
   *[other] { $number } träffar
}
page-of = Sida { $page } av { $pages }
previous-page = Föregående sida
next-page = Nästa sida
pagination = Fler sidor i listan
empty-list = Här finns inget ännu.
see-all-at = Visa allt på
see-all-kind = Visa alla { $kind }

start-featured = Börja här
start-newest = Senast publicerat
start-courses = Kommande kurser
start-themes = Hitta efter tema
start-municipalities = Hitta efter kommun

facts = Fakta
further-down = läs mer på sidan
challenge = Utmaning
solution = Så gjorde de
result = Resultat
in-short = I korthet
key-messages = Det viktigaste
how-we-know = Hur vet vi det?
evidence-level = Nivå { $level } på en skala från 0 till 4: { $label }
how-we-know-more = Läs om hur vi bedömer kunskapen
evidence-basis = Bedömningen bygger på
evidence-effect = Effekt
evidence-sources = Utvärderingar
maturity = Hur långt har det kommit?
case-type = Typ av förändring
period = Tid
owner = Ägare
project = Projekt
results = Resultat i siffror
results-value = Värde
results-of = av
results-before = Före
results-after = Efter
results-source = Källa
resources = Vad krävs?
staffing = Bemanning
full-time = { $percent } procent av en heltid
cost = Kostnad
cost-per-year = kr per år
time-to-start = Tid till start
needs = Det här behövs
funding-after = Finansiering efter projektet
transfer = Passar det hos oss?
transfer-keep = Behåll
transfer-adapt = Anpassa
transfer-requires = Måste finnas på plats
success-factors = Framgångsfaktorer
obstacles = Hinder
tips = Tips
adopted-by = Används också i
methods = Metoder
quotes = Röster
attachments = Filer att hämta
links = Länkar
contact = Fråga dem som gjort det
contact-general = Kontakt
email = E-post
phone = Telefon
web = Webb
contact-page = Sida med kontaktuppgifter
cite-as = Hänvisa till sidan
share = Bädda in
embed-text = Klistra in koden på den egna webbplatsen eller intranätet, så visas listan där.
embed-title = innehåll från { $site }

answer = Svaret
findings = Slutsatser
limitations = Vad utvärderingen inte kan säga
conclusion = Samlad bedömning
evaluates = Det som utvärderats
evaluator = Utvärderare
independence = Vem som utvärderade
commissioner = Beställare
design = Så gjordes den
evaluation-type = Typ av utvärdering
status = Status
surveys = Enkäter
population = Vilka som kunde svara
responses = Svar
responses-of = { $responses } av { $invited } svarade ({ $rate } procent)
responses-unknown = { $responses } svarade, svarsfrekvens okänd
question-n = { $number } svar på frågan
option = Svar
count = Antal
share-of = Andel
survey-source = Från utvärderingen

level = Nivå
format = Form
mode = På plats eller digitalt
days = Längd
days-count = { $n ->
    [one] { $number } dag
   *[other] { $number } dagar
}
hours-count = { $n ->
    [one] { $number } timme
   *[other] { $number } timmar
}
price = Pris
free = Kostnadsfri
provider = Kursgivare
attendance = Deltagande
prerequisites = Förkunskaper
certificate = Intyg
outcomes = Efter kursen
course-content = Kursen tar upp
occasions = Kurstillfällen
occasions-upcoming = Kommande kurstillfällen
occasions-past = Tidigare kurstillfällen
no-occasions = Inga kurstillfällen är planerade just nu.
next-occasion = Nästa kurstillfälle
cancelled = Inställt
fully-booked = Fullbokat
register = Anmäl dig
register-for = till kurstillfället { $when }
register-by = Sista anmälningsdag
online = Digitalt
seats = Platser
part = Del
occasion-page = Mer om kurstillfället
course-code = Kurskod

goals = Mål och utfall
goal = Mål
target = Målvärde
outcome = Utfall
outcome-kind = Hur gick det?
goal-status = Status
funding = Finansiering
funder = Finansiär
programme = Program
programme-area = Programområde
call = Utlysning
specific-objective = Särskilt mål
decision = Beslut
amount = Belopp
cofunders = Medfinansiärer
partners = Samarbetspartner
steering-group = Styrgrupp
budget = Budget
budget-in = Budget per år ({ $currency })
budget-item = Post
budget-total = Totalt
budget-stated = Summa enligt källan
budget-sum = Summa av posterna
budget-sum-costs = Summa av kostnaderna
participants = Deltagare
participants-planned = Planerat
participants-total = Totalt
women = Kvinnor
men = Män
others = Övriga
phases = Faser
timeline = Tidslinje
when = När
what = Vad
who = Vem
horizontal-principles = Horisontella principer
predecessors = Föregångare
successors = Efterföljare
full-name = Hela namnet
project-kind = Typ av projekt
method-kind = Typ av metod
unit = Enhet
phase = Fas
project-content = Från projektet

purpose = Syfte
steps = Steg för steg
core-components = Det här får inte utelämnas
adaptable = Det här går att anpassa
not-recommended = När metoden inte passar
training = Lär dig metoden
origin = Ursprung
rights = Rättigheter
used-in = Används i
method-disclaimer = Att en metod finns här är ingen rekommendation.

report-type = Typ av rapport
issuer = Utgivare
report-date = Datum
period-covered = Avser
pages = Sidor
slides-count = { $n ->
    [one] { $number } bild
   *[other] { $number } bilder
}
pages-count = { $n ->
    [one] { $number } sida
   *[other] { $number } sidor
}
language = Språk
series = Serie
registry-number = Diarienummer
status-items = Så är läget
area = Område
state = Läge
next-step = Nästa steg
due = Klart senast
decisions = Beslut
document = Dokumentet

actors = De som deltar
process-municipality = Kommunens process
step = Steg
leads-to = Leder till
leads-to-end = Spåret slutar här.
process-steps = Stegen i ordning

subregion = Del av regionen
inhabitants = Invånare
neighbours = Grannkommuner
same-subregion = I samma del av regionen
nearby = Exempel från liknande kommuner och grannar
same-group = Kommuner som liknar den här
no-content-yet = Här finns ännu inget eget innehåll. Titta på grannkommunerna, eller på sådant som gäller hela regionen.
for-all = Gäller hela regionen
chart-conclusion = Diagrammet visar
source = Källa
value = Värde
label = Rad
goals-of = Mål och utfall i

figure-show = Visa siffrorna
figure-show-events = Visa händelserna i en tabell
figure-csv = Hämta underlaget
figure-largest = Störst är { $label }: { $value }.
figure-largest-share = Störst andel har { $label }: { $value }.
figure-all-equal = Alla är lika stora: { $value }.
figure-all-zero = Alla siffror är noll.
figure-none = Det finns inga siffror.
figure-missing = uppgift saknas
figure-in-table = Alla siffror står i tabellen.
figure-unanswered = Inget svar
figure-others = Övriga poster
figure-whole = tillsammans { $total }, varav { $parts }
figure-of = { $part } av { $whole }, { $percent } %
figure-rounded = Andelarna är avrundade och blir därför inte exakt 100 procent tillsammans.
figure-goals = Antal mål: { $total }. { $counts }.
figure-outcome = Utfall { $value }
figure-target = mål { $value }
figure-timeline = { $count } händelser, från { $from } till { $to }.
figure-budget = Posterna är tillsammans { $total }. Störst är { $label }: { $value }.
figure-map = Karta över stegen
figure-steps-in-list = Samma steg står i listan nedanför.
figure-by-year = Kostnader per år
question = Fråga
survey-answers = Svar på enkäten
outcome-of = Av hur många
figure-until = Till och med
question-answers = Svar på frågan
invited = Tillfrågade
number = Nummer
operator = Villkor

conformance = Hur väl kraven följs
assessed = Bedömd
assessment-method = Så bedömdes den
not-accessible = Kända brister
statement-lead = Alla ska kunna använda webbplatsen. Här står vilka brister vi känner till och hur du säger till om något inte fungerar.
statement-intro = Den här sidan visar hur webbplatsen följer lagen om tillgänglighet till digital offentlig service.
statement-covers = Gäller webbplatsen
statement-conformance = Hur tillgänglig är webbplatsen?
statement-conformance-text = { $conformance ->
    [helt] Webbplatsen är helt förenlig med lagen.
    [delvis] Webbplatsen är delvis förenlig med lagen. Det finns brister, och de står här nedanför.
    [inte] Webbplatsen är inte förenlig med lagen. Bristerna står här nedanför.
   *[other] Vi har inte bedömt om webbplatsen följer lagen.
}
statement-guidelines = Lagens krav bygger på riktlinjerna för tillgängligt webbinnehåll, WCAG 2.1, på nivåerna A och AA.
statement-issues = Vad som inte är tillgängligt
statement-issues-text = De här bristerna känner vi till:
statement-issues-none = Vi känner inte till några brister. Det kan ändå finnas sådana, så säg gärna till.
statement-found-text = När webbplatsen byggs letar programmet efter brister. De här finns kvar:
statement-issue-places = { $n ->
    [one] Det gäller en sida. Krav i WCAG: { $criteria }.
   *[other] Det gäller { $n } sidor. Krav i WCAG: { $criteria }.
}
statement-issue-until = Det ska vara rättat senast den { $date }.
statement-burden = Oskäligt betungande anpassning
statement-burden-text = Det här gör vi inte tillgängligt, för att det vore oskäligt betungande enligt 12 § i lagen:
statement-scope = Innehåll som lagen inte gäller
statement-scope-text = Det här är inte tillgängligt, men lagen kräver det inte:
statement-report = Säg till om något inte fungerar
statement-report-text = Hittar du något som hindrar dig? Skriv till oss. Berätta vilken sida det gäller och vad som hände, så att vi kan rätta det.
statement-format-text = Du kan också be att få innehållet på ett annat sätt, till exempel i större text, uppläst eller på punktskrift.
statement-authority = Om du inte är nöjd
statement-authority-name = Myndigheten för digital förvaltning (Digg)
statement-authority-within = Myndigheten för digital förvaltning (Digg)
statement-authority-text = kontrollerar att lagen följs. Tycker du att vi har gjort fel, eller inte brytt oss om det du har sagt? Då kan du anmäla det dit.
statement-authority-link = Anmäl en brist till
statement-assessment = Så har vi granskat
statement-checked-text = Programmet som gör webbplatsen letar också automatiskt efter brister, varje gång den byggs.
statement-assessed-text = Bedömningen gjordes den { $date }.
statement-updated-text = Redogörelsen ändrades senast den { $date }.
written-in = { $language ->
    [sv] Texten nedan är på svenska.
    [en] Texten nedan är på engelska.
    [ar] Texten nedan är på arabiska.
   *[other] Texten nedan är på ett annat språk.
}

filter = Filtrera
filter-more = Fler filter
filter-remove = ta bort filtret
filter-another = välj något annat under { $among }
facet-kind = Typ av innehåll
facet-replaces = Ett val här ersätter det du har valt.
facet-all-kinds = Ett val här visar alla typer av innehåll.
sort = Sortera
sort-newest = Nyast först
sort-upcoming = Närmast i tiden först
sort-title = Titel från A till Ö
sort-municipality = Kommun från A till Ö
no-municipality = Ingen kommun angiven
sort-evidence = Säkrast kunskap först
overview = Översikt: kommuner och teman
overview-link = Översikt: vad varje kommun har inom varje tema
overview-text = Här ser du vad varje kommun har delat inom varje tema, och var det ännu är tomt. Varje siffra är en länk.
overview-not-counted = Sidor som gäller hela regionen räknas inte till någon enskild kommun.
overview-caption = Antal sidor per kommun och tema
overview-all = Alla sidor
overview-none = inget ännu
compare = Jämför exempel
compare-choose = Välj
compare-hint = Välj två till fyra exempel och jämför dem.
compare-most = Högst fyra kan väljas.
compare-chosen = Jämför valda
compare-all = Visa alla
compare-shown = { $number } exempel visas.
compare-link = Jämför exemplen i en tabell
compare-text = Alla exempel inom temat sida vid sida: hur långt de har kommit, hur säkert vi vet, vad de kostar och om de går att ta över.
compare-back = Tillbaka till temat
compare-caption = Exempel inom temat { $theme }
not-stated = ingen uppgift
region = regionen
map-of = Karta över { $region }
map-text = { $number } av { $total } kommuner i { $region } har eget innehåll. Antalet för varje kommun står i listan efter kartan.
map-here = Karta: här ligger { $name }
map-here-text = { $name } och grannkommunerna är markerade. Grannkommunerna står i listan längre ner på sidan.
map-many = { $n ->
    [one] { $number } sida eller fler
   *[other] { $number } sidor eller fler
}
map-fewer = Färre sidor än så
map-some = Har egna sidor
map-none = Inget eget innehåll ännu

month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# Sökning
search = Sök
search-site = Sök på webbplatsen
search-label = Vad söker du?
search-button = Sök
search-lead = Sök bland exempel, utvärderingar, kurser, projekt, metoder och rapporter.
search-help = Skriv ett eller flera ord. Böjda ord, delar av långa ord och små stavfel går bra.
search-empty = Pröva andra ord, färre ord eller titta i listorna.
search-none = Inga träffar
search-failed = Sökningen fungerar inte just nu. Hitta via listorna i stället.
search-corrected = Visar träffar för
search-at-least = Minst
search-clear = Ta bort alla filter
search-more = Visa fler träffar
search-ways = Hitta utan att söka
search-without-script = Sökningen behöver JavaScript, som är avstängt här. Allt innehåll finns också i listorna.
