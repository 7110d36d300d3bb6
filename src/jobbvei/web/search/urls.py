"""Address of the search box."""

from django.urls import path

from jobbvei.web.search import views

urlpatterns = [path("", views.search, name="search")]
