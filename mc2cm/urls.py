"""Every address of the portal: pages under a language, the API without one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from cities.views import public
from core import views
from library.urls import STUDY
from library.views.files import hand_out
from mc2cm.pages import (
    about,
    account,
    api_docs,
    case_study,
    city,
    city_chain,
    corrections,
    desk,
    errors,
    files,
    gallery,
    home,
    meeting,
    my_city,
    pilot,
    profile,
    profile_history,
    records,
    search,
    translation_desk,
)
from mc2cm.pages import case_study_editions as editions
from mc2cm.pages.pack import taking as pack

urlpatterns = [
    path("api/", include("mc2cm.api_urls")),
    path("media/pictures/<str:name>", public.picture, name="picture"),
    path("media/case-studies/<slug:slug>/<uuid:thread>/", hand_out, name="case-study-file"),
    path("health/", files.health, name="health"),
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("", include("cities.urls")),
        path("", include("library.urls")),
        path("", include("profiles.urls")),
        path("", include("meetings.urls")),
        path("", include("pilots.urls")),
        path("cities/<slug:slug>/", city.city, name="city"),
        path("cities/<slug:slug>/profile/", profile.profile, name="profile"),
        path("cities/<slug:slug>/profile/<int:number>/", profile.profile_edition, name="profile-edition"),
        path("cities/<slug:slug>/profile/<int:number>/changes/", profile.profile_changes, name="profile-changes"),
        path("cities/<slug:slug>/chain/", city_chain.city_chain, name="city-chain"),
        path("meetings/<slug:slug>/", meeting.meeting, name="meeting"),
        # The pack before a meeting
        path("desk/meetings/<slug:slug>/pack/", pack.pack, name="desk-meeting-pack"),
        path("desk/meetings/<slug:slug>/pack.pdf", pack.pack_pdf, name="desk-meeting-pack-pdf"),
        path("answer/<str:token>/pack.pdf", pack.guest_pack, name="answer-pack"),
        path("my-city/<slug:slug>/meetings/<slug:meeting>/pack.pdf", pack.my_pack, name="my-meeting-pack"),
        path("pilots/<slug:slug>/", pilot.pilot, name="pilot"),
        path("case-studies/<slug:slug>/", case_study.case_study, name="case-study"),
        # Its editions
        path("case-studies/<slug:slug>/<int:number>/", editions.case_study_edition, name="case-study-edition"),
        path("case-studies/<slug:slug>/<int:number>/changes/", editions.case_study_changes, name="case-study-changes"),
        path("publications/<slug:slug>/", records.publication, name="publication"),
        path("recommendations/<slug:code>/", records.recommendation, name="recommendation"),
        path(f"{STUDY}preview/", editions.preview, name="my-case-study-preview"),
        path(f"{STUDY}history/", editions.history, name="my-case-study-history"),
        path("my-city/<slug:slug>/", my_city.my_city, name="my-city"),
        path("my-city/<slug:slug>/history/", my_city.history, name="my-city-history"),
        path("my-city/<slug:slug>/profile/preview/", profile.preview, name="my-profile-preview"),
        path("my-city/<slug:slug>/corrections/<int:correction>/decide/", corrections.decide, name="correction-decide"),
        path("my-city/<slug:slug>/profile/history/", profile_history.history, name="my-profile-history"),
        path("desk/translations/", translation_desk.translations, name="desk-translations"),
        path("desk/", desk.desk, name="desk"),
        path("desk/people/", desk.people, name="desk-people"),
        path("desk/invitations/<int:invitation>/revoke/", desk.revoke, name="desk-invitation-revoke"),
        path("desk/join/", desk.join_requests, name="desk-join-requests"),
        path("desk/join/<int:pk>/", desk.join_request, name="desk-join-request"),
        path("desk/history/", desk.all_history, name="desk-history"),
        path("account/", account.account, name="account"),
        path("account/sign-out-everywhere/", account.sign_out_everywhere, name="sign-out-everywhere"),
        path("account/typed/", views.typed, name="typed"),
        path("accounts/", include("allauth.urls")),
        path("search/", search.search_view, name="search"),
        path("about/", about.about, name="about"),
        path("sources/", about.source_list, name="sources"),
        path("accessibility/", about.accessibility, name="accessibility"),
        path("privacy/", about.privacy, name="privacy"),
        path("legal/", about.legal, name="legal"),
        path("components/", gallery.gallery, name="components"),
        path("developers/", api_docs.developers, name="developers"),
    ),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error
