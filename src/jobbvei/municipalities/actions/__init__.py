"""Filling the table of municipalities."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db.models import Model

from jobbvei.municipalities.models import Municipality
from jobbvei.municipalities.reference_table import ReferenceRow, reference_rows
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

__all__ = [
    "InventedMunicipality",
    "load_reference_table",
    "note_joining",
    "save_invented_municipality",
    "save_organiser",
]

INVENTED_COUNTY_NUMBER = "99"
ORGANISER_COUNTY_NUMBER = "00"
COLUMNS = [field.name for field in fields(ReferenceRow)]


@dataclass(frozen=True, slots=True)
class InventedMunicipality:
    """A municipality that does not exist, for demonstration. Its number starts with 99, which no county has."""

    number: str
    name: str
    county_name: str
    population: int
    population_on: date
    centrality: int
    latitude: float
    longitude: float
    joined_on: date | None = None


def load_reference_table(into: type[Model] = Municipality) -> int:
    """Write every municipality of Norway into the table, over what stood there; returns how many.

    Which of them have joined is left as it is, and so are invented ones. Running it again changes nothing.

    Args:
        into: The model; a migration passes the one of its own time.
    """
    rows = [into(**asdict(row)) for row in reference_rows()]
    into._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["number"],
        update_fields=[name for name in COLUMNS if name != "number"],
    )
    return len(rows)


def note_joining(municipality: Municipality, *, on: date) -> bool:
    """Make the municipality a tenant from the day; False when it was one already, and keeps its first day."""
    return bool(Municipality.objects.filter(pk=municipality.pk, joined_on__isnull=True).update(joined_on=on))


def save_invented_municipality(facts: InventedMunicipality) -> Municipality:
    """Write an invented municipality, over what stood there, marked as invented.

    Raises:
        UnusableInput: The number could belong to a real municipality.
    """
    if not facts.number.startswith(INVENTED_COUNTY_NUMBER):
        raise UnusableInput(
            "municipalities.number_may_be_real",
            Sentence(
                N_("{number} kan være en virkelig kommune. Oppdiktede kommuner får nummer som begynner på 99."),
                {"number": facts.number},
            ),
        )
    saved, _ = Municipality.objects.update_or_create(
        number=facts.number,
        defaults={**asdict(facts), "county_number": INVENTED_COUNTY_NUMBER, "is_invented": True},
    )
    return saved


def save_organiser(number: str, name: str, *, is_invented: bool = False) -> Municipality:
    """Write an organiser of networks, over what stood there.

    Raises:
        UnusableInput: The number could belong to a municipality.
    """
    if not number.startswith(ORGANISER_COUNTY_NUMBER):
        raise UnusableInput(
            "municipalities.number_may_be_municipality",
            Sentence(
                N_("{number} kan være en kommune. Arrangører av nettverk får nummer som begynner på 00."),
                {"number": number},
            ),
        )
    known = {"name": name, "county_number": ORGANISER_COUNTY_NUMBER, "is_organiser": True, "is_invented": is_invented}
    saved, _ = Municipality.objects.update_or_create(number=number, defaults=known)
    return saved
