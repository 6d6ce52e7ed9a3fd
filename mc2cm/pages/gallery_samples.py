"""What the gallery shows in each component: samples in English and Arabic, made up or taken from the public record."""

from dataclasses import dataclass, field

from django import forms
from django.core.paginator import Paginator

from cities.map import Point, drawn, project
from core.cards import Badge, Card
from core.translation import Text

SAMPLE_URL = "#main"


def say(lang: str, english: str, arabic: str) -> str:
    return arabic if lang == "ar" else english


def text(lang: str, english: str, arabic: str, **state) -> Text:
    return Text(say(lang, english, arabic), lang, lang, **state)


@dataclass(frozen=True)
class SampleSource:
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True)
class SampleMark:
    number: int
    anchor: str
    source: SampleSource
    confidence: str


@dataclass
class SampleListing:
    """Stands in for `core.listing.Listing`, which needs rows."""

    form: forms.Form
    count: int = 0
    active: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    sorts: list = field(default_factory=list)
    page_links: list = field(default_factory=list)
    page: object = None
    previous_url: str = ""
    next_url: str = ""
    clear_url: str = SAMPLE_URL


@dataclass(frozen=True)
class SampleGroup:
    heading: str
    definition: str
    figures: list
    shared: dict


def marks(lang: str) -> list[SampleMark]:
    own = SampleSource(
        "Profilo migratorio della Città metropolitana di Torino", "ICMPD", "2017-02", "https://www.icmpd.org/", "it"
    )
    page = SampleSource(
        "Profil migratoire de la Métropole de Lyon",
        "Agence d’urbanisme",
        "2017-10-01",
        "",
        "fr",
        say(lang, "Read as a printed document.", "قُرئت في صيغتها المطبوعة."),
    )
    read = say(lang, "Read in a project document", "قُرئ في وثيقة من وثائق المشروع")
    return [SampleMark(1, f"sample-source-{lang}-1", own, read), SampleMark(2, f"sample-source-{lang}-2", page, read)]


def themes(lang: str) -> list[dict]:
    return [
        {"icon": "chat-dots", "name": say(lang, "Social cohesion", "التماسك الاجتماعي")},
        {"icon": "house", "name": say(lang, "Housing", "السكن")},
    ]


ALL_THEMES = (
    ("house", "Housing", "السكن"),
    ("book", "Education", "التعليم"),
    ("heart-pulse", "Health care", "الرعاية الصحية"),
    ("people", "Participation", "المشاركة"),
    ("briefcase", "Employment", "العمل"),
    ("scale", "Human rights", "حقوق الإنسان"),
    ("chat-dots", "Social cohesion", "التماسك الاجتماعي"),
    ("map", "Urban planning", "التخطيط الحضري"),
    ("shield", "Protection of refugees", "حماية اللاجئين"),
    ("palette", "Culture", "الثقافة"),
    ("bar-chart", "Data", "البيانات"),
    ("megaphone", "Communication", "التواصل"),
    ("diagram", "Governance", "الحوكمة"),
    ("city", "The city", "المدينة"),
    ("handshake", "Co-development", "التنمية المشتركة"),
)


def card(lang: str, variant: str) -> dict:
    partner = {"kind": "partner", "label": say(lang, "Partner city", "مدينة شريكة"), "icon": ""}
    made = {
        "city": {
            "eyebrow": say(lang, "Italy", "إيطاليا"),
            "title": text(lang, "Turin", "تورينو"),
            "badges": [partner],
            "summary": text(
                lang,
                "The metropolitan city and its 312 municipalities; host of the meeting on education in 2017.",
                "المدينة الحضرية الكبرى وبلدياتها البالغ عددها 312؛ استضافت اجتماع التعليم عام 2017.",
            ),
            "meta": [say(lang, "12 figures", "12 رقمًا"), say(lang, "2 case studies", "دراستا حالة")],
        },
        "case": {
            "eyebrow": say(lang, "Case study · Vienna", "دراسة حالة · فيينا"),
            "title": text(lang, "A college for young refugees", "كلية للاجئين الشباب"),
            "summary": text(
                lang,
                "Classes that bring young people of sixteen and over to an apprenticeship or a school.",
                "صفوف تقود الشباب ابتداءً من سن السادسة عشرة إلى التدريب المهني أو المدرسة.",
            ),
            "themes": themes(lang),
        },
        "publication": {
            "eyebrow": say(lang, "Report · March 2021", "تقرير · مارس 2021"),
            "title": Text("Communication on Migration: An Issue of Local Governance", "en", lang),
            "meta": [say(lang, "48 pages", "48 صفحة")],
            "language_note": say(lang, "English", "بالإنجليزية"),
        },
        "news": {
            "eyebrow": say(lang, "31 January 2024", "31 يناير 2024"),
            "title": text(
                lang, "A desk for newcomers opens in Casablanca", "افتتاح مكتب للوافدين الجدد في الدار البيضاء"
            ),
            "language_note": say(lang, "Machine translation", "ترجمة آلية"),
        },
    }
    return {"variant": variant, "url": SAMPLE_URL, "level": 4, **made[variant]}


