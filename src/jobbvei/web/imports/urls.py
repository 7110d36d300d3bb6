"""Addresses of imports."""

from django.urls import path

from jobbvei.web.imports import views

urlpatterns = [
    path("", views.imports, name="imports"),
    path("mal/", views.template_file, name="import-template"),
    path("nav/", views.fetch_feed, name="import-nav-feed"),
    path("<uuid:public_id>/", views.upload, name="import-file"),
    path("<uuid:public_id>/importer/", views.import_file, name="import-file-run"),
    path("<uuid:public_id>/kast/", views.throw_away, name="import-file-throw-away"),
]
