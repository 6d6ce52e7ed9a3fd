"""Every table of this application as its models say; what only SQL can say stands in the migrations that follow."""

import core.migrating
import core.wall_time
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import meetings.models.meeting
import meetings.models.places
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0003_other_kinds"),
        ("meetings", "0004_adopted_recommendations"),
        ("meetings", "0005_refusals_say_why"),
        ("meetings", "0006_guests_and_what_remains"),
        ("meetings", "0008_answer_links"),
        ("meetings", "0009_what_calendars_were_told"),
        ("meetings", "0010_promises_still_open"),
    ]

    initial = True

    dependencies = [
        ("cities", "0001_schema"),
        ("core", "0002_schema"),
        ("library", "0001_schema"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        core.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="InterpreterTeam",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "name",
                            models.CharField(
                                error_messages={"unique": "Another team already has this name."},
                                max_length=160,
                                unique=True,
                                verbose_name="name",
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("en", "English"),
                                        ("fr", "French"),
                                        ("ar", "Arabic"),
                                        ("ca", "Catalan"),
                                        ("de", "German"),
                                        ("el", "Greek"),
                                        ("es", "Spanish"),
                                        ("it", "Italian"),
                                        ("ku", "Kurdish"),
                                        ("mt", "Maltese"),
                                        ("nl", "Dutch"),
                                        ("pt", "Portuguese"),
                                        ("zgh", "Tamazight"),
                                        ("tr", "Turkish"),
                                        ("mul", "Several languages"),
                                    ],
                                    max_length=3,
                                ),
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Room",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="seats",
                            ),
                        ),
                        ("step_free", models.BooleanField(blank=True, null=True, verbose_name="reached without steps")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "venue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rooms",
                                to="meetings.venue",
                                verbose_name="venue",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["venue", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("venue", "name"),
                                name="room_once",
                                violation_error_message="This venue already has a room of that name.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contributor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                        ("function_en", models.CharField(blank=True, default="", max_length=200)),
                        ("function_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("function_ar", models.CharField(blank=True, default="", max_length=200)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributors",
                                to="cities.city",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("speaker", "Speaker"),
                                    ("chair", "Chair"),
                                    ("moderator", "Moderator"),
                                    ("rapporteur", "Rapporteur"),
                                    ("guide", "Guide of the visit"),
                                ],
                                default="speaker",
                                max_length=12,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "acceptance",
                            models.CharField(
                                choices=[
                                    ("not_asked", "Not asked yet"),
                                    ("asked", "Asked"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                ],
                                default="not_asked",
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("subject_en", models.CharField(blank=True, default="", max_length=250)),
                        ("subject_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("subject_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "contributor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="meetings.contributor",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contributions",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "contributor", "part"),
                                name="contribution_once",
                                violation_error_message="This person already has this part in the session.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributorContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "contributor",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact",
                                to="meetings.contributor",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Interest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "offers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("host", "Host it"),
                                        ("present", "Present a practice"),
                                        ("review", "Review a practice as a peer"),
                                        ("attend", "Take part"),
                                    ],
                                    max_length=10,
                                ),
                                size=None,
                                verbose_name="what you offer",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="in your words")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "Not answered yet"),
                                    ("taken_up", "Taken up"),
                                    ("declined", "Not this time"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="new",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answer", models.CharField(blank=True, editable=False, max_length=500, verbose_name="answer")),
                        ("offered_by", models.CharField(editable=False, max_length=60)),
                        ("offered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interests",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interests",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["offered_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "city"),
                                name="interest_once",
                                violation_error_message="Your city has already said what it offers. Change that instead.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("offers__len__gt", 0)),
                                name="interest_offers_something",
                                violation_error_message="Choose what you offer.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        ("slug", models.SlugField(max_length=100, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("peer_to_peer", "Peer-to-peer meeting"),
                                    ("thematic", "Thematic or regional meeting"),
                                    ("workshop", "Technical workshop"),
                                    ("experts", "Expert meeting"),
                                    ("mission", "Introductory mission"),
                                    ("conference", "Political conference"),
                                    ("round_table", "Round table"),
                                    ("webinar", "Webinar"),
                                    ("stakeholders", "Stakeholder workshop"),
                                    ("study_visit", "Study visit"),
                                    ("presentation", "Presentation"),
                                    ("other", "Other event"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="number in its series",
                            ),
                        ),
                        (
                            "event_group",
                            models.CharField(default=meetings.models.meeting.own_group, editable=False, max_length=80),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("announced", "Announced"),
                                    ("confirmed", "Confirmed"),
                                    ("postponed", "Postponed"),
                                    ("live", "Going on now"),
                                    ("held", "Held"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                    ("unknown", "Past, outcome unknown"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                        ),
                        ("on_record", models.BooleanField(default=False, editable=False)),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("in_person", "In person"),
                                    ("online", "Online"),
                                    ("hybrid", "In person and online"),
                                    ("unknown", "Format not known"),
                                ],
                                default="in_person",
                                max_length=10,
                                verbose_name="format",
                            ),
                        ),
                        ("first_day", models.DateField(blank=True, null=True, verbose_name="first day")),
                        ("last_day", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "precision",
                            models.CharField(
                                choices=[
                                    ("day", "To the day"),
                                    ("month", "To the month"),
                                    ("year", "To the year"),
                                    ("unknown", "Not known"),
                                ],
                                default="day",
                                max_length=10,
                                verbose_name="dates known",
                            ),
                        ),
                        ("inferred", models.BooleanField(default=False, verbose_name="dates inferred")),
                        (
                            "days",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("first_day"),
                                    models.F("last_day"),
                                    models.Value("[]"),
                                    function="daterange",
                                ),
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                        ),
                        (
                            "tz",
                            models.CharField(
                                default="Europe/Vienna",
                                max_length=60,
                                validators=[core.wall_time.validate_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        ("answer_by", models.DateField(blank=True, null=True, verbose_name="to be answered by")),
                        (
                            "attribution",
                            models.CharField(
                                choices=[
                                    ("open", "Names may be quoted"),
                                    ("chatham_house", "Chatham House Rule: what was said may be used, not who said it"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="what may be quoted",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="people present")),
                        (
                            "people_note",
                            models.CharField(blank=True, help_text="Such as “more than 50”.", max_length=60),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="page elsewhere")),
                        ("title_en", models.CharField(blank=True, default="", max_length=300)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=300)),
                        ("summary_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcome_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcome_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcome_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("date_note_en", models.TextField(blank=True, default="", max_length=500)),
                        ("date_note_fr", models.TextField(blank=True, default="", max_length=500)),
                        ("date_note_ar", models.TextField(blank=True, default="", max_length=500)),
                        ("place_en", models.CharField(blank=True, default="", max_length=250)),
                        ("place_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("place_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "case_studies",
                            models.ManyToManyField(
                                blank=True,
                                related_name="meetings",
                                to="library.casestudy",
                                verbose_name="case studies shown",
                            ),
                        ),
                        (
                            "countries",
                            models.ManyToManyField(
                                blank=True,
                                related_name="meetings",
                                to="cities.country",
                                verbose_name="countries invited",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings_hosted",
                                to="cities.city",
                                verbose_name="host city",
                            ),
                        ),
                        (
                            "place_country",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.country",
                                verbose_name="country",
                            ),
                        ),
                        (
                            "publications",
                            models.ManyToManyField(
                                blank=True,
                                related_name="meetings",
                                to="library.publication",
                                verbose_name="publications",
                            ),
                        ),
                        (
                            "recommendations",
                            models.ManyToManyField(
                                blank=True,
                                related_name="meetings",
                                to="library.recommendation",
                                verbose_name="recommendations adopted",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True, related_name="meetings", to="cities.theme", verbose_name="themes"
                            ),
                        ),
                        (
                            "cities",
                            models.ManyToManyField(
                                related_name="meetings", through="meetings.MeetingCity", to="cities.city"
                            ),
                        ),
                        (
                            "organisations",
                            models.ManyToManyField(
                                related_name="meetings",
                                through="meetings.MeetingOrganisation",
                                to="cities.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("first_day"), descending=True, nulls_last=True), "slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "tz__regex",
                                        "^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/+-]+$",
                                    )
                                ),
                                name="meeting_zone_is_a_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("first_day__isnull", True), ("last_day__isnull", True)),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="meeting_days_in_order",
                                violation_error_message="The last day cannot lie before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("first_day__isnull", True), ("precision", "unknown")),
                                    models.Q(
                                        models.Q(("precision", "unknown"), _negated=True), ("first_day__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_days_as_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="meeting_has_title",
                                violation_error_message="Give the meeting a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_cancelled_with_reason",
                                violation_error_message="Say why: everyone concerned will read it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "unknown"), _negated=True), ("on_record", True), _connector="OR"
                                ),
                                name="meeting_unknown_is_on_record",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("number__isnull", False)),
                                fields=("kind", "number"),
                                name="meeting_number_once",
                                violation_error_message="Another meeting of this kind already has this number.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer_by__isnull", True),
                                    ("first_day__isnull", True),
                                    ("answer_by__lte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="answers_before_the_meeting",
                                violation_error_message="Ask for the answers before the meeting begins.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(
                                    ("first_day__isnull", False),
                                    ("host__isnull", False),
                                    ("on_record", False),
                                    models.Q(("status__in", ["cancelled", "postponed"]), _negated=True),
                                ),
                                expressions=[
                                    (models.F("host"), "="),
                                    (models.F("days"), "&&"),
                                    (models.F("event_group"), "<>"),
                                ],
                                name="host_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "offers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("host", "Host it"),
                                        ("present", "Present a practice"),
                                        ("review", "Review a practice as a peer"),
                                        ("attend", "Take part"),
                                    ],
                                    max_length=10,
                                ),
                                size=None,
                                verbose_name="what you offer",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="in your words")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "Not answered yet"),
                                    ("taken_up", "Taken up"),
                                    ("declined", "Not this time"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="new",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answer", models.CharField(blank=True, editable=False, max_length=500, verbose_name="answer")),
                        ("offered_by", models.CharField(editable=False, max_length=60)),
                        ("offered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.interest",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("snapshot", models.TextField()),
                        ("hash", models.CharField(max_length=64)),
                        ("previous_hash", models.CharField(blank=True, max_length=64)),
                        ("acknowledged", models.JSONField(default=list)),
                        ("published_by", models.CharField(max_length=60)),
                        ("published_at", models.DateTimeField()),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["meeting", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="agenda_revision_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingCity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("attended", "Took part"),
                                    ("presented", "Presented its practice"),
                                    ("co_host", "Hosted with others"),
                                ],
                                default="invited",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        ("note_en", models.CharField(blank=True, default="", max_length=300)),
                        ("note_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("note_ar", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meeting_parts",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="city_parts",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "meeting cities",
                        "ordering": ["city__name_en"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "city", "part"),
                                name="meeting_city_once",
                                violation_error_message="This city already has this role in the meeting.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agenda", "Agenda"),
                                    ("background", "Background paper"),
                                    ("presentation", "Presentation"),
                                    ("concept_note", "Concept note"),
                                    ("report", "Report"),
                                    ("press", "Press release"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "visibility",
                            models.CharField(
                                choices=[
                                    ("public", "Everybody"),
                                    ("network", "Everybody who is signed in"),
                                    ("participants", "Those who take part in the meeting"),
                                    ("session", "Those who take part in the session"),
                                    ("secretariat", "The secretariat"),
                                ],
                                default="secretariat",
                                max_length=15,
                                verbose_name="who may see it",
                            ),
                        ),
                        ("embargo_until", models.DateTimeField(blank=True, null=True, verbose_name="not before")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="meeting_document_has_title",
                                violation_error_message="Give the document a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("visibility", "session"), _negated=True),
                                    ("session__isnull", False),
                                    _connector="OR",
                                ),
                                name="meeting_document_of_session",
                                violation_error_message="Choose the session whose people may see it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("fr", "French"),
                                    ("ar", "Arabic"),
                                    ("ca", "Catalan"),
                                    ("de", "German"),
                                    ("el", "Greek"),
                                    ("es", "Spanish"),
                                    ("it", "Italian"),
                                    ("ku", "Kurdish"),
                                    ("mt", "Maltese"),
                                    ("nl", "Dutch"),
                                    ("pt", "Portuguese"),
                                    ("zgh", "Tamazight"),
                                    ("tr", "Turkish"),
                                    ("mul", "Several languages"),
                                ],
                                max_length=3,
                                verbose_name="language",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address elsewhere")),
                        ("added_by", models.CharField(max_length=60)),
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "attachment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="meetings.meetingdocument",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["document", "language", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("document", "language", "number"), name="document_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("attachment__isnull", False), ("url", "")),
                                    models.Q(("attachment__isnull", True), models.Q(("url", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="document_version_file_or_address",
                                violation_error_message="Attach a file or give an address: one of the two.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        ("slug", models.SlugField(db_index=False, max_length=100)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("peer_to_peer", "Peer-to-peer meeting"),
                                    ("thematic", "Thematic or regional meeting"),
                                    ("workshop", "Technical workshop"),
                                    ("experts", "Expert meeting"),
                                    ("mission", "Introductory mission"),
                                    ("conference", "Political conference"),
                                    ("round_table", "Round table"),
                                    ("webinar", "Webinar"),
                                    ("stakeholders", "Stakeholder workshop"),
                                    ("study_visit", "Study visit"),
                                    ("presentation", "Presentation"),
                                    ("other", "Other event"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="number in its series",
                            ),
                        ),
                        (
                            "event_group",
                            models.CharField(default=meetings.models.meeting.own_group, editable=False, max_length=80),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("announced", "Announced"),
                                    ("confirmed", "Confirmed"),
                                    ("postponed", "Postponed"),
                                    ("live", "Going on now"),
                                    ("held", "Held"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                    ("unknown", "Past, outcome unknown"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                        ),
                        ("on_record", models.BooleanField(default=False, editable=False)),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("in_person", "In person"),
                                    ("online", "Online"),
                                    ("hybrid", "In person and online"),
                                    ("unknown", "Format not known"),
                                ],
                                default="in_person",
                                max_length=10,
                                verbose_name="format",
                            ),
                        ),
                        ("first_day", models.DateField(blank=True, null=True, verbose_name="first day")),
                        ("last_day", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "precision",
                            models.CharField(
                                choices=[
                                    ("day", "To the day"),
                                    ("month", "To the month"),
                                    ("year", "To the year"),
                                    ("unknown", "Not known"),
                                ],
                                default="day",
                                max_length=10,
                                verbose_name="dates known",
                            ),
                        ),
                        ("inferred", models.BooleanField(default=False, verbose_name="dates inferred")),
                        (
                            "days",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("first_day"),
                                    models.F("last_day"),
                                    models.Value("[]"),
                                    function="daterange",
                                ),
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                        ),
                        (
                            "tz",
                            models.CharField(
                                default="Europe/Vienna",
                                max_length=60,
                                validators=[core.wall_time.validate_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        ("answer_by", models.DateField(blank=True, null=True, verbose_name="to be answered by")),
                        (
                            "attribution",
                            models.CharField(
                                choices=[
                                    ("open", "Names may be quoted"),
                                    ("chatham_house", "Chatham House Rule: what was said may be used, not who said it"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="what may be quoted",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="people present")),
                        (
                            "people_note",
                            models.CharField(blank=True, help_text="Such as “more than 50”.", max_length=60),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="page elsewhere")),
                        ("title_en", models.CharField(blank=True, default="", max_length=300)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=300)),
                        ("summary_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcome_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcome_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcome_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("date_note_en", models.TextField(blank=True, default="", max_length=500)),
                        ("date_note_fr", models.TextField(blank=True, default="", max_length=500)),
                        ("date_note_ar", models.TextField(blank=True, default="", max_length=500)),
                        ("place_en", models.CharField(blank=True, default="", max_length=250)),
                        ("place_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("place_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="host city",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "place_country",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.country",
                                verbose_name="country",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("delegate", "Delegate of a city"),
                                    ("expert", "Expert"),
                                    ("observer", "Observer"),
                                    ("guest", "Guest"),
                                ],
                                default="delegate",
                                max_length=10,
                                verbose_name="as what",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("function", models.CharField(blank=True, max_length=200, verbose_name="function")),
                        ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Invited"),
                                    ("substituted", "Somebody else comes instead"),
                                    ("revoked", "Taken back"),
                                ],
                                default="open",
                                editable=False,
                                max_length=12,
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("token_until", models.DateTimeField(editable=False)),
                        (
                            "word",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="a word to the secretariat"
                            ),
                        ),
                        ("invited_by", models.CharField(editable=False, max_length=60)),
                        ("invited_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("bounced_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("bounce_note", models.CharField(blank=True, editable=False, max_length=300)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meeting_invitations",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "contributor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="invitations",
                                to="meetings.contributor",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["city__name_en", "name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("meeting"),
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("state", "open"), models.Q(("email", ""), _negated=True)),
                                name="invited_once",
                                violation_error_message="This address is invited to this meeting already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "delegate"), _negated=True),
                                    ("city__isnull", False),
                                    _connector="OR",
                                ),
                                name="delegate_of_a_city",
                                violation_error_message="A delegate comes for a city: choose it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces__isnull", True),
                                    models.Q(("replaces", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="nobody_replaces_herself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ["en", "fr", "ar"])),
                                name="invitation_in_a_language",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("language", models.CharField(default="en", max_length=2)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("last_used_on", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="feed_tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="feed_tokens",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("invitation__isnull", True), ("person__isnull", False)),
                                    models.Q(("invitation__isnull", False), ("person__isnull", True)),
                                    _connector="OR",
                                ),
                                name="feed_of_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("issued_by", models.CharField(editable=False, max_length=60)),
                        (
                            "invitation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificate",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["issued_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("method", models.CharField(max_length=10)),
                        ("sequence", models.PositiveIntegerField()),
                        ("told", models.PositiveIntegerField(default=0)),
                        ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.meeting"
                            ),
                        ),
                        (
                            "invitation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_mail",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="AnswerLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reply",
                            models.CharField(
                                choices=[
                                    ("yes", "Yes, I will take part"),
                                    ("maybe", "Perhaps"),
                                    ("no", "No, I cannot"),
                                ],
                                max_length=5,
                                verbose_name="answer",
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                blank=True,
                                choices=[("in_person", "In person"), ("online", "Online")],
                                max_length=10,
                                verbose_name="how",
                            ),
                        ),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("last_day", models.DateField(editable=False, null=True)),
                        ("sequence", models.PositiveIntegerField(editable=False)),
                        ("agenda", models.PositiveIntegerField(default=0, editable=False)),
                        ("answered_by", models.CharField(editable=False, max_length=60)),
                        ("answered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-answered_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reply", "yes"), _negated=True),
                                    models.Q(("presence", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="yes_says_how",
                                violation_error_message="Say whether you come or take part online.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingOrganisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("organiser", "Organised it"),
                                    ("supporter", "Supported it"),
                                    ("content", "Content and facilitation"),
                                    ("took_part", "Took part"),
                                    ("host_event", "It was held within its event"),
                                ],
                                default="organiser",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="organisation_parts",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meeting_parts",
                                to="cities.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["part", "organisation__position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "organisation", "part"),
                                name="meeting_organisation_once",
                                violation_error_message="This organisation already has this role in the meeting.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("clearing", "With the cities it names"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("minutes_shared_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("body_en", models.TextField(blank=True, default="", max_length=50000)),
                        ("body_fr", models.TextField(blank=True, default="", max_length=50000)),
                        ("body_ar", models.TextField(blank=True, default="", max_length=50000)),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "published"), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="report_published_at",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("clearing", "With the cities it names"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("minutes_shared_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("body_en", models.TextField(blank=True, default="", max_length=50000)),
                        ("body_fr", models.TextField(blank=True, default="", max_length=50000)),
                        ("body_ar", models.TextField(blank=True, default="", max_length=50000)),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.meetingreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Needs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "accessibility",
                            models.TextField(blank=True, max_length=1000, verbose_name="what you need to take part"),
                        ),
                        (
                            "diet",
                            models.CharField(blank=True, max_length=300, verbose_name="what you eat or do not eat"),
                        ),
                        ("visa_letter", models.BooleanField(default=False, verbose_name="I need a letter for a visa")),
                        (
                            "visa_details",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="name as in the passport, and nationality"
                            ),
                        ),
                        ("purge_on", models.DateField(editable=False)),
                        (
                            "invitation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "needs",
                    },
                ),
                migrations.CreateModel(
                    name="OutsideInterest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                        (
                            "note",
                            models.TextField(blank=True, max_length=2000, verbose_name="why you would like to come"),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "Not answered yet"),
                                    ("taken_up", "Taken up"),
                                    ("declined", "Not this time"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="new",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("purge_on", models.DateField(editable=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outside_interests",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("meeting"),
                                django.db.models.functions.text.Lower("email"),
                                name="outside_interest_once",
                                violation_error_message="This address is noted already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pledge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "pledged_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="promised on"),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Still open"), ("kept", "Kept"), ("dropped", "Given up")],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, editable=False, null=True)),
                        ("promise_en", models.CharField(blank=True, default="", max_length=500)),
                        ("promise_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("promise_ar", models.CharField(blank=True, default="", max_length=500)),
                        ("outcome_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("outcome_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("outcome_ar", models.TextField(blank=True, default="", max_length=2000)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pledges",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pledges",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("promise_ar", ""), ("promise_en", ""), ("promise_fr", ""), _negated=True
                                ),
                                name="pledge_says_what",
                                violation_error_message="Write in at least one language what your city will do.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("pledged_on"))),
                                name="pledge_looks_ahead",
                                violation_error_message="The day has to come after the promise.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_on__isnull", True), ("state", "open")),
                                    models.Q(models.Q(("state", "open"), _negated=True), ("settled_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="pledge_settled_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PledgeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "pledged_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="promised on"),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Still open"), ("kept", "Kept"), ("dropped", "Given up")],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, editable=False, null=True)),
                        ("promise_en", models.CharField(blank=True, default="", max_length=500)),
                        ("promise_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("promise_ar", models.CharField(blank=True, default="", max_length=500)),
                        ("outcome_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("outcome_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("outcome_ar", models.TextField(blank=True, default="", max_length=2000)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.pledge",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Poll",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("closes_on", models.DateField(blank=True, null=True, verbose_name="open until")),
                        ("is_open", models.BooleanField(default=True)),
                        ("question_en", models.CharField(blank=True, default="", max_length=250)),
                        ("question_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("question_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="polls", to="meetings.meeting"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PollOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="first day")),
                        ("last_day", models.DateField(verbose_name="last day")),
                        ("local_start", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="begins")),
                        ("local_end", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="ends")),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="options", to="meetings.poll"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["first_day", "local_start", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("first_day"))),
                                name="poll_option_days_in_order",
                                violation_error_message="The last day cannot lie before the first.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PollVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[("yes", "Yes"), ("if_needed", "If needed"), ("no", "No")],
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("voted_by", models.CharField(max_length=60)),
                        ("voted_at", models.DateTimeField(auto_now=True)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cities.city"
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="meetings.polloption",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("option", "city"), name="poll_vote_once")],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("salt", models.CharField(default=meetings.models.places.new_salt, max_length=32)),
                        ("name", models.CharField(max_length=160)),
                        (
                            "contributor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="published_names",
                                to="meetings.contributor",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("contributor", "name"), name="published_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quota",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="delegates",
                            ),
                        ),
                        ("nominate_by", models.DateField(blank=True, null=True, verbose_name="to be named by")),
                        ("message", models.TextField(blank=True, max_length=2000, verbose_name="words to the city")),
                        ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotas",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotas",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["city__name_en"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "city"),
                                name="quota_once",
                                violation_error_message="This city is invited already. Change how many delegates it may name.",
                            ),
                            models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="quota_of_somebody"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuotaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="delegates",
                            ),
                        ),
                        ("nominate_by", models.DateField(blank=True, null=True, verbose_name="to be named by")),
                        ("message", models.TextField(blank=True, max_length=2000, verbose_name="words to the city")),
                        ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.quota",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportClearance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "Asked"), ("cleared", "Cleared"), ("objected", "Asks for a change")],
                                default="asked",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="what should be changed")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("answered_by", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clearances",
                                to="meetings.meetingreport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["city__name_en"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "city"), name="clearance_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "objected"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="objection_says_what",
                                violation_error_message="Say what should be changed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("workshop", "Workshop"),
                                    ("site_visit", "Site visit"),
                                    ("bilateral", "Bilateral talk"),
                                    ("break", "Break"),
                                    ("social", "Social event"),
                                    ("transfer", "Transfer"),
                                    ("other", "Session"),
                                ],
                                default="plenary",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("cancelled", "Cancelled")],
                                default="planned",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, editable=False, max_length=500, verbose_name="reason")),
                        (
                            "track",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="track",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("local_start", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="begins")),
                        ("local_end", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="ends")),
                        (
                            "tz",
                            models.CharField(
                                default="Europe/Vienna",
                                max_length=60,
                                validators=[core.wall_time.validate_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        (
                            "during",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(
                                    models.When(
                                        local_start__isnull=False,
                                        then=models.Func(
                                            models.Func(models.F("tz"), models.F("local_start"), function="timezone"),
                                            models.Func(models.F("tz"), models.F("local_end"), function="timezone"),
                                            models.Value("[)"),
                                            function="tstzrange",
                                        ),
                                    ),
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                            ),
                        ),
                        ("is_online", models.BooleanField(default=False, verbose_name="can be followed online")),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="places",
                            ),
                        ),
                        ("takes_sign_up", models.BooleanField(default=False, verbose_name="people sign up for it")),
                        (
                            "attribution",
                            models.CharField(
                                choices=[
                                    ("open", "Names may be quoted"),
                                    ("chatham_house", "Chatham House Rule: what was said may be used, not who said it"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="what may be quoted",
                            ),
                        ),
                        ("is_recorded", models.BooleanField(default=False, verbose_name="is recorded")),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("description_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("description_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("description_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "contributors",
                            models.ManyToManyField(
                                related_name="sessions", through="meetings.Contribution", to="meetings.contributor"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="meetings.room",
                                verbose_name="room",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            models.OrderBy(models.F("local_start"), nulls_last=True),
                            "track",
                            "position",
                            "pk",
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "tz__regex",
                                        "^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/+-]+$",
                                    )
                                ),
                                name="session_zone_is_a_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("local_end__isnull", True), ("local_start__isnull", True)),
                                    ("local_end__gt", models.F("local_start")),
                                    _connector="OR",
                                ),
                                name="session_hours_in_order",
                                violation_error_message="The end has to come after the beginning.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="session_has_title",
                                violation_error_message="Give the session a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="session_cancelled_with_reason",
                                violation_error_message="Say why: everyone concerned will read it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("attribution", "chatham_house"), ("is_recorded", True), _negated=True
                                ),
                                name="session_recorded_or_confidential",
                                violation_error_message="Under the Chatham House Rule nothing is recorded.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("takes_sign_up", False), ("capacity__isnull", False), _connector="OR"
                                ),
                                name="sign_up_has_places",
                                violation_error_message="Say how many places there are, so that people can sign up.",
                            ),
                            models.UniqueConstraint(fields=("id", "during"), name="session_during_for_bookings"),
                            models.UniqueConstraint(
                                fields=("id", "attribution"), name="session_attribution_for_minutes"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "attribution",
                            models.CharField(
                                choices=[
                                    ("open", "Names may be quoted"),
                                    ("chatham_house", "Chatham House Rule: what was said may be used, not who said it"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("url", models.URLField(max_length=500, verbose_name="address of the recording")),
                        ("added_by", models.CharField(editable=False, max_length=60)),
                        ("added_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "session",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recording",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("attribution", "open")),
                                name="chatham_house_is_not_recorded",
                                violation_error_message="Under the Chatham House Rule nothing is recorded.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "attribution",
                            models.CharField(
                                choices=[
                                    ("open", "Names may be quoted"),
                                    ("chatham_house", "Chatham House Rule: what was said may be used, not who said it"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("statement", "What was said"),
                                    ("decision", "What was decided"),
                                    ("question", "An open question"),
                                    ("note", "Note"),
                                ],
                                default="statement",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("written_by", models.CharField(editable=False, max_length=60)),
                        ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("words_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("words_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("words_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="for which city",
                            ),
                        ),
                        (
                            "contributor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.contributor",
                                verbose_name="who said it",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "minutes entries",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words_ar", ""), ("words_en", ""), ("words_fr", ""), _negated=True),
                                name="minutes_say_something",
                                violation_error_message="Write the note in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("attribution", "open"),
                                    models.Q(("city__isnull", True), ("contributor__isnull", True)),
                                    _connector="OR",
                                ),
                                name="chatham_house_names_nobody",
                                violation_error_message="This session was held under the Chatham House Rule: its minutes name no person and no city.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JoinLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.URLField(max_length=500, verbose_name="address of the online session")),
                        (
                            "session",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="join_link",
                                to="meetings.session",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Booking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(editable=False, null=True)),
                        ("released", models.BooleanField(default=False)),
                        (
                            "contributor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="meetings.contributor",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="meetings.interpreterteam",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="meetings.room",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bookings",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("contributor__isnull", True), ("room__isnull", False), ("team__isnull", True)
                                    ),
                                    models.Q(
                                        ("contributor__isnull", False), ("room__isnull", True), ("team__isnull", True)
                                    ),
                                    models.Q(
                                        ("contributor__isnull", True), ("room__isnull", True), ("team__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="booking_of_one_thing",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("room__isnull", False)),
                                fields=("session", "room"),
                                name="booking_room_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("contributor__isnull", False)),
                                fields=("session", "contributor"),
                                name="booking_contributor_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("team__isnull", False)),
                                fields=("session", "team"),
                                name="booking_team_once",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("released", False), ("room__isnull", False)),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[(models.F("room"), "="), (models.F("during"), "&&")],
                                name="room_in_one_place",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("contributor__isnull", False), ("released", False)),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[(models.F("contributor"), "="), (models.F("during"), "&&")],
                                name="contributor_in_one_place",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("released", False), ("team__isnull", False)),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[(models.F("team"), "="), (models.F("during"), "&&")],
                                name="team_in_one_place",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[("in_person", "In person"), ("online", "Online")],
                                default="in_person",
                                max_length=10,
                                verbose_name="how",
                            ),
                        ),
                        ("noted_by", models.CharField(editable=False, max_length=60)),
                        ("noted_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["noted_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("session", "invitation"), name="attended_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("workshop", "Workshop"),
                                    ("site_visit", "Site visit"),
                                    ("bilateral", "Bilateral talk"),
                                    ("break", "Break"),
                                    ("social", "Social event"),
                                    ("transfer", "Transfer"),
                                    ("other", "Session"),
                                ],
                                default="plenary",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("cancelled", "Cancelled")],
                                default="planned",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, editable=False, max_length=500, verbose_name="reason")),
                        (
                            "track",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="track",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("local_start", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="begins")),
                        ("local_end", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="ends")),
                        (
                            "tz",
                            models.CharField(
                                default="Europe/Vienna",
                                max_length=60,
                                validators=[core.wall_time.validate_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        (
                            "during",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(
                                    models.When(
                                        local_start__isnull=False,
                                        then=models.Func(
                                            models.Func(models.F("tz"), models.F("local_start"), function="timezone"),
                                            models.Func(models.F("tz"), models.F("local_end"), function="timezone"),
                                            models.Value("[)"),
                                            function="tstzrange",
                                        ),
                                    ),
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                            ),
                        ),
                        ("is_online", models.BooleanField(default=False, verbose_name="can be followed online")),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="places",
                            ),
                        ),
                        ("takes_sign_up", models.BooleanField(default=False, verbose_name="people sign up for it")),
                        (
                            "attribution",
                            models.CharField(
                                choices=[
                                    ("open", "Names may be quoted"),
                                    ("chatham_house", "Chatham House Rule: what was said may be used, not who said it"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="what may be quoted",
                            ),
                        ),
                        ("is_recorded", models.BooleanField(default=False, verbose_name="is recorded")),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("description_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("description_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("description_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.session",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.room",
                                verbose_name="room",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionLanguage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("fr", "French"),
                                    ("ar", "Arabic"),
                                    ("ca", "Catalan"),
                                    ("de", "German"),
                                    ("el", "Greek"),
                                    ("es", "Spanish"),
                                    ("it", "Italian"),
                                    ("ku", "Kurdish"),
                                    ("mt", "Maltese"),
                                    ("nl", "Dutch"),
                                    ("pt", "Portuguese"),
                                    ("zgh", "Tamazight"),
                                    ("tr", "Turkish"),
                                    ("mul", "Several languages"),
                                ],
                                max_length=3,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("floor", "Spoken on the floor"),
                                    ("interpretation", "Interpretation"),
                                    ("captions", "Captions"),
                                    ("sign", "Sign language"),
                                ],
                                default="floor",
                                max_length=15,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="languages",
                                to="meetings.session",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.interpreterteam",
                                verbose_name="team",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["mode", "language"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "language", "mode"),
                                name="session_language_once",
                                violation_error_message="This language is already offered in this way.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(editable=False, null=True)),
                        (
                            "presence",
                            models.CharField(
                                choices=[("in_person", "In person"), ("online", "Online")],
                                default="in_person",
                                max_length=10,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "You have a place"),
                                    ("waiting", "On the waiting list"),
                                    ("offered", "A place is kept for you"),
                                    ("lapsed", "The offer has lapsed"),
                                    ("withdrawn", "Taken back"),
                                ],
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("offered_until", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_ups",
                                to="meetings.meetinginvitation",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_ups",
                                to="meetings.session",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["asked_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "invitation"),
                                name="sign_up_once",
                                violation_error_message="You have signed up for this session already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "offered"), _negated=True),
                                    ("offered_until__isnull", False),
                                    _connector="OR",
                                ),
                                name="offer_has_an_end",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("state", "confirmed")),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[(models.F("invitation"), "="), (models.F("during"), "&&")],
                                name="one_workshop_at_a_time",
                                violation_error_message="You have a place in another session at that time. Give that up first.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Venue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                        ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("directions_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("directions_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("directions_ar", models.TextField(blank=True, default="", max_length=2000)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="venues",
                                to="cities.city",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name_en"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name_ar", ""), ("name_en", ""), ("name_fr", ""), _negated=True),
                                name="venue_has_name",
                                violation_error_message="Give the venue a name in at least one language.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Blackout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("holiday", "Public holiday"),
                                    ("election", "Election"),
                                    ("religious", "Religious time"),
                                    ("other", "Other"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="first day")),
                        ("last_day", models.DateField(verbose_name="last day")),
                        ("name_en", models.CharField(blank=True, default="", max_length=160)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=160)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=160)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="blackouts",
                                to="cities.city",
                            ),
                        ),
                        (
                            "country",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="blackouts",
                                to="cities.country",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("first_day"))),
                                name="blackout_days_in_order",
                                violation_error_message="The last day cannot lie before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("city__isnull", False), ("country__isnull", True)),
                                    models.Q(("city__isnull", True), ("country__isnull", False)),
                                    _connector="OR",
                                ),
                                name="blackout_of_city_or_country",
                                violation_error_message="Choose a city or a country.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e477bc71135aa8185937d510262dded881e8b43a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ccf0b",
                            table="meetings_interestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_interestevent" ("answer", "city_id", "id", "meeting_id", "note", "offered_at", "offered_by", "offers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."answer", NEW."city_id", NEW."id", NEW."meeting_id", NEW."note", NEW."offered_at", NEW."offered_by", NEW."offers", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="a0b17c488114b613df26f9f8757eab89be29d4b4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32d31",
                            table="meetings_interest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_interestevent" ("answer", "city_id", "id", "meeting_id", "note", "offered_at", "offered_by", "offers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."answer", NEW."city_id", NEW."id", NEW."meeting_id", NEW."note", NEW."offered_at", NEW."offered_by", NEW."offers", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="b6630d3e16f95f897e20c63410b5f5c41f2445db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5877c",
                            table="meetings_interest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="161adc4dee7601797a02097cded16f6fce0bad5d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2b4ce",
                            table="meetings_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingevent" ("answer_by", "attribution", "date_note_ar", "date_note_en", "date_note_fr", "event_group", "first_day", "host_id", "id", "inferred", "kind", "last_day", "mode", "number", "on_record", "outcome_ar", "outcome_en", "outcome_fr", "people", "people_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ar", "place_country_id", "place_en", "place_fr", "precision", "reason", "sequence", "slug", "status", "summary_ar", "summary_en", "summary_fr", "title_ar", "title_en", "title_fr", "translation", "tz", "uid", "url", "version") VALUES (NEW."answer_by", NEW."attribution", NEW."date_note_ar", NEW."date_note_en", NEW."date_note_fr", NEW."event_group", NEW."first_day", NEW."host_id", NEW."id", NEW."inferred", NEW."kind", NEW."last_day", NEW."mode", NEW."number", NEW."on_record", NEW."outcome_ar", NEW."outcome_en", NEW."outcome_fr", NEW."people", NEW."people_note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_ar", NEW."place_country_id", NEW."place_en", NEW."place_fr", NEW."precision", NEW."reason", NEW."sequence", NEW."slug", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."tz", NEW."uid", NEW."url", NEW."version"); RETURN NULL;',
                            hash="d35d2fb48e148b3f64106d559922f9212641626c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61d9e",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingevent" ("answer_by", "attribution", "date_note_ar", "date_note_en", "date_note_fr", "event_group", "first_day", "host_id", "id", "inferred", "kind", "last_day", "mode", "number", "on_record", "outcome_ar", "outcome_en", "outcome_fr", "people", "people_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ar", "place_country_id", "place_en", "place_fr", "precision", "reason", "sequence", "slug", "status", "summary_ar", "summary_en", "summary_fr", "title_ar", "title_en", "title_fr", "translation", "tz", "uid", "url", "version") VALUES (NEW."answer_by", NEW."attribution", NEW."date_note_ar", NEW."date_note_en", NEW."date_note_fr", NEW."event_group", NEW."first_day", NEW."host_id", NEW."id", NEW."inferred", NEW."kind", NEW."last_day", NEW."mode", NEW."number", NEW."on_record", NEW."outcome_ar", NEW."outcome_en", NEW."outcome_fr", NEW."people", NEW."people_note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_ar", NEW."place_country_id", NEW."place_en", NEW."place_fr", NEW."precision", NEW."reason", NEW."sequence", NEW."slug", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."tz", NEW."uid", NEW."url", NEW."version"); RETURN NULL;',
                            hash="8126377bb6d22bb7bc77f7435c771a29c83b7f87",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_495b8",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingreportevent" ("body_ar", "body_en", "body_fr", "id", "meeting_id", "minutes_shared_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "status", "title_ar", "title_en", "title_fr", "translation", "version") VALUES (NEW."body_ar", NEW."body_en", NEW."body_fr", NEW."id", NEW."meeting_id", NEW."minutes_shared_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."status", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="94a46aa679a510f0560eb1b7fe9dbe84fc534778",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d9972",
                            table="meetings_meetingreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingreportevent" ("body_ar", "body_en", "body_fr", "id", "meeting_id", "minutes_shared_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "status", "title_ar", "title_en", "title_fr", "translation", "version") VALUES (NEW."body_ar", NEW."body_en", NEW."body_fr", NEW."id", NEW."meeting_id", NEW."minutes_shared_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."status", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="7391f2682497dfcfd5d1b22da106831fd8c6dc40",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bd043",
                            table="meetings_meetingreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="acbd08c0ac9d67389684b1ae7bc897f8864f48d8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_86b48",
                            table="meetings_meetingreportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pledge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_pledgeevent" ("city_id", "due_on", "id", "meeting_id", "outcome_ar", "outcome_en", "outcome_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledged_on", "promise_ar", "promise_en", "promise_fr", "settled_on", "state", "translation", "uid", "version") VALUES (NEW."city_id", NEW."due_on", NEW."id", NEW."meeting_id", NEW."outcome_ar", NEW."outcome_en", NEW."outcome_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pledged_on", NEW."promise_ar", NEW."promise_en", NEW."promise_fr", NEW."settled_on", NEW."state", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="c9e8ed0057e2c295ff70a7c724cffdcc3cee9e3b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cd64c",
                            table="meetings_pledge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pledge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_pledgeevent" ("city_id", "due_on", "id", "meeting_id", "outcome_ar", "outcome_en", "outcome_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledged_on", "promise_ar", "promise_en", "promise_fr", "settled_on", "state", "translation", "uid", "version") VALUES (NEW."city_id", NEW."due_on", NEW."id", NEW."meeting_id", NEW."outcome_ar", NEW."outcome_en", NEW."outcome_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pledged_on", NEW."promise_ar", NEW."promise_en", NEW."promise_fr", NEW."settled_on", NEW."state", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="6b14cba0cea8ead370094f85a0d1514824ca6b9c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e2fe1",
                            table="meetings_pledge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pledgeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e28591b478af28e16a912376a76ad600b3215456",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_16964",
                            table="meetings_pledgeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quota",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_quotaevent" ("city_id", "id", "invited_at", "meeting_id", "message", "nominate_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "version") VALUES (NEW."city_id", NEW."id", NEW."invited_at", NEW."meeting_id", NEW."message", NEW."nominate_by", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seats", NEW."version"); RETURN NULL;',
                            hash="cef8419200e9d0311f131509692d1622674b4bc3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2e8d4",
                            table="meetings_quota",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quota",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_quotaevent" ("city_id", "id", "invited_at", "meeting_id", "message", "nominate_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "version") VALUES (NEW."city_id", NEW."id", NEW."invited_at", NEW."meeting_id", NEW."message", NEW."nominate_by", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seats", NEW."version"); RETURN NULL;',
                            hash="371b25921b0b22edede99df1c7d5eb1b8c19c2ac",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_16be0",
                            table="meetings_quota",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quotaevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc77ad84beb9fdca020b5b12926f36ecf94ced1a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_26f6f",
                            table="meetings_quotaevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="session",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_sessionevent" ("attribution", "capacity", "description_ar", "description_en", "description_fr", "id", "is_online", "is_recorded", "kind", "local_end", "local_start", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "room_id", "sequence", "state", "takes_sign_up", "title_ar", "title_en", "title_fr", "track", "translation", "tz", "uid", "version") VALUES (NEW."attribution", NEW."capacity", NEW."description_ar", NEW."description_en", NEW."description_fr", NEW."id", NEW."is_online", NEW."is_recorded", NEW."kind", NEW."local_end", NEW."local_start", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reason", NEW."room_id", NEW."sequence", NEW."state", NEW."takes_sign_up", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."track", NEW."translation", NEW."tz", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="b32a3559a8001c688750b511c220d115306bce26",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6e3c8",
                            table="meetings_session",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="session",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_sessionevent" ("attribution", "capacity", "description_ar", "description_en", "description_fr", "id", "is_online", "is_recorded", "kind", "local_end", "local_start", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "room_id", "sequence", "state", "takes_sign_up", "title_ar", "title_en", "title_fr", "track", "translation", "tz", "uid", "version") VALUES (NEW."attribution", NEW."capacity", NEW."description_ar", NEW."description_en", NEW."description_fr", NEW."id", NEW."is_online", NEW."is_recorded", NEW."kind", NEW."local_end", NEW."local_start", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reason", NEW."room_id", NEW."sequence", NEW."state", NEW."takes_sign_up", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."track", NEW."translation", NEW."tz", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="cc5a0e8e8ab72677c6427f3b1f65ac3946223156",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b633d",
                            table="meetings_session",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="80d96337d9546b16e18c78ae89fdfdb7a6e7adf0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_564a9",
                            table="meetings_sessionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
