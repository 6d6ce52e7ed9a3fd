from django.urls import path

from meetings.views import (
    afterwards,
    calendars,
    certificates,
    documents,
    guest,
    interest,
    joining,
    live,
    my_meetings,
    polls,
    public,
)
from meetings.views.desk import (
    agenda,
    attendance,
    guests,
    meeting,
    meetings,
    minutes,
    paper,
    places,
    reports,
    sessions,
    sign_ups,
)
from meetings.views.desk import certificates as desk_certificates
from meetings.views.desk import documents as desk_documents
from meetings.views.desk import interest as desk_interest

urlpatterns = [
    path("meetings/", public.meeting_list, name="meetings"),
    path("meetings/calendar/", public.calendar, name="meetings-calendar"),
    path("meetings.csv", public.meetings_file, {"suffix": "csv"}, name="meetings-csv"),
    path("meetings.xlsx", public.meetings_file, {"suffix": "xlsx"}, name="meetings-xlsx"),
    path("meetings.json", public.meetings_file, {"suffix": "json"}, name="meetings-json"),
    path("meetings.atom", public.meetings_atom, name="meetings-atom"),
    path("meetings/<slug:slug>/agenda/<int:number>/", public.agenda, name="meeting-agenda"),
    path("meetings/<slug:slug>/agenda/<int:number>.json", public.agenda_json, name="meeting-agenda-json"),
    path("meetings/<slug:slug>/agenda/<int:number>.pdf", public.agenda_pdf, name="meeting-agenda-pdf"),
]

# Calendars
urlpatterns += [
    path("meetings.ics", calendars.all_meetings, name="meetings-ics"),
    path("meetings/<slug:slug>.ics", calendars.one_meeting, name="meeting-ics"),
    path("themes/<slug:slug>/meetings.ics", calendars.of_theme, name="theme-meetings-ics"),
    path("cities/<slug:slug>/meetings.ics", calendars.of_city, name="city-meetings-ics"),
]

# A reader's own calendar
urlpatterns += [
    path("account/calendar/", calendars.own_calendar, name="own-calendar"),
    path("calendar/<str:token>.ics", calendars.personal, name="personal-ics"),
    path("answer/<str:token>/calendar/", calendars.guest_calendar, name="answer-calendar"),
    path("answer/<str:token>/invite.ics", calendars.guest_file, name="answer-invite"),
]

# Documents, for whoever may see them
urlpatterns += [
    path(
        "meetings/<slug:slug>/documents/<uuid:key>/<slug:language>-<int:number>/<str:name>",
        documents.document,
        name="meeting-document",
    ),
]

