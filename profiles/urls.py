from django.urls import path

from profiles.views import public

urlpatterns = [
    path("figures/", public.figure_list, name="figures"),
    path("figures.csv", public.figures_csv, name="figures-csv"),
]
