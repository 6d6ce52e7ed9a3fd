from django.urls import path

from pilots.views import asking, calls, desk_calls, files, public, waiting
from pilots.views.work import files as own_files
from pilots.views.work import money, results, telling, updates

urlpatterns = [
    path("pilots/", public.pilot_list, name="pilots"),
    path("pilots/timeline/", public.pilot_time_line, name="pilots-time-line"),
    path("pilots.csv", public.pilots_file, {"suffix": "csv"}, name="pilots-csv"),
    path("pilots.xlsx", public.pilots_file, {"suffix": "xlsx"}, name="pilots-xlsx"),
    path("pilots.json", public.pilots_file, {"suffix": "json"}, name="pilots-json"),
    path("pilots.geojson", public.pilots_geojson, name="pilots-geojson"),
    path("pilots.atom", public.pilots_atom, name="pilots-atom"),
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
    path("pilots/<slug:slug>/updates.atom", public.updates_atom, name="pilot-updates-atom"),
    # … its results, money, updates and files
    path("pilots/<slug:slug>/edit/results/", results.results, name="pilot-results"),
    path("pilots/<slug:slug>/edit/results/new/", results.new_indicator, name="pilot-indicator-new"),
    path("pilots/<slug:slug>/edit/results/<uuid:uid>/", results.indicator, name="pilot-indicator"),
    path("pilots/<slug:slug>/edit/results/<uuid:uid>/remove/", results.remove_indicator, name="pilot-indicator-remove"),
    path("pilots/<slug:slug>/edit/results/<uuid:uid>/values/new/", results.new_value, name="pilot-value-new"),
    path("pilots/<slug:slug>/edit/values/<uuid:uid>/", results.value, name="pilot-value"),
    path("pilots/<slug:slug>/edit/values/<uuid:uid>/remove/", results.remove_value, name="pilot-value-remove"),
    path("pilots/<slug:slug>/edit/values/<uuid:uid>/propose/", results.propose, name="pilot-value-propose"),
    path("pilots/<slug:slug>/edit/proposals/<int:pk>/figure/", results.figure, name="pilot-proposal-figure"),
    path("pilots/<slug:slug>/edit/money/", money.money, name="pilot-money"),
    path("pilots/<slug:slug>/edit/money/funders/add/", money.add_funding, name="pilot-funding-add"),
    path("pilots/<slug:slug>/edit/money/funders/<int:pk>/", money.disclose, name="pilot-funding"),
    path("pilots/<slug:slug>/edit/money/funders/<int:pk>/lines/new/", money.new_line, name="pilot-line-new"),
    path("pilots/<slug:slug>/edit/money/lines/<uuid:uid>/", money.line, name="pilot-line"),
    path("pilots/<slug:slug>/edit/money/lines/<uuid:uid>/plan/", money.plan, name="pilot-line-plan"),
    path("pilots/<slug:slug>/edit/money/lines/<uuid:uid>/grant/", money.grant, name="pilot-line-grant"),
    path("pilots/<slug:slug>/edit/money/lines/<uuid:uid>/book/", money.book, name="pilot-line-book"),
    path("pilots/<slug:slug>/edit/money/lines/<uuid:uid>/remove/", money.remove_line, name="pilot-line-remove"),
    path("pilots/<slug:slug>/edit/updates/", updates.updates, name="pilot-updates"),
    path("pilots/<slug:slug>/edit/updates/new/", updates.new, name="pilot-update-new"),
    path("pilots/<slug:slug>/edit/updates/<uuid:uid>/", updates.update, name="pilot-update"),
    path("pilots/<slug:slug>/edit/updates/<uuid:uid>/files/", updates.add_file, name="pilot-update-file-add"),
    path(
        "pilots/<slug:slug>/edit/updates/<uuid:uid>/files/<int:pk>/remove/",
        updates.remove_file,
        name="pilot-update-file-remove",
    ),
    path("pilots/<slug:slug>/edit/updates/<uuid:uid>/<str:step>/", updates.step, name="pilot-update-step"),
    path("pilots/<slug:slug>/edit/files/", own_files.files, name="pilot-files-desk"),
    path("pilots/<slug:slug>/edit/files/<int:pk>/remove/", own_files.remove, name="pilot-file-remove"),
    path("pilots/<slug:slug>/edit/case-study/", telling.case_study, name="pilot-case-study"),
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
