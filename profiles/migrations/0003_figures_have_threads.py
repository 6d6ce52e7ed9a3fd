"""Every figure that was there before gets a thread of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("profiles", "0002_profiles_written_here")]
    operations = [
        migrations.RunSQL("UPDATE public.profiles_figure SET thread = gen_random_uuid()", migrations.RunSQL.noop)
    ]
