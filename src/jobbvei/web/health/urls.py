"""Addresses of the health endpoints."""

from django.urls import path

from jobbvei.web.health import views

urlpatterns = [
    path("lever", views.alive, name="alive"),
    path("klar", views.ready, name="ready"),
]
