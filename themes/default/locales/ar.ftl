# نصوص الواجهة بالعربية. يمكن للموقع أن يغيّر أي نص بكتابة المفتاح نفسه في ملفه الخاص
# locales/ar.ftl.

skip-link = انتقل إلى المحتوى
start = الصفحة الرئيسية
menu = القائمة
close = إغلاق القائمة
main-menu = القائمة الرئيسية
breadcrumbs = موقعك الحالي
languages = اللغة
footer = تذييل الصفحة
statement = بيان إمكانية الوصول
statement-heading = بيان إمكانية الوصول
subscribe = الاشتراك (RSS)
follow = الاشتراك
subscribe-atom = موجز لقارئات RSS (Atom)
subscribe-json = موجز على شكل بيانات (JSON Feed)
calendar = التقويم
calendar-file = أضف إلى التقويم (ics)
updated = آخر تحديث
published = تاريخ النشر
responsible = المسؤول عن الصفحة
report-fault = الإبلاغ عن خطأ في الصفحة
publisher = الناشر
license = الترخيص
made-with = أُنشئ بواسطة
data = الصفحة على شكل بيانات (JSON)
not-found = الصفحة غير موجودة
not-found-text = هذا العنوان لا يؤدي إلى أي صفحة. ربما نُقلت الصفحة إلى عنوان آخر أو حُذفت.
not-found-home = انتقل إلى الصفحة الرئيسية
moved = نُقلت الصفحة
moved-text = الصفحة موجودة الآن هنا:
draft = مسودة: تظهر في المعاينة فقط
archived = مؤرشفة
archived-text = هذه الصفحة مؤرشفة، ولم تعد معلوماتها تُحدَّث.
stale-text = لم تُراجَع هذه الصفحة منذ مدة طويلة، وقد تكون معلوماتها قديمة.
easy-read = باختصار وبلغة بسيطة
contents = في هذه الصفحة
beside = المزيد من النوع نفسه
newer = الأحدث
older = الأقدم
related = اقرأ أيضًا
notes = الحواشي
note = حاشية
note-back = العودة إلى النص، الحاشية
note-place = الموضع
table = جدول
task-done = أُنجز:
task-open = للإنجاز:
box-fact = معلومات
box-tip = نصيحة
box-important = مهم
at-time = الساعة
until = حتى
since = منذ
ongoing = مستمر
yes = نعم
no = لا
# What search engines show of a list that nobody has described.
description-of-list = { $title }: أمثلة وطرق ودورات وتقييمات من { $site }.
comma = ،

kind-case = مثال
kind-evaluation = تقييم
kind-course = دورة
kind-project = مشروع
kind-method = طريقة
kind-report = تقرير
kind-process = مسار عمل
kind-page = صفحة
kind-case-plural = أمثلة
kind-evaluation-plural = تقييمات
kind-course-plural = دورات
kind-project-plural = مشاريع
kind-method-plural = طرق
kind-report-plural = تقارير
kind-process-plural = مسارات عمل
kind-page-plural = صفحات

themes = المواضيع
theme = الموضوع
target-groups = الفئات المستهدفة
target-group = الفئة المستهدفة
work-areas = مجالات العمل
levels = لمن هذا المحتوى
sdg = الأهداف العالمية
keywords = كلمات البحث
municipalities = البلديات
municipalities-count = { $n ->
    [zero] لا بلديات
    [one] بلدية واحدة
    [two] بلديتان
    [few] { $n } بلديات
    [many] { $n } بلدية
   *[other] { $n } بلدية
}
municipality = البلدية
all-municipalities = المنطقة كلها
anonymous-municipality = إحدى البلديات في
county = المحافظة
counties = المحافظات
organisations = الجهات
organisation = جهة
organisations-count = { $n ->
    [zero] لا جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $n } جهات
    [many] { $n } جهة
   *[other] { $n } جهة
}
open-data = البيانات المفتوحة
open-data-text = يمكن تنزيل المحتوى كله على شكل بيانات واستخدامه بحرية وفق الترخيص.
open-data-counted = تُحتسب الترجمات أيضًا.
as-format = بصيغة
download-as = تنزيل بصيغة
items-count = { $n ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $number } نتائج
    [many] { $number } نتيجة
   *[other] { $number } نتيجة
}
page-of = الصفحة { $page } من { $pages }
previous-page = الصفحة السابقة
next-page = الصفحة التالية
pagination = صفحات القائمة الأخرى
empty-list = لا يوجد شيء هنا بعد.
see-all-at = عرض كل شيء على
see-all-kind = عرض كل ما في القائمة: { $kind }

