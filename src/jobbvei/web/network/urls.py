"""Addresses of the networks."""

from django.urls import path

from jobbvei.web.network import enrolment, making, nudge, people, plan, plan_editing, team, views

ONE = "<uuid:network_id>/"
A_TEAM = f"{ONE}kommuner/<uuid:team_id>/"

urlpatterns = [
    path("", views.networks, name="networks"),
    path("nytt/", making.new_network, name="network-new"),
    path(ONE, views.network, name="network"),
    path(f"{ONE}endre/", making.edit_network, name="network-edit"),
    path(f"{ONE}plan/", plan.network_plan, name="network-plan"),
    path(f"{ONE}plan/<uuid:task_id>/gjort/", plan.tick_task, name="network-task-tick"),
    path(f"{ONE}plan/ny-fase/", plan_editing.new_phase, name="network-phase-new"),
    path(f"{ONE}plan/faser/<uuid:phase_id>/", plan_editing.edit_phase, name="network-phase-edit"),
    path(f"{ONE}plan/faser/<uuid:phase_id>/fjern/", plan_editing.drop_phase, name="network-phase-remove"),
    path(f"{ONE}plan/faser/<uuid:phase_id>/ny-oppgave/", plan_editing.new_task, name="network-task-new"),
    path(f"{ONE}plan/<uuid:task_id>/", plan_editing.edit_task, name="network-task-edit"),
    path(f"{ONE}plan/<uuid:task_id>/fjern/", plan_editing.drop_task, name="network-task-remove"),
    path(f"{ONE}meld-pa/", enrolment.enrol, name="network-enrol"),
    path(f"{ONE}gruppe/", team.own_team, name="network-team"),
    path(A_TEAM, team.one_team, name="team"),
    path(f"{A_TEAM}status/", team.tell, name="team-status"),
    path(f"{A_TEAM}dytt/", nudge.nudge, name="team-nudge"),
    path(f"{A_TEAM}pause/", team.pause, name="team-pause"),
    path(f"{A_TEAM}ta-med-igjen/", team.resume, name="team-resume"),
    path(f"{A_TEAM}trekk-seg/", team.withdraw, name="team-withdraw"),
    path(f"{A_TEAM}overlevering/", team.handover, name="team-handover"),
    path(f"{A_TEAM}overlever/", team.hand_over, name="team-hand-over"),
    path(f"{A_TEAM}ny/", people.new_person, name="team-person-new"),
    path(f"{ONE}folk/<uuid:person_id>/", people.edit_person, name="team-person-edit"),
    path(f"{ONE}folk/<uuid:person_id>/ut/", people.let_go, name="team-person-leave"),
]
