# The interface's texts in English. A site can change a text by writing the same key in its own
# file locales/en.ftl.

skip-link = Skip to content
start = Home
menu = Menu
close = Close the menu
main-menu = Main menu
breadcrumbs = You are here
languages = Language
footer = Footer
statement = Accessibility statement
statement-heading = Accessibility statement
subscribe = Subscribe (RSS)
follow = Subscribe
subscribe-atom = Feed for RSS readers (Atom)
subscribe-json = Feed as data (JSON Feed)
calendar = Calendar
calendar-file = Add to your calendar (ics)
updated = Updated
published = Published
responsible = Responsible for the page
report-fault = Report a fault on the page
publisher = Publisher
license = Licence
made-with = Made with
data = The page as data (JSON)
not-found = The page does not exist
not-found-text = The address leads nowhere. The page may have moved or been removed.
not-found-home = Go to the home page
moved = The page has moved
moved-text = The page is now here:
draft = Draft: shown in the preview only
archived = Archived
archived-text = The page is archived. It is no longer kept up to date.
stale-text = The page has not been reviewed for a long time. It may be out of date.
easy-read = In plain words
contents = On this page
beside = More of the same kind
newer = Newer
older = Older
related = Read more
notes = Notes
note = Note
note-back = Back to the text, note
note-place = place
table = Table
task-done = Done:
task-open = To do:
box-fact = Fact
box-tip = Tip
box-important = Important
at-time = at
until = to
since = since
ongoing = under way
yes = Yes
no = No
# What search engines show of a list that nobody has described.
description-of-list = { $title }: examples, methods, courses and evaluations from { $site }.
comma = ,

kind-case = Case
kind-evaluation = Evaluation
kind-course = Course
kind-project = Project
kind-method = Method
kind-report = Report
kind-process = Process
kind-page = Page
kind-case-plural = Cases
kind-evaluation-plural = Evaluations
kind-course-plural = Courses
kind-project-plural = Projects
kind-method-plural = Methods
kind-report-plural = Reports
kind-process-plural = Processes
kind-page-plural = Pages

themes = Themes
theme = Theme
target-groups = Target groups
target-group = Target group
work-areas = Areas of work
levels = Who it is for
sdg = Global goals
keywords = Keywords
municipalities = Municipalities
municipalities-count = { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
}
municipality = Municipality
all-municipalities = The whole region
anonymous-municipality = A municipality in
county = County
counties = Counties
organisations = Organisations
organisation = Organisation
organisations-count = { $n ->
    [one] { $n } organisation
   *[other] { $n } organisations
}
open-data = Open data
open-data-text = All content can be fetched as data and used freely under the licence.
open-data-counted = Translations are counted too.
as-format = as
download-as = Download as
items-count = { $n ->
    [one] { $number } result
   *[other] { $number } results
}
page-of = Page { $page } of { $pages }
previous-page = Previous page
next-page = Next page
pagination = More pages of the list
empty-list = There is nothing here yet.
see-all-at = Show everything on
see-all-kind = Show all { $kind }

start-featured = Start here
start-newest = Latest
start-courses = Upcoming courses
start-themes = Find by theme
start-municipalities = Find by municipality

facts = Facts
further-down = read more on the page
challenge = Challenge
solution = What they did
result = Result
in-short = In short
key-messages = Key messages
how-we-know = How do we know?
evidence-level = Level { $level } on a scale from 0 to 4: { $label }
how-we-know-more = Read how we judge knowledge
evidence-basis = The assessment rests on
evidence-effect = Effect
evidence-sources = Evaluations
maturity = How far has it come?
case-type = Type of change
period = Time
owner = Owner
project = Project
results = Results in figures
results-value = Value
results-of = of
results-before = Before
results-after = After
results-source = Source
resources = What does it take?
staffing = Staffing
full-time = { $percent } per cent of full time
cost = Cost
cost-per-year = SEK a year
time-to-start = Time to start
needs = What is needed
funding-after = Funding after the project
transfer = Would it suit us?
transfer-keep = Keep
transfer-adapt = Adapt
transfer-requires = Must be in place
success-factors = Success factors
obstacles = Obstacles
tips = Advice
adopted-by = Also used in
methods = Methods
quotes = Voices
attachments = Files to download
links = Links
contact = Ask those who did it
contact-general = Contact
email = E-mail
phone = Telephone
web = Web
contact-page = Page with contact details
cite-as = Cite this page
share = Embed
embed-text = Paste the code on your own site or intranet to show the list there.
embed-title = content from { $site }

