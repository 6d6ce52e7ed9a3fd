from django.urls import path

from pilots.views import calls, files, portfolio, public, waiting

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
]