def cards(lang: str) -> dict:
    return {"cards": [sample_card(lang, variant) for variant in ("city", "city", "case")], "level": 4}


def sample_card(lang: str, variant: str) -> Card:
    made = card(lang, variant)
    fields = ("url", "title", "variant", "eyebrow", "summary", "themes", "badges", "meta")
    return Card(**{name: made[name] for name in fields if name in made})


def card_lines(lang: str) -> dict:
    missing = Badge("other", say(lang, "No published copy found", "لم يُعثر على نسخة منشورة"))
    return {
        "level": 4,
        "cards": [
            sample_card(lang, "publication"),
            Card(
                url=SAMPLE_URL,
                title=text(lang, "City Migration Profile: Sfax", "الملف التعريفي للهجرة في المدينة: صفاقس"),
                eyebrow=say(lang, "City Migration Profile · 2022", "ملف تعريفي · 2022"),
                badges=[missing],
            ),
        ],
    }


def grouped_figures(lang: str) -> dict:
    shared = {
        "unit": "",
        "period": "2015",
        "geography": text(lang, "Metropolitan City of Turin", "مدينة تورينو الحضرية الكبرى"),
        "marks": marks(lang)[:1],
    }
    origins = (("Romania", "رومانيا", "46 %"), ("Morocco", "المغرب", "12 %"))
    return {
        "caption": say(lang, "A group", "مجموعة"),
        "hide_caption": True,
        "figures": [
            SampleGroup(
                say(lang, "Composition of the migrant population", "تركيبة السكان المهاجرين"),
                say(lang, "Foreign nationals", "رعايا أجانب"),
                [{**shared, "label": text(lang, name, arabic), "value": value} for name, arabic, value in origins],
                shared,
            )
        ],
    }


def figures(lang: str) -> dict:
    first, second = marks(lang)
    rows = [
        {
            "label": text(lang, "Residents", "عدد السكان"),
            "value": "2,282,197",
            "period": "2017",
            "geography": say(lang, "Metropolitan city", "المدينة الحضرية الكبرى"),
            "marks": [first],
            "note": say(lang, "Of whom 1,180,770 are women.", "منهم 1,180,770 من النساء."),
        },
        {
            "label": text(lang, "Foreign residents", "السكان الأجانب"),
            "value": "9.7",
            "unit": "%",
            "period": "",
            "geography": say(lang, "City", "المدينة"),
            "marks": [first, second],
            "doubt": text(
                lang,
                "Two sources give different years for the same number. Both are listed.",
                "يذكر مصدران سنتين مختلفتين للرقم نفسه، وكلاهما مذكور.",
            ),
        },
    ]
    return {"caption": say(lang, "People living in Turin", "سكان تورينو"), "figures": rows}


def filter_form(lang: str, data: dict | None = None) -> forms.Form:
    class Filters(forms.Form):
        q = forms.CharField(label=say(lang, "Name", "الاسم"), required=False)
        region = forms.ChoiceField(
            label=say(lang, "Region", "المنطقة"),
            required=False,
            choices=[("", say(lang, "All", "الكل")), ("european", say(lang, "Europe", "أوروبا"))],
            error_messages={
                "invalid_choice": say(lang, "“%(value)s” is not in the list.", "«%(value)s» ليس في القائمة.")
            },
        )
        theme = forms.MultipleChoiceField(
            label=say(lang, "Theme", "الموضوع"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(icon, say(lang, *words)) for icon, *words in ALL_THEMES[:4]],
        )

    return Filters(data or {}, auto_id=f"sample_{lang}_{'bad' if data and data.get('region') == 'mars' else 'good'}_%s")