# The secretariat's side
DOCUMENT = "desk/meetings/<slug:slug>/documents/<uuid:key>/"
SESSION = "desk/meetings/<slug:slug>/sessions/<uuid:uid>/"
urlpatterns += [
    path("desk/meetings/", meetings.meetings, name="desk-meetings"),
    path("desk/meetings/calendar/", meetings.calendar, name="desk-meetings-calendar"),
    path("desk/meetings/new/", meetings.new, name="desk-meeting-new"),
    path("desk/meetings/copy/", meetings.copied, name="desk-meeting-copy"),
    path("desk/meetings/<slug:slug>/", meeting.meeting, name="desk-meeting"),
    path("desk/meetings/<slug:slug>/facts/", meeting.facts, name="desk-meeting-facts"),
    path("desk/meetings/<slug:slug>/steps/<str:step>/", meeting.step, name="desk-meeting-step"),
    path("desk/meetings/<slug:slug>/ties/", meeting.ties, name="desk-meeting-ties"),
    path("desk/meetings/<slug:slug>/ties/<str:kind>/add/", meeting.add_tie, name="desk-meeting-tie-add"),
    path("desk/meetings/<slug:slug>/ties/<str:kind>/<int:pk>/", meeting.remove_tie, name="desk-meeting-tie-remove"),
    path("desk/meetings/<slug:slug>/agenda/", agenda.agenda, name="desk-meeting-agenda"),
    path("desk/meetings/<slug:slug>/agenda/preview/", agenda.agenda_preview, name="desk-meeting-preview"),
    path("desk/meetings/<slug:slug>/documents/", desk_documents.documents, name="desk-meeting-documents"),
    path("desk/meetings/<slug:slug>/documents/new/", desk_documents.new, name="desk-document-new"),
    path(DOCUMENT, desk_documents.document, name="desk-document"),
    path(f"{DOCUMENT}remove/", desk_documents.remove, name="desk-document-remove"),
    path(f"{DOCUMENT}versions/", desk_documents.add_version, name="desk-version-add"),
    path(f"{DOCUMENT}versions/<int:pk>/remove/", desk_documents.remove_version, name="desk-version-remove"),
    path("desk/meetings/<slug:slug>/sessions/new/", sessions.new, name="desk-session-new"),
    path(SESSION, sessions.session, name="desk-session"),
    path(f"{SESSION}save/", sessions.save, name="desk-session-save"),
    path(f"{SESSION}move/", sessions.move, name="desk-session-move"),
    path(f"{SESSION}swap/", sessions.swap, name="desk-session-swap"),
    path(f"{SESSION}cancel/", sessions.cancel, name="desk-session-cancel"),
    path(f"{SESSION}restore/", sessions.restore, name="desk-session-restore"),
    path(f"{SESSION}remove/", sessions.remove, name="desk-session-remove"),
    path(f"{SESSION}people/", sessions.add_person, name="desk-session-people"),
    path(f"{SESSION}people/<int:pk>/", sessions.person, name="desk-session-person"),
    path(f"{SESSION}languages/", sessions.languages, name="desk-session-languages"),
    path("desk/venues/", places.venues, name="desk-venues"),
    path("desk/venues/new/", places.venue_new, name="desk-venue-new"),
    path("desk/venues/<slug:slug>/", places.venue, name="desk-venue"),
    path("desk/venues/<slug:slug>/rooms/new/", places.room_new, name="desk-room-new"),
    path("desk/rooms/<int:pk>/", places.room, name="desk-room"),
    path("desk/rooms/<int:pk>/remove/", places.room_remove, name="desk-room-remove"),
    path("desk/interpreters/", places.teams, name="desk-teams"),
    path("desk/interpreters/new/", places.team_new, name="desk-team-new"),
    path("desk/interpreters/<int:pk>/", places.team, name="desk-team"),
    path("desk/speakers/", places.contributors, name="desk-contributors"),
    path("desk/speakers/new/", places.contributor_new, name="desk-contributor-new"),
    path("desk/speakers/<uuid:key>/", places.contributor, name="desk-contributor"),
    path("desk/speakers/<uuid:key>/erase/", places.contributor_erase, name="desk-contributor-erase"),
    path("desk/days-off/", places.blackouts, name="desk-blackouts"),
    path("desk/days-off/<int:pk>/remove/", places.blackout_remove, name="desk-blackout-remove"),
]

