from django.urls import path

from pilots.views import calls, files, public
from pilots.views.work import parts, ties, who
from pilots.views.work import pilot as work

WORK = "pilots/<slug:slug>/edit/"
MILESTONE, TRAINING = f"{WORK}milestones/<uuid:uid>/", f"{WORK}trainings/<uuid:uid>/"

urlpatterns = [
    path("pilots/", public.pilot_list, name="pilots"),
    path("pilots/timeline/", public.pilot_time_line, name="pilots-time-line"),
    path("pilots.csv", public.pilots_file, {"suffix": "csv"}, name="pilots-csv"),
    path("pilots.xlsx", public.pilots_file, {"suffix": "xlsx"}, name="pilots-xlsx"),
    path("pilots.json", public.pilots_file, {"suffix": "json"}, name="pilots-json"),
    path("pilots.geojson", public.pilots_geojson, name="pilots-geojson"),
    path("pilots.atom", public.pilots_atom, name="pilots-atom"),
    path("pilots/new/", work.new, name="pilot-new"),
    path("pilots/<slug:slug>/", public.pilot, name="pilot"),
    path("pilots/<slug:slug>.pdf", public.pilot_pdf, name="pilot-pdf"),
    path("pilots/<slug:slug>/files/<int:pk>/<str:name>", files.pilot_file, name="pilot-file"),
    # A pilot in the making
    path(WORK, work.edit, name="pilot-edit"),
    path(f"{WORK}description/", work.description, name="pilot-description"),
    path(f"{WORK}steps/<str:step>/", work.step, name="pilot-step"),
    path(f"{WORK}cities/", who.cities, name="pilot-cities"),
    path(f"{WORK}cities/<slug:city>/remove/", who.remove_city, name="pilot-city-remove"),
    path(f"{WORK}cities/<slug:city>/lead/", who.hand_over, name="pilot-city-lead"),
    path(f"{WORK}cities/<slug:city>/reviews/", who.reviews, name="pilot-city-reviews"),
    path(f"{WORK}partners/", who.partners, name="pilot-partners"),
    path(f"{WORK}partners/<str:kind>/add/", who.add_partner, name="pilot-partner-add"),
    path(f"{WORK}partners/<str:kind>/<int:pk>/remove/", who.remove_partner, name="pilot-partner-remove"),
    path(f"{WORK}ties/", ties.ties, name="pilot-ties"),
    path(f"{WORK}ties/<str:kind>/add/", ties.add_tie, name="pilot-tie-add"),
    path(f"{WORK}ties/<str:kind>/<int:pk>/remove/", ties.remove_tie, name="pilot-tie-remove"),
    path(f"{WORK}needs/", ties.needs, name="pilot-needs"),
    path(f"{WORK}needs/<slug:city>/<str:kind>/add/", ties.add_need, name="pilot-need-add"),
    path(f"{WORK}needs/<str:kind>/<int:pk>/remove/", ties.remove_need, name="pilot-need-remove"),
    # … what is done in it
    path(f"{WORK}milestones/", parts.milestones, name="pilot-milestones"),
    path(f"{WORK}milestones/new/", parts.new, {"kind": "milestone"}, name="pilot-milestone-new"),
    path(f"{MILESTONE}", parts.part, {"kind": "milestone"}, name="pilot-milestone"),
    path(f"{MILESTONE}reached/", parts.reached, name="pilot-milestone-reached"),
    path(f"{MILESTONE}pass-on/", parts.pass_on, {"kind": "milestone"}, name="pilot-milestone-pass-on"),
    path(f"{MILESTONE}remove/", parts.remove, {"kind": "milestone"}, name="pilot-milestone-remove"),
    path(f"{MILESTONE}files/", parts.add_file, name="pilot-milestone-file-add"),
    path(f"{MILESTONE}files/<int:pk>/remove/", parts.remove_file, name="pilot-milestone-file-remove"),
    path(f"{WORK}tests/", parts.tests, name="pilot-tests"),
    path(f"{WORK}tests/new/", parts.new, {"kind": "test"}, name="pilot-test-new"),
    path(f"{WORK}tests/<uuid:uid>/", parts.part, {"kind": "test"}, name="pilot-test"),
    path(f"{WORK}tests/<uuid:uid>/remove/", parts.remove, {"kind": "test"}, name="pilot-test-remove"),
    path(f"{WORK}trainings/", parts.trainings, name="pilot-trainings"),
    path(f"{WORK}trainings/new/", parts.new, {"kind": "training"}, name="pilot-training-new"),
    path(f"{TRAINING}", parts.part, {"kind": "training"}, name="pilot-training"),
    path(f"{TRAINING}participants/", parts.participants, name="pilot-training-participants"),
    path(f"{TRAINING}pass-on/", parts.pass_on, {"kind": "training"}, name="pilot-training-pass-on"),
    path(f"{TRAINING}remove/", parts.remove, {"kind": "training"}, name="pilot-training-remove"),
    # Calls
    path("calls/", calls.call_list, name="calls"),
    path("calls.csv", calls.calls_file, {"suffix": "csv"}, name="calls-csv"),
    path("calls.xlsx", calls.calls_file, {"suffix": "xlsx"}, name="calls-xlsx"),
    path("calls.json", calls.calls_file, {"suffix": "json"}, name="calls-json"),
    path("calls/<slug:slug>/", calls.call, name="call"),
    path("calls/<slug:slug>/files/<int:pk>/<str:name>", files.call_file, name="call-file"),
]
