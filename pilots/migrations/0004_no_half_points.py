"""Latitude without longitude was unknown to the check, not wrong: now the database refuses it too."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("pilots", "0003_questions_about_calls")]

    operations = [
        migrations.RemoveConstraint(model_name="pilot", name="pilot_on_earth"),
        migrations.AddConstraint(
            model_name="pilot",
            constraint=models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="pilot_on_earth",
                violation_error_message="Give latitude (−90 to 90) and longitude (−180 to 180), or neither.",
            ),
        ),
    ]
