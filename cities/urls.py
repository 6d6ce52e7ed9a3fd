from django.urls import path

from cities.views import asking, joining, own, people, public, questions, reference

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
    # Questions to a city
    path("cities/<slug:slug>/ask/", asking.ask, name="city-ask"),
    path("questions/<str:token>/", asking.question, name="question"),
    path("my-city/<slug:slug>/questions/", questions.questions, name="my-questions"),
    path("my-city/<slug:slug>/questions.csv", questions.questions_csv, name="my-questions-csv"),
    path("my-city/<slug:slug>/questions/<int:number>/", questions.question, name="my-question"),
    path("my-city/<slug:slug>/questions/<int:number>/pass-on/", questions.pass_on, name="my-question-pass-on"),
    path("my-city/<slug:slug>/questions/<int:number>/close/", questions.close, name="my-question-close"),
    path("my-city/<slug:slug>/questions/<int:number>/publish/", questions.publish, name="my-question-publish"),
    path("my-city/<slug:slug>/questions/<int:number>/take-back/", questions.take_back, name="my-question-take-back"),
]
