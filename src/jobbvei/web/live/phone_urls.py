"""Addresses a phone opens, without log-in."""

from django.urls import path

from jobbvei.web.live import numbers, phones

CODE = "<slug:code>/"

urlpatterns = [
    path("", phones.join, name="live-join"),
    path(CODE, phones.phone, name="live-phone"),
    path(f"{CODE}nytt/", phones.news, name="live-news"),
    path(f"{CODE}ideer/", phones.ideas, name="live-ideas"),
    path(f"{CODE}tall/", numbers.numbers, name="live-numbers"),
    path(f"{CODE}na/", numbers.now, name="live-now"),
]
