"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
    path("", include("jobbvei.web.urls")),
]

handler400 = "jobbvei.web.frame.errors.bad_request"
handler403 = "jobbvei.web.frame.errors.forbidden"
handler404 = "jobbvei.web.frame.errors.not_found"
handler500 = "jobbvei.web.frame.errors.server_error"
