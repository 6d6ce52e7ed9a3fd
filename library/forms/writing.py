"""The forms with which a case study is written: its words, what a borrower needs, its facts, its results in numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cities.choices import LocalCompetence
from core.context import AUTONYMS
from core.fields import column_field
from core.forms import LANGUAGE_CHOICES, RecordForm, lines, offer, writing
from core.translation import LANGUAGES, direction
from library.actions import EDITION_FIELDS, PART_FIELDS
from library.choices import SDG_TARGET_CHOICES, CompactObjective, DocumentLanguage, TargetGroup
from library.forms.words import by_goal, themes_of_the_network
from library.models import CaseStudyEdition, ResultFigure
from library.models.case_studies import LONGEST_SECTION

Texts = dict[str, tuple[Any, Any]]

WORDS: Texts = {
    "title": (_("Title"), _("What was done and for whom, in one line: a reader decides here whether to go on.")),
    "abstract": (
        _("Abstract"),
        _("Three to five sentences for somebody who reads nothing else: the problem, what you did, what came of it."),
    ),
    "context": (
        _("Context"),
        _("What was the matter, who noticed it, and what did the city know? A borrower looks for her own city here."),
    ),
    "actions": (
        _("What was done"),
        _("Step by step, in the order in which it happened: who began, what was decided when, what runs today."),
    ),
    "actors": (
        _("Who took part"),
        _("Offices, partners, associations, migrants themselves: who did what, and who had to be won over."),
    ),
    "results": (
        _("Results"),
        _("What is different now, and how you know. Numbers have a page of their own; here stands what they mean."),
    ),
    "difficulties": (
        _("Difficulties and failures"),
        _("What did not work, what took longer, what you gave up. Colleagues elsewhere learn most from this."),
    ),
    "lessons": (
        _("Lessons"),
        _("What you would do again, what otherwise, and your advice to a borrower."),
    ),
    "note": (
        _("Note on this edition"),
        _("What is new in this edition, and what it leaves out."),
    ),
}
NEEDS: Texts = {
    "legal": (
        _("Law and competence"),
        _("Which law or decision let the municipality do it; what it had to ask for."),
    ),
    "staff": (_("Staff"), _("How many people, of which profession, for how much of their time.")),
    "cost": (_("Money"), _("What it cost to begin, what it costs each year, and who pays.")),
    "time": (_("Time"), _("From the first idea to the first day, and until it worked: where time was lost.")),
    "partners": (_("Partners"), _("Without whom it would not have worked, and what they brought.")),
    "politics": (_("Political conditions"), _("Who had to agree, what helped, what would have stopped it.")),
}
EDITION_TEXTS = WORDS | NEEDS
RESULT_TEXTS: Texts = {
    "label": (_("What was counted"), _("In a few words: “families in their own flat after a year”."))
}


class TextsForm(RecordForm):
    """A form whose texts stand in three languages; a translator writes translations alone."""

    class Meta:
        formfield_callback = column_field

    def __init__(self, *args: Any, translates_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if translates_only:
            originals = [f"{name}_{self.instance.original_language(name)}" for name in self.texts]
            for name in [*originals, *self.plain_names]:
                self.fields[name].disabled = True


def several(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def fields_of(texts: Texts, *others: str) -> list[str]:
    wanted = {*others, *(f"{name}_{code}" for name in texts for code in LANGUAGES)}
    return [name for name in EDITION_FIELDS if name in wanted]


class WordsForm(TextsForm):
    texts = WORDS

    class Meta(TextsForm.Meta):
        model = CaseStudyEdition
        fields = fields_of(WORDS, "language")
        widgets = {
            **lines(["title"]),
            **writing(["abstract"], rows=5),
            **writing([name for name in WORDS if name not in ("title", "abstract", "note")], rows=9),
            **writing(["note"], rows=3),
        }
        help_texts = {"language": _("Texts written in this language are the originals; the others translate them.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", LANGUAGE_CHOICES)
        for name in WORDS:
            for code in LANGUAGES:
                if name not in ("title", "abstract", "note"):
                    self.fields[f"{name}_{code}"].widget.attrs["maxlength"] = LONGEST_SECTION


class NeedsForm(TextsForm):
    texts = NEEDS
    competences_needed = several(
        _("Fields in which the municipality must be allowed to act"),
        LocalCompetence.choices,
        _("Readers find the case study by what their own city may do."),
    )

    class Meta(TextsForm.Meta):
        model = CaseStudyEdition
        fields = fields_of(NEEDS, "competences_needed", "cost_band", "months_needed")
        widgets = writing(NEEDS, rows=4)
        labels = {"cost_band": _("What it costs in a year, whoever pays"), "months_needed": _("Months until it worked")}
        help_texts = {
            "months_needed": _("From the decision until it worked, in whole months."),
            "cost_band": _("A rough band is enough; the words below say what it pays for."),
        }


class FactsForm(TextsForm):
    themes = several(_("Themes"), themes_of_the_network)
    target_groups = several(_("Whom it is for"), TargetGroup.choices)
    languages = several(
        _("Languages of the original document"), DocumentLanguage.choices, _("Only where it was published before.")
    )
    sdg_targets = several(
        _("Targets of the Sustainable Development Goals"),
        SDG_TARGET_CHOICES,
        _("Those that it truly serves: three well chosen say more than twenty."),
    )
    compact_objectives = several(_("Objectives of the Global Compacts"), CompactObjective.choices)

    class Meta(TextsForm.Meta):
        model = CaseStudyEdition
        fields = fields_of(
            {},
            *["themes", "target_groups", "starts", "ends", "practice_status", "sdg_targets", "compact_objectives"],
            *["keywords_en", "keywords_fr", "keywords_ar", "languages", "url"],
        )
        help_texts = {
            "starts": _("A year (2018), a month (2018-07) or a day (2018-07-01)."),
            "ends": _("Leave it empty while it goes on."),
            "url": _("Where the whole document can be read, if it can."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            field = self.fields[f"keywords_{code}"]
            field.label = _("Keywords (%(language)s)") % {"language": AUTONYMS[code]}
            field.help_text = _("Parted by commas.")
            field.widget.attrs |= {"lang": code, "dir": direction(code)}

    @property
    def folded(self) -> dict[str, list[tuple[str, str, list[Any]]]]:
        """Long lists of boxes in groups: `{field: [(heading, how many are ticked, boxes)]}`."""
        return {"sdg_targets": by_goal(self["sdg_targets"])}


class ResultForm(TextsForm):
    texts = RESULT_TEXTS

    class Meta(TextsForm.Meta):
        model = ResultFigure
        fields = list(PART_FIELDS["results"])
        widgets = lines(["label"])
        labels = {"value": _("Result"), "before": _("Before"), "source": _("Who says so"), "url": _("Where to read it")}
        help_texts = {
            "value": _("As you are used to writing it: 1 234,5 and 1,234.5 are read alike."),
            "before": _("What it was before, if it was counted then."),
            "unit": _("People, flats, days, per cent …"),
            "period": _("A year (2018), a month (2018-07) or a day (2018-07-01)."),
            "source": _("An office, a report, a study: whoever counted."),
            "position": _("1 stands first."),
        }


class StartForm(forms.Form):
    """A new case study: a title is enough."""

    title = forms.CharField(
        max_length=250,
        label=_("Title"),
        help_text=_("It can be changed until the first edition is published; the address is made from it."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    language = forms.ChoiceField(choices=LANGUAGE_CHOICES, label=_("Written in"))

    @property
    def values(self) -> dict[str, str]:
        words = self.cleaned_data
        return {"language": words["language"], f"title_{words['language']}": words["title"]}
