"""Addresses of the idea bank."""

from django.urls import path

from jobbvei.web.practice import cards, copying, views, writing

ALL = "<uuid:network_id>/ideer/"
ONE = f"{ALL}<uuid:practice_id>/"

urlpatterns = [
    path(ALL, views.practices, name="practices"),
    path(f"{ALL}ny/", writing.new_practice, name="practice-new"),
    path(f"{ALL}hent-forste/", writing.load_first, name="practices-load"),
    path(ONE, cards.practice, name="practice"),
    path(f"{ONE}endre/", writing.edit_practice, name="practice-edit"),
    path(f"{ONE}status/", writing.move, name="practice-move"),
    path(f"{ONE}kopier/", copying.copy, name="practice-copy"),
    path(f"{ONE}spor/", cards.ask, name="practice-ask"),
    path(f"{ONE}sporsmal/<uuid:question_id>/svar/", cards.answer, name="practice-answer"),
]