start-featured = ابدؤوا من هنا
start-newest = أحدث ما نُشر
start-courses = الدورات القادمة
start-themes = البحث حسب الموضوع
start-municipalities = البحث حسب البلدية

facts = معلومات أساسية
further-down = اقرأ المزيد في الصفحة
challenge = التحدّي
solution = ماذا فعلوا
result = النتيجة
in-short = باختصار
key-messages = أهم النقاط
how-we-know = كيف نعرف ذلك؟
evidence-level = المستوى { $level } على مقياس من 0 إلى 4: { $label }
how-we-know-more = اقرأ كيف نقيّم ما نعرفه
evidence-basis = يستند التقدير إلى
evidence-effect = الأثر
evidence-sources = التقييمات
maturity = إلى أين وصل العمل؟
case-type = نوع التغيير
period = الفترة
owner = الجهة المالكة
project = المشروع
results = النتائج بالأرقام
results-value = القيمة
results-of = من
results-before = قبل
results-after = بعد
results-source = المصدر
resources = ما الذي يلزم؟
staffing = الموظفون
full-time = { $percent } في المئة من دوام كامل
cost = التكلفة
cost-per-year = كرونة في السنة
time-to-start = الوقت اللازم حتى البدء
needs = ما يُحتاج إليه
funding-after = التمويل بعد انتهاء المشروع
transfer = هل يناسبنا؟
transfer-keep = ما يجب الإبقاء عليه
transfer-adapt = ما يجب تكييفه
transfer-requires = ما يجب توفّره مسبقًا
success-factors = عوامل النجاح
obstacles = العوائق
tips = نصائح
adopted-by = يُستخدم أيضًا في
methods = الطرق
quotes = أصوات
attachments = ملفات للتنزيل
links = روابط
contact = اسألوا من جرّبوا
contact-general = الاتصال
email = البريد الإلكتروني
phone = الهاتف
web = الموقع الإلكتروني
contact-page = صفحة معلومات الاتصال
cite-as = الإشارة إلى هذه الصفحة
share = تضمين القائمة في موقع آخر
embed-text = الصقوا الشيفرة في موقعكم أو في شبكتكم الداخلية لتظهر القائمة هناك.
embed-title = محتوى من { $site }

answer = الجواب
findings = الاستنتاجات
limitations = ما لا يستطيع التقييم قوله
conclusion = التقدير العام
evaluates = ما جرى تقييمه
evaluator = الجهة المقيِّمة
independence = من أجرى التقييم
commissioner = الجهة التي طلبت التقييم
design = كيف أُجري
evaluation-type = نوع التقييم
status = الحالة
surveys = الاستبيانات
population = من كان يمكنهم الإجابة
responses = الأجوبة
responses-of = أجاب { $responses } من أصل { $invited } ({ $rate } في المئة)
responses-unknown = أجاب { $responses }، ونسبة الإجابة غير معروفة
question-n = { $n ->
    [zero] لا أجوبة عن السؤال
    [one] جواب واحد عن السؤال
    [two] جوابان عن السؤال
    [few] { $number } أجوبة عن السؤال
    [many] { $number } جوابًا عن السؤال
   *[other] { $number } جواب عن السؤال
}
option = الجواب
count = العدد
share-of = النسبة
survey-source = من التقييم

level = المستوى
format = الشكل
mode = حضوريًا أو عبر الإنترنت
days = المدة
days-count = { $n ->
    [zero] { $number } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
hours-count = { $n ->
    [zero] { $number } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $number } ساعات
    [many] { $number } ساعة
   *[other] { $number } ساعة
}
price = السعر
free = مجانًا
provider = الجهة المنظِّمة
attendance = المشاركة
prerequisites = المعرفة المطلوبة مسبقًا
certificate = شهادة
outcomes = بعد الدورة
course-content = محتوى الدورة
occasions = مواعيد الدورة
occasions-upcoming = المواعيد القادمة
occasions-past = المواعيد السابقة
no-occasions = لا توجد مواعيد مقررة حاليًا.
next-occasion = الموعد القادم
cancelled = أُلغي
fully-booked = اكتمل العدد
register = التسجيل
register-for = في موعد { $when }
register-by = آخر يوم للتسجيل
online = عبر الإنترنت
seats = عدد الأماكن
part = الجزء
occasion-page = المزيد عن هذا الموعد
course-code = رمز الدورة

