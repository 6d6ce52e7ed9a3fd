"""Every address of the portal: pages under a language, the API without one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from mc2cm.pages import about, api_docs, case_study, city, errors, files, gallery, home, search

urlpatterns = [
    path("api/", include("mc2cm.api_urls")),
    path("health/", files.health, name="health"),
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("", include("cities.urls")),
        path("", include("library.urls")),
        path("", include("profiles.urls")),
        path("cities/<slug:slug>/", city.city, name="city"),
        path("case-studies/<slug:slug>/", case_study.case_study, name="case-study"),
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
