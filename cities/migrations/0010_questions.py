import cities.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0005_competences"),
    ]

    operations = [
        migrations.CreateModel(
            name="CityQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(db_index=True, max_length=300)),
                ("about_title", models.CharField(max_length=300)),
                ("about_path", models.CharField(max_length=300)),
                (
                    "text",
                    models.TextField(
                        max_length=4000, validators=[cities.validators.without_address], verbose_name="your question"
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                (
                    "may_publish",
                    models.BooleanField(
                        default=False, verbose_name="The city may publish my question with its answer, without my name."
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
            },
        ),
        migrations.CreateModel(
            name="Asker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="asker", to="cities.cityquestion"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="cityquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "unconfirmed"),
                    models.Q(("asked_at__isnull", False), ("due_on__isnull", False)),
                    _connector="OR",
                ),
                name="city_question_has_due_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="cityquestion",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="cityquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "closed"), _negated=True),
                    models.Q(("closed_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="city_question_closed_with_reason",
                violation_error_message="Say why it is closed without an answer; your colleagues will read it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cityquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at__isnull", True),
                    models.Q(
                        ("may_publish", True), ("status", "answered"), models.Q(("public_answer", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="city_question_published_by_consent",
                violation_error_message="Whoever asked did not agree to publication.",
            ),
        ),
        migrations.AddIndex(
            model_name="asker",
            index=models.Index(fields=["purge_on"], name="asker_purge_on"),
        ),
    ]
