"""Addresses of openings."""

from django.urls import path

from jobbvei.web.opening import views

urlpatterns = [
    path("", views.openings, name="openings"),
    path("ny/", views.new_opening, name="opening-new"),
    path("<uuid:public_id>/", views.opening, name="opening"),
    path("<uuid:public_id>/endre/", views.edit_opening, name="opening-edit"),
    path("<uuid:public_id>/status/", views.move_opening, name="opening-move"),
]
