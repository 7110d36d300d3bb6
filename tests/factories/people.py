"""Participants with visibly invented names and synthetic numbers, by situation."""

from dataclasses import replace
from datetime import date
from typing import Any

from stdnum.no import fodselsnummer

from jobbvei.access.types import Actor
from jobbvei.people.actions import register_participant
from jobbvei.people.choices import PermitKind
from jobbvei.people.details import ParticipantDetails
from jobbvei.people.models import Participant
from tests.factories.access import make_occasion


def synthetic_number(born_on: date = date(1989, 5, 2), individual: int = 100, *, d_number: bool = False) -> str:
    """A number of the test population: month + 80, right check digits; the first individual number at or after."""
    day = born_on.day + (40 if d_number else 0)
    for candidate in range(individual, individual + 60):
        nine = f"{day:02}{born_on.month + 80:02}{born_on.year % 100:02}{candidate:03}"
        first = fodselsnummer.calc_check_digit1(nine)
        second = fodselsnummer.calc_check_digit2(nine + first)
        if len(first + second) == 2:
            return nine + first + second
    raise AssertionError("no valid number among sixty candidates")


def participant_details(**changes: Any) -> ParticipantDetails:
    """Olena Testesen, 37 years, Ukrainian, collective protection, settled by agreement."""
    olena = ParticipantDetails(
        given_name="Olena",
        family_name="Testesen",
        born_on=date(1989, 5, 2),
        permit_kind=PermitKind.COLLECTIVE_PROTECTION,
        permit_granted_on=date(2023, 2, 10),
        origin="UA",
        settled_on=date(2023, 3, 1),
        settled_by_agreement=True,
        schooling="upper_secondary",
        schooling_country="UA",
        years_higher=0,
    )
    return replace(olena, **changes)


def registered_participant(actor: Actor, **changes: Any) -> Participant:
    """A participant the actor has registered; ``changes`` as for :func:`participant_details`."""
    return register_participant(details=participant_details(**changes), occasion=make_occasion(actor))