def listing(lang: str, **changes) -> SampleListing:
    page = Paginator(range(230), 24).page(4)
    numbers = [(1, False), ("…", True), (3, False), (4, False), (5, False), ("…", True), (10, False)]
    values = {
        "form": filter_form(lang, {"theme": ["house"]}),
        "count": 230,
        "page": page,
        "page_links": [{"number": n, "url": SAMPLE_URL, "current": n == 4, "gap": gap} for n, gap in numbers],
        "previous_url": SAMPLE_URL,
        "next_url": SAMPLE_URL,
        "sorts": [
            {"label": say(lang, "By part in the network", "حسب الدور في الشبكة"), "url": SAMPLE_URL, "current": True},
            {"label": say(lang, "By name", "حسب الاسم"), "url": SAMPLE_URL, "current": False},
        ],
        "active": [
            {"label": say(lang, "Theme", "الموضوع"), "value": say(lang, "Housing", "السكن"), "remove_url": SAMPLE_URL},
            {"label": say(lang, "Name", "الاسم"), "value": "Tur", "remove_url": SAMPLE_URL},
        ],
    }
    return SampleListing(**{**values, **changes})


def wrong_listing(lang: str) -> SampleListing:
    form = filter_form(lang, {"region": "mars"})
    return listing(lang, form=form, active=[], errors=errors(lang))


def errors(lang: str) -> list[dict]:
    return [
        {
            "field_label": say(lang, "Region", "المنطقة"),
            "message": say(lang, "“mars” is not in the list.", "«mars» ليس في القائمة."),
            "field_id": f"sample_{lang}_bad_region",
        }
    ]


def fields(lang: str) -> list[dict]:
    class Sample(forms.Form):
        prefix = "sample"
        name = forms.CharField(
            label=say(lang, "Name of the action", "اسم المبادرة"),
            help_text=say(lang, "As the city says it.", "كما تسميه المدينة."),
        )
        year = forms.IntegerField(label=say(lang, "Year", "السنة"))
        about = forms.CharField(
            label=say(lang, "What it is about", "موضوعه"), widget=forms.Textarea({"rows": 3}), required=False
        )
        public = forms.BooleanField(
            label=say(lang, "Show on the public page", "إظهاره في الصفحة العامة"), required=False
        )
        kind = forms.ChoiceField(
            label=say(lang, "Kind", "النوع"),
            widget=forms.RadioSelect,
            choices=[("a", say(lang, "Meeting", "اجتماع")), ("b", say(lang, "Training", "تدريب"))],
        )

    form = Sample(
        {"sample-name": say(lang, "Morus", "موروس"), "sample-year": "20x7", "sample-kind": "a"}, auto_id=f"{lang}_%s"
    )
    return [{"field": bound, "optional": True} for bound in form]


def map_of(lang: str, suffix: str = "") -> dict:
    places = [
        ("lisbon", "Lisbon", "لشبونة", -9.1498, 38.72509, "partner"),
        ("tangier", "Tangier", "طنجة", -5.79975, 35.76727, "partner"),
        ("lyon", "Lyon", "ليون", 4.84789, 45.74906, "partner"),
        ("turin", "Turin", "تورينو", 7.68682, 45.07049, "partner"),
        ("vienna", "Vienna", "فيينا", 16.37208, 48.20849, "partner"),
        ("tunis", "Tunis", "تونس", 10.16579, 36.81897, "partner"),
        ("sfax", "Sfax", "صفاقس", 10.76028, 34.74056, "partner"),
        ("beirut", "Beirut", "بيروت", 35.50157, 33.89332, "partner"),
        ("amman", "Amman", "عمّان", 35.94503, 31.95522, "partner"),
        ("nador", "Nador", "الناظور", -2.93352, 35.16813, "host"),
        ("milan", "Milan", "ميلانو", 9.18951, 45.46427, "other"),
    ]
    labels = {
        "partner": say(lang, "Partner city", "مدينة شريكة"),
        "host": say(lang, "Host of an action", "مدينة مستضيفة لمبادرة"),
        "other": say(lang, "Host of the precursor", "المدينة المستضيفة للمشروع الممهِّد"),
    }
    points = [
        Point(
            slug,
            say(lang, english, arabic),
            SAMPLE_URL,
            role,
            labels[role],
            *project(east, north),
            7.0,
            lang,
            role == "partner",
        )
        for slug, english, arabic, east, north, role in places
    ]
    title = say(lang, "Nine cities began the network", "تسع مدن أطلقت الشبكة")
    return {"id": f"sample-map-{lang}", "title": title, "map": drawn(points), "list_url": SAMPLE_URL}


