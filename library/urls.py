from django.urls import path

from library.views import asking, borrowing, public

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
