"""Every address of a city's profile in the API, beside the lists that the router knows."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from profiles.api import catalogue, files, review, translating, writing


class SectionKey(StringConverter):
    """A chapter's key, or a chapter's and a section's: `national_context.policy`."""

    regex = r"[a-z_]+(?:\.[a-z_]+)?"


register_converter(SectionKey, "section")

PROFILE = "cities/<slug:slug>/profile/"
EDITION = f"{PROFILE}<int:number>/"
TRANSLATION = f"{EDITION}translations/<str:language>/<int:translation>/"
LIST, ONE = {"get": "list", "post": "create"}, {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}


def parts(noun: str, view: type[writing.Parts], kind: str = "<uuid:key>") -> list:
    """The list of one kind of parts, each of them, and the confirmation of its translations."""
    return [
        path(f"{EDITION}{noun}/", view.as_view(LIST), name=f"api-profile-{noun}"),
        path(f"{EDITION}{noun}/{kind}/", view.as_view(ONE), name=f"api-profile-{noun}-one"),
        path(f"{EDITION}{noun}/{kind}/confirm/", view.as_view({"post": "confirm"}), name=f"api-profile-{noun}-confirm"),
    ]


def step(noun: str, action: str) -> list:
    return [path(f"{EDITION}{noun}/", review.Steps.as_view({"post": action}), name=f"api-profile-{noun}")]


urlpatterns = [
    path(PROFILE, writing.Editions.as_view({"get": "published", "post": "start"}), name="api-profile"),
    path(f"{PROFILE}editions/", writing.Editions.as_view({"get": "editions_list"}), name="api-profile-editions"),
    path(f"{PROFILE}sources/", catalogue.OwnSources.as_view(LIST), name="api-profile-sources"),
    path(
        f"{PROFILE}sources/<slug:code>/",
        catalogue.OwnSources.as_view({"get": "retrieve", "patch": "partial_update"}),
        name="api-profile-source",
    ),
    path(f"{PROFILE}indicators/", catalogue.OwnIndicators.as_view(LIST), name="api-profile-indicators"),
    path(EDITION, writing.Editions.as_view(ONE), name="api-profile-edition"),
    *parts("chapters", writing.Chapters, "<section:key>"),
    *parts("figures", writing.EditionFigures),
    *parts("gaps", writing.Gaps),
    *parts("priorities", writing.Priorities),
    *parts("stakeholders", writing.Stakeholders),
    *parts("services", writing.Services),
    path(f"{EDITION}progress/", review.Steps.as_view({"get": "retrieve"}), name="api-profile-progress"),
    path(f"{EDITION}completeness/", review.Steps.as_view({"get": "completeness"}), name="api-profile-completeness"),
    *step("submit", "submit"),
    *step("request-changes", "request_changes"),
    *step("approve", "approve"),
    *step("plan", "plan"),
    *step("publish", "publish"),
    *step("withdraw", "withdraw"),
    path(
        f"{EDITION}adoption/", review.Adopted.as_view({"get": "retrieve", "put": "update"}), name="api-profile-adoption"
    ),
    path(f"{EDITION}adoption/files/", files.EditionFiles.as_view({"post": "adopt"}), name="api-profile-adoption-files"),
    path(f"{EDITION}files/", files.EditionFiles.as_view(LIST), name="api-profile-files"),
    path(f"{EDITION}files/<int:pk>/", files.EditionFiles.as_view({"delete": "destroy"}), name="api-profile-file"),
    path(f"{EDITION}translations/", translating.Translations.as_view(LIST), name="api-profile-translations"),
    path(TRANSLATION, translating.Translations.as_view(ONE), name="api-profile-translation"),
    path(
        f"{TRANSLATION}publish/",
        translating.Translations.as_view({"post": "publish"}),
        name="api-profile-translation-publish",
    ),
    path(f"{EDITION}changes/", writing.Editions.as_view({"get": "changes"}), name="api-profile-changes"),
    path(f"{EDITION}freshness/", writing.Editions.as_view({"get": "freshness"}), name="api-profile-freshness"),
    path(f"{EDITION}still-true/", review.StillTrue.as_view({"post": "create"}), name="api-profile-still-true"),
    path(f"{EDITION}doubts/", review.Doubts.as_view(LIST), name="api-profile-doubts"),
    path(f"{EDITION}remarks/", review.Remarks.as_view(LIST), name="api-profile-remarks"),
    path(
        f"{EDITION}remarks/<int:remark>/answer/", review.Remarks.as_view({"post": "answer"}), name="api-profile-answer"
    ),
    path(
        f"{EDITION}remarks/<int:remark>/resolve/",
        review.Remarks.as_view({"post": "resolve"}),
        name="api-profile-resolve",
    ),
]
