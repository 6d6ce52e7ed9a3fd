"""The forms of documents and their versions."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.attachments import ENDINGS
from core.choices import DOCUMENTS, DocumentLanguage
from core.fields import WallTime
from core.forms import lines, offer
from core.wall_time import fault_of, moment
from meetings import actions
from meetings.forms.fields import PlainRecordForm
from meetings.models import MeetingDocument, Session


class MomentThere(WallTime):
    """A moment, typed as the clock of a place shows it."""

    tz = "UTC"

    def to_python(self, value: Any) -> datetime | None:
        wall = super().to_python(value)
        if wall is None:
            return None
        if fault := fault_of(wall, self.tz):
            raise ValidationError(fault)
        return moment(wall, self.tz)

    def prepare_value(self, value: Any) -> Any:
        at = value
        if isinstance(value, str):
            try:
                at = datetime.fromisoformat(value)
            except ValueError:
                return value
        if isinstance(at, datetime) and at.tzinfo is not None:
            at = at.astimezone(ZoneInfo(self.tz)).replace(tzinfo=None)
        return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at


class DocumentForm(PlainRecordForm):
    texts = {"title": (_("Title"), "")}
    session = forms.ModelChoiceField(
        Session.objects.none(), required=False, label=_("Session"), empty_label=_("The whole meeting")
    )
    embargo_until = MomentThere(
        label=_("Not before"),
        required=False,
    )

    class Meta(PlainRecordForm.Meta):
        model = MeetingDocument
        fields = list(actions.DOCUMENT_FIELDS)
        widgets = lines(["title"])

    field_order = [*[f"title_{code}" for code in ("en", "fr", "ar")], "kind", "session", "visibility", "embargo_until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meeting = self.instance.meeting
        embargo: Any = self.fields["embargo_until"]
        embargo.tz = meeting.tz
        embargo.help_text = _("By the clock of %(zone)s. Until then nobody outside the secretariat knows of it.") % {
            "zone": meeting.tz
        }
        offer(self, "session", meeting.sessions.all())


class VersionForm(forms.Form):
    """A file or an address, in a language."""

    language = forms.ChoiceField(label=_("Language of the document"), choices=DocumentLanguage.choices)
    file = forms.FileField(label=_("The file"), required=False, allow_empty_file=True, max_length=None)
    url = forms.URLField(label=_("or its address elsewhere"), required=False, assume_scheme="https", max_length=500)
    origin = forms.CharField(
        label=_("From"),
        max_length=300,
        required=False,
        help_text=_("Needed for a file: who made it, or where it was taken from."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        endings = ", ".join(ENDINGS[kind].strip(".").upper() for kind in DOCUMENTS)
        self.fields["file"].help_text = str(_("%(kinds)s, at most 20 MB.") % {"kinds": endings})
        self.fields["file"].widget.attrs["accept"] = ",".join([*DOCUMENTS, *(ENDINGS[kind] for kind in DOCUMENTS)])
