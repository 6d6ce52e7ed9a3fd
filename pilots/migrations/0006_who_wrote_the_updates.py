"""Whoever wrote the last word of an update at any time has written some of it: the history of its row says who."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pilots", "0005_writers_of_updates")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE pilots_update SET writers = ARRAY(
                SELECT written_by FROM pilots_updateevent WHERE pgh_obj_id = pilots_update.id
                UNION SELECT pilots_update.written_by ORDER BY 1
            )
            """,
            migrations.RunSQL.noop,
        ),
    ]