# Polls for dates
POLL = "desk/meetings/<slug:slug>/polls/<int:pk>/"
urlpatterns += [
    path("desk/meetings/<slug:slug>/polls/", polls.polls, name="desk-meeting-polls"),
    path("desk/meetings/<slug:slug>/polls/add/", polls.add, name="desk-poll-add"),
    path(POLL, polls.poll, name="desk-poll"),
    path(f"{POLL}options/", polls.add_option, name="desk-poll-option-add"),
    path(f"{POLL}options/<int:option>/remove/", polls.remove_option, name="desk-poll-option-remove"),
    path(f"{POLL}close/", polls.close, name="desk-poll-close"),
    path("my-city/<slug:slug>/polls/<int:poll>/", polls.my_poll, name="my-poll"),
    # Afterwards
    path("meetings/<slug:slug>/report/", afterwards.report, name="meeting-report"),
    path("meetings/<slug:slug>/report.pdf", afterwards.report_pdf, name="meeting-report-pdf"),
    path("meetings/<slug:slug>/minutes/", afterwards.minutes, name="meeting-minutes"),
    path("desk/meetings/<slug:slug>/minutes/", minutes.minutes, name="desk-meeting-minutes"),
    path("desk/meetings/<slug:slug>/minutes/share/", minutes.share, name="desk-minutes-share"),
    path(f"{SESSION}minutes/", minutes.new, name="desk-note-new"),
    path("desk/meetings/<slug:slug>/minutes/<uuid:uid>/", minutes.note, name="desk-note"),
    path("desk/meetings/<slug:slug>/minutes/<uuid:uid>/remove/", minutes.remove, name="desk-note-remove"),
    path(f"{SESSION}recording/", minutes.add_recording, name="desk-recording-add"),
    path(f"{SESSION}recording/remove/", minutes.remove_recording, name="desk-recording-remove"),
    path("desk/meetings/<slug:slug>/report/", reports.report, name="desk-meeting-report"),
    path("desk/meetings/<slug:slug>/report/draft/", reports.draft, name="desk-report-draft"),
    path("desk/meetings/<slug:slug>/report/edit/", reports.edit, name="desk-report-edit"),
    path("desk/meetings/<slug:slug>/report/<str:step>/", reports.step, name="desk-report-step"),
    path("my-city/<slug:slug>/pledges/", afterwards.my_pledges, name="my-pledges"),
    path("my-city/<slug:slug>/pledges/<uuid:uid>/", afterwards.my_pledge, name="my-pledge"),
    path("my-city/<slug:slug>/pledges/<uuid:uid>/words/", afterwards.pledge_words, name="my-pledge-words"),
    path("my-city/<slug:slug>/meetings/<slug:meeting>/pledge/", afterwards.pledge_new, name="my-pledge-new"),
    path("my-city/<slug:slug>/meetings/<slug:meeting>/report/", afterwards.my_report, name="my-report"),
]

# Who would like to come
urlpatterns += [
    path("meetings/<slug:slug>/interest/", interest.interest, name="meeting-interest"),
    path("meetings/<slug:slug>/interest/sent/", interest.sent, name="meeting-interest-sent"),
    path("interest/<str:token>/", interest.confirm, name="interest-confirm"),
]

# Guests, on the desk
ALL_GUESTS = "desk/meetings/<slug:slug>/guests/"
ONE_GUEST, ONE_QUOTA = f"{ALL_GUESTS}<uuid:uid>/", f"{ALL_GUESTS}cities/<int:pk>/"
urlpatterns += [
    path("desk/guests/", guests.meetings_with_guests, name="desk-guest-meetings"),
    path(ALL_GUESTS, guests.guests, name="desk-guests"),
    path(f"{ALL_GUESTS}export/", guests.export, name="desk-guests-export"),
    path(f"{ALL_GUESTS}new/", guests.new, name="desk-guest-new"),
    path(f"{ALL_GUESTS}cities/", guests.invite_city, name="desk-quota-new"),
    path(ONE_QUOTA, guests.city, name="desk-quota"),
    path(f"{ONE_QUOTA}remove/", guests.remove_city, name="desk-quota-remove"),
    path(f"{ALL_GUESTS}interest/", desk_interest.interest, name="desk-interest"),
    path(f"{ALL_GUESTS}interest/<int:pk>/answer/", desk_interest.answer_offer, name="desk-interest-answer"),
    path(f"{ALL_GUESTS}outside/<int:pk>/invite/", desk_interest.invite_outsider, name="desk-outside-invite"),
    path(f"{ALL_GUESTS}outside/<int:pk>/decline/", desk_interest.decline_outsider, name="desk-outside-decline"),
    path(ONE_GUEST, guests.guest, name="desk-guest"),
    *(path(f"{ONE_GUEST}{what}/", guests.act, {"what": what}, name=f"desk-guest-{what}") for what in guests.DONE),
    path("desk/meetings/<slug:slug>/needs/", guests.needs, name="desk-needs"),
]

