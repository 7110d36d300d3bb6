"""All pages, task by task."""

from django.urls import include, path

urlpatterns = [
    path("", include("jobbvei.web.start.urls")),
    path("", include("jobbvei.web.help.urls")),
    path("arbeidsliste/", include("jobbvei.web.worklist.urls")),
    path("personer/", include("jobbvei.web.person.urls")),
    path("personer/", include("jobbvei.web.person.editing_urls")),
    path("", include("jobbvei.web.suggestion.urls")),
    path("avtaler/", include("jobbvei.web.placement.urls")),
    path("lov/", include("jobbvei.web.law.urls")),
    path("lov/filer/", include("jobbvei.web.law_file.urls")),
    path("sok/", include("jobbvei.web.search.urls")),
    path("plasser/", include("jobbvei.web.opening.urls")),
    path("arbeidsgivere/", include("jobbvei.web.employer.urls")),
    path("undersokelser/", include("jobbvei.web.survey.urls")),
    path("svar/", include("jobbvei.web.survey.answer_urls")),
    path("nettverk/", include("jobbvei.web.network.urls")),
    path("nettverk/", include("jobbvei.web.live.urls")),
    path("live/", include("jobbvei.web.live.phone_urls")),
    path("nettverk/", include("jobbvei.web.initiative.urls")),
    path("nettverk/", include("jobbvei.web.practice.urls")),
    path("nettverk/", include("jobbvei.web.workbook.urls")),
    path("nettverk/", include("jobbvei.web.gathering.urls")),
    path("samling/", include("jobbvei.web.gathering.link_urls")),
    path("nettverk/", include("jobbvei.web.coding.urls")),
    path("import/", include("jobbvei.web.imports.urls")),
    path("arbeid/", include("jobbvei.web.background.urls")),
    path("logg/", include("jobbvei.web.audit_log.urls")),
    path("nokler/", include("jobbvei.web.api_keys.urls")),
    path("roller/", include("jobbvei.web.members.urls")),
]
