"""Addresses of letters by mail."""

from django.urls import path

from jobbvei.web.mailing import views

GATHERING = "nettverk/<uuid:network_id>/samlinger/<uuid:gathering_id>/"
TEAM = "nettverk/<uuid:network_id>/kommuner/<uuid:team_id>/"

urlpatterns = [
    path(f"{GATHERING}brev/", views.gathering_letter, name="gathering-letter"),
    path(f"{TEAM}dytt/brev/", views.nudge_letter, name="team-nudge-letter"),
    path("undersokelser/<uuid:public_id>/brev/", views.survey_letter, name="survey-letter"),
    path("brev/<uuid:public_id>/", views.mailing, name="mailing"),
    path("brev/<uuid:public_id>/igjen/", views.send_again, name="mailing-again"),
]
