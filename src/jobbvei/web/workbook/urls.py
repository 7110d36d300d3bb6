"""Addresses of the workbook."""

from django.urls import path

from jobbvei.web.workbook import template_pages, template_removal, views, writing

BOOK = "<uuid:network_id>/arbeidsbok/"
A_TEAM = f"{BOOK}kommuner/<uuid:team_id>/"

urlpatterns = [
    path(BOOK, views.workbook, name="workbook"),
    path(f"{BOOK}del/<slug:section_key>/", writing.section, name="workbook-section"),
    path(f"{BOOK}del/<slug:section_key>/her/", writing.presence, name="workbook-presence"),
    path(f"{BOOK}felt/<slug:field_key>/", writing.answer, name="workbook-answer"),
    path(A_TEAM, views.read, name="workbook-read"),
    path(f"{A_TEAM}felt/<slug:field_key>/", views.field_history, name="workbook-field"),
    path(f"{A_TEAM}utdrag/<slug:selection>/", views.extract, name="workbook-extract"),
    path(f"{A_TEAM}utdrag/<slug:selection>/<slug:kind>/", views.extract_file, name="workbook-file"),
    path(f"{BOOK}mal/", template_pages.template, name="workbook-template"),
    path(f"{BOOK}mal/del/<slug:section_key>/", template_pages.template_section, name="workbook-template-section"),
    path(f"{BOOK}mal/felt/<slug:field_key>/", template_pages.template_field, name="workbook-template-field"),
    path(f"{BOOK}mal/del/<slug:section_key>/ut/", template_removal.remove_section, name="workbook-section-remove"),
    path(f"{BOOK}mal/felt/<slug:field_key>/ut/", template_removal.remove_field, name="workbook-field-remove"),
    path(f"{BOOK}mal/felt/<slug:field_key>/tilbake/", template_removal.bring_back, name="workbook-field-bring-back"),
]
