"""What is under way: who has a form open, what is typed and not saved, a file on its way into a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Presence(models.Model):
    """Who has the form for one place of a record open; forgotten a minute after the last sign of life."""

    about = models.CharField(max_length=300)
    field = models.CharField(max_length=120)
    person = models.CharField(max_length=60)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "field", "person"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person} at {self.about}.{self.field}"


class TypedText(models.Model):
    """What a person has typed into a form and not saved yet, by the form's address; hers alone."""

    person = models.CharField(max_length=60)
    path = models.CharField(max_length=500)
    data = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "path"], name="typed_text_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.path}"


class ImportJob(models.Model):
    """A file that a person sent to change a record: kept between its preview and her answer, and hers alone.

    `about` is the tag of the record, `kind` what is in the file, `version` the record's when the preview was made.
    `report` is what would change and what is wrong, in the language in which she asked. `began_at`: since when a
    worker, or the request that sent it, is at it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        FAULTY = "faulty", _("To be put right")
        READY = "ready", _("Waiting for your answer")
        ACCEPTED = "accepted", _("Being taken over")
        DONE = "done", _("Taken over")

    about = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    person = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    options = models.JSONField(default=dict)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    version = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    began_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "kind", "person"], name="import_job_once")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.about} by {self.person}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.ACCEPTED)
