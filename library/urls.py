from django.urls import path

from library.views import (
    asking,
    borrowing,
    desk,
    files,
    finding,
    public,
    reading,
    remarks,
    results,
    review,
    word,
    workspace,
    writing,
)

CITY = "my-city/<slug:slug>/case-studies/"
STUDY = f"{CITY}<slug:study>/"

urlpatterns = [
    # Finding case studies
    path("case-studies/", finding.case_study_list, name="case-studies"),
    path("case-studies.csv", finding.case_studies_csv, name="case-studies-csv"),
    path("case-studies.xlsx", finding.case_studies_xlsx, name="case-studies-xlsx"),
    path("case-studies.json", finding.case_studies_json, name="case-studies-json"),
    path("case-studies.geojson", finding.case_studies_geojson, name="case-studies-geojson"),
    path("case-studies.bib", finding.case_studies_bib, name="case-studies-bib"),
    path("case-studies.ris", finding.case_studies_ris, name="case-studies-ris"),
    path("case-studies.atom", finding.case_studies_atom, name="case-studies-atom"),
    # One case study in other forms
    path("case-studies/<slug:slug>.pdf", reading.case_study_pdf, name="case-study-pdf"),
    path("case-studies/<slug:slug>.json", reading.case_study_json, name="case-study-json"),
    path("case-studies/<slug:slug>.bib", reading.case_study_bib, name="case-study-bib"),
    path("case-studies/<slug:slug>.ris", reading.case_study_ris, name="case-study-ris"),
    path("case-studies/<slug:slug>.csl.json", reading.case_study_csl, name="case-study-csl"),
    path("case-studies/<slug:slug>.txt", reading.case_study_txt, name="case-study-txt"),
    # Publications and news
    path("publications/", public.publication_list, name="publications"),
    path("publications.csv", public.publications_csv, name="publications-csv"),
    path("publications/<slug:slug>/", public.publication, name="publication"),
    path("news/", public.news_list, name="news"),
    path("news.csv", public.news_csv, name="news-csv"),
    path("news/<slug:slug>/", public.news_item, name="news-item"),
    # Questions to the city behind a case study
    path("case-studies/<slug:slug>/ask/", asking.ask, name="case-study-ask"),
    # What a city borrowed
    path("case-studies/<slug:slug>/adapt/", borrowing.adapt, name="case-study-adapt"),
    path("adaptations.csv", borrowing.adaptations_csv, name="adaptations-csv"),
    path("my-city/<slug:slug>/adaptations/", borrowing.adaptations, name="my-adaptations"),
    path("my-city/<slug:slug>/adaptations/new/<slug:study>/", borrowing.new, name="my-adaptation-new"),
    path("my-city/<slug:slug>/adaptations/<int:number>/", borrowing.adaptation, name="my-adaptation"),
    path("my-city/<slug:slug>/adaptations/<int:number>/publish/", borrowing.publish, name="my-adaptation-publish"),
    path("my-city/<slug:slug>/adaptations/<int:number>/withdraw/", borrowing.withdraw, name="my-adaptation-withdraw"),
    path("my-city/<slug:slug>/adaptations/<int:number>/discard/", borrowing.discard, name="my-adaptation-discard"),
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
