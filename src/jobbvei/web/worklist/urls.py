"""Address of the work list."""

from django.urls import path

from jobbvei.web.worklist import views

urlpatterns = [path("", views.worklist, name="worklist")]
