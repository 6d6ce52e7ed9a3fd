"""The addresses under a meeting, and those of rooms."""

from django.urls import path

from meetings.api import documents, events, revisions, sessions

LIST = {"get": "list", "post": "create"}
ONE = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
MEETING = "meetings/<slug:slug>/"
SESSION = f"{MEETING}sessions/<uuid:uid>/"
DOCUMENT = f"{MEETING}documents/<uuid:key>/"
Sessions, Documents, Revisions = sessions.Sessions, documents.Documents, revisions.Revisions

urlpatterns = [
    path(f"{MEETING}sessions/", Sessions.as_view(LIST), name="api-sessions"),
    path(SESSION, Sessions.as_view(ONE), name="api-session"),
    path(f"{SESSION}cancel/", Sessions.as_view({"post": "cancel"}), name="api-session-cancel"),
    path(f"{SESSION}swap/", Sessions.as_view({"post": "swap"}), name="api-session-swap"),
    path(f"{SESSION}languages/", Sessions.as_view({"put": "languages"}), name="api-session-languages"),
    path(f"{SESSION}people/", Sessions.as_view({"post": "add_person"}), name="api-session-people"),
    path(
        f"{SESSION}people/<int:pk>/",
        Sessions.as_view({"patch": "edit_person", "delete": "remove_person"}),
        name="api-session-person",
    ),
    path(f"{MEETING}documents/", Documents.as_view(LIST), name="api-meeting-documents"),
    path(DOCUMENT, Documents.as_view(ONE), name="api-meeting-document"),
    path(f"{DOCUMENT}versions/", Documents.as_view({"post": "add_version"}), name="api-meeting-versions"),
    path(
        f"{DOCUMENT}versions/<int:pk>/",
        Documents.as_view({"delete": "remove_version"}),
        name="api-meeting-version",
    ),
    path(f"{MEETING}revisions/", Revisions.as_view(LIST), name="api-revisions"),
    path(f"{MEETING}revisions/<int:number>/", Revisions.as_view({"get": "retrieve"}), name="api-revision"),
    path(
        f"{MEETING}event/",
        events.Events.as_view({"get": "retrieve", "put": "join", "delete": "leave"}),
        name="api-meeting-event",
    ),
    path(f"{MEETING}plan/", Revisions.as_view({"get": "plan"}), name="api-meeting-plan"),
]
