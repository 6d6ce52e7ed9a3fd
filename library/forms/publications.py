"""The forms of a publication, and of where it can be had."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cities.models import City, Organisation
from core.attaching import AttachmentForm
from core.choices import PICTURES, DocumentLanguage
from core.fields import NamesInARow
from core.forms import lines, name_languages, offer, writing
from library.actions.publications import LINKED, PUBLICATION_FIELDS
from library.forms.words import InAnyOrder, Slugs, by_name, themes_of_the_network
from library.models import Publication, PublicationFile
from library.validators import without_hyphens


def several_lines(label: Any, help_text: Any) -> NamesInARow:
    return NamesInARow(
        forms.CharField(max_length=120),
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class PublicationForm(InAnyOrder):
    texts = {
        "title": (_("Title"), _("As printed in each language.")),
        "summary": (_("Summary"), _("What it is, in the portal’s own words: one or two sentences.")),
        "abstract": (_("Abstract"), _("What it says of itself, as printed.")),
        "note": (_("Note"), _("What readers should know of this record: what is not certain, and why.")),
    }
    authors = several_lines(_("Authors"), _("As printed, parted by semicolons."))
    publisher_slugs = Slugs(label=_("Publishers"), required=False)
    city_slugs = Slugs(label=_("Cities"), required=False)
    theme_slugs = Slugs(label=_("Themes"), required=False)
    languages = Slugs(label=_("Languages in which it came out"), required=False, choices=DocumentLanguage.choices)
    isbn = forms.CharField(label="ISBN", required=False, max_length=17, help_text=_("Hyphens may stay."))
    url = forms.URLField(label=_("Page about it"), required=False, max_length=500, assume_scheme="https")
    available = forms.TypedChoiceField(
        label=_("Can it be had?"),
        choices=[("True", _("Yes")), ("False", _("No published copy was found"))],
        coerce=lambda value: value == "True",
    )

    class Meta:
        model = Publication
        fields = list(PUBLICATION_FIELDS)
        widgets = lines(["title"]) | writing(["summary", "abstract", "note"], rows=4)
        help_texts = {
            "date": _("A year (2018), a month (2018-07) or a day (2018-07-01)."),
            "doi": _("Such as 10.1000/182."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "publisher_slugs": by_name(Organisation.objects.all()),
            "city_slugs": by_name(City.objects.all()),
            "theme_slugs": themes_of_the_network(),
        }
        for name in LINKED:
            offer(self, name, choices[name])
            self.initial[name] = getattr(self.instance, name)

    def clean_isbn(self) -> str:
        return without_hyphens(self.cleaned_data["isbn"])


class NewPublicationForm(forms.ModelForm):
    """Enough to begin."""

    class Meta:
        model = Publication
        fields = ["kind", "title_en", "title_fr", "title_ar"]
        widgets = lines(["title"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self, {"title": _("Title")})


class LinkForm(forms.ModelForm):
    """Where it can be had in one language, on another site."""

    url = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")

    class Meta:
        model = PublicationFile
        fields = ["language", "url", "title", "pages"]
        widgets = {"title": forms.TextInput(attrs={"dir": "auto"})}

    def _post_clean(self) -> None:
        """The row is made and checked by the action."""


class FileForm(AttachmentForm):
    """Its file in one language."""

    pages = forms.IntegerField(label=_("Pages"), required=False, min_value=1, max_value=100_000)


class PictureForm(AttachmentForm):
    """A picture of a gallery."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, kinds=PICTURES, **kwargs)
        self.fields["title"].help_text = _("What it is called, in the language that you choose below.")
        self.fields["language"].label = _("Language of the title")
        for name in ("credit", "licence"):
            self.fields[name].required = True
