"""Addresses of the pages that change a person's file."""

from django.urls import path

from jobbvei.web.person import abilities, closing, facts, households, languages, registration, teams, trainings

urlpatterns = [
    path("ny/", registration.person_new, name="person-new"),
    path("<uuid:public_id>/opplysninger/", facts.change_facts, name="person-facts"),
    path("<uuid:public_id>/skolegang/", facts.change_schooling, name="person-schooling"),
    path("<uuid:public_id>/sprak/", languages.change_levels, name="person-languages"),
    path("<uuid:public_id>/kompetanse/endre/", abilities.change_competence, name="person-competence-edit"),
    path("<uuid:public_id>/tid-og-reise/", abilities.change_availability, name="person-availability"),
    path("<uuid:public_id>/program/", trainings.programme, name="person-programme"),
    path("<uuid:public_id>/program/avslutt/", trainings.programme_end, name="programme-end"),
    path("<uuid:public_id>/program/angre/", trainings.programme_resume, name="programme-resume"),
    path("<uuid:public_id>/norsk/", trainings.norwegian, name="person-norwegian"),
    path("<uuid:public_id>/norsk/utvid/", trainings.norwegian_extend, name="norwegian-extend"),
    path(
        "<uuid:public_id>/norsk/vedtak/<uuid:extension_id>/ta-bort/",
        trainings.norwegian_extension_undo,
        name="norwegian-extension-undo",
    ),
    path("<uuid:public_id>/team/", teams.team, name="person-team"),
    path("<uuid:public_id>/team/<uuid:member_id>/ut/", teams.team_leave, name="team-leave"),
    path("<uuid:public_id>/team/<uuid:member_id>/leder/", teams.team_lead, name="team-lead"),
    path("<uuid:public_id>/husholdning/", households.household, name="person-household"),
    path("<uuid:public_id>/husholdning/flytt-inn/", households.household_join, name="household-join"),
    path("<uuid:public_id>/husholdning/flytt-ut/", households.household_leave, name="household-leave"),
    path("<uuid:public_id>/avslutt/", closing.close, name="case-close"),
    path("<uuid:public_id>/apne-igjen/", closing.reopen, name="case-reopen"),
]
