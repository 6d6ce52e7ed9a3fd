"""Every table of this application as its models say; what only SQL can say stands in the migrations that follow."""

import core.dates
import core.migrating
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import profiles.validators
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("profiles", "0001_initial"),
        ("profiles", "0002_profiles_written_here"),
        ("profiles", "0003_figures_have_threads"),
        ("profiles", "0004_a_thread_once"),
        ("profiles", "0006_edition_files"),
        ("profiles", "0008_translations_are_written"),
        ("profiles", "0010_what_may_lie_below_zero"),
    ]

    initial = True

    dependencies = [
        ("cities", "0001_schema"),
        ("core", "0002_schema"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        core.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Adoption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("adopted_on", models.DateField(verbose_name="adopted on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=120, verbose_name="number of the decision"),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address of the document")),
                        ("council_en", models.CharField(blank=True, default="", max_length=200)),
                        ("council_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("council_ar", models.CharField(blank=True, default="", max_length=200)),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoption",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Breakdown",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("code", models.SlugField(max_length=60, unique=True)),
                        (
                            "dimension",
                            models.CharField(
                                choices=[
                                    ("origin", "Origin"),
                                    ("sex", "Sex"),
                                    ("age", "Age"),
                                    ("district", "District"),
                                    ("legal_status", "Legal status"),
                                    ("sector", "Sector of activity"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "is_sensitive",
                            models.BooleanField(default=False, help_text="People without papers: never by district."),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name_en", models.CharField(blank=True, default="", max_length=120)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=120)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=120)),
                    ],
                    options={
                        "ordering": ["dimension", "position"],
                    },
                ),
                migrations.CreateModel(
                    name="Definition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("code", models.SlugField(max_length=60, unique=True)),
                        (
                            "is_sensitive",
                            models.BooleanField(default=False, help_text="People without papers: never by district."),
                        ),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="Section",
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
                            "key",
                            models.CharField(
                                editable=False,
                                max_length=60,
                                unique=True,
                                validators=[profiles.validators.validate_section_key],
                            ),
                        ),
                        (
                            "chapter",
                            models.CharField(
                                choices=[
                                    ("synopsis", "Synopsis"),
                                    ("national_context", "National context"),
                                    ("immigration_situation", "Immigration situation"),
                                    ("migrant_population", "Migrant population"),
                                    ("local_context", "Local context and competences"),
                                    ("governance", "Governance and stakeholders"),
                                    ("rights_services", "Rights and access to services"),
                                    ("inclusion", "Inclusion and non-discrimination"),
                                    ("data", "Data: definitions, gaps, limits"),
                                    ("priorities", "Priorities"),
                                ],
                                max_length=30,
                                verbose_name="chapter",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                        (
                            "half_life_months",
                            models.PositiveSmallIntegerField(default=36, verbose_name="stays fresh for, in months"),
                        ),
                        ("is_in_use", models.BooleanField(default=True, verbose_name="in use")),
                        ("title_en", models.CharField(blank=True, default="", max_length=200)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("guidance_en", models.TextField(blank=True, default="")),
                        ("guidance_fr", models.TextField(blank=True, default="")),
                        ("guidance_ar", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "ordering": ["position", "key"],
                    },
                ),
                migrations.CreateModel(
                    name="SectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.CharField(
                                editable=False, max_length=60, validators=[profiles.validators.validate_section_key]
                            ),
                        ),
                        (
                            "chapter",
                            models.CharField(
                                choices=[
                                    ("synopsis", "Synopsis"),
                                    ("national_context", "National context"),
                                    ("immigration_situation", "Immigration situation"),
                                    ("migrant_population", "Migrant population"),
                                    ("local_context", "Local context and competences"),
                                    ("governance", "Governance and stakeholders"),
                                    ("rights_services", "Rights and access to services"),
                                    ("inclusion", "Inclusion and non-discrimination"),
                                    ("data", "Data: definitions, gaps, limits"),
                                    ("priorities", "Priorities"),
                                ],
                                max_length=30,
                                verbose_name="chapter",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                        (
                            "half_life_months",
                            models.PositiveSmallIntegerField(default=36, verbose_name="stays fresh for, in months"),
                        ),
                        ("is_in_use", models.BooleanField(default=True, verbose_name="in use")),
                        ("title_en", models.CharField(blank=True, default="", max_length=200)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("guidance_en", models.TextField(blank=True, default="")),
                        ("guidance_fr", models.TextField(blank=True, default="")),
                        ("guidance_ar", models.TextField(blank=True, default="")),
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
                                to="profiles.section",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place in the list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("reception", "Welcome and information"),
                                    ("legal", "Legal advice"),
                                    ("language", "Language courses"),
                                    ("housing", "Housing"),
                                    ("health", "Health"),
                                    ("education", "Education"),
                                    ("employment", "Employment"),
                                    ("participation", "Participation"),
                                    ("other", "Other services"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("provider", models.CharField(max_length=200, verbose_name="who offers it")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        ("contact", models.CharField(blank=True, max_length=300, verbose_name="address of the office")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="website")),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("for_whom_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("for_whom_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("for_whom_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("legal_condition_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("legal_condition_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("legal_condition_ar", models.TextField(blank=True, default="", max_length=1000)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["kind", "position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "thread"), name="service_thread_once"),
                            models.CheckConstraint(
                                condition=models.Q(("name_ar", ""), ("name_en", ""), ("name_fr", ""), _negated=True),
                                name="service_has_name",
                                violation_error_message="Give the service a name in at least one language.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place in the list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("reception", "Welcome and information"),
                                    ("legal", "Legal advice"),
                                    ("language", "Language courses"),
                                    ("housing", "Housing"),
                                    ("health", "Health"),
                                    ("education", "Education"),
                                    ("employment", "Employment"),
                                    ("participation", "Participation"),
                                    ("other", "Other services"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("provider", models.CharField(max_length=200, verbose_name="who offers it")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        ("contact", models.CharField(blank=True, max_length=300, verbose_name="address of the office")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="website")),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("for_whom_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("for_whom_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("for_whom_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("legal_condition_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("legal_condition_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("legal_condition_ar", models.TextField(blank=True, default="", max_length=1000)),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
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
                                to="profiles.service",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StakeholderEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "date",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="date"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("workshop", "Workshop"),
                                    ("meeting", "Meeting"),
                                    ("follow_up", "Follow-up meeting"),
                                    ("consultation", "Consultation in writing"),
                                    ("council", "Presentation to the City Council"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="people present")),
                        ("groups_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("groups_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("groups_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("outcome_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("outcome_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("outcome_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stakeholders",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "stakeholder entries",
                        "ordering": ["date", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "thread"), name="stakeholder_entry_thread_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("date", ""), ("date__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="profiles_stakeholderentry_date_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StakeholderEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "date",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="date"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("workshop", "Workshop"),
                                    ("meeting", "Meeting"),
                                    ("follow_up", "Follow-up meeting"),
                                    ("consultation", "Consultation in writing"),
                                    ("council", "Presentation to the City Council"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="people present")),
                        ("groups_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("groups_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("groups_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("outcome_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("outcome_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("outcome_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
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
                                to="profiles.stakeholderentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Geography",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("district", "District"),
                                    ("municipality", "Municipality"),
                                    ("metropolitan_area", "Metropolitan area"),
                                    ("governorate", "Governorate"),
                                    ("province", "Province"),
                                    ("region", "Region"),
                                    ("country", "Country"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name_en", models.CharField(blank=True, default="", max_length=120)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=120)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=120)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="geographies",
                                to="cities.city",
                            ),
                        ),
                        (
                            "country",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="geographies",
                                to="cities.country",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="profiles.geography",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "geographies",
                        "ordering": ["name_en"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("parent", models.F("id")), _negated=True),
                                name="geography_not_in_itself",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("code", models.SlugField(max_length=60, unique=True)),
                        ("adds_up", models.BooleanField(default=False)),
                        ("sums_to_100", models.BooleanField(default=False)),
                        ("may_be_negative", models.BooleanField(default=False)),
                        ("half_life_months", models.PositiveSmallIntegerField(default=24)),
                        ("is_expected", models.BooleanField(default=False)),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("persons", "persons"),
                                    ("percent", "per cent"),
                                    ("places", "places"),
                                    ("organisations", "organisations"),
                                    ("km2", "km²"),
                                    ("nationalities", "nationalities"),
                                    ("applications", "applications"),
                                    ("permits", "permits"),
                                    ("delegations", "delegations"),
                                    ("overnight_stays", "overnight stays"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "chapter",
                            models.CharField(
                                choices=[
                                    ("synopsis", "Synopsis"),
                                    ("national_context", "National context"),
                                    ("immigration_situation", "Immigration situation"),
                                    ("migrant_population", "Migrant population"),
                                    ("local_context", "Local context and competences"),
                                    ("governance", "Governance and stakeholders"),
                                    ("rights_services", "Rights and access to services"),
                                    ("inclusion", "Inclusion and non-discrimination"),
                                    ("data", "Data: definitions, gaps, limits"),
                                    ("priorities", "Priorities"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="own_indicators",
                                to="cities.city",
                            ),
                        ),
                        (
                            "denominator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="profiles.indicator",
                            ),
                        ),
                        (
                            "numerator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="profiles.indicator",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "code"],
                    },
                ),
                migrations.CreateModel(
                    name="Gap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("because_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("because_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("because_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("who_could_know_en", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_fr", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_ar", models.TextField(blank=True, default="", max_length=500)),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gaps",
                                to="profiles.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gaps",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["indicator__position", "indicator__code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "thread"), name="gap_thread_once"),
                            models.UniqueConstraint(
                                fields=("edition", "indicator"),
                                name="gap_once",
                                violation_error_message="This figure is already said to be unknown.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("because_ar", ""), ("because_en", ""), ("because_fr", ""), _negated=True
                                ),
                                name="gap_with_reason",
                                violation_error_message="Say why this is not known.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Figure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "value_to",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="up to, for a range",
                            ),
                        ),
                        (
                            "comparator",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("over", "more than"),
                                    ("under", "less than"),
                                    ("up_to", "up to"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="how exact",
                            ),
                        ),
                        (
                            "period_start",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="year or first day"
                            ),
                        ),
                        (
                            "period_end",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="last year or day"
                            ),
                        ),
                        (
                            "quality",
                            models.CharField(
                                choices=[
                                    ("official", "Official figure"),
                                    ("estimate", "Estimate"),
                                    ("unofficial", "Unofficial figure"),
                                ],
                                max_length=12,
                                verbose_name="quality",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("seed", "Read in a project document"),
                                    ("web", "Read on a web page"),
                                    ("derived", "Calculated from a published figure"),
                                    ("geonames", "Taken from GeoNames"),
                                    ("city", "Stated by the city"),
                                ],
                                default="city",
                                max_length=10,
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(blank=True, max_length=80, verbose_name="page or table in the source"),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True, help_text="The body that the publication names.", max_length=160
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                        (
                            "doubt_en",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="Why the published figure is doubtful; such a figure is never charted.",
                            ),
                        ),
                        (
                            "doubt_fr",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="Why the published figure is doubtful; such a figure is never charted.",
                            ),
                        ),
                        (
                            "doubt_ar",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="Why the published figure is doubtful; such a figure is never charted.",
                            ),
                        ),
                        (
                            "breakdown",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="profiles.breakdown",
                                verbose_name="part",
                            ),
                        ),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="cities.city"
                            ),
                        ),
                        (
                            "definition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="profiles.definition",
                                verbose_name="who is counted",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="core.source",
                                verbose_name="source",
                            ),
                        ),
                        (
                            "geography",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="profiles.geography",
                                verbose_name="place",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="profiles.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            "city",
                            "indicator__position",
                            "breakdown__position",
                            "-period_start",
                            "position",
                            "pk",
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "thread"), name="figure_thread_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("period_start", ""),
                                    ("period_start__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="profiles_figure_period_start_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("period_end", ""),
                                    ("period_end__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="profiles_figure_period_end_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("value_to__isnull", True), ("value_to__gte", models.F("value")), _connector="OR"
                                ),
                                name="figure_range_in_order",
                                violation_error_message="The upper end of a range cannot lie below its lower end.",
                            ),
                            models.UniqueConstraint(
                                fields=(
                                    "city",
                                    "edition",
                                    "indicator",
                                    "geography",
                                    "definition",
                                    "breakdown",
                                    "period_start",
                                    "period_end",
                                    "source",
                                ),
                                name="figure_once",
                                nulls_distinct=False,
                                violation_error_message="This figure is already there for the same place, time and source.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Priority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rank")),
                        (
                            "competence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("local", "Local: the city decides"),
                                    ("shared", "Shared with other levels"),
                                    ("national", "National: the city can only advise"),
                                ],
                                max_length=10,
                                verbose_name="level of competence",
                            ),
                        ),
                        (
                            "starts",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="from"),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="until"),
                        ),
                        (
                            "figures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=200)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("challenge_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("challenge_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("challenge_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("target_group_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("target_group_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("target_group_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("measures_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("measures_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("measures_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("lead_en", models.TextField(blank=True, default="", max_length=300)),
                        ("lead_fr", models.TextField(blank=True, default="", max_length=300)),
                        ("lead_ar", models.TextField(blank=True, default="", max_length=300)),
                        ("partners_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("partners_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("partners_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("measured_by_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("measured_by_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("measured_by_ar", models.TextField(blank=True, default="", max_length=1000)),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="priorities",
                                to="cities.theme",
                                verbose_name="theme",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="priorities",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "priorities",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "thread"), name="priority_thread_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", ""), ("starts__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="profiles_priority_starts_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", ""), ("ends__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="profiles_priority_ends_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="priority_has_title",
                                violation_error_message="Give the priority a title in at least one language.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProfileEdition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_review", "In review"),
                                    ("changes_requested", "Changes requested"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                    ("superseded", "Superseded"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "writers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                editable=False,
                                size=None,
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("submitted_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("review_note", models.TextField(blank=True, editable=False, max_length=5000)),
                        ("approved_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("approved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "publish_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="publish at"),
                        ),
                        ("published_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_reason", models.TextField(blank=True, editable=False, max_length=2000)),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="written in",
                            ),
                        ),
                        (
                            "published_first",
                            core.dates.PartialDateField(
                                blank=True,
                                default="",
                                help_text="When the edition came out, as far as the record says.",
                                max_length=10,
                            ),
                        ),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                        ("vision_en", models.TextField(blank=True, default="")),
                        ("vision_fr", models.TextField(blank=True, default="")),
                        ("vision_ar", models.TextField(blank=True, default="")),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="profile_editions",
                                to="cities.city",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["city", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("city", "number"), name="profile_edition_number_once"),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("status__in", ["draft", "in_review", "changes_requested", "approved"])
                                ),
                                fields=("city",),
                                name="profile_edition_one_open",
                                violation_error_message="There is already an edition being written.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "published")),
                                fields=("city",),
                                name="profile_edition_one_published",
                                violation_error_message="There is already a published edition.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "published"), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="profile_edition_published_has_date",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", ""),
                                    models.Q(("writers__contains", [models.F("approved_by")]), _negated=True),
                                    _connector="OR",
                                ),
                                name="profile_edition_four_eyes",
                                violation_error_message="Whoever wrote any of it cannot approve it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "changes_requested"), _negated=True),
                                    models.Q(("review_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="profile_edition_changes_with_note",
                                violation_error_message="Say what should change: the city will read it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "withdrawn"), _negated=True),
                                    models.Q(
                                        models.Q(("withdrawn_reason", ""), _negated=True),
                                        ("withdrawn_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="profile_edition_withdrawn_with_reason",
                                violation_error_message="Say why it is withdrawn: its address will tell readers.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publish_at__isnull", True),
                                    ("status__in", ["approved", "published", "superseded", "withdrawn"]),
                                    _connector="OR",
                                ),
                                name="profile_edition_only_approved_is_scheduled",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_first", ""),
                                    ("published_first__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="profiles_profileedition_published_first_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rank")),
                        (
                            "competence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("local", "Local: the city decides"),
                                    ("shared", "Shared with other levels"),
                                    ("national", "National: the city can only advise"),
                                ],
                                max_length=10,
                                verbose_name="level of competence",
                            ),
                        ),
                        (
                            "starts",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="from"),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="until"),
                        ),
                        (
                            "figures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=200)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("challenge_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("challenge_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("challenge_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("target_group_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("target_group_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("target_group_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("measures_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("measures_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("measures_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("lead_en", models.TextField(blank=True, default="", max_length=300)),
                        ("lead_fr", models.TextField(blank=True, default="", max_length=300)),
                        ("lead_ar", models.TextField(blank=True, default="", max_length=300)),
                        ("partners_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("partners_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("partners_ar", models.TextField(blank=True, default="", max_length=1000)),
                        ("measured_by_en", models.TextField(blank=True, default="", max_length=1000)),
                        ("measured_by_fr", models.TextField(blank=True, default="", max_length=1000)),
                        ("measured_by_ar", models.TextField(blank=True, default="", max_length=1000)),
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
                                to="profiles.priority",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.theme",
                                verbose_name="theme",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlausibilityAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=200)),
                        ("text", models.TextField(max_length=2000, verbose_name="answer")),
                        ("answered_by", models.CharField(max_length=60)),
                        ("answered_at", models.DateTimeField(auto_now=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "key"), name="plausibility_answer_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GapEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("because_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("because_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("because_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("who_could_know_en", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_fr", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_ar", models.TextField(blank=True, default="", max_length=500)),
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
                                to="profiles.gap",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FigureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "value_to",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="up to, for a range",
                            ),
                        ),
                        (
                            "comparator",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("over", "more than"),
                                    ("under", "less than"),
                                    ("up_to", "up to"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="how exact",
                            ),
                        ),
                        (
                            "period_start",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="year or first day"
                            ),
                        ),
                        (
                            "period_end",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="last year or day"
                            ),
                        ),
                        (
                            "quality",
                            models.CharField(
                                choices=[
                                    ("official", "Official figure"),
                                    ("estimate", "Estimate"),
                                    ("unofficial", "Unofficial figure"),
                                ],
                                max_length=12,
                                verbose_name="quality",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("seed", "Read in a project document"),
                                    ("web", "Read on a web page"),
                                    ("derived", "Calculated from a published figure"),
                                    ("geonames", "Taken from GeoNames"),
                                    ("city", "Stated by the city"),
                                ],
                                default="city",
                                max_length=10,
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(blank=True, max_length=80, verbose_name="page or table in the source"),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True, help_text="The body that the publication names.", max_length=160
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                        (
                            "doubt_en",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="Why the published figure is doubtful; such a figure is never charted.",
                            ),
                        ),
                        (
                            "doubt_fr",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="Why the published figure is doubtful; such a figure is never charted.",
                            ),
                        ),
                        (
                            "doubt_ar",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="Why the published figure is doubtful; such a figure is never charted.",
                            ),
                        ),
                        (
                            "breakdown",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.breakdown",
                                verbose_name="part",
                            ),
                        ),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                            ),
                        ),
                        (
                            "definition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.definition",
                                verbose_name="who is counted",
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
                                to="profiles.figure",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.source",
                                verbose_name="source",
                            ),
                        ),
                        (
                            "geography",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.geography",
                                verbose_name="place",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EditionFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "attachment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.source",
                                verbose_name="source",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["attachment__created_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "attachment"), name="edition_file_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChapterText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("body_en", models.TextField(blank=True, default="", max_length=40000)),
                        ("body_fr", models.TextField(blank=True, default="", max_length=40000)),
                        ("body_ar", models.TextField(blank=True, default="", max_length=40000)),
                        ("unknown_because_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("unknown_because_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("unknown_because_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("who_could_know_en", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_fr", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_ar", models.TextField(blank=True, default="", max_length=500)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chapters",
                                to="profiles.profileedition",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="profiles.section",
                                verbose_name="section",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["section__position", "section__key"],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "thread"), name="chapter_text_thread_once"),
                            models.UniqueConstraint(
                                fields=("edition", "section"),
                                name="chapter_text_once",
                                violation_error_message="This section is already written.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("body_ar", ""), ("body_en", ""), ("body_fr", "")),
                                    models.Q(
                                        ("unknown_because_ar", ""),
                                        ("unknown_because_en", ""),
                                        ("unknown_because_fr", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="chapter_text_or_reason",
                                violation_error_message="Write the text, or say why it is not known: not both.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdoptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("adopted_on", models.DateField(verbose_name="adopted on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=120, verbose_name="number of the decision"),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address of the document")),
                        ("council_en", models.CharField(blank=True, default="", max_length=200)),
                        ("council_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("council_ar", models.CharField(blank=True, default="", max_length=200)),
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
                                to="profiles.adoption",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProfileEditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_review", "In review"),
                                    ("changes_requested", "Changes requested"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                    ("superseded", "Superseded"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "writers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                editable=False,
                                size=None,
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("submitted_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("review_note", models.TextField(blank=True, editable=False, max_length=5000)),
                        ("approved_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("approved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "publish_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="publish at"),
                        ),
                        ("published_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_reason", models.TextField(blank=True, editable=False, max_length=2000)),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="written in",
                            ),
                        ),
                        (
                            "published_first",
                            core.dates.PartialDateField(
                                blank=True,
                                default="",
                                help_text="When the edition came out, as far as the record says.",
                                max_length=10,
                            ),
                        ),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                        ("vision_en", models.TextField(blank=True, default="")),
                        ("vision_fr", models.TextField(blank=True, default="")),
                        ("vision_ar", models.TextField(blank=True, default="")),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
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
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProfileTranslation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "language",
                            models.CharField(choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")], max_length=2),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("original", "Original text"),
                                    ("human", "Translation"),
                                    ("machine", "Machine translation"),
                                ],
                                default="human",
                                max_length=10,
                            ),
                        ),
                        ("texts", models.JSONField(blank=True, default=dict)),
                        ("marks", models.JSONField(blank=True, default=dict)),
                        ("writers", models.JSONField(blank=True, default=list)),
                        ("published_by", models.CharField(blank=True, max_length=60)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="translations",
                                to="profiles.profileedition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["language", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "language", "number"), name="profile_translation_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("published_at__isnull", True)),
                                fields=("edition", "language"),
                                name="profile_translation_one_open",
                                violation_error_message="This translation is already being written.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_by", ""),
                                    models.Q(("writers__has_key", models.F("published_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="profile_translation_four_eyes",
                                violation_error_message="Whoever wrote any of it cannot publish it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChapterTextEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("body_en", models.TextField(blank=True, default="", max_length=40000)),
                        ("body_fr", models.TextField(blank=True, default="", max_length=40000)),
                        ("body_ar", models.TextField(blank=True, default="", max_length=40000)),
                        ("unknown_because_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("unknown_because_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("unknown_because_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("who_could_know_en", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_fr", models.TextField(blank=True, default="", max_length=500)),
                        ("who_could_know_ar", models.TextField(blank=True, default="", max_length=500)),
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
                                to="profiles.chaptertext",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.profileedition",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.section",
                                verbose_name="section",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_sectionevent" ("chapter", "guidance_ar", "guidance_en", "guidance_fr", "half_life_months", "id", "is_in_use", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_ar", "title_en", "title_fr", "translation", "version") VALUES (NEW."chapter", NEW."guidance_ar", NEW."guidance_en", NEW."guidance_fr", NEW."half_life_months", NEW."id", NEW."is_in_use", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="9afae931c2dfcf9777c2266ac57fd3c608420bac",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_302ea",
                            table="profiles_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_sectionevent" ("chapter", "guidance_ar", "guidance_en", "guidance_fr", "half_life_months", "id", "is_in_use", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_ar", "title_en", "title_fr", "translation", "version") VALUES (NEW."chapter", NEW."guidance_ar", NEW."guidance_en", NEW."guidance_fr", NEW."half_life_months", NEW."id", NEW."is_in_use", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="7ae395737c162e60063bb3fbd7d21f8ec4d4bbca",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_504f6",
                            table="profiles_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileedition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_profileeditionevent" ("approved_at", "approved_by", "city_id", "id", "language", "note_ar", "note_en", "note_fr", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "published_at", "published_by", "published_first", "review_note", "started_at", "status", "submitted_at", "submitted_by", "translation", "version", "vision_ar", "vision_en", "vision_fr", "withdrawn_at", "withdrawn_reason", "writers") VALUES (NEW."approved_at", NEW."approved_by", NEW."city_id", NEW."id", NEW."language", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publish_at", NEW."published_at", NEW."published_by", NEW."published_first", NEW."review_note", NEW."started_at", NEW."status", NEW."submitted_at", NEW."submitted_by", NEW."translation", NEW."version", NEW."vision_ar", NEW."vision_en", NEW."vision_fr", NEW."withdrawn_at", NEW."withdrawn_reason", NEW."writers"); RETURN NULL;',
                            hash="42e395713685673631a4aaed8aaeb5b07bf273ab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3fb25",
                            table="profiles_profileedition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileedition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_profileeditionevent" ("approved_at", "approved_by", "city_id", "id", "language", "note_ar", "note_en", "note_fr", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "published_at", "published_by", "published_first", "review_note", "started_at", "status", "submitted_at", "submitted_by", "translation", "version", "vision_ar", "vision_en", "vision_fr", "withdrawn_at", "withdrawn_reason", "writers") VALUES (NEW."approved_at", NEW."approved_by", NEW."city_id", NEW."id", NEW."language", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publish_at", NEW."published_at", NEW."published_by", NEW."published_first", NEW."review_note", NEW."started_at", NEW."status", NEW."submitted_at", NEW."submitted_by", NEW."translation", NEW."version", NEW."vision_ar", NEW."vision_en", NEW."vision_fr", NEW."withdrawn_at", NEW."withdrawn_reason", NEW."writers"); RETURN NULL;',
                            hash="2560a118ecb2cb99270662640467e469cacc0ecb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c23b5",
                            table="profiles_profileedition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priorityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cc4db387f030b28752b92fd9eb027053de083e9f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9a86b",
                            table="profiles_priorityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priority",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_priorityevent" ("challenge_ar", "challenge_en", "challenge_fr", "competence", "edition_id", "ends", "figures", "id", "lead_ar", "lead_en", "lead_fr", "measured_by_ar", "measured_by_en", "measured_by_fr", "measures_ar", "measures_en", "measures_fr", "partners_ar", "partners_en", "partners_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "starts", "target_group_ar", "target_group_en", "target_group_fr", "theme_id", "thread", "title_ar", "title_en", "title_fr", "translation", "version") VALUES (NEW."challenge_ar", NEW."challenge_en", NEW."challenge_fr", NEW."competence", NEW."edition_id", NEW."ends", NEW."figures", NEW."id", NEW."lead_ar", NEW."lead_en", NEW."lead_fr", NEW."measured_by_ar", NEW."measured_by_en", NEW."measured_by_fr", NEW."measures_ar", NEW."measures_en", NEW."measures_fr", NEW."partners_ar", NEW."partners_en", NEW."partners_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."starts", NEW."target_group_ar", NEW."target_group_en", NEW."target_group_fr", NEW."theme_id", NEW."thread", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="059998f68db3a8237b1f4ee4f8bc9c2e1b99f455",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ff4a",
                            table="profiles_priority",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priority",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_priorityevent" ("challenge_ar", "challenge_en", "challenge_fr", "competence", "edition_id", "ends", "figures", "id", "lead_ar", "lead_en", "lead_fr", "measured_by_ar", "measured_by_en", "measured_by_fr", "measures_ar", "measures_en", "measures_fr", "partners_ar", "partners_en", "partners_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "starts", "target_group_ar", "target_group_en", "target_group_fr", "theme_id", "thread", "title_ar", "title_en", "title_fr", "translation", "version") VALUES (NEW."challenge_ar", NEW."challenge_en", NEW."challenge_fr", NEW."competence", NEW."edition_id", NEW."ends", NEW."figures", NEW."id", NEW."lead_ar", NEW."lead_en", NEW."lead_fr", NEW."measured_by_ar", NEW."measured_by_en", NEW."measured_by_fr", NEW."measures_ar", NEW."measures_en", NEW."measures_fr", NEW."partners_ar", NEW."partners_en", NEW."partners_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."starts", NEW."target_group_ar", NEW."target_group_en", NEW."target_group_fr", NEW."theme_id", NEW."thread", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="3c5f1a072ac18ef08a5586d6e0c81006b9a8591d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fe9c2",
                            table="profiles_priority",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gapevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ffe770bc53cf52d6b7afcbbe35e4dd243772a1b9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2778e",
                            table="profiles_gapevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_gapevent" ("because_ar", "because_en", "because_fr", "edition_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "translation", "version", "who_could_know_ar", "who_could_know_en", "who_could_know_fr") VALUES (NEW."because_ar", NEW."because_en", NEW."because_fr", NEW."edition_id", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."thread", NEW."translation", NEW."version", NEW."who_could_know_ar", NEW."who_could_know_en", NEW."who_could_know_fr"); RETURN NULL;',
                            hash="47c9603f32307773ca06c766bd40a1d7188cb1b0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bf85f",
                            table="profiles_gap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_gapevent" ("because_ar", "because_en", "because_fr", "edition_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "translation", "version", "who_could_know_ar", "who_could_know_en", "who_could_know_fr") VALUES (NEW."because_ar", NEW."because_en", NEW."because_fr", NEW."edition_id", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."thread", NEW."translation", NEW."version", NEW."who_could_know_ar", NEW."who_could_know_en", NEW."who_could_know_fr"); RETURN NULL;',
                            hash="1a82f6e323afdfe9a15458793fbe64ee20df203d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_32145",
                            table="profiles_gap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6c17884b45585155d43e956d0049be20b103be0c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b1f1b",
                            table="profiles_figureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_figureevent" ("breakdown_id", "city_id", "comparator", "confidence", "definition_id", "doubt_ar", "doubt_en", "doubt_fr", "edition_id", "geography_id", "id", "indicator_id", "locator", "note_ar", "note_en", "note_fr", "origin", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quality", "source_id", "thread", "translation", "value", "value_to", "version") VALUES (NEW."breakdown_id", NEW."city_id", NEW."comparator", NEW."confidence", NEW."definition_id", NEW."doubt_ar", NEW."doubt_en", NEW."doubt_fr", NEW."edition_id", NEW."geography_id", NEW."id", NEW."indicator_id", NEW."locator", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."origin", NEW."period_end", NEW."period_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."quality", NEW."source_id", NEW."thread", NEW."translation", NEW."value", NEW."value_to", NEW."version"); RETURN NULL;',
                            hash="656bef6e4f672551c953948ca55acac03e33b73b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d8647",
                            table="profiles_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_figureevent" ("breakdown_id", "city_id", "comparator", "confidence", "definition_id", "doubt_ar", "doubt_en", "doubt_fr", "edition_id", "geography_id", "id", "indicator_id", "locator", "note_ar", "note_en", "note_fr", "origin", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quality", "source_id", "thread", "translation", "value", "value_to", "version") VALUES (NEW."breakdown_id", NEW."city_id", NEW."comparator", NEW."confidence", NEW."definition_id", NEW."doubt_ar", NEW."doubt_en", NEW."doubt_fr", NEW."edition_id", NEW."geography_id", NEW."id", NEW."indicator_id", NEW."locator", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."origin", NEW."period_end", NEW."period_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."quality", NEW."source_id", NEW."thread", NEW."translation", NEW."value", NEW."value_to", NEW."version"); RETURN NULL;',
                            hash="2e001b1fa5f2df3aa9e6db7af447489a5ba42ee0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bdab3",
                            table="profiles_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adoptionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="47d499c7513de6918a3730a69ea5bf2b9d629f56",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a2fa",
                            table="profiles_adoptionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adoption",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_adoptionevent" ("adopted_on", "council_ar", "council_en", "council_fr", "edition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "translation", "url", "version") VALUES (NEW."adopted_on", NEW."council_ar", NEW."council_en", NEW."council_fr", NEW."edition_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."translation", NEW."url", NEW."version"); RETURN NULL;',
                            hash="dd6a9a33b64b8ddc10e0adc920de868aa0d4834f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccb5c",
                            table="profiles_adoption",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adoption",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_adoptionevent" ("adopted_on", "council_ar", "council_en", "council_fr", "edition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "translation", "url", "version") VALUES (NEW."adopted_on", NEW."council_ar", NEW."council_en", NEW."council_fr", NEW."edition_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."translation", NEW."url", NEW."version"); RETURN NULL;',
                            hash="bd2ac9c8e561a8299aac66fa1458c695618a2408",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1779d",
                            table="profiles_adoption",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileeditionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9ee213bc1b8fc9d54c377a3bd43a6a968b547bc2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ec0f4",
                            table="profiles_profileeditionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="chaptertextevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0a4dde95514ced83c3eb46c7abbd6870fd727874",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_83fa1",
                            table="profiles_chaptertextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="chaptertext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_chaptertextevent" ("body_ar", "body_en", "body_fr", "edition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "thread", "translation", "unknown_because_ar", "unknown_because_en", "unknown_because_fr", "version", "who_could_know_ar", "who_could_know_en", "who_could_know_fr") VALUES (NEW."body_ar", NEW."body_en", NEW."body_fr", NEW."edition_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id", NEW."thread", NEW."translation", NEW."unknown_because_ar", NEW."unknown_because_en", NEW."unknown_because_fr", NEW."version", NEW."who_could_know_ar", NEW."who_could_know_en", NEW."who_could_know_fr"); RETURN NULL;',
                            hash="2d9789dcd2a3ff42ccd10743a89d160d51a76e57",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0cb78",
                            table="profiles_chaptertext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="chaptertext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_chaptertextevent" ("body_ar", "body_en", "body_fr", "edition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "thread", "translation", "unknown_because_ar", "unknown_because_en", "unknown_because_fr", "version", "who_could_know_ar", "who_could_know_en", "who_could_know_fr") VALUES (NEW."body_ar", NEW."body_en", NEW."body_fr", NEW."edition_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id", NEW."thread", NEW."translation", NEW."unknown_because_ar", NEW."unknown_because_en", NEW."unknown_because_fr", NEW."version", NEW."who_could_know_ar", NEW."who_could_know_en", NEW."who_could_know_fr"); RETURN NULL;',
                            hash="c3ab675b236ce9a5dd7908bd92063f786a39d2b3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67879",
                            table="profiles_chaptertext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sectionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="93dbd23fcd453c478926a7e1f341769dc978546f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3b566",
                            table="profiles_sectionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_serviceevent" ("contact", "edition_id", "for_whom_ar", "for_whom_en", "for_whom_fr", "id", "kind", "languages", "legal_condition_ar", "legal_condition_en", "legal_condition_fr", "name_ar", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider", "thread", "translation", "url", "version") VALUES (NEW."contact", NEW."edition_id", NEW."for_whom_ar", NEW."for_whom_en", NEW."for_whom_fr", NEW."id", NEW."kind", NEW."languages", NEW."legal_condition_ar", NEW."legal_condition_en", NEW."legal_condition_fr", NEW."name_ar", NEW."name_en", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."provider", NEW."thread", NEW."translation", NEW."url", NEW."version"); RETURN NULL;',
                            hash="02440207d3c570a95330c10d0725c77a25dd280d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1bdf",
                            table="profiles_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_serviceevent" ("contact", "edition_id", "for_whom_ar", "for_whom_en", "for_whom_fr", "id", "kind", "languages", "legal_condition_ar", "legal_condition_en", "legal_condition_fr", "name_ar", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider", "thread", "translation", "url", "version") VALUES (NEW."contact", NEW."edition_id", NEW."for_whom_ar", NEW."for_whom_en", NEW."for_whom_fr", NEW."id", NEW."kind", NEW."languages", NEW."legal_condition_ar", NEW."legal_condition_en", NEW."legal_condition_fr", NEW."name_ar", NEW."name_en", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."provider", NEW."thread", NEW."translation", NEW."url", NEW."version"); RETURN NULL;',
                            hash="a57b14207ff9882bbc8d68773cb1bc9de7d4ff14",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e1ff",
                            table="profiles_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="serviceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="97fd6686c5a335f64b2fef68d9dc9a9318600021",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d5111",
                            table="profiles_serviceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stakeholderentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "profiles_stakeholderentryevent" ("date", "edition_id", "groups_ar", "groups_en", "groups_fr", "id", "kind", "outcome_ar", "outcome_en", "outcome_fr", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "translation", "version") VALUES (NEW."date", NEW."edition_id", NEW."groups_ar", NEW."groups_en", NEW."groups_fr", NEW."id", NEW."kind", NEW."outcome_ar", NEW."outcome_en", NEW."outcome_fr", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."thread", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="8c5203049227b5f25a5d904e3cbbbe979f288d0a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a9c9a",
                            table="profiles_stakeholderentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stakeholderentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "profiles_stakeholderentryevent" ("date", "edition_id", "groups_ar", "groups_en", "groups_fr", "id", "kind", "outcome_ar", "outcome_en", "outcome_fr", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "translation", "version") VALUES (NEW."date", NEW."edition_id", NEW."groups_ar", NEW."groups_en", NEW."groups_fr", NEW."id", NEW."kind", NEW."outcome_ar", NEW."outcome_en", NEW."outcome_fr", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."thread", NEW."translation", NEW."version"); RETURN NULL;',
                            hash="b527a760f51a105844450a05e0ae79e6b5889693",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_262b5",
                            table="profiles_stakeholderentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stakeholderentryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4406a8229810a09b5999544626ddd36da540d3b1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0a479",
                            table="profiles_stakeholderentryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
