"""Addresses of the networks."""

from django.urls import path

from jobbvei.web.network import views

urlpatterns = [
    path("", views.networks, name="networks"),
    path("<uuid:network_id>/", views.network, name="network"),
]
