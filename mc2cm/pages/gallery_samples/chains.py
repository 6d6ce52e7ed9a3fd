"""From a need to a new figure, with links that are there and links that are missing."""

from mc2cm.pages.chain import Chain, Item, Link
from mc2cm.pages.chain.drawing import Add
from mc2cm.pages.gallery_samples.words import SAMPLE_URL, say, text


def chain(lang: str) -> dict:
    figure = Item(text(lang, "Rooms let without a contract: 312", "غرف مؤجرة دون عقد: 312"), SAMPLE_URL)
    priority = Item(text(lang, "Homes for all", "مساكن للجميع"), SAMPLE_URL, say(lang, "Turin", "تورينو"))
    here = Item(text(lang, "A house together", "بيت مشترك"), note=say(lang, "Running", "جارٍ"), is_here=True)
    nothing = say(
        lang,
        "Nothing that was measured is recorded yet. The lead city can add it to its pilot.",
        "لم يُسجَّل شيء مقيس بعد. يمكن للمدينة القائدة إضافته إلى مشروعها التجريبي.",
    )
    add = Add(SAMPLE_URL, say(lang, "Pilot: A house together", "المشروع التجريبي: بيت مشترك"))
    links = [
        Link("need", say(lang, "Gap or figure", "فجوة أو رقم"), "bar-chart", [figure]),
        Link("priority", say(lang, "Priority", "أولوية"), "list", [priority]),
        Link("pilot", say(lang, "Pilot project", "مشروع تجريبي"), "action", [here]),
        Link("result", say(lang, "Result", "النتيجة"), "check", (), nothing, [add]),
    ]
    return {"chain": Chain(f"chain-{lang}", "", links)}


COMPONENTS: list[tuple] = [("chain", {"Four links, the last one missing": chain})]
