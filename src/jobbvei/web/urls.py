"""All pages, task by task."""

from django.urls import include, path

urlpatterns = [
    path("", include("jobbvei.web.start.urls")),
    path("", include("jobbvei.web.help.urls")),
]
