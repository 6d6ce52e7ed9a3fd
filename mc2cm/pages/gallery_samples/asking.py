"""What is filled in and pressed."""

from django import forms

from mc2cm.pages.gallery_samples.words import SAMPLE_URL, say


def buttons(lang: str) -> list[dict]:
    return [
        {"label": say(lang, "Show results", "عرض النتائج")},
        {"label": say(lang, "Compare cities", "مقارنة المدن"), "kind": "secondary", "url": SAMPLE_URL},
        {"label": say(lang, "Print", "طباعة"), "kind": "quiet", "icon_name": "print"},
        {"label": say(lang, "Withdraw this edition", "سحب هذا الإصدار"), "kind": "danger"},
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


def errors(lang: str) -> list[dict]:
    return [
        {
            "field_label": say(lang, "Region", "المنطقة"),
            "message": say(lang, "“mars” is not in the list.", "«mars» ليس في القائمة."),
            "field_id": f"sample_{lang}_bad_region",
        }
    ]


COMPONENTS: list[tuple] = [
    ("button", {"Every kind": buttons}),
    ("field", {"With help, with an error, of every kind": fields}),
    ("error_summary", {"One error": lambda lang: {"errors": errors(lang)}}),
]
