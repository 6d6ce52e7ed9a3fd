from django.urls import path

from pilots.views import asking, calls, desk_calls, files, portfolio, public, waiting
from pilots.views.work import files as own_files
from pilots.views.work import money, parts, results, telling, ties, updates, who
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
    # What waits
    path("pilots/priorities-without-action/", waiting.priorities, name="priorities-without-action"),
    path("pilots/without-result/", waiting.unmeasured, name="pilots-without-result"),
    *(
        path(f"pilots/{slug}.{suffix}", view, {"suffix": suffix}, name=f"{name}-{suffix}")
        for slug, view, name in (
            ("priorities-without-action", waiting.priorities_file, "priorities-without-action"),
            ("without-result", waiting.unmeasured_file, "pilots-without-result"),
        )
        for suffix in ("csv", "xlsx", "json")
    ),
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
    path(f"{WORK}partners/<str:kind>/<int:pk>/", who.partner, name="pilot-partner"),
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
    path("pilots/<slug:slug>/updates.atom", public.updates_atom, name="pilot-updates-atom"),
    # … its results, money, updates and files
    path(f"{WORK}results/", results.results, name="pilot-results"),
    path(f"{WORK}results/new/", results.new_indicator, name="pilot-indicator-new"),
    path(f"{WORK}results/<uuid:uid>/", results.indicator, name="pilot-indicator"),
    path(f"{WORK}results/<uuid:uid>/remove/", results.remove_indicator, name="pilot-indicator-remove"),
    path(f"{WORK}results/<uuid:uid>/values/new/", results.new_value, name="pilot-value-new"),
    path(f"{WORK}values/<uuid:uid>/", results.value, name="pilot-value"),
    path(f"{WORK}values/<uuid:uid>/remove/", results.remove_value, name="pilot-value-remove"),
    path(f"{WORK}values/<uuid:uid>/propose/", results.propose, name="pilot-value-propose"),
    path(f"{WORK}proposals/<int:pk>/figure/", results.figure, name="pilot-proposal-figure"),
    path(f"{WORK}money/", money.money, name="pilot-money"),
    path(f"{WORK}money/funders/add/", money.add_funding, name="pilot-funding-add"),
    path(f"{WORK}money/funders/<int:pk>/", money.disclose, name="pilot-funding"),
    path(f"{WORK}money/funders/<int:pk>/lines/new/", money.new_line, name="pilot-line-new"),
    path(f"{WORK}money/lines/<uuid:uid>/", money.line, name="pilot-line"),
    path(f"{WORK}money/lines/<uuid:uid>/plan/", money.plan, name="pilot-line-plan"),
    path(f"{WORK}money/lines/<uuid:uid>/grant/", money.grant, name="pilot-line-grant"),
    path(f"{WORK}money/lines/<uuid:uid>/book/", money.book, name="pilot-line-book"),
    path(f"{WORK}money/lines/<uuid:uid>/remove/", money.remove_line, name="pilot-line-remove"),
    path(f"{WORK}updates/", updates.updates, name="pilot-updates"),
    path(f"{WORK}updates/new/", updates.new, name="pilot-update-new"),
    path(f"{WORK}updates/<uuid:uid>/", updates.update, name="pilot-update"),
    path(f"{WORK}updates/<uuid:uid>/files/", updates.add_file, name="pilot-update-file-add"),
    path(
        f"{WORK}updates/<uuid:uid>/files/<int:pk>/remove/",
        updates.remove_file,
        name="pilot-update-file-remove",
    ),
    path(f"{WORK}updates/<uuid:uid>/<str:step>/", updates.step, name="pilot-update-step"),
    path(f"{WORK}files/", own_files.files, name="pilot-files-desk"),
    path(f"{WORK}files/<int:pk>/remove/", own_files.remove, name="pilot-file-remove"),
    path(f"{WORK}case-study/", telling.case_study, name="pilot-case-study"),
    # Portfolio
    path("desk/pilots/", portfolio.portfolio, name="desk-pilots"),
    *(
        path(f"desk/pilots.{suffix}", portfolio.portfolio_file, {"suffix": suffix}, name=f"desk-pilots-{suffix}")
        for suffix in ("csv", "xlsx", "json")
    ),
    # Calls
    path("calls/", calls.call_list, name="calls"),
    path("calls.csv", calls.calls_file, {"suffix": "csv"}, name="calls-csv"),
    path("calls.xlsx", calls.calls_file, {"suffix": "xlsx"}, name="calls-xlsx"),
    path("calls.json", calls.calls_file, {"suffix": "json"}, name="calls-json"),
    path("calls/<slug:slug>/", calls.call, name="call"),
    path("calls/<slug:slug>/files/<int:pk>/<str:name>", files.call_file, name="call-file"),
    path("calls/<slug:slug>/ask/", asking.ask, name="call-ask"),
    path("call-questions/<str:token>/", asking.question, name="call-question"),
    # The desk of calls
    path("desk/calls/", desk_calls.calls, name="desk-calls"),
    path("desk/calls/new/", desk_calls.new, name="desk-call-new"),
    path("desk/calls/<slug:slug>/", desk_calls.call, name="desk-call"),
    path("desk/calls/<slug:slug>/facts/", desk_calls.facts, name="desk-call-facts"),
    path("desk/calls/<slug:slug>/publish/", desk_calls.publish, name="desk-call-publish"),
    path("desk/calls/<slug:slug>/withdraw/", desk_calls.withdraw, name="desk-call-withdraw"),
    path("desk/calls/<slug:slug>/files/", desk_calls.files, name="desk-call-files"),
    path("desk/calls/<slug:slug>/files/<int:pk>/remove/", desk_calls.remove_file, name="desk-call-file-remove"),
    path("desk/calls/<slug:slug>/questions/", desk_calls.questions, name="desk-call-questions"),
    path("desk/calls/<slug:slug>/questions/new/", desk_calls.new_question, name="desk-call-question-new"),
    path("desk/calls/<slug:slug>/questions/<int:pk>/", desk_calls.question, name="desk-call-question"),
    path(
        "desk/calls/<slug:slug>/questions/<int:pk>/remove/",
        desk_calls.remove_question,
        name="desk-call-question-remove",
    ),
    path("desk/calls/<slug:slug>/asked/<int:pk>/", desk_calls.asked, name="desk-call-asked"),
    path("desk/calls/<slug:slug>/asked/<int:pk>/close/", desk_calls.close, name="desk-call-asked-close"),
]
