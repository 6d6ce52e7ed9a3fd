"""What a meeting's records refuse is told in a sentence."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0010_questions"),
        ("meetings", "0004_adopted_recommendations"),
    ]

    operations = [
        migrations.AlterField(
            model_name="interpreterteam",
            name="name",
            field=models.CharField(
                error_messages={"unique": "Another team already has this name."},
                max_length=160,
                unique=True,
                verbose_name="name",
            ),
        ),
        migrations.AlterConstraint(
            model_name="blackout",
            name="blackout_days_in_order",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="blackout_days_in_order",
                violation_error_message="The last day cannot lie before the first.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="contribution",
            name="contribution_once",
            constraint=models.UniqueConstraint(
                fields=("session", "contributor", "part"),
                name="contribution_once",
                violation_error_message="This person already has this part in the session.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="meetingcity",
            name="meeting_city_once",
            constraint=models.UniqueConstraint(
                fields=("meeting", "city", "part"),
                name="meeting_city_once",
                violation_error_message="This city already has this role in the meeting.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="meetingorganisation",
            name="meeting_organisation_once",
            constraint=models.UniqueConstraint(
                fields=("meeting", "organisation", "part"),
                name="meeting_organisation_once",
                violation_error_message="This organisation already has this role in the meeting.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="polloption",
            name="poll_option_days_in_order",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="poll_option_days_in_order",
                violation_error_message="The last day cannot lie before the first.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="sessionlanguage",
            name="session_language_once",
            constraint=models.UniqueConstraint(
                fields=("session", "language", "mode"),
                name="session_language_once",
                violation_error_message="This language is already offered in this way.",
            ),
        ),
    ]
