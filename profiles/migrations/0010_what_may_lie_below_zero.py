"""Some indicators are balances or changes: only their figures may be negative."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("profiles", "0009_only_what_is_public_is_translated")]
    operations = [
        migrations.AddField(model_name="indicator", name="may_be_negative", field=models.BooleanField(default=False)),
    ]
