from django.urls import path

from library.views import finding, public, reading

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
]
