"""Employers and openings, by situation."""

from datetime import date
from decimal import Decimal
from typing import Any

from jobbvei.access.types import SystemActor
from jobbvei.audit.types import Occasion
from jobbvei.employers.actions import register_employer, register_opening
from jobbvei.employers.types import Employer, EmployerDetails, Opening, OpeningDetails
from jobbvei.municipalities.types import Municipality
from tests.factories.access import NOW, TODAY, make_municipality

VALID_NUMBERS = ("313000001", "313000028", "313000036", "313000044", "313000052")


def system_occasion(tenant: Municipality | None = None) -> Occasion:
    """The system doing something at NOW for the municipality."""
    return Occasion(by=SystemActor(tenant=tenant or make_municipality(), on=TODAY), at=NOW, purpose="import")


def make_employer(name: str = "Solvang sykehjem", tenant: Municipality | None = None, **details: Any) -> Employer:
    """An employer the municipality knows."""
    return register_employer(details=EmployerDetails(name=name, **details), occasion=system_occasion(tenant))


def opening_details(**changed: Any) -> OpeningDetails:
    """A full-time cleaning job with every need stated; ``changed`` replaces fields."""
    values: dict[str, Any] = {
        "kind": "job",
        "title": "Renholder",
        "styrk08": "9112",
        "positions": 2,
        "hours_per_week": Decimal("37.5"),
        "shifts": ("day",),
        "starts_on": date(2027, 1, 4),
        "nb_listening": "A2",
        "nb_reading": "A1",
        "nb_writing": "A1",
        "nb_speaking": "A2",
        "has_mentor": True,
    }
    return OpeningDetails(**(values | changed))


def make_opening(employer: Employer | None = None, **changed: Any) -> Opening:
    """An open opening."""
    employer = employer or make_employer()
    return register_opening(
        employer=employer, details=opening_details(**changed), occasion=system_occasion(employer.tenant)
    )
