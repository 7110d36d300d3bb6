"""What somebody can and wants, as matching reads it: plain values, few queries, no row objects."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jobbvei.municipalities.types import Municipality, TenantQuerySet
from jobbvei.people.models import (
    Authorisation,
    LanguageLevel,
    Licence,
    OccupationWish,
    Participant,
    WorkExperience,
)


@dataclass(frozen=True, slots=True)
class Competence:
    """The competence rows of one participant; an empty part is unknown unless somebody has asked about it.

    Attributes:
        levels: Level by language and skill.
        experience: Occupations (STYRK-08) with years, the longest first.
        wishes: Occupations, the dearest first.
    """

    levels: Mapping[tuple[str, str], str]
    experience: tuple[tuple[str, Decimal], ...]
    wishes: tuple[str, ...]
    licences: frozenset[str]
    authorisations: frozenset[str]


def competence_of(participant: Participant) -> Competence:
    """The competence of a participant whose rows are prefetched (as by ``open_participant``); no query then."""
    return Competence(
        levels={(row.language, row.skill): row.level for row in participant.language_levels.all()},
        experience=tuple((row.styrk08, row.years) for row in participant.experiences.all()),
        wishes=tuple(row.styrk08 for row in participant.wishes.all()),
        licences=frozenset(row.code for row in participant.licences.all()),
        authorisations=frozenset(row.code for row in participant.authorisations.all()),
    )


def competence_of_all(people: TenantQuerySet[Participant], *, tenant: Municipality) -> dict[int, Competence]:
    """The same for each of ``people``, by primary key: five queries and their own, however many they are.

    Row objects for every level, wish and licence of a whole municipality cost more than the matching itself.
    """
    keys = people.values("pk")

    def rows(model: Any, *columns: str) -> dict[int, list[Any]]:
        return _by_person(model.objects.for_tenant(tenant).filter(participant__in=keys), columns)

    levels = rows(LanguageLevel, "language", "skill", "level")
    experience = rows(WorkExperience, "-years", "styrk08")
    wishes = rows(OccupationWish, "rank", "pk", "styrk08")
    licences = rows(Licence, "code")
    authorisations = rows(Authorisation, "code")
    return {
        person.pk: Competence(
            levels={(language, skill): level for language, skill, level in levels[person.pk]},
            experience=tuple((styrk08, years) for years, styrk08 in experience[person.pk]),
            wishes=tuple(styrk08 for _, _, styrk08 in wishes[person.pk]),
            licences=frozenset(code for (code,) in licences[person.pk]),
            authorisations=frozenset(code for (code,) in authorisations[person.pk]),
        )
        for person in people
    }


def _by_person(rows: TenantQuerySet[Any], columns: tuple[str, ...]) -> dict[int, list[Any]]:
    """The values of the columns for each participant, in the columns' order."""
    names = [column.removeprefix("-") for column in columns]
    found: dict[int, list[Any]] = defaultdict(list)
    for person, *values in rows.order_by("participant_id", *columns).values_list("participant_id", *names):
        found[person].append(values)
    return found
