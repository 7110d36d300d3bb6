"""Addresses of the pages that change a person's file."""

from django.urls import path

from jobbvei.web.person import abilities, facts, languages, registration

urlpatterns = [
    path("ny/", registration.person_new, name="person-new"),
    path("<uuid:public_id>/opplysninger/", facts.change_facts, name="person-facts"),
    path("<uuid:public_id>/skolegang/", facts.change_schooling, name="person-schooling"),
    path("<uuid:public_id>/kompetanse/endre/", abilities.change_competence, name="person-competence-edit"),
    path("<uuid:public_id>/tid-og-reise/", abilities.change_availability, name="person-availability"),
    path("<uuid:public_id>/sprak/", languages.change_levels, name="person-languages"),
]
