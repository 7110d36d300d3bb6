"""Addresses of the first page, of the choice of language, and of one's own account."""

from django.urls import path

from jobbvei.web.start import views

urlpatterns = [
    path("", views.start, name="start"),
    path("sprak/", views.choose_language, name="set_language"),
    path("min-konto/", views.my_account, name="my-account"),
]
