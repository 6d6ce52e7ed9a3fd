from django.urls import path

from meetings.views import public

urlpatterns = [
    path("meetings/", public.meeting_list, name="meetings"),
    path("meetings/<slug:slug>/", public.meeting, name="meeting"),
    path("meetings/<slug:slug>/agenda/<int:number>/", public.agenda, name="meeting-agenda"),
    path("meetings/<slug:slug>/agenda/<int:number>.json", public.agenda_json, name="meeting-agenda-json"),
]
