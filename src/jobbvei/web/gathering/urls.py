"""Addresses of the gatherings of a network, for those who are signed in."""

from django.urls import path

from jobbvei.web.gathering import (
    calendars,
    day,
    evaluation,
    importing,
    making,
    people,
    programme,
    recording,
    rooms,
    views,
)

ALL = "<uuid:network_id>/samlinger/"
ONE = f"{ALL}<uuid:gathering_id>/"

urlpatterns = [
    path(ALL, views.gatherings, name="gatherings"),
    path(f"{ALL}ny/", making.new_gathering, name="gathering-new"),
    path(f"{ALL}fra-fil/", importing.from_file, name="gatherings-import"),
    path(ONE, views.gathering, name="gathering"),
    path(f"{ONE}endre/", making.edit_gathering, name="gathering-edit"),
    path(f"{ONE}avlys/", making.cancel, name="gathering-cancel"),
    path(f"{ONE}inviter/", making.invite, name="gathering-invite"),
    path(f"{ONE}kalender.ics", calendars.gathering_file, name="gathering-calendar"),
    path(f"{ONE}program/", programme.programme, name="gathering-programme"),
    path(f"{ONE}program/<uuid:item_id>/fjern/", programme.remove, name="gathering-item-remove"),
    path(f"{ONE}materiell/", programme.material, name="gathering-material"),
    path(f"{ONE}materiell/<uuid:material_id>/fjern/", programme.remove_link, name="gathering-material-remove"),
    path(f"{ONE}opptak/", recording.recording, name="gathering-recording"),
    path(f"{ONE}folk/", people.people, name="gathering-people"),
    path(f"{ONE}folk/svar/", people.answer, name="gathering-answer"),
    path(f"{ONE}folk/lenker.csv", people.links_file, name="gathering-links"),
    path(f"{ONE}folk/<uuid:person_id>/ny-lenke/", people.new_link, name="gathering-new-link"),
    path(f"{ONE}evaluering/", evaluation.start, name="gathering-survey-start"),
    path(f"{ONE}rom/", rooms.rooms, name="gathering-rooms"),
    path(f"{ONE}rom/<uuid:room_id>/flytt/", rooms.move, name="gathering-room-move"),
    path(f"{ONE}rom/angre/", rooms.undo, name="gathering-room-undo"),
    path(f"{ONE}rom/<uuid:room_id>/lenke/", rooms.link, name="gathering-room-link"),
    path(f"{ONE}dagen/", day.run_day, name="gathering-day"),
    path(f"{ONE}dagen/<uuid:person_id>/kommet/", day.arrived, name="gathering-arrived"),
    path(f"{ONE}skjerm/", day.screen, name="gathering-screen"),
]