goals = الأهداف والنتائج
goal = الهدف
target = القيمة المستهدفة
outcome = النتيجة
outcome-kind = كيف سار الأمر؟
goal-status = الحالة
funding = التمويل
funder = الجهة الممولة
programme = البرنامج
programme-area = مجال البرنامج
call = دعوة التقديم
specific-objective = الهدف المحدد
decision = القرار
amount = المبلغ
cofunders = الجهات المشاركة في التمويل
partners = الشركاء
steering-group = اللجنة التوجيهية
budget = الميزانية
budget-in = الميزانية حسب السنة ({ $currency })
budget-item = البند
budget-total = المجموع
budget-stated = المجموع حسب المصدر
budget-sum = مجموع البنود
budget-sum-costs = مجموع التكاليف
participants = المشاركون
participants-planned = العدد المخطط له
participants-total = المجموع
women = نساء
men = رجال
others = آخرون
phases = المراحل
timeline = الجدول الزمني
when = متى
what = ماذا
who = من
horizontal-principles = المبادئ الأفقية
predecessors = مشاريع سابقة
successors = مشاريع لاحقة
full-name = الاسم الكامل
project-kind = نوع المشروع
method-kind = نوع الطريقة
unit = القسم
phase = المرحلة
project-content = من المشروع

purpose = الغرض
steps = خطوة بخطوة
core-components = ما لا يجوز الاستغناء عنه
adaptable = ما يمكن تكييفه
not-recommended = متى لا تناسب الطريقة
training = تعلّم الطريقة
origin = المنشأ
rights = الحقوق
used-in = تُستخدم في
method-disclaimer = وجود طريقة هنا لا يعني التوصية بها.

report-type = نوع التقرير
issuer = جهة الإصدار
report-date = التاريخ
period-covered = الفترة التي يغطيها
pages = عدد الصفحات
slides-count = { $n ->
    [zero] لا شرائح
    [one] شريحة واحدة
    [two] شريحتان
    [few] { $number } شرائح
    [many] { $number } شريحة
   *[other] { $number } شريحة
}
pages-count = { $n ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $number } صفحات
    [many] { $number } صفحة
   *[other] { $number } صفحة
}
language = اللغة
series = السلسلة
registry-number = رقم السجل
status-items = الوضع الحالي
area = المجال
state = الحالة
next-step = الخطوة التالية
due = الموعد النهائي
decisions = القرارات
document = الوثيقة

actors = الأطراف المشاركة
process-municipality = البلدية صاحبة المسار
step = الخطوة
leads-to = تؤدي إلى
leads-to-end = هنا ينتهي هذا الفرع.
process-steps = الخطوات بالترتيب

subregion = جزء من المنطقة
inhabitants = عدد السكان
neighbours = البلديات المجاورة
same-subregion = في الجزء نفسه من المنطقة
nearby = أمثلة من بلديات مشابهة ومجاورة
same-group = بلديات تشبه هذه البلدية
no-content-yet = لا يوجد هنا محتوى خاص بهذه البلدية بعد. انظر إلى البلديات المجاورة أو إلى ما يخص المنطقة كلها.
for-all = ما يخص المنطقة كلها
chart-conclusion = يبيّن الرسم البياني
source = المصدر
value = القيمة
label = السطر
goals-of = الأهداف والنتائج في