answer = The answer
findings = Findings
limitations = What the evaluation cannot say
conclusion = Overall conclusion
evaluates = What was evaluated
evaluator = Evaluator
independence = Who evaluated it
commissioner = Commissioned by
design = How it was done
evaluation-type = Type of evaluation
status = Status
surveys = Surveys
population = Who could answer
responses = Answers
responses-of = { $responses } of { $invited } answered ({ $rate } per cent)
responses-unknown = { $responses } answered, response rate unknown
question-n = { $n ->
    [one] { $number } answer to the question
   *[other] { $number } answers to the question
}
option = Answer
count = Number
share-of = Share
survey-source = From the evaluation

level = Level
format = Format
mode = On site or online
days = Length
days-count = { $n ->
    [one] { $number } day
   *[other] { $number } days
}
hours-count = { $n ->
    [one] { $number } hour
   *[other] { $number } hours
}
price = Price
free = Free of charge
provider = Provider
attendance = Attendance
prerequisites = Prerequisites
certificate = Certificate
outcomes = After the course
course-content = The course deals with
occasions = Dates
occasions-upcoming = Upcoming dates
occasions-past = Earlier dates
no-occasions = No dates are planned at the moment.
next-occasion = Next date
cancelled = Cancelled
fully-booked = Full
register = Register
register-for = for the date { $when }
register-by = Register by
online = Online
seats = Places
part = Part
occasion-page = More about this date
course-code = Course code

goals = Goals and outcomes
goal = Goal
target = Target
outcome = Outcome
outcome-kind = How did it go?
goal-status = Status
funding = Funding
funder = Funder
programme = Programme
programme-area = Programme area
call = Call
specific-objective = Specific objective
decision = Decision
amount = Amount
cofunders = Co-funders
partners = Partners
steering-group = Steering group
budget = Budget
budget-in = Budget by year ({ $currency })
budget-item = Item
budget-total = Total
budget-stated = Total stated by the source
budget-sum = Sum of the items
budget-sum-costs = Sum of the costs
participants = Participants
participants-planned = Planned
participants-total = Total
women = Women
men = Men
others = Others
phases = Phases
timeline = Timeline
when = When
what = What
who = Who
horizontal-principles = Horizontal principles
predecessors = Earlier projects
successors = Later projects
full-name = Full name
project-kind = Type of project
method-kind = Type of method
unit = Unit
phase = Phase
project-content = From the project

purpose = Purpose
steps = Step by step
core-components = Do not leave out
adaptable = Can be adapted
not-recommended = When the method does not fit
training = Learn the method
origin = Origin
rights = Rights
used-in = Used in
method-disclaimer = A method being listed here is not a recommendation.

report-type = Type of report
issuer = Issued by
report-date = Date
period-covered = Covers
pages = Pages
slides-count = { $n ->
    [one] { $number } slide
   *[other] { $number } slides
}
pages-count = { $n ->
    [one] { $number } page
   *[other] { $number } pages
}
language = Language
series = Series
registry-number = Registry number
status-items = How things stand
area = Area
state = State
next-step = Next step
due = Due
decisions = Decisions
document = The document

actors = Who takes part
process-municipality = Process of
step = Step
leads-to = Leads to
leads-to-end = This track ends here.
process-steps = The steps in order

subregion = Part of the region
inhabitants = Inhabitants
neighbours = Neighbouring municipalities
same-subregion = In the same part of the region
nearby = Examples from similar and neighbouring municipalities
same-group = Municipalities like this one
no-content-yet = There is nothing here about this municipality yet. Look at the neighbouring municipalities, or at what is for the whole region.
for-all = For the whole region
chart-conclusion = The chart shows
source = Source
value = Value
label = Row
goals-of = Goals and outcomes of

figure-show = Show the figures
figure-show-events = Show the events in a table
figure-csv = Download the data
figure-largest = The largest is { $label }: { $value }.
figure-largest-share = The largest share is that of { $label }: { $value }.
figure-all-equal = All are equal: { $value }.
figure-all-zero = All figures are zero.
figure-none = There are no figures.
figure-missing = not known
figure-in-table = All figures are in the table.
figure-unanswered = No answer
figure-others = Other items
figure-whole = in all { $total }, of which { $parts }
figure-of = { $part } of { $whole }, { $percent } %
figure-rounded = The shares are rounded and so do not add up to exactly 100 per cent.
figure-goals = Number of goals: { $total }. { $counts }.
figure-outcome = Outcome { $value }
figure-target = target { $value }
figure-timeline = { $count } events, from { $from } to { $to }.
figure-budget = The items add up to { $total }. The largest is { $label }: { $value }.
figure-map = Map of the steps
figure-steps-in-list = The list below has the same steps.
figure-by-year = Costs by year
question = Question
survey-answers = Answers to the survey
outcome-of = Out of how many
figure-until = Until
question-answers = Answers to the question
invited = Invited
number = Number
operator = Condition

