"""Addresses of the surveys of a network."""

from django.urls import path

from jobbvei.web.survey import in_network

ALL = "<uuid:network_id>/undersokelser/"
ONE = f"{ALL}<uuid:wave_id>/"

urlpatterns = [
    path(ALL, in_network.surveys, name="network-surveys"),
    path(f"{ALL}ny/", in_network.new_survey, name="network-survey-new"),
    path(ONE, in_network.survey, name="network-survey"),
    path(f"{ONE}nye/", in_network.newcomers, name="network-survey-newcomers"),
    path(f"{ONE}del/", in_network.share, name="network-survey-share"),
    path(f"{ONE}svar/", in_network.answer_own, name="network-survey-answer"),
]