figure-show = اعرض الأرقام
figure-show-events = اعرض الأحداث في جدول
figure-csv = نزّل البيانات
figure-largest = الأكبر هو { $label }: { $value }.
figure-largest-share = النسبة الأكبر هي { $label }: { $value }.
figure-all-equal = الكل متساوٍ: { $value }.
figure-all-zero = جميع الأرقام صفر.
figure-none = لا توجد أرقام.
figure-missing = غير متوفر
figure-in-table = جميع الأرقام في الجدول.
figure-unanswered = دون إجابة
figure-others = بنود أخرى
figure-whole = المجموع { $total }، منه { $parts }
figure-of = { $part } من { $whole }، { $percent } %
figure-rounded = النسب مقرّبة، ولذلك لا يبلغ مجموعها 100 في المئة تمامًا.
figure-goals = عدد الأهداف: { $total }. { $counts }.
figure-outcome = النتيجة { $value }
figure-target = الهدف { $value }
figure-timeline = عدد الأحداث: { $count }، من { $from } إلى { $to }.
figure-budget = مجموع البنود { $total }. أكبرها { $label }: { $value }.
figure-map = خريطة الخطوات
figure-steps-in-list = ترد الخطوات نفسها في القائمة أدناه.
figure-by-year = التكاليف حسب السنة
question = السؤال
survey-answers = الأجوبة عن الاستبيان
outcome-of = من أصل كم
figure-until = حتى
question-answers = الأجوبة عن السؤال
invited = عدد المدعوين
number = الرقم
operator = الشرط

conformance = مدى استيفاء المتطلبات
assessed = تاريخ التقييم
assessment-method = كيف جرى التقييم
not-accessible = أوجه القصور المعروفة
statement-lead = يجب أن يتمكن الجميع من استخدام هذا الموقع. هنا أوجه القصور التي نعرفها، وكيف تخبرنا إذا لم يعمل شيء ما.
statement-intro = توضح هذه الصفحة كيف يتبع الموقع القانون السويدي لإمكانية الوصول إلى الخدمات العامة الرقمية.
statement-covers = يخص الموقع
statement-conformance = ما مدى سهولة الوصول إلى الموقع؟
statement-conformance-text = { $conformance ->
    [helt] الموقع متوافق تماماً مع القانون.
    [delvis] الموقع متوافق جزئياً مع القانون. توجد أوجه قصور، وهي مذكورة أدناه.
    [inte] الموقع غير متوافق مع القانون. أوجه القصور مذكورة أدناه.
   *[other] لم نقيّم بعد ما إذا كان الموقع يتبع القانون.
}
statement-guidelines = تستند متطلبات القانون إلى إرشادات إمكانية الوصول إلى محتوى الويب WCAG 2.1، المستويين A وAA.
statement-issues = ما لا يمكن الوصول إليه
statement-issues-text = هذه أوجه القصور التي نعرفها:
statement-issues-none = لا نعرف أي أوجه قصور. قد توجد مع ذلك، فأخبرونا بها.
statement-found-text = يبحث البرنامج الذي ينشئ الموقع عن أوجه القصور. ما يلي لا يزال قائماً:
statement-issue-places = { $n ->
    [one] ينطبق ذلك على صفحة واحدة. معايير WCAG: { $criteria }.
    [two] ينطبق ذلك على صفحتين. معايير WCAG: { $criteria }.
    [few] ينطبق ذلك على { $n } صفحات. معايير WCAG: { $criteria }.
    [many] ينطبق ذلك على { $n } صفحة. معايير WCAG: { $criteria }.
   *[other] ينطبق ذلك على { $n } صفحة. معايير WCAG: { $criteria }.
}
statement-issue-until = سيُصلح ذلك في موعد أقصاه { $date }.
statement-burden = عبء غير متناسب
statement-burden-text = لا نجعل ما يلي متاحاً، لأن ذلك سيكون عبئاً غير متناسب وفق المادة 12 من القانون:
statement-scope = محتوى لا يشمله القانون
statement-scope-text = ما يلي غير متاح، لكن القانون لا يشترط ذلك:
statement-report = أخبرنا إذا لم يعمل شيء ما
statement-report-text = هل وجدت شيئاً يعيقك؟ اكتب إلينا. اذكر الصفحة وما حدث، كي نتمكن من إصلاحه.
statement-format-text = يمكنك أيضاً أن تطلب المحتوى بشكل آخر، مثل نص أكبر أو تسجيل صوتي أو بطريقة برايل.
statement-authority = إذا لم تكن راضياً
statement-authority-name = الهيئة السويدية للإدارة الرقمية (Digg)
statement-authority-within = الهيئة السويدية للإدارة الرقمية (Digg)
statement-authority-text = تتحقق من اتباع القانون. هل ترى أننا أخطأنا أو لم نهتم بما قلته؟ يمكنك عندئذ الإبلاغ عن ذلك لديها.
statement-authority-link = الإبلاغ عن قصور إلى
statement-assessment = كيف قيّمنا الموقع
statement-checked-text = كما يبحث البرنامج الذي ينشئ الموقع عن أوجه القصور تلقائياً في كل مرة يُبنى فيها.
statement-assessed-text = جرى التقييم في { $date }.
statement-updated-text = آخر تعديل لهذا البيان في { $date }.
written-in = { $language ->
    [sv] النص أدناه باللغة السويدية.
    [en] النص أدناه باللغة الإنجليزية.
    [ar] النص أدناه باللغة العربية.
   *[other] النص أدناه بلغة أخرى.
}

