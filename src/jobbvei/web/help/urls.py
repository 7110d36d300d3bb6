"""Addresses of the help pages."""

from django.urls import path

from jobbvei.web.help import views

urlpatterns = [
    path("hjelp/", views.help_page, name="help"),
    path("hjelp/hvem-ser-hva/", views.who_sees_what, name="help-who-sees-what"),
    path("hjelp/personvern/", views.privacy, name="help-privacy"),
    path("hjelp/tilgjengelighet/", views.accessibility, name="help-accessibility"),
]
