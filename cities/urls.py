from django.urls import path

from cities.views import joining, own, people, public, reference

urlpatterns = [
    path("cities/", public.city_list, name="cities"),
    path("cities.csv", public.cities_csv, name="cities-csv"),
    path("cities.geojson", public.cities_geojson, name="cities-geojson"),
    path("partners/", public.partner_list, name="partners"),
    path("cities/<slug:slug>/edit/", own.edit, name="city-edit"),
    path("cities/<slug:slug>/correct/", joining.correct, name="city-correct"),
    path("my-city/<slug:slug>/pictures/", own.pictures, name="city-pictures"),
    path("my-city/<slug:slug>/pictures/<int:picture>/remove/", own.remove_picture, name="city-picture-remove"),
    path("my-city/<slug:slug>/confirm/", own.confirm, name="city-confirm"),
    path("my-city/<slug:slug>/history/<int:entry>/undo/", own.undo, name="city-undo"),
    path("my-city/<slug:slug>/colleagues/", people.colleagues, name="city-colleagues"),
    path("my-city/<slug:slug>/colleagues/<int:colleague>/end/", people.end_colleague, name="colleague-end"),
    path("my-city/<slug:slug>/invitations/<int:invitation>/revoke/", people.revoke, name="invitation-revoke"),
    path("account/invitation/<str:token>/", people.invitation, name="invitation"),
    path("desk/cities/", reference.cities, name="desk-cities"),
    path("desk/cities/<slug:slug>/", reference.city, name="desk-city"),
    path("desk/cities/<slug:slug>/memberships/", reference.add_membership, name="desk-membership-add"),
    path(
        "desk/cities/<slug:slug>/memberships/<int:membership>/end/",
        reference.end_membership,
        name="desk-membership-end",
    ),
    path("join/", joining.join, name="join"),
]