filter = تصفية
filter-more = المزيد من عوامل التصفية
filter-remove = إزالة عامل التصفية
filter-another = اختيار شيء آخر ضمن { $among }
facet-kind = نوع المحتوى
facet-replaces = الاختيار هنا يحل محل ما اخترتموه.
facet-all-kinds = الاختيار هنا يعرض جميع أنواع المحتوى.
sort = ترتيب
sort-newest = الأحدث أولاً
sort-upcoming = الأقرب موعدًا أولاً
sort-title = حسب العنوان أبجدياً
sort-municipality = حسب البلدية أبجدياً
no-municipality = لم تُذكر بلدية
sort-evidence = الأوثق معرفةً أولاً
overview = نظرة عامة: البلديات والمواضيع
overview-link = نظرة عامة: ما لدى كل بلدية في كل موضوع
overview-text = هنا ترون ما شاركته كل بلدية في كل موضوع، وأين لا يوجد شيء بعد. كل رقم رابط.
overview-not-counted = الصفحات التي تخص المنطقة كلها لا تُحسب لأي بلدية بعينها.
overview-caption = عدد الصفحات حسب البلدية والموضوع
overview-all = كل الصفحات
overview-none = لا شيء بعد
compare = مقارنة الأمثلة
compare-choose = اختيار
compare-hint = اختاروا من مثالين إلى أربعة أمثلة وقارنوا بينها.
compare-most = يمكن اختيار أربعة على الأكثر.
compare-chosen = قارن المختار
compare-all = عرض الكل
compare-shown = عدد الأمثلة المعروضة: { $number }.
compare-link = قارنوا الأمثلة في جدول
compare-text = جميع أمثلة الموضوع جنباً إلى جنب: إلى أي مدى وصلت، ومدى ثقتنا بالمعرفة، وكم تكلف، وهل تناسبكم.
compare-back = العودة إلى الموضوع
compare-caption = أمثلة ضمن الموضوع { $theme }
not-stated = غير مذكور
region = المنطقة
map-of = خريطة { $region }
map-text = لدى { $number } من أصل { $total } بلدية في { $region } محتوى خاص بها. العدد الخاص بكل بلدية وارد في القائمة بعد الخريطة.
map-here = خريطة: موقع { $name }
map-here-text = { $name } والبلديات المجاورة مبيَّنة على الخريطة. البلديات المجاورة واردة في القائمة في أسفل الصفحة.
map-many = عدد الصفحات { $number } أو أكثر
map-fewer = صفحات أقل من ذلك
map-some = لديها صفحات خاصة بها
map-none = لا يوجد محتوى خاص بها بعد

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

# البحث
search = البحث
search-site = البحث في الموقع
search-label = عمّ تبحثون؟
search-button = بحث
search-lead = ابحثوا في الأمثلة والتقييمات والدورات والمشاريع والطرق والتقارير.
search-help = اكتبوا كلمة أو أكثر. لا بأس بالأخطاء الإملائية الصغيرة.
search-empty = جرّبوا كلمات أخرى أو كلمات أقل، أو تصفّحوا القوائم.
search-none = لا نتائج
search-failed = البحث لا يعمل الآن. يمكنكم استخدام القوائم.
search-corrected = تُعرض نتائج
search-at-least = على الأقل
search-clear = إزالة جميع عوامل التصفية
search-more = عرض نتائج أخرى
search-ways = التصفّح دون بحث
search-without-script = يحتاج البحث إلى JavaScript وهو متوقف هنا. كل المحتوى موجود أيضًا في القوائم.
