"""A record and what leads to it: header, cards, badges, facts, what happened."""

from django.templatetags.static import static

from core.attachments import Shown
from core.cards import Badge, Card
from core.translation import Text
from mc2cm.pages.gallery_samples.words import ALL_THEMES, SAMPLE_URL, marks, say, text, themes


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
                "also": [{"url": SAMPLE_URL, "title": say(lang, "All cities", "جميع المدن")}]
                if key == "action"
                else [],
            }
            for key, title, arabic_title, about, arabic in words
        ],
    }


def attached(lang: str) -> dict:
    files = [
        Shown(
            say(lang, "Local plan for inclusion 2024–2029", "الخطة المحلية للإدماج 2024–2029"),
            lang,
            "application/pdf",
            "PDF",
            2_400_000,
            say(lang, "English", "العربية"),
            say(lang, "City of Turin, department of welfare", "مدينة تورينو، إدارة الرعاية"),
            SAMPLE_URL,
        ),
        Shown(
            "Delibera del Consiglio comunale n. 12",
            "it",
            "text/csv",
            say(lang, "Table (CSV)", "جدول (CSV)"),
            18_300,
            "Italiano",
            "Città di Torino",
            SAMPLE_URL,
        ),
    ]
    return {"files": files, "level": 4, "id": f"sample-documents-{lang}"}


def no_files(lang: str) -> dict:
    words = say(lang, "The council’s decision will stand here.", "سيظهر قرار المجلس هنا.")
    return {"files": [], "empty": words, "level": 4, "id": f"sample-no-documents-{lang}"}


def picture(lang: str) -> dict:
    return {
        "url": static("img/arcade.svg"),
        "width": 320,
        "height": 160,
        "alternative": text(lang, "Arches beside the sea", "أقواس بجانب البحر"),
        "credit": "MC2CM",
        "licence": "CC BY 4.0",
    }


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
    ("facts", {"Three facts": facts}),
    ("attachments", {"Two documents": attached, "None yet": no_files}),
    ("picture", {"With its rights": picture}),
    ("timeline", {"Two entries": timeline}),
    ("strands", {"The three strands": strands}, True),
]
