from django.urls import path

from profiles import views

urlpatterns = [
    path("figures/", views.figure_list, name="figures"),
    path("figures.csv", views.figures_csv, name="figures-csv"),
]
