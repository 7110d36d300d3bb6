"""Addresses of surveys, for those who run them."""

from django.urls import path

from jobbvei.web.survey import instruments, results, views

urlpatterns = [
    path("", views.surveys, name="surveys"),
    path("ny/", views.new_survey, name="survey-new"),
    path("skjemaer/", instruments.instruments, name="survey-instruments"),
    path("skjemaer/vis/", instruments.instrument, name="survey-instrument"),
    path("skjemaer/slik-ser-det-ut/", instruments.preview, name="survey-instrument-preview"),
    path("skjemaer/fil/", instruments.instrument_file, name="survey-instrument-file"),
    path("fritekst/<uuid:public_id>/", results.release, name="survey-open-answer"),
    path("<uuid:public_id>/", views.survey, name="survey"),
    path("<uuid:public_id>/flytt/", views.move, name="survey-move"),
    path("<uuid:public_id>/lenker/", views.links, name="survey-links"),
    path("<uuid:public_id>/paminn/", views.remind_waiting, name="survey-remind"),
    path("<uuid:public_id>/resultater/", results.results, name="survey-results"),
    path("<uuid:public_id>/fil/", results.export, name="survey-export"),
]
