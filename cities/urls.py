from django.urls import path

from cities import views

urlpatterns = [
    path("cities/", views.city_list, name="cities"),
    path("cities.csv", views.cities_csv, name="cities-csv"),
    path("cities.geojson", views.cities_geojson, name="cities-geojson"),
    path("partners/", views.partner_list, name="partners"),
]
