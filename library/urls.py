from django.urls import path

from library import views

urlpatterns = [
    path("case-studies/", views.case_study_list, name="case-studies"),
    path("case-studies.csv", views.case_studies_csv, name="case-studies-csv"),
    path("publications/", views.publication_list, name="publications"),
    path("publications.csv", views.publications_csv, name="publications-csv"),
    path("publications/<slug:slug>/", views.publication, name="publication"),
    path("news/", views.news_list, name="news"),
    path("news.csv", views.news_csv, name="news-csv"),
    path("news/<slug:slug>/", views.news_item, name="news-item"),
]
