"""Addresses of one's own account."""

from django.urls import path

from jobbvei.web.account import views

urlpatterns = [
    path("rolle/", views.choose_role, name="choose-role"),
    path("glemt-passord/", views.forgotten_password, name="forgotten-password"),
]
