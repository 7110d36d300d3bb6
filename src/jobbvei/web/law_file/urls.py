"""Addresses of files the rules of law answer."""

from django.urls import path

from jobbvei.web.law_file import views

urlpatterns = [
    path("", views.law_files, name="law-files"),
    path("mal.csv", views.template_file, name="law-file-template"),
    path("<uuid:public_id>/", views.law_file, name="law-file"),
    path("<uuid:public_id>/svar.csv", views.result, name="law-file-result"),
    path("<uuid:public_id>/regn-ut/", views.reckon, name="law-file-run"),
    path("<uuid:public_id>/slett/", views.throw_away, name="law-file-throw-away"),
]