def strands(lang: str) -> dict:
    words = (
        (
            "dialogue",
            "Dialogue",
            "الحوار",
            "Cities meet as peers and agree on what matters.",
            "تلتقي المدن بوصفها أقرانًا وتتفق على الأولويات.",
        ),
        (
            "knowledge",
            "Knowledge",
            "المعرفة",
            "Each city writes down what it knows of migration.",
            "تدوّن كل مدينة ما تعرفه عن الهجرة.",
        ),
        (
            "action",
            "Action",
            "العمل",
            "Small projects show what works on the ground.",
            "مشاريع صغيرة تبيّن ما ينجح على أرض الواقع.",
        ),
    )
    item = {
        "title": text(lang, "Housing at the centre", "السكن في الصدارة"),
        "url": SAMPLE_URL,
        "meta": say(lang, "Amman, 2017", "عمّان، 2017"),
    }
    return {
        "suffix": f"sample-{lang}",
        "level": 4,
        "strands": [
            {
                "key": key,
                "title": say(lang, title, arabic_title),
                "text": say(lang, about, arabic),
                "items": [item],
                "url": SAMPLE_URL,
                "link_label": say(lang, "All meetings", "جميع الاجتماعات"),
            }
            for key, title, arabic_title, about, arabic in words
        ],
    }


def timeline(lang: str) -> dict:
    return {
        "level": 4,
        "entries": [
            {
                "date": say(lang, "February 2015", "فبراير 2015"),
                "title": text(lang, "The network begins", "انطلاق الشبكة"),
                "text": "",
                "icon": "",
            },
            {
                "date": say(lang, "20 July 2017", "20 يوليو 2017"),
                "kind": say(lang, "Meeting", "اجتماع"),
                "title": text(lang, "Education and the educating city", "التعليم والمدينة المربية"),
                "url": SAMPLE_URL,
                "icon": "calendar",
                "text": say(lang, "Sixth meeting of peers, in Turin.", "اجتماع الأقران السادس في تورينو."),
                "marks": marks(lang)[:1],
            },
        ],
    }


def facts(lang: str) -> dict:
    return {
        "facts": [
            {
                "term": say(lang, "Administration", "الإدارة"),
                "value": "Città metropolitana di Torino",
                "isolate": True,
                "marks": marks(lang)[:1],
            },
            {"term": say(lang, "Country", "البلد"), "value": say(lang, "Italy", "إيطاليا"), "url": SAMPLE_URL},
            {
                "term": say(lang, "Website", "الموقع"),
                "value": "cittametropolitana.torino.it",
                "url": SAMPLE_URL,
                "isolate": True,
            },
        ]
    }


def language_states(lang: str) -> dict:
    rows = (
        ("en", "English", "ltr", "original"),
        ("fr", "Français", "ltr", "human"),
        ("ar", "العربية", "rtl", "machine"),
    )
    return {
        "states": [
            dict(zip(("code", "autonym", "dir", "state"), row, strict=True)) | {"url": SAMPLE_URL} for row in rows
        ]
    }


def notice(english: str, arabic: str, **more):
    return lambda lang: {"text": say(lang, english, arabic), **more}


