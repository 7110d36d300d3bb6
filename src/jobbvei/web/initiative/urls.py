"""Addresses of the initiatives."""

from django.urls import path

from jobbvei.web.initiative import following, views

ALL = "<uuid:network_id>/tiltak/"
ONE = f"{ALL}<uuid:initiative_id>/"

urlpatterns = [
    path(ALL, views.initiatives, name="initiatives"),
    path(f"{ALL}nytt/", views.new_initiative, name="initiative-new"),
    path(ONE, views.initiative, name="initiative"),
    path(f"{ONE}endre/", views.edit_initiative, name="initiative-edit"),
    path(f"{ONE}status/", following.move, name="initiative-move"),
    path(f"{ONE}logg/", following.write_line, name="initiative-log"),
    path(f"{ONE}tall/", following.count, name="initiative-count"),
    path(f"{ONE}tall/<uuid:count_id>/fjern/", following.uncount, name="initiative-uncount"),
    path(f"{ONE}evaluering/", following.evaluate, name="initiative-evaluate"),
]
