from django.urls import path

from library.views import public, toolkit

urlpatterns = [
    path("case-studies/", public.case_study_list, name="case-studies"),
    path("case-studies.csv", public.case_studies_csv, name="case-studies-csv"),
    path("publications/", public.publication_list, name="publications"),
    path("publications.csv", public.publications_csv, name="publications-csv"),
    path("publications/<slug:slug>/", public.publication, name="publication"),
    path("news/", public.news_list, name="news"),
    path("news.csv", public.news_csv, name="news-csv"),
    path("news/<slug:slug>/", public.news_item, name="news-item"),
    # The City Toolkit
    path("toolkit/", toolkit.toolkit, name="toolkit"),
    path("toolkit.pdf", toolkit.whole_pdf, name="toolkit-pdf"),
    path("toolkit.json", toolkit.whole_json, name="toolkit-json"),
    path("toolkit/<slug:key>/", toolkit.step, name="toolkit-step"),
    path("toolkit/tools/<slug:key>.docx", toolkit.tool_docx, name="toolkit-tool-docx"),
    path("toolkit/tools/<slug:key>.xlsx", toolkit.tool_xlsx, name="toolkit-tool-xlsx"),
]