def badges(lang: str) -> list[dict]:
    return [
        {"kind": "partner", "label": say(lang, "Partner city", "مدينة شريكة")},
        {"kind": "host", "label": say(lang, "Host of an action", "مدينة مستضيفة لمبادرة")},
        {"kind": "other", "label": say(lang, "Guest at a meeting", "مدينة ضيفة في اجتماع")},
        {"kind": "info", "label": say(lang, "In review", "قيد المراجعة"), "icon_name": "clock"},
        {"kind": "success", "label": say(lang, "Published", "نُشر"), "icon_name": "check"},
        {"kind": "warning", "label": say(lang, "Out of date", "يحتاج إلى تحديث"), "icon_name": "warning"},
        {"kind": "danger", "label": say(lang, "Withdrawn", "سُحب"), "icon_name": "error"},
    ]


def buttons(lang: str) -> list[dict]:
    return [
        {"label": say(lang, "Show results", "عرض النتائج")},
        {"label": say(lang, "Compare cities", "مقارنة المدن"), "kind": "secondary", "url": SAMPLE_URL},
        {"label": say(lang, "Print", "طباعة"), "kind": "quiet", "icon_name": "print"},
        {"label": say(lang, "Withdraw this edition", "سحب هذا الإصدار"), "kind": "danger"},
    ]


def table(lang: str) -> dict:
    return {
        "caption": say(lang, "Figures side by side", "الأرقام جنبًا إلى جنب"),
        "columns": [
            {"label": say(lang, *words)} for words in (("City", "المدينة"), ("Residents", "السكان"), ("Year", "السنة"))
        ],
        "rows": [
            [text(lang, "Turin", "تورينو"), "2,282,197", "2017"],
            [text(lang, "Amman", "عمّان"), "4,226,700", "2017"],
        ],
    }


def header(lang: str) -> dict:
    return {
        "level": 4,
        "title": text(lang, "Turin", "تورينو"),
        "eyebrow": say(lang, "Cities", "المدن"),
        "eyebrow_url": SAMPLE_URL,
        "lead": text(
            lang,
            "A metropolitan city of 312 municipalities at the foot of the Alps.",
            "مدينة حضرية كبرى تضم 312 بلدية عند سفح جبال الألب.",
        ),
        "badges": [{"kind": "partner", "label": say(lang, "Partner city", "مدينة شريكة"), "icon": ""}],
    }


def machine(lang: str) -> dict:
    return {"text": text(lang, "Words", "كلمات", state="machine", stale=True), "original_url": SAMPLE_URL}


def fallback(lang: str) -> dict:
    return {"text": Text("Paroles", "fr", lang)}


