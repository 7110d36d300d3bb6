"""What the fields of Nav's feed are called for a reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELD_WORDS: Mapping[str, Promise] = {
    "applicationUrl": _("Søknadslenke"),
    "authorisations": _("Fagbrev og autorisasjoner"),
    "categoryList": _("Yrke"),
    "employer.name": _("Arbeidsgiver"),
    "employer.orgnr": _("Organisasjonsnummer"),
    "extent": _("Omfang"),
    "language": _("Språk"),
    "legal_floor": _("Språkkrav i lov"),
    "licences": _("Førerkort og sertifikater"),
    "municipal": _("Kommune"),
    "positioncount": _("Antall"),
    "sector": _("Sektor"),
    "status": _("Status"),
    "title": _("Tittel"),
    "workLocations": _("Arbeidssted"),
    "workhours": _("Når i uka"),
}
"""By Nav's own name of the field."""


def in_words(unread: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What could not be read, with a name for each field; one nobody has named keeps Nav's."""
    return [{**one, "field": FIELD_WORDS.get(one["field"], one["field"])} for one in unread]
