from django.urls import path

from library.views import asking, public

urlpatterns = [
    path("case-studies/", public.case_study_list, name="case-studies"),
    path("case-studies.csv", public.case_studies_csv, name="case-studies-csv"),
    path("publications/", public.publication_list, name="publications"),
    path("publications.csv", public.publications_csv, name="publications-csv"),
    path("publications/<slug:slug>/", public.publication, name="publication"),
    path("news/", public.news_list, name="news"),
    path("news.csv", public.news_csv, name="news-csv"),
    path("news/<slug:slug>/", public.news_item, name="news-item"),
    # Questions to the city behind a case study
    path("case-studies/<slug:slug>/ask/", asking.ask, name="case-study-ask"),
]
