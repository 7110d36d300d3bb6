"""Writing what somebody can, wants and is able to; each function writes only a difference and says whether it did.

Policies and the audit trail belong to the actions that call these.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Manager, Model

from jobbvei.people.choices import CompetencePart, Shift
from jobbvei.people.details import AvailabilityDetails, CareWindow, CompetenceDetails, LevelDetails
from jobbvei.people.impossible import ImpossibleValue, refuse_unclean
from jobbvei.people.models import (
    Authorisation,
    Availability,
    ChildCareWindow,
    LanguageLevel,
    Licence,
    OccupationWish,
    Participant,
    WorkExperience,
)
from jobbvei.ranking.licences import normal_licence
from jobbvei.ranking.occupations import is_unit_group
from jobbvei.shared.sentence import N_, Sentence


def keep_language_level(participant: Participant, details: LevelDetails, *, on: date) -> bool:
    """Write the level of one skill.

    Raises:
        ImpossibleValue: The test lies ahead or before birth, or a code is not one we know.
    """
    _refuse_impossible_test(participant, details, on)
    row = participant.language_levels.filter(language=details.language, skill=details.skill).first()
    row = row or LanguageLevel(
        tenant=participant.tenant, participant=participant, language=details.language, skill=details.skill
    )
    return _saved_if_different(row, level=details.level, source=details.source, tested_on=details.tested_on)


def keep_competence(participant: Participant, details: CompetenceDetails, *, on: date) -> bool:
    """Write experience, wishes, licences and authorisations; a part that is None is not touched.

    Raises:
        ImpossibleValue: An occupation, a code or a date that cannot be true, or something given twice.
    """
    changed = [
        _keep_experience(participant, details),
        _keep_wishes(participant, details),
        _keep_licences(participant, details),
        _keep_authorisations(participant, details, on),
        _keep_what_was_asked(participant, details),
    ]
    return any(changed)


def keep_availability(participant: Participant, details: AvailabilityDetails) -> bool:
    """Write hours, shifts, first day, car and travel limit.

    Raises:
        ImpossibleValue: More hours at least than at most, an unknown shift, or a number outside its limits.
    """
    _refuse_impossible_hours(details)
    row = Availability.objects.for_tenant(participant.tenant).filter(participant=participant).first()
    return _saved_if_different(
        row or Availability(tenant=participant.tenant, participant=participant),
        hours_min=details.hours_min,
        hours_max=details.hours_max,
        shifts=None if details.shifts is None else _shifts_in_order(details.shifts),
        available_on=details.available_on,
        has_car=details.has_car,
        max_commute_minutes=details.max_commute_minutes,
    )


def keep_child_care(participant: Participant, windows: tuple[CareWindow, ...]) -> bool:
    """Write the week's child care.

    Raises:
        ImpossibleValue: A window closes before it opens, or two overlap.
    """
    week = sorted(windows, key=lambda one: (one.weekday, one.opens_at))
    for window in week:
        if window.closes_at <= window.opens_at:
            raise _impossible("child_care", N_("Barnepasset må åpne før det stenger."))
    for earlier, later in pairwise(week):
        if earlier.weekday == later.weekday and later.opens_at < earlier.closes_at:
            raise _impossible(
                "child_care", N_("To tider for barnepass samme dag går over i hverandre. Slå dem sammen.")
            )
    wanted = [
        ChildCareWindow(
            tenant=participant.tenant, participant=participant,
            weekday=one.weekday, opens_at=one.opens_at, closes_at=one.closes_at,
        )
        for one in week
    ]  # fmt: skip
    return _replaced(participant.child_care_windows, wanted, ("weekday", "opens_at", "closes_at"))


def _refuse_impossible_test(participant: Participant, details: LevelDetails, on: date) -> None:
    if details.tested_on is not None and details.tested_on > on:
        raise _impossible("tested_on", N_("Datoen for nivået er ikke kommet ennå. Sjekk den."))
    if details.tested_on is not None and details.tested_on < participant.born_on:
        raise _impossible("tested_on", N_("Datoen for nivået er før personen ble født. Sjekk den."))


def _refuse_impossible_hours(details: AvailabilityDetails) -> None:
    low, high = details.hours_min, details.hours_max
    if low is not None and high is not None and low > high:
        raise _impossible("hours_min", N_("Minst timer i uka kan ikke være mer enn mest timer i uka."))
    unknown = set(details.shifts or ()) - set(Shift.values)
    if unknown:
        raise ImpossibleValue(
            "shifts",
            Sentence(
                N_("Vi kjenner ikke tiden «{shift}». Velg blant dag, kveld, natt og helg."), {"shift": min(unknown)}
            ),
        )


def _shifts_in_order(shifts: tuple[str, ...]) -> list[str]:
    return [code for code in Shift.values if code in shifts]


def _keep_experience(participant: Participant, details: CompetenceDetails) -> bool:
    if details.experience is None:
        return False
    wanted = [
        WorkExperience(
            tenant=participant.tenant, participant=participant,
            styrk08=_unit_group(one.styrk08, "experience"), years=one.years, country=one.country,
        )
        for one in details.experience
    ]  # fmt: skip
    _refuse_twice("experience", [(row.styrk08, row.country) for row in wanted])
    return _replaced(participant.experiences, wanted, ("styrk08", "years", "country"))


def _keep_wishes(participant: Participant, details: CompetenceDetails) -> bool:
    if details.wishes is None:
        return False
    wanted = [
        OccupationWish(
            tenant=participant.tenant, participant=participant, styrk08=_unit_group(code, "wishes"), rank=rank
        )
        for rank, code in enumerate(details.wishes, start=1)
    ]
    _refuse_twice("wishes", [row.styrk08 for row in wanted])
    return _replaced(participant.wishes, wanted, ("styrk08", "rank"))


def _keep_licences(participant: Participant, details: CompetenceDetails) -> bool:
    if details.licences is None:
        return False
    wanted = [
        Licence(
            tenant=participant.tenant, participant=participant,
            code=normal_licence(one.code), expires_on=one.expires_on,
        )
        for one in details.licences
    ]  # fmt: skip
    _refuse_twice("licences", [row.code for row in wanted])
    return _replaced(participant.licences, wanted, ("code", "expires_on"))


def _keep_authorisations(participant: Participant, details: CompetenceDetails, on: date) -> bool:
    if details.authorisations is None:
        return False
    if any(one.granted_on is not None and one.granted_on > on for one in details.authorisations):
        raise _impossible("authorisations", N_("En autorisasjon kan ikke være gitt fram i tid. Sjekk datoen."))
    wanted = [
        Authorisation(
            tenant=participant.tenant, participant=participant, code=one.code.strip(), granted_on=one.granted_on
        )
        for one in details.authorisations
    ]
    _refuse_twice("authorisations", [row.code for row in wanted])
    return _replaced(participant.authorisations, wanted, ("code", "granted_on"))


def _keep_what_was_asked(participant: Participant, details: CompetenceDetails) -> bool:
    given = {part for part in CompetencePart.values if getattr(details, part) is not None}
    asked = sorted(given.union(participant.asked_about))
    if asked == participant.asked_about:
        return False
    participant.asked_about = asked
    participant.save()
    return True


def _unit_group(code: str, field: str) -> str:
    if not is_unit_group(code):
        raise ImpossibleValue(
            field,
            Sentence(
                N_("«{code}» er ikke en yrkeskode i STYRK-08. Bruk fire siffer, for eksempel 9112."), {"code": code}
            ),
        )
    return code


def _refuse_twice(field: str, keys: list[Any]) -> None:
    if len(set(keys)) != len(keys):
        raise _impossible(field, N_("Det samme er ført opp to ganger. Ta bort den ene."))


def _impossible(field: str, template: str) -> ImpossibleValue:
    return ImpossibleValue(field, Sentence(template))


def _saved_if_different(row: Model, **values: Any) -> bool:
    if row.pk is not None and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    refuse_unclean(row)
    row.save()
    return True


def _replaced(rows: "Manager[Any]", wanted: Iterable[Model], names: tuple[str, ...]) -> bool:
    """Put ``wanted`` in place of the rows unless they already say the same."""
    new = list(wanted)
    for row in new:
        refuse_unclean(row)
    if set(rows.values_list(*names)) == {tuple(getattr(row, name) for name in names) for row in new}:
        return False
    rows.all().delete()
    rows.bulk_create(new)
    return True
