"""Addresses of the law for many."""

from django.urls import path

from jobbvei.web.law import grants, guidance, views

urlpatterns = [
    path("endringer/", views.changes, name="law-changes"),
    path("endringer/hvem/", views.change, name="law-change"),
    path("endringer/fil/", views.change_file, name="law-change-file"),
    path("veiledning/", guidance.guidance, name="law-guidance"),
    path("tilskudd/", grants.grants, name="municipal-grants"),
    path("tilskudd/fil/", grants.grants_file, name="municipal-grants-file"),
]
