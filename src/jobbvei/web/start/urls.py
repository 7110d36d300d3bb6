"""Addresses of the first page."""

from django.urls import path

from jobbvei.web.start import views

urlpatterns = [path("", views.start, name="start")]
