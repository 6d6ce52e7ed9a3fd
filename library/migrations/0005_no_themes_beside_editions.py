"""The themes beside the editions go: they were copied into them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("library", "0004_themes_of_editions")]
    operations = [migrations.RemoveField(model_name="casestudy", name="themes")]
