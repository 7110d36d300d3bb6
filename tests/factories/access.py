"""Municipalities, users and actors, by situation."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import PROGRAMME_ADVISER, Role
from jobbvei.access.types import Actor
from jobbvei.audit.types import Occasion
from jobbvei.municipalities.models import Municipality

TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))


def make_municipality(number: str = "9901", name: str = "Eksempelvik") -> Municipality:
    """An invented municipality that has joined."""
    municipality, _ = Municipality.objects.get_or_create(
        number=number,
        defaults={
            "name": name,
            "county_number": number[:2],
            "county_name": "Eksempelfylket",
            "population": 14_000,
            "population_on": date(2026, 1, 1),
            "centrality": 4,
            "latitude": 59.0,
            "longitude": 9.6,
            "is_invented": True,
            "joined_on": date(2024, 6, 1),
        },
    )
    return municipality


def make_actor(role: Role = PROGRAMME_ADVISER, tenant: Municipality | None = None, name: str = "Kari Prøve") -> Actor:
    """A user with a running membership, acting on :data:`TODAY`."""
    tenant = tenant or make_municipality()
    user = User.objects.create_user(
        email=f"{role.code}.{User.objects.count()}@eksempel.test", password="en lang setning", full_name=name
    )
    Membership.objects.create(user=user, tenant=tenant, role=role.code, started_on=date(2024, 1, 1))
    return Actor(user=user, role=role.at(tenant), tenant=tenant, on=TODAY)


def make_occasion(actor: Actor | None = None) -> Occasion:
    """The actor doing something at :data:`NOW` to follow somebody up."""
    return Occasion(by=actor or make_actor(), at=NOW)
