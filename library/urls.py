from django.urls import path

from library.views import desk, files, public, remarks, results, review, word, workspace, writing

CITY = "my-city/<slug:slug>/case-studies/"
STUDY = f"{CITY}<slug:study>/"

urlpatterns = [
    path("case-studies/", public.case_study_list, name="case-studies"),
    path("case-studies.csv", public.case_studies_csv, name="case-studies-csv"),
    path("publications/", public.publication_list, name="publications"),
    path("publications.csv", public.publications_csv, name="publications-csv"),
    path("publications/<slug:slug>/", public.publication, name="publication"),
    path("news/", public.news_list, name="news"),
    path("news.csv", public.news_csv, name="news-csv"),
    path("news/<slug:slug>/", public.news_item, name="news-item"),
    # A city writes its case studies
    path(CITY, workspace.case_studies, name="my-case-studies"),
    path(STUDY, workspace.case_study, name="my-case-study"),
    path(f"{STUDY}start/", workspace.start, name="my-case-study-start"),
    path(f"{STUDY}discard/", workspace.discard, name="my-case-study-discard"),
    path(f"{STUDY}presence/", workspace.here, name="my-case-study-presence"),
    path(f"{STUDY}words/", writing.write, {"key": "words"}, name="my-case-study-words"),
    path(f"{STUDY}needs/", writing.write, {"key": "needs"}, name="my-case-study-needs"),
    path(f"{STUDY}facts/", writing.write, {"key": "facts"}, name="my-case-study-facts"),
    path(f"{STUDY}translations/", writing.translations, name="my-case-study-translations"),
    path(f"{STUDY}confirm/", writing.confirm, name="my-case-study-confirm"),
    path(f"{STUDY}results/", results.results, name="my-case-study-results"),
    path(f"{STUDY}results/new/", results.new, name="my-case-study-result-new"),
    path(f"{STUDY}results/<uuid:thread>/", results.result, name="my-case-study-result"),
    path(f"{STUDY}results/<uuid:thread>/remove/", results.remove, name="my-case-study-result-remove"),
    path(f"{STUDY}files/", files.files, name="my-case-study-files"),
    path(f"{STUDY}files/<uuid:thread>/remove/", files.remove, name="my-case-study-file-remove"),
    path(f"{STUDY}remarks/", remarks.remarks, name="my-case-study-remarks"),
    path(f"{STUDY}remarks/new/", remarks.comment, name="my-case-study-comment"),
    path(f"{STUDY}remarks/<int:pk>/resolve/", remarks.resolve, name="my-case-study-comment-resolve"),
    path(f"{STUDY}case-study.docx", word.texts_docx, name="my-case-study-docx"),
    path(f"{STUDY}word/", word.texts_word, name="my-case-study-word"),
    path(f"{STUDY}word/accept/", word.accept_word, name="my-case-study-word-accept"),
    # Its review
    path(f"{STUDY}submit/", review.submit, name="my-case-study-submit"),
    path(f"{STUDY}request-changes/", review.request_changes, name="my-case-study-request-changes"),
    path(f"{STUDY}approve/", review.approve, name="my-case-study-approve"),
    path(f"{STUDY}publish/", review.publish, name="my-case-study-publish"),
    path(f"{STUDY}plan/", review.plan, name="my-case-study-plan"),
    path(f"{STUDY}withdraw/", review.withdraw, name="my-case-study-withdraw"),
    path("desk/case-studies/", desk.queue, name="desk-case-studies"),
    path("desk/case-studies.csv", desk.queue_csv, name="desk-case-studies-csv"),
]
