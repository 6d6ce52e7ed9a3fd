from django.urls import path

from profiles.views import files, public, reading

urlpatterns = [
    # What the public reads
    path("figures/", public.figure_list, name="figures"),
    path("figures.csv", public.figures_csv, name="figures-csv"),
    path("compare/", reading.compare, name="compare"),
    path("compare.csv", reading.compare_csv, name="compare-csv"),
    path("cities/<slug:slug>/figures/<slug:code>/", reading.city_indicator, name="city-indicator"),
    path("cities/<slug:slug>/profile/<int:number>/figures.csv", files.edition_csv, name="profile-figures-csv"),
]
