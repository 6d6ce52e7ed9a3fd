"""Documents and pictures of case studies, frozen with their edition: the words beside a published picture too."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


from core.editions import freeze_part_sql

WORDS_STAY = """
CREATE FUNCTION public.library_files_described() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) AND EXISTS (
        SELECT 1 FROM public.library_casestudyfile file
        JOIN public.library_casestudyedition edition ON edition.id = file.edition_id
        WHERE file.attachment_id = OLD.id AND edition.status IN ('published', 'superseded', 'withdrawn'))
    THEN
        RAISE EXCEPTION 'a published edition never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER library_files_described BEFORE UPDATE ON public.core_attachment
FOR EACH ROW EXECUTE FUNCTION public.library_files_described()
"""


def freeze(apps, schema_editor):
    schema_editor.execute(freeze_part_sql("library_casestudyedition", "library_casestudyfile"))
    schema_editor.execute(WORDS_STAY)
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.library_casestudyfileevent FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0011_languages_by_name"),
        ("library", "0007_more_document_languages"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseStudyFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("document", "Document"), ("picture", "Picture")], max_length=10, verbose_name="kind"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place in the list")),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="library.casestudyedition"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseStudyFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("thread", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("document", "Document"), ("picture", "Picture")], max_length=10, verbose_name="kind"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place in the list")),
                (
                    "attachment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.attachment",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="library.casestudyedition",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="library.casestudyfile",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="casestudyfile",
            constraint=models.UniqueConstraint(fields=("edition", "thread"), name="case_study_file_thread_once"),
        ),
        migrations.AddConstraint(
            model_name="casestudyfile",
            constraint=models.UniqueConstraint(fields=("edition", "attachment"), name="case_study_file_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casestudyfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "library_casestudyfileevent" ("attachment_id", "edition_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "thread", "translation", "version") VALUES (NEW."attachment_id", NEW."edition_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."thread", NEW."translation", NEW."version"); RETURN NULL;',
                    hash="29914ede0134aea3b5828f8e589e6b04c07ddc89",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58144",
                    table="library_casestudyfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casestudyfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "library_casestudyfileevent" ("attachment_id", "edition_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "thread", "translation", "version") VALUES (NEW."attachment_id", NEW."edition_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."thread", NEW."translation", NEW."version"); RETURN NULL;',
                    hash="a5a04f353430380ee6727879f2de9d0bf8f98c4f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6402a",
                    table="library_casestudyfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casestudyfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5de6c474dd0759ce9a0afcf3e65c31de896452a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eaa26",
                    table="library_casestudyfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
