"""Addresses of proposing and answering."""

from django.urls import path

from jobbvei.web.suggestion import views

urlpatterns = [
    path("personer/<uuid:public_id>/foresla/<uuid:opening_id>/", views.propose_opening, name="suggestion-new"),
    path("forslag/<uuid:public_id>/ja/", views.accept, name="suggestion-accept"),
    path("forslag/<uuid:public_id>/nei/", views.decline, name="suggestion-decline"),
    path("forslag/<uuid:public_id>/trekk/", views.withdraw, name="suggestion-withdraw"),
]