# Name of the template, its states, and whether it wants the whole width.
COMPONENTS: list[tuple] = [
    ("page_header", {"With everything": header}),
    (
        "breadcrumbs",
        {
            "Three levels": lambda lang: {
                "crumbs": [
                    {"label": say(lang, "Cities", "المدن"), "url": SAMPLE_URL},
                    {"label": text(lang, "Turin", "تورينو")},
                ]
            }
        },
    ),
    (
        "card",
        {
            name.capitalize(): (lambda lang, name=name: card(lang, name))
            for name in ("city", "case", "publication", "news")
        },
    ),
    ("cards", {"Cities and a case study": cards}, True),
    ("card_lines", {"Two documents": card_lines}),
    ("badge", {"Roles and states": badges}),
    (
        "theme_tag",
        {
            "Every theme icon": lambda lang: [
                {"theme": {"icon": icon, "name": say(lang, *words)}} for icon, *words in ALL_THEMES
            ],
            "As a link": lambda lang: {"theme": themes(lang)[0], "url": SAMPLE_URL},
        },
    ),
    ("button", {"Every kind": buttons}),
    ("field", {"With help, with an error, of every kind": fields}),
    ("error_summary", {"One error": lambda lang: {"errors": errors(lang)}}),
    (
        "filter_panel",
        {
            "In use": lambda lang: {"listing": listing(lang)},
            "With an error": lambda lang: {"listing": wrong_listing(lang)},
        },
    ),
    ("active_filters", {"Two in use": lambda lang: {"listing": listing(lang)}}),
    (
        "result_count",
        {
            "Many pages": lambda lang: {"listing": listing(lang)},
            "One": lambda lang: {"listing": listing(lang, count=1, page=Paginator([1], 24).page(1))},
        },
    ),
    (
        "listing",
        {
            "With filters": lambda lang: {"listing": listing(lang), "words": say(lang, "53 cities", "53 مدينة")},
            "With an error": lambda lang: {"listing": wrong_listing(lang)},
        },
    ),
    ("sort_links", {"Two orders": lambda lang: {"listing": listing(lang)}}),
    ("pagination", {"In the middle": lambda lang: {"listing": listing(lang)}}),
    (
        "export_links",
        {
            "Three files": lambda lang: {
                "exports": [
                    {"label": "CSV", "url": SAMPLE_URL},
                    {"label": "GeoJSON", "url": SAMPLE_URL},
                    {"label": "JSON", "url": SAMPLE_URL},
                ]
            }
        },
    ),
    (
        "empty_state",
        {
            "With something to do": lambda lang: {
                "level": 4,
                "icon_name": "calendar",
                "title": say(lang, "No meetings yet", "لا اجتماعات بعد"),
                "text": say(
                    lang,
                    "Meetings of this city appear here once the secretariat has published them.",
                    "تظهر هنا اجتماعات هذه المدينة بعد أن تنشرها الأمانة.",
                ),
                "action_url": SAMPLE_URL,
                "action_label": say(lang, "See all meetings", "جميع الاجتماعات"),
            }
        },
    ),
    (
        "notice",
        {
            "Information": notice(
                "The next meeting is open for registration.", "باب التسجيل في الاجتماع القادم مفتوح.", kind="info"
            ),
            "Success": notice("Edition 3 is published.", "نُشر الإصدار الثالث.", kind="success"),
            "Warning, with a title": lambda lang: {
                "kind": "warning",
                "title": say(lang, "Older than three years", "مضى عليه أكثر من ثلاث سنوات"),
                "text": say(lang, "These figures are from 2017.", "تعود هذه الأرقام إلى عام 2017."),
                "url": SAMPLE_URL,
                "link_label": say(lang, "How figures are kept", "كيف تُحفظ الأرقام"),
            },
            "Danger": notice("This edition was withdrawn.", "سُحب هذا الإصدار.", kind="danger"),
        },
    ),
    ("text_note", {"Machine translation, out of date": machine, "In another language": fallback}),
    ("language_state", {"Three languages": language_states}),
    (
        "key_figure",
        {
            "With a source": lambda lang: {
                "value": "2,282,197",
                "label": text(lang, "residents", "نسمة"),
                "where": say(lang, "Metropolitan city, 2017", "المدينة الحضرية الكبرى، 2017"),
                "marks": marks(lang)[:1],
            },
            "To be read with care": lambda lang: {
                "value": "9.7",
                "unit": "%",
                "label": text(lang, "foreign residents", "سكان أجانب"),
                "where": "2017",
                "doubt": True,
            },
        },
    ),
    ("figures_table", {"One figure in doubt": figures, "A group of one year and place": grouped_figures}, True),
    ("source_marks", {"Two sources": lambda lang: {"marks": marks(lang)}}),
    ("source_list", {"Two sources": lambda lang: {"marks": marks(lang), "level": 4, "id": f"sample-sources-{lang}"}}),
    ("facts", {"Three facts": facts}),
    ("timeline", {"Two entries": timeline}),
    ("strands", {"The three strands": strands}, True),
    ("map", {"Nine partners, a host, another": map_of}, True),
    ("table", {"Three columns": table}),
    (
        "share_links",
        {
            "With a citation": lambda lang: {
                "address": "https://portal.example/en/cities/turin/",
                "citation": "MC2CM: Turin. 2026.",
            }
        },
    ),
    (
        "code_block",
        {
            "A request": lambda lang: {
                "label": say(lang, "Request", "طلب"),
                "code": "GET /api/v1/cities/?region=european",
            }
        },
    ),
    (
        "progress",
        {
            "Half way": lambda lang: {
                "id": f"sample-progress-{lang}",
                "label": say(lang, "Making the profiles", "إعداد الملفات"),
                "value": 12,
                "max": 21,
                "text": say(lang, "12 of 21 cities", "12 من 21 مدينة"),
            }
        },
    ),
]
