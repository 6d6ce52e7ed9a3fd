from django.urls import path

from library.views import asking, borrowing, finding, public, reading

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
]
