"""Who needs me today?"""

from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.work_list import Sort, WorkList, work_list
from jobbvei.casework.work_list import Tab as WorkListTab
from jobbvei.web.frame.components import Tab
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page

Choice = TypeVar("Choice", WorkListTab, Sort)

TAB_WORDS = {
    WorkListTab.TODAY: gettext_lazy("I dag"),
    WorkListTab.WEEK: gettext_lazy("Denne uka"),
    WorkListTab.ALL: gettext_lazy("Alle"),
    WorkListTab.NO_STEP: gettext_lazy("Uten neste steg"),
    WorkListTab.WAITING: gettext_lazy("Venter på andre"),
}
SORT_WORDS = {
    Sort.URGENCY: gettext_lazy("viktigst først"),
    Sort.DUE: gettext_lazy("frist"),
    Sort.CONTACT: gettext_lazy("lengst siden kontakt"),
    Sort.NAME: gettext_lazy("navn"),
}


@require_safe
@page(Permission.SEE_WORK_LIST)
def worklist(request: ActorRequest) -> HttpResponse:
    """The actor's people, most pressing first."""
    listed = work_list(
        occasion=request.occasion(),
        tab=_chosen(WorkListTab, request.GET.get("vis"), WorkListTab.TODAY),
        sort=_chosen(Sort, request.GET.get("sorter"), Sort.URGENCY),
        page=page_number(request),
    )
    context = {
        "list": listed,
        "tabs": _tabs(listed),
        "sorts": [(sort, words, sort is listed.sort) for sort, words in SORT_WORDS.items()],
        "has_whole_list": listed.counts[WorkListTab.ALL] > 0,
    }
    return render(request, "worklist/worklist.html", context)


def _chosen(kind: type[Choice], value: str | None, otherwise: Choice) -> Choice:
    """The choice in the address, or the usual one when the address names none we know."""
    return kind(value) if value in set(kind) else otherwise


def _tabs(listed: WorkList) -> list[Tab]:
    return [
        Tab(
            words=words,
            address=f"{reverse('worklist')}?vis={tab}&sorter={listed.sort}",
            current=tab is listed.tab,
            count=listed.counts[tab],
        )
        for tab, words in TAB_WORDS.items()
    ]