conformance = How well the requirements are met
assessed = Assessed
assessment-method = How it was assessed
not-accessible = Known shortcomings
statement-lead = Everyone should be able to use this site. Here are the shortcomings that we know of, and how to tell us when something does not work.
statement-intro = This page shows how the site follows the Swedish act on accessibility to digital public services.
statement-covers = The site
statement-conformance = How accessible is the site?
statement-conformance-text = { $conformance ->
    [helt] The site fully conforms to the act.
    [delvis] The site partly conforms to the act. There are shortcomings, which are listed below.
    [inte] The site does not conform to the act. Its shortcomings are listed below.
   *[other] We have not assessed whether the site follows the act.
}
statement-guidelines = What the act asks for is based on the Web Content Accessibility Guidelines, WCAG 2.1, levels A and AA.
statement-issues = What is not accessible
statement-issues-text = These are the shortcomings that we know of:
statement-issues-none = We know of no shortcomings. There may still be some, so please tell us.
statement-found-text = The program that makes the site looks for shortcomings. These remain:
statement-issue-places = { $n ->
    [one] It is so on one page. Criteria of WCAG: { $criteria }.
   *[other] It is so on { $n } pages. Criteria of WCAG: { $criteria }.
}
statement-issue-until = It is to be mended by { $date }.
statement-burden = Disproportionate burden
statement-burden-text = We do not make this accessible, because it would be a disproportionate burden under section 12 of the act:
statement-scope = Content outside the act
statement-scope-text = This is not accessible, but the act does not require it to be:
statement-report = Tell us when something does not work
statement-report-text = Have you found something that stops you? Write to us. Say which page it is and what happened, so that we can mend it.
statement-format-text = You can also ask for the content in another form, such as larger text, read aloud or in braille.
statement-authority = If you are not satisfied
statement-authority-name = The Swedish Agency for Digital Government (Digg)
statement-authority-within = the Swedish Agency for Digital Government (Digg)
statement-authority-text = checks that the act is followed. Do you think that we have done wrong, or ignored what you told us? You can then report it there.
statement-authority-link = Report a shortcoming to
statement-assessment = How we have assessed it
statement-checked-text = The program that makes the site also looks for shortcomings by itself, each time the site is built.
statement-assessed-text = The assessment was made on { $date }.
statement-updated-text = The statement was last changed on { $date }.
written-in = { $language ->
    [sv] The text below is in Swedish.
    [en] The text below is in English.
    [ar] The text below is in Arabic.
   *[other] The text below is in another language.
}

filter = Filter
filter-more = More filters
filter-remove = remove the filter
filter-another = choose something else under { $among }
facet-kind = Type of content
facet-replaces = A choice here replaces what you have chosen.
facet-all-kinds = A choice here shows all types of content.
sort = Sort
sort-newest = Newest first
sort-upcoming = Next to start first
sort-title = Title from A to Ö
sort-municipality = Municipality from A to Ö
no-municipality = No municipality stated
sort-evidence = Best supported first
overview = Overview: municipalities and themes
overview-link = Overview: what each municipality has in each theme
overview-text = What each municipality has shared in each theme, and where there is nothing yet. Every figure is a link.
overview-not-counted = Pages for the whole region are not counted to any one municipality.
overview-caption = Number of pages by municipality and theme
overview-all = All pages
overview-none = nothing yet
compare = Compare examples
compare-choose = Choose
compare-hint = Choose two to four examples and compare them.
compare-most = At most four can be chosen.
compare-chosen = Compare chosen
compare-all = Show all
compare-shown = { $number } examples are shown.
compare-link = Compare the examples in a table
compare-text = All examples in the theme side by side: how far they have come, how surely we know, what they cost and whether they would suit you.
compare-back = Back to the theme
compare-caption = Examples in the theme { $theme }
not-stated = not stated
region = the region
map-of = Map of { $region }
map-text = { $n ->
    [one] { $number } of { $total } municipalities in { $region } has content of its own. The list after the map has the number for each municipality.
   *[other] { $number } of { $total } municipalities in { $region } have content of their own. The list after the map has the number for each municipality.
}
map-here = Map: where { $name } is
map-here-text = { $name } and its neighbours are marked. The neighbours stand in the list further down the page.
map-many = { $n ->
    [one] { $number } page or more
   *[other] { $number } pages or more
}
map-fewer = Fewer pages than that
map-some = Has pages of its own
map-none = No content of its own yet

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Search
search = Search
search-site = Search the site
search-label = What are you looking for?
search-button = Search
search-lead = Search cases, evaluations, courses, projects, methods and reports.
search-help = Write one or more words. Inflected words, parts of long words and small misspellings will do.
search-empty = Try other words, fewer words, or look in the lists.
search-none = No results
search-failed = Search does not work right now. Use the lists instead.
search-corrected = Showing results for
search-at-least = At least
search-clear = Remove all filters
search-more = Show more results
search-ways = Find without searching
search-without-script = Search needs JavaScript, which is off here. All content is also in the lists.
