"""When the law changes, and whom it touches."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.law_changes import CaseloadUnderChange, ChangeGroup, caseload_under_change, people_touched
from jobbvei.rules.explain import FINDINGS
from jobbvei.rules.outlook.changes import changes_of_law
from jobbvei.web.frame.components import Tab
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.law.change_words import about, change_in_words, listed
from jobbvei.web.law.tabs import law_tabs
from jobbvei.web.law.touched import person_shown, touched_as_csv
from jobbvei.web.person.law_values import question_in_words

FIRST_YEAR_OPEN = 2021
GROUP_WORDS = {
    ChangeGroup.TOUCHED: gettext_lazy("Berøres"),
    ChangeGroup.NOT_TOLD: gettext_lazy("Mangler opplysninger"),
    ChangeGroup.OLDER_DAY: gettext_lazy("Følger reglene fra før"),
}


@require_safe
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def changes(request: ActorRequest) -> HttpResponse:
    """Every day on which a rule or a figure begins or ends, the nearest first."""
    past = [one for one in reversed(changes_of_law()) if one.on <= request.on]
    context = {
        "tabs": law_tabs(request.actor, "law-changes"),
        "coming": [listed(one) for one in changes_of_law() if one.on > request.on],
        "past": [listed(one) for one in past if one.on.year >= FIRST_YEAR_OPEN],
        "older": [listed(one) for one in past if one.on.year < FIRST_YEAR_OPEN],
    }
    return render(request, "law/changes.html", context)


@require_safe
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def change(request: ActorRequest) -> HttpResponse:
    """What changes on a day, and whom among the user's people it touches: ``?dag=2026-01-01``."""
    on = _day(request)
    if on is None:
        return redirect("law-changes")
    shown = caseload_under_change(
        on,
        occasion=request.occasion(),
        group=_group(request),
        asked=_asked(request),
        page=page_number(request),
    )
    return render(request, "law/change.html", _content(request, shown))


@require_safe
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def change_file(request: ActorRequest) -> HttpResponse:
    """The people touched, and those of whom it cannot be told, as a CSV file."""
    on, asked = _day(request), _asked(request)
    if on is None:
        return redirect("law-changes")
    rows = people_touched(on, occasion=request.occasion(), asked=asked)
    content = touched_as_csv(rows, actor=request.actor, asked=asked)
    return as_download(content, name=f"lovendring-{on.isoformat()}.csv")


def _content(request: ActorRequest, shown: CaseloadUnderChange) -> dict[str, object]:
    on = shown.change.on.isoformat()
    narrowed = {"gjelder": shown.asked} if shown.asked else {}
    return {
        "shown": shown,
        "is_coming": shown.change.on > request.on,
        "law_tabs": law_tabs(request.actor, "law-changes"),
        "tabs": [
            Tab(words, _address(dag=on, vis=group.value), current=group is shown.group, count=shown.counts[group])
            for group, words in GROUP_WORDS.items()
        ],
        "counts": {group.value: count for group, count in shown.counts.items()},
        "people": [person_shown(one, actor=request.actor, asked=shown.asked) for one in shown.rows],
        "questions": _questions(shown),
        "everybody": _address(dag=on),
        "about": about(shown.change),
        "words": change_in_words(shown.change),
        "query": urlencode({"dag": on, "vis": shown.group.value, **narrowed}),
        "file": f"{reverse('law-change-file')}?{urlencode({'dag': on, **narrowed})}",
    }


def _questions(shown: CaseloadUnderChange) -> list[Tab]:
    """The questions somebody is touched in, as links that narrow the list."""
    on = shown.change.on.isoformat()
    return [
        Tab(question_in_words(name), _address(dag=on, gjelder=name), current=name == shown.asked, count=count)
        for name, count in shown.questions.items()
    ]


def _address(**query: str) -> str:
    return f"{reverse('law-change')}?{urlencode(query)}"


def _day(request: ActorRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return None


def _group(request: ActorRequest) -> ChangeGroup:
    wanted = request.GET.get("vis")
    return ChangeGroup(wanted) if wanted in {group.value for group in GROUP_WORDS} else ChangeGroup.TOUCHED


def _asked(request: ActorRequest) -> str:
    wanted = request.GET.get("gjelder", "")
    return wanted if wanted in FINDINGS else ""
