"""Every table of this application as its models say; what only SQL can say stands in the migrations that follow."""

import core.migrating
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_sign_in")]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        core.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        ("language", models.CharField(default="en", max_length=2, verbose_name="language")),
                        ("is_active", models.BooleanField(default=True)),
                        ("is_staff", models.BooleanField(default=False)),
                        ("date_joined", models.DateTimeField(auto_now_add=True)),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="user_email_once_whatever_the_case"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
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
                                    ("officer", "Officer"),
                                    ("reviewer", "Reviewer"),
                                    ("publisher", "Publisher"),
                                    ("translator", "Translator"),
                                    ("logistics", "Logistics"),
                                    ("admin", "Administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appointments",
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
                                name="accounts_appointment_in_order",
                                violation_error_message="The end cannot lie before the beginning.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_at__isnull", True)),
                                fields=("person", "role"),
                                name="appointment_once",
                                violation_error_message="This person already holds this role.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
