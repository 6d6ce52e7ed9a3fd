"""Documents and pictures of a pilot, a milestone, an update or a call: as visible as what they belong to."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser

from core.api import acting, person_of
from core.attaching import NewAttachment
from pilots import actions
from pilots.api.finding import RowsOfPilot
from pilots.api.reading import CallFileSerializer, FileSerializer
from pilots.models import Call, Update

UPLOAD = {"multipart/form-data": NewAttachment}


class PilotFiles(RowsOfPilot):
    """Of the pilot as a whole."""

    serializer_class: Any = FileSerializer
    parser_classes = [MultiPartParser]

    def owner(self) -> Any:
        return self.pilot()

    def own_owner(self) -> Any:
        """What the file belongs to, for somebody who may give it files."""
        person = person_of(self.request)
        owner = self.owner()
        actions.ask_for_files(owner, person)
        return owner

    def rows(self):
        return self.owner().files.select_related("attachment")

    @extend_schema(request=UPLOAD, responses={201: FileSerializer})
    @acting
    def create(self, request, *args, **kwargs):
        """Add a file; a picture needs its rights, and words for those who cannot see it."""
        owner, asked = self.own_owner(), self.sent(NewAttachment)
        return self.made(actions.add_file(owner, asked.pop("file"), asked, by=request.user))

    @extend_schema(request=None, responses={204: None})
    @acting
    def destroy(self, request, *args, **kwargs):
        """Take a file away, with its content."""
        files = self.own_owner().files
        actions.remove_file(get_object_or_404(files, attachment=kwargs["pk"]), by=request.user)
        return self.gone()


class MilestoneFiles(PilotFiles):
    """What shows that a milestone was reached."""

    def owner(self):
        return get_object_or_404(self.pilot().milestones.select_related("pilot", "city"), uid=self.kwargs["uid"])


class UpdateFiles(PilotFiles):
    """Of an update that this person may see."""

    def owner(self):
        rows = Update.objects.visible_to(self.request.user).filter(pilot=self.pilot())
        return get_object_or_404(rows.select_related("pilot", "city"), uid=self.kwargs["uid"])


class CallFiles(PilotFiles):
    """Guidelines, a form, a budget table."""

    serializer_class = CallFileSerializer

    def owner(self):
        return get_object_or_404(Call.objects.visible_to(self.request.user), slug=self.kwargs["slug"])
