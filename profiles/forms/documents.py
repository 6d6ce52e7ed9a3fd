"""The form by which a document is attached to an edition."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.attaching import AttachmentForm
from core.forms import offer
from core.models import Source


class SourceChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: Source) -> str:
        return f"{row.title} ({row.code})"


class DocumentForm(AttachmentForm):
    """A document, and which source it is, where it is one."""

    source = SourceChoice(
        Source.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("None: a document of its own"),
        label=_("The document is this source"),
        help_text=_("Readers then find the document itself, under the name of this source."),
    )

    def __init__(self, *args: Any, sources: QuerySet[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", sources.order_by("title"))
