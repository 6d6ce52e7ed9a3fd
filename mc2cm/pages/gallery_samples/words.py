"""What several samples say: two languages, sources, themes."""

from dataclasses import dataclass

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
