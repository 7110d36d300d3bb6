"""Addresses that open without log-in: everybody's own page of the gatherings, and the door for late-comers."""

from django.urls import path

from jobbvei.web.gathering import own_link

OWN = "<str:key>/"
ONE = f"{OWN}<uuid:gathering_id>/"

urlpatterns = [
    path("dor/<str:door_key>/", own_link.door, name="gathering-door"),
    path(OWN, own_link.gatherings, name="own-gatherings"),
    path(f"{OWN}kalender.ics", own_link.calendar, name="own-calendar"),
    path(f"{OWN}undersokelser/<uuid:wave_id>/", own_link.survey, name="own-survey"),
    path(ONE, own_link.gathering, name="own-gathering"),
    path(f"{ONE}svar/", own_link.answer, name="own-gathering-answer"),
    path(f"{ONE}opptak/", own_link.recording, name="own-recording"),
    path(f"{ONE}kalender.ics", own_link.gathering_file, name="own-gathering-calendar"),
]
