"""Addresses of employers."""

from django.urls import path

from jobbvei.web.employer import views

urlpatterns = [
    path("", views.employers, name="employers"),
    path("ny/", views.new_employer, name="employer-new"),
    path("<uuid:public_id>/", views.employer, name="employer"),
    path("<uuid:public_id>/endre/", views.edit_employer, name="employer-edit"),
    path("<uuid:public_id>/eier/", views.contact_owner, name="employer-owner"),
    path("<uuid:public_id>/kontaktpersoner/", views.add_person, name="employer-person-add"),
    path("<uuid:public_id>/kontaktpersoner/slett/", views.remove_person, name="employer-person-remove"),
]
