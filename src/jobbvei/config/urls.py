"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
    path("", include("jobbvei.web.urls")),
]
