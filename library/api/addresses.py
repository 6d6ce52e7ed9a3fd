"""Addresses of the library's API beside the lists that the router knows: case studies being written, progress."""

from django.urls import path

from library.api import recommendations, review, writing

EDITIONS = "case-studies/<slug:slug>/editions/"
EDITION = f"{EDITIONS}<int:number>/"
PROGRESS = "cities/<slug:slug>/recommendations/<slug:code>/"
LIST, ONE = {"get": "list", "post": "create"}, {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}


def step(noun: str, action: str):
    return path(f"{EDITION}{noun}/", review.Steps.as_view({"post": action}), name=f"api-case-study-{noun}")


def remark(noun: str):
    view = review.Remarks.as_view({"post": noun})
    return path(f"{EDITION}remarks/<int:remark>/{noun}/", view, name=f"api-case-study-{noun}")


urlpatterns = [
    path("cities/<slug:slug>/case-studies/", writing.OwnCaseStudies.as_view(LIST), name="api-city-case-studies"),
    path(EDITIONS, writing.Editions.as_view({"get": "list", "post": "start"}), name="api-case-study-editions"),
    path(EDITION, writing.Editions.as_view(ONE), name="api-case-study-edition"),
    path(f"{EDITION}confirm/", writing.Editions.as_view({"post": "confirm"}), name="api-case-study-confirm"),
    path(f"{EDITION}changes/", writing.Editions.as_view({"get": "changes"}), name="api-case-study-changes"),
    path(f"{EDITION}progress/", review.Steps.as_view({"get": "retrieve"}), name="api-case-study-progress"),
    step("submit", "submit"),
    step("request-changes", "request_changes"),
    step("approve", "approve"),
    step("plan", "plan"),
    step("publish", "publish"),
    step("withdraw", "withdraw"),
    path(f"{EDITION}results/", writing.Results.as_view(LIST), name="api-case-study-results"),
    path(f"{EDITION}results/<uuid:key>/", writing.Results.as_view(ONE), name="api-case-study-result"),
    path(f"{EDITION}files/", writing.Files.as_view(LIST), name="api-case-study-files"),
    path(
        f"{EDITION}files/<uuid:key>/",
        writing.Files.as_view({"get": "retrieve", "delete": "destroy"}),
        name="api-case-study-file",
    ),
    path(f"{EDITION}remarks/", review.Remarks.as_view(LIST), name="api-case-study-remarks"),
    remark("answer"),
    remark("resolve"),
    # Recommendations
    path(
        PROGRESS,
        recommendations.CityProgress.as_view({"get": "retrieve", "put": "update"}),
        name="api-city-recommendation",
    ),
    path(
        f"{PROGRESS}confirm/",
        recommendations.CityProgress.as_view({"post": "confirm"}),
        name="api-city-recommendation-confirm",
    ),
]
