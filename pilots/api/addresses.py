"""The addresses under a pilot and a call."""

from django.urls import path

from pilots.api import files, money, results, together, updates, work
from pilots.api.calls import CallQuestions

PILOT, CALL = "pilots/<slug:slug>/", "calls/<slug:slug>/"
LIST = {"get": "list", "post": "create"}
ONE = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
EDITED, REMOVED = {"get": "retrieve", "patch": "partial_update"}, {"delete": "destroy"}


def step(address: str, view, name: str, method: str, by: str = "post"):
    return path(address, view.as_view({by: method}), name=name)


def many(address: str, view, plural: str, named: str, one: dict[str, str] = ONE):
    """A list, and each row of it by what stands in the address."""
    single = "pilot-city" if plural == "pilot-cities" else plural.removesuffix("s")
    return [
        path(address, view.as_view(LIST), name=f"api-{plural}"),
        path(f"{address}<{named}>/", view.as_view(one), name=f"api-{single}"),
    ]


MILESTONE, TRAINING = f"{PILOT}milestones/<uuid:uid>/", f"{PILOT}trainings/<uuid:uid>/"
VALUES, LINE = f"{PILOT}indicators/<uuid:indicator>/values/", f"{PILOT}lines/<uuid:uid>/"
VALUE, UPDATE = f"{VALUES}<uuid:uid>/", f"{PILOT}updates/<uuid:uid>/"

urlpatterns = [
    # Together
    *many(f"{PILOT}cities/", together.PilotCities, "pilot-cities", "slug:city"),
    *many(f"{PILOT}partners/", together.PilotPartners, "pilot-partners", "int:pk"),
    *many(f"{PILOT}experts/", together.Experts, "pilot-experts", "int:pk"),
    path(
        f"{PILOT}ties/<slug:kind>/<slug:row>/",
        together.Ties.as_view({"put": "tie", "delete": "untie"}),
        name="api-pilot-tie",
    ),
    path(f"{PILOT}needs/", together.Needs.as_view(LIST), name="api-pilot-needs"),
    path(f"{PILOT}needs/<slug:what>/<uuid:thread>/", together.Needs.as_view(REMOVED), name="api-pilot-need"),
    # Work
    *many(f"{PILOT}milestones/", work.Milestones, "milestones", "uuid:uid"),
    step(f"{MILESTONE}reach/", work.Milestones, "api-milestone-reach", "reach"),
    step(f"{MILESTONE}pass-on/", work.Milestones, "api-milestone-pass-on", "pass_on"),
    *many(f"{PILOT}tests/", work.Tests, "pilot-tests", "uuid:uid"),
    *many(f"{PILOT}trainings/", work.Trainings, "trainings", "uuid:uid"),
    step(f"{TRAINING}participants/", work.Trainings, "api-training-participants", "participants", "put"),
    step(f"{TRAINING}pass-on/", work.Trainings, "api-training-pass-on", "pass_on"),
    # Results
    *many(f"{PILOT}indicators/", results.Indicators, "pilot-indicators", "uuid:uid"),
    *many(VALUES, results.Values, "pilot-values", "uuid:uid"),
    step(f"{VALUE}propose-for-profile/", results.Values, "api-pilot-value-propose", "propose_for_profile"),
    step(f"{VALUE}link-figure/", results.Values, "api-pilot-value-link", "link_figure"),
    # Money
    *many(f"{PILOT}fundings/", money.Fundings, "fundings", "slug:funder", EDITED),
    *many(f"{PILOT}lines/", money.Lines, "budget-lines", "uuid:uid"),
    step(f"{LINE}grant/", money.Lines, "api-budget-line-grant", "grant"),
    path(f"{LINE}entries/", money.Entries.as_view(LIST), name="api-budget-entries"),
    # Updates
    *many(f"{PILOT}updates/", updates.Updates, "updates", "uuid:uid"),
    step(f"{UPDATE}submit/", updates.Updates, "api-update-submit", "submit"),
    step(f"{UPDATE}request-changes/", updates.Updates, "api-update-request-changes", "request_changes"),
    step(f"{UPDATE}publish/", updates.Updates, "api-update-publish", "publish"),
    step(f"{UPDATE}withdraw/", updates.Updates, "api-update-withdraw", "withdraw"),
    # Files
    *many(f"{PILOT}files/", files.PilotFiles, "pilot-files", "int:pk", REMOVED),
    *many(f"{MILESTONE}files/", files.MilestoneFiles, "milestone-files", "int:pk", REMOVED),
    *many(f"{UPDATE}files/", files.UpdateFiles, "update-files", "int:pk", REMOVED),
    *many(f"{CALL}files/", files.CallFiles, "call-files", "int:pk", REMOVED),
    # Calls
    *many(f"{CALL}questions/", CallQuestions, "call-questions", "int:pk"),
]
