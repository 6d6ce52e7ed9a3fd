"""Every address of the API, version 1."""

from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.routers import SimpleRouter

from cities import api as cities
from library.api import addresses as library_addresses
from library.api import borrowing, publications, recommendations, toolkit, toolkit_desk
from library.api import public as library
from library.api import questions as library_questions
from mc2cm.pages import api_docs, corrections, search_api
from meetings import api as meetings
from meetings.api import reading as meetings_read
from pilots import api as pilots
from profiles import api as profiles

router = SimpleRouter()
router.register("cities", corrections.Cities, "api-city")
router.register("countries", cities.Countries, "api-country")
router.register("phases", cities.Phases, "api-phase")
router.register("themes", cities.Themes, "api-theme")
router.register("partners", cities.Partners, "api-partner")
router.register("join-requests", cities.JoinRequests, "api-join-request")
router.register("case-studies", library.CaseStudies, "api-case-study")
router.register("publications", publications.Publications, "api-publication")
# Recommendations
router.register("recommendations", recommendations.Recommendations, "api-recommendation")
router.register("recommendation-progress", recommendations.Board, "api-progress")
router.register("news", library.News, "api-news")
router.register("toolkit", toolkit.ToolkitSteps, "api-toolkit")
router.register("profiles", profiles.Profiles, "api-profiles")
router.register("figures", profiles.Figures, "api-figure")
router.register("sources", profiles.Sources, "api-source")
router.register("indicators", profiles.Indicators, "api-indicator")
router.register("places", profiles.Places, "api-place")
router.register("definitions", profiles.Definitions, "api-definition")
router.register("breakdowns", profiles.Breakdowns, "api-breakdown")
router.register("sections", profiles.Sections, "api-section")
# Questions to a city
router.register("questions", cities.PublicQuestions, "api-question")
router.register(r"cities/(?P<slug>[^/.]+)/questions", cities.CityQuestions, "api-city-question")
router.register(r"case-studies/(?P<slug>[^/.]+)/questions", library_questions.CaseStudyQuestions, "api-case-question")
# What cities borrowed
router.register("adaptations", borrowing.Adaptations, "api-adaptation")

# Meetings
router.register("meetings", meetings.Meetings, "api-meeting")
router.register("rooms", meetings.Rooms, "api-room")

# Pilots
router.register("pilots", pilots.Pilots, "api-pilot")
router.register("calls", pilots.Calls, "api-call")

urlpatterns = [
    # Meetings
    path("v1/meetings/<slug:slug>/agenda/<int:number>/", meetings_read.Agenda.as_view(), name="api-meeting-agenda"),
    path(
        "v1/",
        include(
            [
                *router.urls,
                *profiles.urlpatterns,
                *library_addresses.urlpatterns,
                *toolkit_desk.urlpatterns,
                *meetings.urlpatterns,
                *pilots.urlpatterns,
            ]
        ),
    ),
    path("v1/", include(toolkit.urlpatterns)),
    path("v1/search/", search_api.Search.as_view(), name="api-search"),
    path("schema/", SpectacularJSONAPIView.as_view(generator_class=api_docs.Kept), name="api-schema"),
    path("docs/", api_docs.to_developers, name="api-docs"),
]
