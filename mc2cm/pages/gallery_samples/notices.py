"""What the portal says of itself: notices, empty places, languages, long work, addresses."""

from core.translation import Text
from mc2cm.pages.gallery_samples.words import SAMPLE_URL, say, text


def notice(english: str, arabic: str, **more):
    return lambda lang: {"text": say(lang, english, arabic), **more}


def machine(lang: str) -> dict:
    return {"text": text(lang, "Words", "كلمات", state="machine", stale=True), "original_url": SAMPLE_URL}


def fallback(lang: str) -> dict:
    return {"text": Text("Paroles", "fr", lang)}


# Name of the template, its states, and whether it wants the whole width.


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


COMPONENTS: list[tuple] = [
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
