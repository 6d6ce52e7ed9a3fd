"""A part in the network can end, and stays on record."""

import core.dates
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0003_history_is_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="until",
            field=core.dates.PartialDateField(blank=True, default="", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", ""), ("until__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"),
                name="cities_membership_until_partial_date",
                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
            ),
        ),
    ]
