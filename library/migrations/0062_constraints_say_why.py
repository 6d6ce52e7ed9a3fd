"""What the database refuses is told in a sentence."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0010_questions"),
        ("core", "0013_facet_rows"),
        ("library", "0061_documents_of_tools"),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name="adaptation",
            name="adaptation_is_another_case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("told_in__isnull", True),
                    models.Q(("told_in", models.F("case_study")), _negated=True),
                    _connector="OR",
                ),
                name="adaptation_is_another_case",
                violation_error_message="Choose a case study of your own city, not the one that it borrowed.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="adaptation",
            name="adaptation_published_by_somebody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "published"), _negated=True),
                    models.Q(("published_at__isnull", False), models.Q(("published_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="adaptation_published_by_somebody",
                violation_error_message="What is public says since when, and who published it.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="citystep",
            name="city_step_once",
            constraint=models.UniqueConstraint(
                fields=("city", "step"),
                name="city_step_once",
                violation_error_message="Somebody of your city has noted something here already. Open the page anew.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="citytoolkit",
            name="city_toolkit_shared_since",
            constraint=models.CheckConstraint(
                condition=models.Q(("shared_with_secretariat", False), ("since__isnull", False), _connector="OR"),
                name="city_toolkit_shared_since",
                violation_error_message="What is shared says since when.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="newsitem",
            name="news_has_a_date",
            constraint=models.CheckConstraint(
                condition=models.Q(("date", ""), _negated=True),
                name="news_has_a_date",
                violation_error_message="Say when it was: news stand by their date.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="progress",
            name="progress_once",
            constraint=models.UniqueConstraint(
                fields=("recommendation", "city"),
                name="progress_once",
                violation_error_message="Your city has declared this already. Open the page anew to change it.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="progress",
            name="progress_confirmed_by_somebody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by", "")),
                    models.Q(models.Q(("confirmed_by", ""), _negated=True), ("confirmed_at__isnull", False)),
                    _connector="OR",
                ),
                name="progress_confirmed_by_somebody",
                violation_error_message="What is confirmed says when, and by whom.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="publication",
            name="publication_has_pages",
            constraint=models.CheckConstraint(
                condition=models.Q(("pages__isnull", True), ("pages__gte", 1), _connector="OR"),
                name="publication_has_pages",
                violation_error_message="A document has at least one page. Leave it empty if the number is not known.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="publication",
            name="publication_isbn",
            constraint=models.CheckConstraint(
                condition=models.Q(("isbn", ""), ("isbn__regex", "^(978|979)?[0-9]{9}[0-9X]$"), _connector="OR"),
                name="publication_isbn",
                violation_error_message="An ISBN has ten or thirteen digits.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="publicationfile",
            name="publication_file_has_pages",
            constraint=models.CheckConstraint(
                condition=models.Q(("pages__isnull", True), ("pages__gte", 1), _connector="OR"),
                name="publication_file_has_pages",
                violation_error_message="A document has at least one page. Leave it empty if the number is not known.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="recommendation",
            name="recommendation_code_is_a_reference",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$")),
                name="recommendation_code_is_a_reference",
                violation_error_message="Capital letters and digits in parts joined by hyphens, such as MC2CM-R1.",
            ),
        ),
    ]
