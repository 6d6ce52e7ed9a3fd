"""The addresses under a meeting, and those of rooms."""

from django.urls import path

from meetings.api import afterwards, documents, events, feeds, guests, live, presence, revisions, sessions

LIST = {"get": "list", "post": "create"}
ONE = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
MEETING = "meetings/<slug:slug>/"
SESSION = f"{MEETING}sessions/<uuid:uid>/"
DOCUMENT = f"{MEETING}documents/<uuid:key>/"
Sessions, Documents, Revisions = sessions.Sessions, documents.Documents, revisions.Revisions
Minutes, Reports, Pledges = afterwards.Minutes, afterwards.Reports, afterwards.Pledges

urlpatterns = [
    path(f"{MEETING}sessions/", Sessions.as_view(LIST), name="api-sessions"),
    path(SESSION, Sessions.as_view(ONE), name="api-session"),
    path(f"{SESSION}cancel/", Sessions.as_view({"post": "cancel"}), name="api-session-cancel"),
    path(f"{SESSION}restore/", Sessions.as_view({"post": "restore"}), name="api-session-restore"),
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
    # Afterwards
    path(f"{MEETING}minutes/", Minutes.as_view(LIST), name="api-minutes"),
    path(f"{MEETING}minutes/share/", Minutes.as_view({"post": "share"}), name="api-minutes-share"),
    path(f"{MEETING}minutes/<uuid:uid>/", Minutes.as_view(ONE), name="api-note"),
    path(f"{MEETING}report/", Reports.as_view({"get": "retrieve", "patch": "partial_update"}), name="api-report"),
    path(f"{MEETING}report/draft/", Reports.as_view({"post": "draft"}), name="api-report-draft"),
    path(f"{MEETING}report/ask/", Reports.as_view({"post": "ask"}), name="api-report-ask"),
    path(f"{MEETING}report/publish/", Reports.as_view({"post": "publish"}), name="api-report-publish"),
    path(f"{MEETING}report/take-back/", Reports.as_view({"post": "take_back"}), name="api-report-take-back"),
    path(f"{MEETING}report/clearances/<slug:city>/", Reports.as_view({"post": "clear"}), name="api-clearance"),
    path(f"{MEETING}pledges/", Pledges.as_view(LIST), name="api-pledges"),
    path(
        f"{MEETING}pledges/<uuid:uid>/",
        Pledges.as_view({"get": "retrieve", "patch": "partial_update"}),
        name="api-pledge",
    ),
    path(f"{MEETING}pledges/<uuid:uid>/settle/", Pledges.as_view({"post": "settle"}), name="api-pledge-settle"),
    path(f"{MEETING}plan/", Revisions.as_view({"get": "plan"}), name="api-meeting-plan"),
]

# Guests
GUEST, QUOTA, OFFER = f"{MEETING}guests/<uuid:uid>/", f"{MEETING}quotas/<slug:city>/", f"{MEETING}offers/<slug:city>/"
OUTSIDE = f"{MEETING}outside-interest/"
Guests, Quotas, Offers, Outsiders = guests.Guests, guests.Quotas, guests.Offers, guests.Outsiders
GUEST_STEPS = {"answer": "reply", "substitute": "substitute", "revoke": "revoke", "send-again": "again"}
GUEST_STEPS |= {"bounced": "bounced", "erase": "erase"}

urlpatterns += [
    path(f"{MEETING}guests/", Guests.as_view(LIST), name="api-guests"),
    path(GUEST, Guests.as_view({"get": "retrieve", "patch": "partial_update"}), name="api-guest"),
    *(
        path(f"{GUEST}{step}/", Guests.as_view({"post": method}), name=f"api-guest-{step}")
        for step, method in GUEST_STEPS.items()
    ),
    path(f"{MEETING}quotas/", Quotas.as_view(LIST), name="api-quotas"),
    path(QUOTA, Quotas.as_view(ONE), name="api-quota"),
    path(f"{QUOTA}delegates/", Quotas.as_view({"post": "nominate"}), name="api-quota-delegates"),
    path(f"{MEETING}offers/", Offers.as_view({"get": "list"}), name="api-offers"),
    path(OFFER, Offers.as_view({"get": "retrieve", "put": "update", "delete": "destroy"}), name="api-offer"),
    path(f"{OFFER}answer/", Offers.as_view({"post": "reply"}), name="api-offer-answer"),
    path(OUTSIDE, Outsiders.as_view(LIST), name="api-outsiders"),
    path(f"{OUTSIDE}<int:pk>/answer/", Outsiders.as_view({"post": "reply"}), name="api-outsider-answer"),
]

# A reader's own calendar
urlpatterns += [
    path(
        "account/calendar/",
        feeds.OwnCalendar.as_view({"get": "retrieve", "post": "create", "delete": "destroy"}),
        name="api-own-calendar",
    ),
]

# On the day
PLACED = {"put": "update", "delete": "destroy"}
SignUps, Attendances = presence.SignUps, presence.Attendances
urlpatterns += [
    path(f"{SESSION}sign-ups/", SignUps.as_view({"get": "list"}), name="api-sign-ups"),
    path(f"{SESSION}sign-ups/<uuid:guest>/", SignUps.as_view(PLACED), name="api-sign-up"),
    path(f"{SESSION}attendance/", Attendances.as_view({"get": "list"}), name="api-attendance"),
    path(f"{SESSION}attendance/<uuid:guest>/", Attendances.as_view(PLACED), name="api-attended"),
]

# Certificates
urlpatterns += [
    path(f"{MEETING}certificates/", presence.Certificates.as_view(LIST), name="api-certificates"),
]

# On the day: what is proposed
NOTES, PLEDGES = f"{MEETING}proposed-notes/", f"{MEETING}proposed-pledges/"
Notes, Promises = live.ProposedNotes, live.ProposedPledges
urlpatterns += [
    path(NOTES, Notes.as_view(LIST), name="api-proposed-notes"),
    path(f"{NOTES}<uuid:uid>/", Notes.as_view({"delete": "destroy"}), name="api-proposed-note"),
    path(f"{NOTES}<uuid:uid>/take/", Notes.as_view({"post": "take"}), name="api-proposed-note-take"),
    path(PLEDGES, Promises.as_view(LIST), name="api-proposed-pledges"),
    path(f"{PLEDGES}<uuid:uid>/", Promises.as_view({"delete": "destroy"}), name="api-proposed-pledge"),
    path(f"{PLEDGES}<uuid:uid>/confirm/", Promises.as_view({"post": "confirm"}), name="api-proposed-pledge-confirm"),
    path(f"{SESSION}join/", presence.Join.as_view({"get": "retrieve"}), name="api-session-join"),
]
