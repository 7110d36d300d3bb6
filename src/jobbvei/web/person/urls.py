"""Addresses of a person's pages."""

from django.urls import path

from jobbvei.web.person import calendar, contacts, guidance, steps, views

urlpatterns = [
    path("<uuid:public_id>/", views.person, name="person"),
    path("<uuid:public_id>/kompetanse/", views.competence, name="person-competence"),
    path("<uuid:public_id>/plasser/", views.openings, name="person-openings"),
    path("<uuid:public_id>/kalender/", calendar.calendar, name="person-calendar"),
    path("<uuid:public_id>/kalender/fil/", calendar.calendar_as_file, name="person-calendar-file"),
    path("<uuid:public_id>/kalender/hva-om/", calendar.what_if, name="person-what-if"),
    path("<uuid:public_id>/lov/", views.law, name="person-law"),
    path("<uuid:public_id>/lov/veiledning/", guidance.guidance, name="person-guidance"),
    path("<uuid:public_id>/hvem-har-sett/", views.trail, name="person-trail"),
    path("<uuid:public_id>/kontakt/", contacts.contact_log, name="person-contacts"),
    path("<uuid:public_id>/kontakt/ny/", contacts.new_contact, name="contact-new"),
    path("<uuid:public_id>/kontakt/<uuid:contact_id>/angre/", contacts.undo, name="contact-undo"),
    path("<uuid:public_id>/neste-steg/nytt/", steps.new_step, name="next-step-new"),
    path("<uuid:public_id>/neste-steg/<uuid:step_id>/fullfort/", steps.complete_step, name="next-step-complete"),
    path("<uuid:public_id>/neste-steg/<uuid:step_id>/flytt/", steps.move_step, name="next-step-move"),
    path("<uuid:public_id>/neste-steg/<uuid:step_id>/angre/", steps.undo_step, name="next-step-undo"),
]
