"""Addresses of what is under way."""

from django.urls import path

from jobbvei.web.placement import views

urlpatterns = [
    path("", views.under_way, name="placements"),
    path("<uuid:public_id>/", views.placement, name="placement"),
    path("<uuid:public_id>/endre/", views.edit_draft, name="placement-edit"),
]
