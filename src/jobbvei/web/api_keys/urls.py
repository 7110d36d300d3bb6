"""Addresses of keys for other systems."""

from django.urls import path

from jobbvei.web.api_keys import views

urlpatterns = [
    path("", views.api_keys, name="api-keys"),
    path("<uuid:public_id>/ta-tilbake/", views.revoke, name="api-key-revoke"),
]
