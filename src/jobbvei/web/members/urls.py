"""Addresses of the roles in the municipality."""

from django.urls import path

from jobbvei.web.members import views

urlpatterns = [
    path("", views.members, name="members"),
    path("<uuid:public_id>/avslutt/", views.end_membership, name="member-end"),
    path("<uuid:public_id>/passord/", views.password_link, name="member-password"),
]
