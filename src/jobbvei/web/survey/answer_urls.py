"""Addresses for those who answer. Nobody signs in."""

from django.urls import path

from jobbvei.web.survey import answering

urlpatterns = [
    path("<str:end>/", answering.welcome, name="answer"),
    path("<str:end>/send/", answering.review, name="answer-send"),
    path("<str:end>/takk/", answering.thanks, name="answer-thanks"),
    path("<str:end>/<int:number>/", answering.section, name="answer-section"),
]
