"""What the municipality is paid for the people it has settled, year by year."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.municipal_grants import GrantsAsked, municipal_grants, municipal_grants_for_file
from jobbvei.rules.outlook.grants import FIRST_YEAR, YEARS_AHEAD, newest_rate_year
from jobbvei.rules.subjects import MunicipalityYear
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.law.grant_tables import grants_as_csv, grants_as_xlsx, notes, person_row, sum_rows
from jobbvei.web.law.tabs import law_tabs

AS_FILE = {"csv": grants_as_csv, "xlsx": grants_as_xlsx}
MOST_PERSONS = 99_999
ASK_PERSONS = gettext_lazy("Skriv et helt tall, 0 eller mer.")


def _persons() -> forms.IntegerField:
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), ASK_PERSONS)
    return forms.IntegerField(required=False, min_value=0, max_value=MOST_PERSONS, error_messages=wrong)


class YearForm(forms.Form):
    """The first of the six years, whether to illustrate with the newest known rates, and who was settled on request."""

    is_filter = True
    aar = forms.IntegerField(
        label=gettext_lazy("Første år"),
        required=False,
        min_value=FIRST_YEAR,
        error_messages={"invalid": gettext_lazy("Skriv et årstall med fire siffer.")},
    )
    satser = forms.BooleanField(label=gettext_lazy("Vis også med de nyeste satsene vi kjenner"), required=False)
    anmodet, bosatt = _persons(), _persons()

    def __init__(self, data: QueryDict, *, on: date) -> None:
        super().__init__({"aar": on.year, **data.dict()})  # the year that is shown stands in the field
        self.on = on
        self.fields["aar"].widget.attrs.update({"max": self.last_year, "inputmode": "numeric"})
        year = {"year": newest_rate_year()}
        self.fields["anmodet"].label = _("Personer i den første anmodningen for %(year)s") % year
        self.fields["bosatt"].label = _("Personer kommunen bosatte i %(year)s") % year

    @property
    def last_year(self) -> int:
        """The last year one can begin with."""
        return self.on.year + YEARS_AHEAD

    def clean_aar(self) -> int | None:
        """A year within reach."""
        year: int | None = self.cleaned_data["aar"]
        if year is not None and year > self.last_year:
            raise forms.ValidationError(gettext_lazy("Velg et år som er nærmere."))
        return year

    def wanted(self) -> GrantsAsked:
        """What is asked for; this year when none is chosen, and nothing of what cannot be used."""
        self.full_clean()
        told = self.cleaned_data
        settling = MunicipalityYear(first_asked=told.get("anmodet"), settled=told.get("bosatt"))
        return GrantsAsked(told.get("aar") or self.on.year, bool(told.get("satser")), settling)


def _query(asked: GrantsAsked) -> dict[str, str]:
    """What leads to the same page again."""
    settling = {"anmodet": asked.settling.first_asked, "bosatt": asked.settling.settled}
    told = {name: str(persons) for name, persons in settling.items() if persons is not None}
    return {"aar": str(asked.first_year), **({"satser": "on"} if asked.illustrate else {}), **told}


@require_safe
@page(Permission.SEE_MUNICIPAL_GRANTS)
def grants(request: ActorRequest) -> HttpResponse:
    """The sums, and the people behind them: ``?aar=2023&satser=on``."""
    form = YearForm(request.GET, on=request.on)
    asked = form.wanted()
    found = municipal_grants(asked, occasion=request.occasion(), page=page_number(request))
    query = _query(asked)
    file = f"{reverse('municipal-grants-file')}?{urlencode(query)}"
    here = reverse("municipal-grants")
    context = {
        "form": form,
        "found": found,
        "law_tabs": law_tabs(request.actor, "municipal-grants"),
        "sums": sum_rows(found.outlook),
        "notes": notes(found.outlook),
        "illustrated": sum_rows(found.illustrated) if found.illustrated else (),
        "people": [person_row(one) for one in found.rows],
        "query": urlencode(query),
        "rates": f"{here}?{urlencode({**query, 'satser': 'on'})}",
        "known_year": f"{here}?{urlencode({**query, 'aar': found.rate_year})}",
        "knows_year": found.rate_year in found.outlook.years,
        "opens_settling": asked.settling != MunicipalityYear() or form["anmodet"].errors or form["bosatt"].errors,
        "csv": f"{file}&form=csv",
        "xlsx": f"{file}&form=xlsx",
    }
    return render(request, "law/grants.html", context)


@require_safe
@page(Permission.SEE_MUNICIPAL_GRANTS)
def grants_file(request: ActorRequest) -> HttpResponse:
    """One line for each person, year and grant: ``?aar=2023&form=xlsx``; a form we do not know gives CSV."""
    asked = YearForm(request.GET, on=request.on).wanted()
    form = request.GET.get("form", "")
    form = form if form in AS_FILE else "csv"
    found = municipal_grants_for_file(asked, occasion=request.occasion())
    return as_download(AS_FILE[form](found), name=f"tilskudd-{asked.first_year}.{form}")
