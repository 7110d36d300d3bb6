"""What the municipality is paid for the people it has settled, year by year."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.municipal_grants import municipal_grants, municipal_grants_for_file
from jobbvei.rules.outlook.grants import FIRST_YEAR, YEARS_AHEAD
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.law.grant_tables import grants_as_csv, grants_as_xlsx, person_row, sum_rows
from jobbvei.web.law.tabs import law_tabs

AS_FILE = {"csv": grants_as_csv, "xlsx": grants_as_xlsx}


class YearForm(forms.Form):
    """The first of the six years, and whether to illustrate with the newest known rates."""

    is_filter = True
    aar = forms.IntegerField(
        label=gettext_lazy("Første år"),
        required=False,
        min_value=FIRST_YEAR,
        error_messages={"invalid": gettext_lazy("Skriv et årstall med fire siffer.")},
    )
    satser = forms.BooleanField(label=gettext_lazy("Vis også med de nyeste satsene vi kjenner"), required=False)

    def __init__(self, data: QueryDict, *, on: date) -> None:
        super().__init__({"aar": on.year, **data.dict()})  # the year that is shown stands in the field
        self.on = on
        self.fields["aar"].widget.attrs.update({"max": self.last_year, "inputmode": "numeric"})

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

    def wanted(self) -> tuple[int, bool]:
        """The first year and whether to illustrate; this year when none is chosen or it cannot be used."""
        self.full_clean()
        return self.cleaned_data.get("aar") or self.on.year, bool(self.cleaned_data.get("satser"))


@require_safe
@page(Permission.SEE_MUNICIPAL_GRANTS)
def grants(request: ActorRequest) -> HttpResponse:
    """The sums, and the people behind them: ``?aar=2023&satser=on``."""
    form = YearForm(request.GET, on=request.on)
    year, illustrate = form.wanted()
    found = municipal_grants(year, occasion=request.occasion(), illustrate=illustrate, page=page_number(request))
    query = {"aar": str(year), **({"satser": "on"} if illustrate else {})}
    file = f"{reverse('municipal-grants-file')}?{urlencode(query)}"
    context = {
        "form": form,
        "found": found,
        "law_tabs": law_tabs(request.actor, "municipal-grants"),
        "sums": sum_rows(found.outlook),
        "illustrated": sum_rows(found.illustrated) if found.illustrated else (),
        "people": [person_row(one) for one in found.rows],
        "query": urlencode(query),
        "rates": f"{reverse('municipal-grants')}?{urlencode({'aar': year, 'satser': 'on'})}",
        "known_year": f"{reverse('municipal-grants')}?{urlencode({'aar': found.rate_year})}",
        "knows_year": found.rate_year in found.outlook.years,
        "csv": f"{file}&form=csv",
        "xlsx": f"{file}&form=xlsx",
    }
    return render(request, "law/grants.html", context)


@require_safe
@page(Permission.SEE_MUNICIPAL_GRANTS)
def grants_file(request: ActorRequest) -> HttpResponse:
    """One line for each person, year and grant: ``?aar=2023&form=xlsx``; a form we do not know gives CSV."""
    year, illustrate = YearForm(request.GET, on=request.on).wanted()
    form = request.GET.get("form", "")
    form = form if form in AS_FILE else "csv"
    rows = municipal_grants_for_file(year, occasion=request.occasion(), illustrate=illustrate)
    return as_download(AS_FILE[form](rows), name=f"tilskudd-{year}.{form}")
