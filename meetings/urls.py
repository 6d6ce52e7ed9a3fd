from django.urls import path

from meetings.views import public

urlpatterns = [
    path("meetings/", public.meeting_list, name="meetings"),
    path("meetings.csv", public.meetings_file, {"suffix": "csv"}, name="meetings-csv"),
    path("meetings.xlsx", public.meetings_file, {"suffix": "xlsx"}, name="meetings-xlsx"),
    path("meetings.json", public.meetings_file, {"suffix": "json"}, name="meetings-json"),
    path("meetings.atom", public.meetings_atom, name="meetings-atom"),
    path("meetings/<slug:slug>/", public.meeting, name="meeting"),
    path("meetings/<slug:slug>/agenda/<int:number>/", public.agenda, name="meeting-agenda"),
    path("meetings/<slug:slug>/agenda/<int:number>.json", public.agenda_json, name="meeting-agenda-json"),
    path("meetings/<slug:slug>/agenda/<int:number>.pdf", public.agenda_pdf, name="meeting-agenda-pdf"),
]
