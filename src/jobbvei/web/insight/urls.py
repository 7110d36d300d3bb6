"""Addresses of the numbers."""

from django.urls import path

from jobbvei.web.insight import reproduction

urlpatterns = [
    path("etterprovd/", reproduction.reproduction, name="reproduction"),
]
