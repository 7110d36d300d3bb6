"""Participants and openings as ranking sees them. What ranking may not know is not passed on."""

from datetime import date
from decimal import Decimal

from jobbvei.employers.types import Opening
from jobbvei.people.competence import Competence
from jobbvei.people.types import Availability, CompetencePart, Participant
from jobbvei.ranking.types import (
    Cefr,
    Experience,
    LanguageLevels,
    LegalFloor,
    OpeningFacts,
    OpeningKind,
    PersonFacts,
    Position,
    Schooling,
    Shift,
)


def person_facts(participant: Participant, competence: Competence) -> PersonFacts:
    """One participant, with the availability fetched, for ranking.

    A part of the competence that nobody has asked about is unknown, which is something else than empty.
    """
    availability = _availability_of(participant)
    experience = tuple(Experience(styrk08, years) for styrk08, years in competence.experience)
    return PersonFacts(
        person_id=str(participant.public_id),
        municipality=participant.tenant_id,
        position=_position(participant.latitude, participant.longitude),
        language=_levels_of(competence),
        schooling=Schooling[participant.schooling.upper()] if participant.schooling else None,
        experience=experience if participant.is_asked_about(CompetencePart.EXPERIENCE) else None,
        wishes=competence.wishes,
        authorisations=_codes(competence.authorisations, participant, CompetencePart.AUTHORISATIONS),
        licences=_codes(competence.licences, participant, CompetencePart.LICENCES),
        weekly_hours_min=availability.hours_min,
        weekly_hours_max=availability.hours_max,
        shifts=_shifts(availability.shifts),
        available_on=availability.available_on,
        has_car=availability.has_car,
        commute_minutes_max=availability.max_commute_minutes,
    )


def opening_facts(opening: Opening, *, taken: int, on: date) -> OpeningFacts:
    """One opening for ranking.

    Args:
        taken: How many of its positions somebody has already said yes to.
        on: Today; a start that has passed while the opening is still open counts as a start today.
    """
    return OpeningFacts(
        opening_id=str(opening.public_id),
        kind=OpeningKind(opening.kind),
        employer_id=str(opening.employer_id),
        municipality=opening.municipality_id,
        position=_position(opening.latitude, opening.longitude),
        styrk08=opening.styrk08 or None,
        positions=max(opening.positions - taken, 0),
        weekly_hours=opening.hours_per_week,
        shifts=_shifts(opening.shifts),
        starts_on=max(opening.starts_on, on) if opening.starts_on else None,
        language=_demand_of(opening),
        legal_floor=LegalFloor(opening.legal_floor),
        mentor=opening.has_mentor,
        authorisations=frozenset(opening.authorisations),
        licences=frozenset(opening.licences),
        schooling_min=Schooling[opening.schooling_min.upper()] if opening.schooling_min else Schooling.NONE,
        experience_years_min=opening.experience_years_min or Decimal(0),
    )


def _availability_of(participant: Participant) -> Availability:
    """The recorded availability, or an empty one where everything is unknown."""
    recorded: Availability | None = getattr(participant, "availability", None)
    return recorded if recorded is not None else Availability()


def _levels_of(competence: Competence) -> LanguageLevels:
    levels = {skill: Cefr[level] for skill, level in competence.levels.items()}
    return LanguageLevels(
        listening=levels.get(("nb", "listening")),
        reading=levels.get(("nb", "reading")),
        writing=levels.get(("nb", "writing")),
        speaking=levels.get(("nb", "speaking")),
        english_speaking=levels.get(("en", "speaking")),
    )


def _demand_of(opening: Opening) -> LanguageLevels:
    return LanguageLevels(
        listening=_level(opening.nb_listening),
        reading=_level(opening.nb_reading),
        writing=_level(opening.nb_writing),
        speaking=_level(opening.nb_speaking),
        english_speaking=_level(opening.en_speaking),
    )


def _codes(codes: frozenset[str], participant: Participant, part: CompetencePart) -> frozenset[str] | None:
    """The codes of the licences or authorisations; None as long as nobody has asked about them."""
    return codes if codes or participant.is_asked_about(part) else None


def _level(code: str) -> Cefr | None:
    return Cefr[code] if code else None


def _position(latitude: float | None, longitude: float | None) -> Position | None:
    return None if latitude is None or longitude is None else Position(latitude, longitude)


def _shifts(codes: list[str] | None) -> frozenset[Shift] | None:
    return None if codes is None else frozenset(Shift(code) for code in codes)
