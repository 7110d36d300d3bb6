"""Addresses of long work."""

from django.urls import path

from jobbvei.web.background import views

urlpatterns = [path("<uuid:public_id>/", views.work, name="long-work")]
