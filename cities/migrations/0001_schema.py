"""Every table of this application as its models say; what only SQL can say stands in the migrations that follow."""

import cities.validators
import core.dates
import core.migrating
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("cities", "0001_initial"),
        ("cities", "0002_sign_in"),
        ("cities", "0004_memberships_end"),
        ("cities", "0005_competences"),
        ("cities", "0010_questions"),
    ]

    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="City",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("administration", models.CharField(blank=True, max_length=160)),
                        (
                            "alternate_names",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                            ),
                        ),
                        ("latitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                        ("longitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                        ("geonames_id", models.PositiveIntegerField(blank=True, null=True, unique=True)),
                        (
                            "map_population",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Without a date: good for the size of a dot on the map, for nothing else.",
                                null=True,
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "may_act_in",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("reception", "Reception and orientation of newcomers"),
                                        ("registration", "Registration of residents"),
                                        ("housing", "Housing"),
                                        ("health", "Health"),
                                        ("early_childhood", "Early childhood"),
                                        ("education", "Schools"),
                                        ("employment", "Employment and vocational training"),
                                        ("local_economy", "Local economy and markets"),
                                        ("social_services", "Social services"),
                                        ("planning", "Urban planning and land use"),
                                        ("public_space", "Public space, parks and sport grounds"),
                                        ("culture", "Culture, sport and leisure"),
                                        ("participation", "Participation and consultative bodies"),
                                        ("safety", "Local police and mediation"),
                                        ("communication", "Public information and communication"),
                                        ("cooperation", "Cooperation with cities abroad"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                help_text="Fields in which the law lets the municipality act. Empty: not recorded.",
                                size=None,
                                verbose_name="what the municipality may do",
                            ),
                        ),
                        ("name_en", models.CharField(blank=True, default="", max_length=80)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=80)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=80)),
                        ("administration_name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("administration_name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("administration_name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                        ("competences_en", models.TextField(blank=True, default="")),
                        ("competences_fr", models.TextField(blank=True, default="")),
                        ("competences_ar", models.TextField(blank=True, default="")),
                        ("known_for_en", models.TextField(blank=True, default="")),
                        ("known_for_fr", models.TextField(blank=True, default="")),
                        ("known_for_ar", models.TextField(blank=True, default="")),
                        (
                            "country",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cities",
                                to="cities.country",
                                verbose_name="country",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True, related_name="cities", to="cities.theme", verbose_name="themes"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "cities",
                        "ordering": ["name_en"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                                    models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                                    _connector="OR",
                                ),
                                name="city_on_earth",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Theme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("icon", models.SlugField(max_length=30)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name_en", models.CharField(blank=True, default="", max_length=120)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=120)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=120)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "ordering": ["position"],
                    },
                ),
                migrations.CreateModel(
                    name="CityContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="address of an office, not of a person"
                            ),
                        ),
                        (
                            "city",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="contact", to="cities.city"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CityQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(db_index=True, max_length=300)),
                        ("about_title", models.CharField(max_length=300)),
                        ("about_path", models.CharField(max_length=300)),
                        (
                            "text",
                            models.TextField(
                                max_length=4000,
                                validators=[cities.validators.without_address],
                                verbose_name="your question",
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        (
                            "may_publish",
                            models.BooleanField(
                                default=False,
                                verbose_name="The city may publish my question with its answer, without my name.",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unconfirmed", "Not confirmed yet"),
                                    ("waiting", "Waiting for an answer"),
                                    ("answered", "Answered"),
                                    ("closed", "Closed without an answer"),
                                ],
                                default="unconfirmed",
                                editable=False,
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("link_until", models.DateTimeField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("asked_at", models.DateTimeField(editable=False, null=True)),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="answer due")),
                        ("passed_on_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "answer",
                            models.TextField(
                                blank=True,
                                max_length=10000,
                                validators=[cities.validators.without_address],
                                verbose_name="answer",
                            ),
                        ),
                        ("answered_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("answered_at", models.DateTimeField(editable=False, null=True)),
                        ("closed_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        (
                            "public_answer",
                            models.TextField(
                                blank=True,
                                max_length=10000,
                                validators=[cities.validators.without_address],
                                verbose_name="answer as it is published",
                            ),
                        ),
                        ("published_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="cities.city"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "unconfirmed"),
                                    models.Q(("asked_at__isnull", False), ("due_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="city_question_has_due_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "answered"), _negated=True),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        models.Q(("answered_by", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="city_question_answered_by_somebody",
                                violation_error_message="Write an answer: it goes to the person who asked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "closed"), _negated=True),
                                    models.Q(("closed_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="city_question_closed_with_reason",
                                violation_error_message="Say why it is closed without an answer; your colleagues will read it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_at__isnull", True),
                                    models.Q(
                                        ("may_publish", True),
                                        ("status", "answered"),
                                        models.Q(("public_answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="city_question_published_by_consent",
                                violation_error_message="Whoever asked did not agree to publication.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Asker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=120, validators=[cities.validators.without_address], verbose_name="your name"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="your e-mail address")),
                        (
                            "organisation",
                            models.CharField(
                                blank=True,
                                max_length=160,
                                validators=[cities.validators.without_address],
                                verbose_name="city or organisation",
                            ),
                        ),
                        ("purge_on", models.DateField(editable=False)),
                        (
                            "question",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asker",
                                to="cities.cityquestion",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["purge_on"], name="asker_purge_on")],
                    },
                ),
                migrations.CreateModel(
                    name="Colleague",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="from")),
                        ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("city_reader", "Reader"),
                                    ("city_editor", "Editor"),
                                    ("city_submitter", "Submitter"),
                                    ("city_admin", "City administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="colleagues", to="cities.city"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="posts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                                ),
                                name="cities_colleague_in_order",
                                violation_error_message="The end cannot lie before the beginning.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_at__isnull", True)),
                                fields=("person", "city"),
                                name="colleague_once",
                                violation_error_message="This person already works for this city in the portal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ColleagueEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="from")),
                        ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("city_reader", "Reader"),
                                    ("city_editor", "Editor"),
                                    ("city_submitter", "Submitter"),
                                    ("city_admin", "City administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                to="cities.colleague",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Country",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("code", models.CharField(max_length=2, unique=True, verbose_name="ISO 3166-1 code")),
                        (
                            "region",
                            models.CharField(
                                choices=[("european", "Europe"), ("southern_mediterranean", "Southern Mediterranean")],
                                max_length=30,
                                verbose_name="region",
                            ),
                        ),
                        ("name_en", models.CharField(blank=True, default="", max_length=80)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=80)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=80)),
                    ],
                    options={
                        "verbose_name_plural": "countries",
                        "ordering": ["name_en"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("code__regex", "^[A-Z]{2}$")), name="country_iso_code"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(db_index=False, max_length=60)),
                        ("administration", models.CharField(blank=True, max_length=160)),
                        (
                            "alternate_names",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                            ),
                        ),
                        ("latitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                        ("longitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                        ("geonames_id", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "map_population",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Without a date: good for the size of a dot on the map, for nothing else.",
                                null=True,
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "may_act_in",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("reception", "Reception and orientation of newcomers"),
                                        ("registration", "Registration of residents"),
                                        ("housing", "Housing"),
                                        ("health", "Health"),
                                        ("early_childhood", "Early childhood"),
                                        ("education", "Schools"),
                                        ("employment", "Employment and vocational training"),
                                        ("local_economy", "Local economy and markets"),
                                        ("social_services", "Social services"),
                                        ("planning", "Urban planning and land use"),
                                        ("public_space", "Public space, parks and sport grounds"),
                                        ("culture", "Culture, sport and leisure"),
                                        ("participation", "Participation and consultative bodies"),
                                        ("safety", "Local police and mediation"),
                                        ("communication", "Public information and communication"),
                                        ("cooperation", "Cooperation with cities abroad"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                help_text="Fields in which the law lets the municipality act. Empty: not recorded.",
                                size=None,
                                verbose_name="what the municipality may do",
                            ),
                        ),
                        ("name_en", models.CharField(blank=True, default="", max_length=80)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=80)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=80)),
                        ("administration_name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("administration_name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("administration_name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                        ("competences_en", models.TextField(blank=True, default="")),
                        ("competences_fr", models.TextField(blank=True, default="")),
                        ("competences_ar", models.TextField(blank=True, default="")),
                        ("known_for_en", models.TextField(blank=True, default="")),
                        ("known_for_fr", models.TextField(blank=True, default="")),
                        ("known_for_ar", models.TextField(blank=True, default="")),
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
                                to="cities.city",
                            ),
                        ),
                        (
                            "country",
                            models.ForeignKey(
                                db_constraint=False,
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
                    name="JoinRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("associate", "Our city would like to join as an associate"),
                                    ("interest", "I would like to hear from the network"),
                                ],
                                max_length=20,
                                verbose_name="what you ask for",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="your name")),
                        ("email", models.EmailField(max_length=254, verbose_name="your e-mail address")),
                        ("city_name", models.CharField(max_length=120, verbose_name="city or organisation")),
                        ("country", models.CharField(max_length=80, verbose_name="country")),
                        ("position", models.CharField(blank=True, max_length=120, verbose_name="your function there")),
                        (
                            "message",
                            models.TextField(
                                max_length=4000, verbose_name="what you would like to do with the network"
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("in_contact", "In contact"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                ],
                                default="new",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("acronym", models.CharField(blank=True, max_length=30)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("international", "International organisation"),
                                    ("un_agency", "United Nations agency"),
                                    ("donor", "Donor"),
                                    ("local_government_network", "Network of local governments"),
                                    ("local_government", "Local government"),
                                    ("public_agency", "Public agency"),
                                    ("academia", "Research institution"),
                                    ("ngo", "Civil society organisation"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("website", models.URLField(blank=True)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                        (
                            "country",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="cities.country"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "name_en"],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "language",
                            models.CharField(default="en", max_length=2, verbose_name="language of the invitation"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("city_reader", "Reader"),
                                    ("city_editor", "Editor"),
                                    ("city_submitter", "Submitter"),
                                    ("city_admin", "City administrator"),
                                    ("officer", "Officer"),
                                    ("reviewer", "Reviewer"),
                                    ("publisher", "Publisher"),
                                    ("translator", "Translator"),
                                    ("logistics", "Logistics"),
                                    ("admin", "Administrator"),
                                    ("expert", "Expert"),
                                    ("evaluator", "Evaluator"),
                                    ("applicant", "Applicant"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "membership_ends_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="last day of the membership"),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("expires_at", models.DateTimeField(editable=False)),
                        ("accepted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "city",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="cities.city",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="cities.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("city__isnull", False),
                                        ("organisation__isnull", True),
                                        ("role__in", ["city_reader", "city_editor", "city_submitter", "city_admin"]),
                                    ),
                                    models.Q(
                                        ("city__isnull", True),
                                        ("organisation__isnull", False),
                                        ("role__in", ["expert", "evaluator", "applicant"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "role__in",
                                                [
                                                    "city_reader",
                                                    "city_editor",
                                                    "city_submitter",
                                                    "city_admin",
                                                    "expert",
                                                    "evaluator",
                                                    "applicant",
                                                ],
                                            ),
                                            _negated=True,
                                        ),
                                        ("city__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_role_fits_place",
                                violation_error_message="A city's role needs a city, an organisation's role an organisation.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("accepted_at__isnull", True), ("revoked_at__isnull", True)),
                                fields=("email", "role", "city", "organisation"),
                                name="invitation_open_once",
                                nulls_distinct=False,
                                violation_error_message="This address is already invited. Revoke that invitation to send another.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="from")),
                        ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                        (
                            "role",
                            models.CharField(
                                choices=[("expert", "Expert"), ("evaluator", "Evaluator"), ("applicant", "Applicant")],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegates",
                                to="cities.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                                ),
                                name="cities_delegate_in_order",
                                violation_error_message="The end cannot lie before the beginning.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_at__isnull", True)),
                                fields=("person", "organisation", "role"),
                                name="delegate_once",
                                violation_error_message="This person already acts for this organisation.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Phase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("slug", models.SlugField(max_length=40, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("project", "Project phase"),
                                    ("precursor", "Precursor"),
                                    ("parent_dialogue", "Parent dialogue"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("starts", core.dates.PartialDateField(blank=True, default="", max_length=10)),
                        ("ends", core.dates.PartialDateField(blank=True, default="", max_length=10)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name_en", models.CharField(blank=True, default="", max_length=200)),
                        ("name_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("name_ar", models.CharField(blank=True, default="", max_length=200)),
                        ("summary_en", models.TextField(blank=True, default="")),
                        ("summary_fr", models.TextField(blank=True, default="")),
                        ("summary_ar", models.TextField(blank=True, default="")),
                        (
                            "invited_countries",
                            models.ManyToManyField(blank=True, related_name="invited_to", to="cities.country"),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", ""), ("starts__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="cities_phase_starts_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", ""), ("ends__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="cities_phase_ends_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Part",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("coordinator", "Coordinates the project"),
                                    ("partner", "Implementing partner"),
                                    ("associate_partner", "Associate partner"),
                                    ("funder", "Main funder"),
                                    ("co_funder", "Co-funder"),
                                    ("facilitator", "Content and facilitation"),
                                    ("city_representative", "Represents cities in the network"),
                                    ("co_organiser", "Co-organised a meeting"),
                                    ("profile_author", "Wrote a city profile"),
                                    ("publisher", "Published a document of the network"),
                                    ("action_lead", "Led a Targeted City Action"),
                                    ("action_partner", "Partner in a Targeted City Action"),
                                    ("precursor_organiser", "Organised the precursor"),
                                    ("precursor_supporter", "Supported the precursor"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roles",
                                to="cities.organisation",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisation_roles",
                                to="cities.phase",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["phase__position", "role"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "phase", "role"), name="organisation_role_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("partner", "Partner city"),
                                    ("associate", "Associate city"),
                                    ("action_host", "Host of an action"),
                                    ("guest", "Guest at a meeting"),
                                    ("precursor_host", "Host of the precursor"),
                                    ("considered", "Considered, did not join"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("since", core.dates.PartialDateField(blank=True, default="", max_length=10)),
                        ("until", core.dates.PartialDateField(blank=True, default="", max_length=10)),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="cities.city",
                            ),
                        ),
                        (
                            "represented_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="cities.organisation",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="cities.phase",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["phase__position", "role"],
                        "constraints": [
                            models.UniqueConstraint(fields=("city", "phase", "role"), name="membership_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since", ""), ("since__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="cities_membership_since_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", ""), ("until__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="cities_membership_until_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                            ),
                        ),
                        ("currency", models.CharField(default="EUR", max_length=3)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("label_en", models.CharField(blank=True, default="", max_length=200)),
                        ("label_fr", models.CharField(blank=True, default="", max_length=200)),
                        ("label_ar", models.CharField(blank=True, default="", max_length=200)),
                        (
                            "phase",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="cities.phase"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="grant_not_negative")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CityPicture",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("file", models.ImageField(height_field="height", upload_to="pictures/", width_field="width")),
                        ("width", models.PositiveIntegerField(editable=False)),
                        ("height", models.PositiveIntegerField(editable=False)),
                        ("credit", models.CharField(max_length=160, verbose_name="who made it")),
                        ("licence", models.CharField(max_length=160, verbose_name="licence or permission")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("alternative_en", models.CharField(blank=True, default="", max_length=250)),
                        ("alternative_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("alternative_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="cities.city"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("credit", ""), _negated=True), models.Q(("licence", ""), _negated=True)
                                ),
                                name="picture_has_rights",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="colleague",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cities_colleagueevent" ("city_id", "ends_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_at") VALUES (NEW."city_id", NEW."ends_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."starts_at"); RETURN NULL;',
                            hash="f330025ec5aac3c421b7835bea072d12ada0889a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8ae5a",
                            table="cities_colleague",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="colleague",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cities_colleagueevent" ("city_id", "ends_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_at") VALUES (NEW."city_id", NEW."ends_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."starts_at"); RETURN NULL;',
                            hash="7f37a1e949289d97e5bcfc7403a61938e479c57c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9d2c6",
                            table="cities_colleague",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="colleagueevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="08d418daeaad1f4d3f0032c0fb0f9496aa72dbc1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c3940",
                            table="cities_colleagueevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d451fd00847a70401c53f6395c1a9e9f388ecee1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a53a1",
                            table="cities_cityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="city",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cities_cityevent" ("administration", "administration_name_ar", "administration_name_en", "administration_name_fr", "alternate_names", "competences_ar", "competences_en", "competences_fr", "country_id", "geonames_id", "id", "known_for_ar", "known_for_en", "known_for_fr", "latitude", "longitude", "map_population", "may_act_in", "name_ar", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "summary_ar", "summary_en", "summary_fr", "translation", "version", "website") VALUES (NEW."administration", NEW."administration_name_ar", NEW."administration_name_en", NEW."administration_name_fr", NEW."alternate_names", NEW."competences_ar", NEW."competences_en", NEW."competences_fr", NEW."country_id", NEW."geonames_id", NEW."id", NEW."known_for_ar", NEW."known_for_en", NEW."known_for_fr", NEW."latitude", NEW."longitude", NEW."map_population", NEW."may_act_in", NEW."name_ar", NEW."name_en", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."translation", NEW."version", NEW."website"); RETURN NULL;',
                            hash="10b14f2c11add81f87a1a6fedfec49bd7efb95a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a0aff",
                            table="cities_city",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="city",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cities_cityevent" ("administration", "administration_name_ar", "administration_name_en", "administration_name_fr", "alternate_names", "competences_ar", "competences_en", "competences_fr", "country_id", "geonames_id", "id", "known_for_ar", "known_for_en", "known_for_fr", "latitude", "longitude", "map_population", "may_act_in", "name_ar", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "summary_ar", "summary_en", "summary_fr", "translation", "version", "website") VALUES (NEW."administration", NEW."administration_name_ar", NEW."administration_name_en", NEW."administration_name_fr", NEW."alternate_names", NEW."competences_ar", NEW."competences_en", NEW."competences_fr", NEW."country_id", NEW."geonames_id", NEW."id", NEW."known_for_ar", NEW."known_for_en", NEW."known_for_fr", NEW."latitude", NEW."longitude", NEW."map_population", NEW."may_act_in", NEW."name_ar", NEW."name_en", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."translation", NEW."version", NEW."website"); RETURN NULL;',
                            hash="a8acc8869f85af74887b9dca7b748dde22466a6f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d4ddf",
                            table="cities_city",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
