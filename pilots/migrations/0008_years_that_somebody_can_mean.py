"""A day in the year 1000 is a slip of the finger."""

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pilots", "0007_all_writers_not_the_last")]

    operations = [
        migrations.AddConstraint(
            model_name="budgetentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("booked_on__range", (datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))),
                name="pilots_budgetentry_booked_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_on", ""), models.Q(("opens_on__gte", "1900"), ("opens_on__lt", "2201")), _connector="OR"
                ),
                name="pilots_call_opens_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closes_on", ""), models.Q(("closes_on__gte", "1900"), ("closes_on__lt", "2201")), _connector="OR"
                ),
                name="pilots_call_closes_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period", ""), models.Q(("period__gte", "1900"), ("period__lt", "2201")), _connector="OR"
                ),
                name="pilots_indicatorvalue_period_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__range", (datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))),
                name="pilots_milestone_due_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_on__range", (datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))),
                name="pilots_milestone_done_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="operationaltest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts", ""), models.Q(("starts__gte", "1900"), ("starts__lt", "2201")), _connector="OR"
                ),
                name="pilots_operationaltest_starts_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="operationaltest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends", ""), models.Q(("ends__gte", "1900"), ("ends__lt", "2201")), _connector="OR"
                ),
                name="pilots_operationaltest_ends_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pilot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts", ""), models.Q(("starts__gte", "1900"), ("starts__lt", "2201")), _connector="OR"
                ),
                name="pilots_pilot_starts_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pilot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends", ""), models.Q(("ends__gte", "1900"), ("ends__lt", "2201")), _connector="OR"
                ),
                name="pilots_pilot_ends_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="resultindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("baseline_on", ""),
                    models.Q(("baseline_on__gte", "1900"), ("baseline_on__lt", "2201")),
                    _connector="OR",
                ),
                name="pilots_resultindicator_baseline_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="resultindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("target_on", ""), models.Q(("target_on__gte", "1900"), ("target_on__lt", "2201")), _connector="OR"
                ),
                name="pilots_resultindicator_target_on_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts", ""), models.Q(("starts__gte", "1900"), ("starts__lt", "2201")), _connector="OR"
                ),
                name="pilots_training_starts_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends", ""), models.Q(("ends__gte", "1900"), ("ends__lt", "2201")), _connector="OR"
                ),
                name="pilots_training_ends_likely_year",
                violation_error_message="Write a year from 1900 to 2200.",
            ),
        ),
    ]