# Guests, for their city
MY_MEETING = "my-city/<slug:slug>/meetings/<slug:meeting>/"
MY_DELEGATE = f"{MY_MEETING}delegates/<uuid:uid>/"
urlpatterns += [
    path("my-city/<slug:slug>/meetings/", my_meetings.meetings, name="my-meetings"),
    path(MY_MEETING, my_meetings.meeting, name="my-meeting"),
    path(f"{MY_MEETING}offer/", my_meetings.offer, name="my-meeting-offer"),
    path(f"{MY_MEETING}offer/back/", my_meetings.offer_back, name="my-meeting-offer-back"),
    path(f"{MY_MEETING}delegates/", my_meetings.nominate, name="my-meeting-nominate"),
    path(MY_DELEGATE, my_meetings.delegate, name="my-delegate"),
    *(
        path(f"{MY_DELEGATE}{what}/", my_meetings.act, {"what": what}, name=f"my-delegate-{what}")
        for what in ("edit", "substitute", "again", "revoke")
    ),
]

# A guest's own pages, behind the link in her mail
urlpatterns += [
    path("answer/<str:token>/", guest.answer, name="answer"),
    path("answer/<str:token>/needs/", guest.needs, name="answer-needs"),
    path("answer/<str:token>/colleague/", guest.colleague, name="answer-colleague"),
]

# On the day: places in sessions
urlpatterns += [
    path("answer/<str:token>/sessions/", guest.sessions, name="answer-sessions"),
    path(f"{SESSION}sign-ups/", sign_ups.sign_ups, name="desk-sign-ups"),
    path("answer/<str:token>/code/", guest.code, name="answer-code"),
    path("attend/<str:token>/", attendance.attend, name="attend"),
    path("desk/meetings/<slug:slug>/attendance/", attendance.attendance, name="desk-attendance"),
    path(f"{SESSION}attendance/", attendance.attendance_list, name="desk-attendance-list"),
    path(f"{SESSION}attendance/<uuid:guest>/", attendance.note, name="desk-attendance-note"),
    path(f"{SESSION}join/", sign_ups.join_link, name="desk-join-link"),
    path("answer/<str:token>/join/<uuid:uid>/", joining.join, name="answer-join"),
    path("meetings/<slug:slug>/join/<uuid:uid>/", joining.join_signed_in, name="meeting-join"),
]

# Certificates, badges, name plates
MADE = "desk/meetings/<slug:slug>/certificates/"
urlpatterns += [
    path(MADE, desk_certificates.certificates, name="desk-certificates"),
    path(f"{MADE}issue/", desk_certificates.issue, name="desk-certificates-issue"),
    path(f"{MADE}<uuid:number>.pdf", desk_certificates.certificate, name="desk-certificate"),
    path("answer/<str:token>/certificate.pdf", certificates.of_invitation, name="answer-certificate"),
    path("account/certificates/", certificates.own, name="own-certificates"),
    path("account/certificates/<uuid:number>.pdf", certificates.own_pdf, name="own-certificate"),
    path("certificates/<uuid:number>/", certificates.verify, name="certificate"),
    path("desk/meetings/<slug:slug>/paper/", paper.paper, name="desk-paper"),
]

# On the day: notes and promises
PROPOSED = "my-city/<slug:slug>/pledges/proposed/<uuid:uid>/"
PROPOSED_NOTE = "desk/meetings/<slug:slug>/minutes/proposed/<uuid:uid>/"
urlpatterns += [
    path("answer/<str:token>/live/", live.guest_live, name="answer-live"),
    path(f"{MY_MEETING}live/", live.my_live, name="my-meeting-live"),
    path(PROPOSED, live.proposed_pledge, name="my-proposed-pledge"),
    path(f"{PROPOSED}confirm/", live.decide_pledge, {"what": "confirm"}, name="my-proposed-pledge-confirm"),
    path(f"{PROPOSED}drop/", live.decide_pledge, {"what": "drop"}, name="my-proposed-pledge-drop"),
    path(PROPOSED_NOTE, minutes.proposed, name="desk-proposed-note"),
    path(f"{PROPOSED_NOTE}take/", minutes.decide, {"what": "take"}, name="desk-proposed-note-take"),
    path(f"{PROPOSED_NOTE}drop/", minutes.decide, {"what": "drop"}, name="desk-proposed-note-drop"),
]
