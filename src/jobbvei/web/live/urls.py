"""Addresses of the facilitator's pages about live questions."""

from django.urls import path

from jobbvei.web.live import asking, sessions, writing

LIVE = "<uuid:network_id>/live/"
SESSION = f"{LIVE}<uuid:session_id>/"
QUESTION = f"{LIVE}sporsmal/<uuid:question_id>/"

urlpatterns = [
    path(LIVE, sessions.live_sessions, name="live-sessions"),
    path(SESSION, sessions.live_session, name="live-session"),
    path(f"{SESSION}kopi/", sessions.copy, name="live-session-copy"),
    path(f"{SESSION}avslutt/", sessions.end, name="live-session-end"),
    path(f"{SESSION}svar.csv", sessions.answers_file, name="live-session-file"),
    path(f"{SESSION}skjerm/", sessions.screen, name="live-screen"),
    path(f"{SESSION}nytt/", writing.new_question, name="live-question-new"),
    path(f"{QUESTION}endre/", writing.edit_question, name="live-question-edit"),
    path(f"{QUESTION}apne/", asking.ask, name="live-question-ask"),
    path(f"{QUESTION}lukk/", asking.close, name="live-question-close"),
    path(f"{QUESTION}igjen/", asking.again, name="live-question-again"),
    path(f"{QUESTION}slett/", asking.remove, name="live-question-remove"),
    path(f"{LIVE}svar/<uuid:answer_id>/", asking.show, name="live-answer-show"),
]
