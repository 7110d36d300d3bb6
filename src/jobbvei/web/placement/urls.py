"""Addresses of what is under way."""

from django.urls import path

from jobbvei.web.placement import views

urlpatterns = [path("", views.under_way, name="placements")]
