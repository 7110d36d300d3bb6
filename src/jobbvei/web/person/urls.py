"""Addresses of a person's pages."""

from django.urls import path

from jobbvei.web.person import contacts, steps, views

urlpatterns = [
    path("<uuid:public_id>/", views.person, name="person"),
    path("<uuid:public_id>/kompetanse/", views.competence, name="person_competence"),
    path("<uuid:public_id>/plasser/", views.openings, name="person_openings"),
    path("<uuid:public_id>/lov/", views.law, name="person_law"),
    path("<uuid:public_id>/hvem-har-sett/", views.trail, name="person_trail"),
    path("<uuid:public_id>/kontakt/", contacts.contact_log, name="person_contacts"),
    path("<uuid:public_id>/kontakt/ny/", contacts.new_contact, name="contact_new"),
    path("<uuid:public_id>/kontakt/<uuid:contact_id>/angre/", contacts.undo, name="contact_undo"),
    path("<uuid:public_id>/neste-steg/nytt/", steps.new_step, name="next_step_new"),
    path("<uuid:public_id>/neste-steg/<uuid:step_id>/fullfort/", steps.complete_step, name="next_step_complete"),
    path("<uuid:public_id>/neste-steg/<uuid:step_id>/flytt/", steps.move_step, name="next_step_move"),
    path("<uuid:public_id>/neste-steg/<uuid:step_id>/angre/", steps.undo_step, name="next_step_undo"),
]
