"""Facts about a participant that openings wait for: how many wait for each, and the form where it is written down."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.employers.types import Opening
from jobbvei.matching.queries import ToCheck
from jobbvei.people.types import Participant

FIRST_SHOWN = 5
OF_PERSON = ".person"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact is written down.

    Attributes:
        form: Name of the form's address.
        field: The field's id on that page.
    """

    words: Promise
    form: str
    field: str
    permission: Permission = Permission.WRITE_PERSON


PLACES: Mapping[str, Place] = {
    "check.shifts.person": Place(_("Når deltakeren kan jobbe"), "person-availability", "id_shifts"),
    "check.hours.person": Place(_("Timer i uka"), "person-availability", "id_hours_min"),
    "check.start.person": Place(_("Når deltakeren kan begynne"), "person-availability", "id_available_on"),
    "check.commute_limit.person": Place(_("Lengste reise"), "person-availability", "id_max_commute_minutes"),
    "check.position.person": Place(_("Hvor deltakeren bor"), "person-facts", "id_neighbourhood"),
    "check.car.person": Place(_("Om deltakeren har bil"), "person-availability", "id_has_car"),
    "check.language.nb_speaking.person": Place(
        _("Norsk muntlig"), "person-languages", "id_nb_speaking_level", Permission.WRITE_LANGUAGE
    ),
    "check.language.nb_listening.person": Place(
        _("Norsk lytte"), "person-languages", "id_nb_listening_level", Permission.WRITE_LANGUAGE
    ),
    "check.language.nb_reading.person": Place(
        _("Norsk lese"), "person-languages", "id_nb_reading_level", Permission.WRITE_LANGUAGE
    ),
    "check.language.nb_writing.person": Place(
        _("Norsk skrive"), "person-languages", "id_nb_writing_level", Permission.WRITE_LANGUAGE
    ),
    "check.language.en_speaking.person": Place(
        _("Engelsk muntlig"), "person-languages", "id_en_speaking_level", Permission.WRITE_LANGUAGE
    ),
    "check.licence.person": Place(_("Førerkort og sertifikater"), "person-competence-edit", "id_licences_0_code"),
    "check.authorisation.person": Place(_("Autorisasjoner"), "person-competence-edit", "id_authorisations_0_code"),
    "check.experience.person": Place(_("Arbeidserfaring"), "person-competence-edit", "id_experience_0_occupation"),
    "check.schooling.person": Place(_("Høyeste fullførte skolegang"), "person-schooling", "id_schooling"),
}
"""By the code of what must be checked. The order settles which comes first among facts that block as many."""


@dataclass(frozen=True, slots=True)
class MatchGap:
    """One fact nobody has written down.

    Attributes:
        opening_count: How many openings wait for it.
        address: Of the field where it is written down; empty when the reader may not.
    """

    words: Promise
    opening_count: int
    address: str


@dataclass(frozen=True, slots=True)
class MatchGaps:
    """What to fill in first, those that most openings wait for first.

    Attributes:
        settled_count: How many openings are settled once all of it is filled in.
        total: How many openings must be settled.
    """

    first: tuple[MatchGap, ...]
    others: tuple[MatchGap, ...]
    settled_count: int
    total: int


def match_gaps(to_check: Iterable[ToCheck[Opening]], *, participant: Participant, actor: Actor) -> MatchGaps:
    """What is missing about the participant for the openings that must be settled first."""
    codes = [frozenset(item.code for item in one.check.to_check) for one in to_check]
    waiting = Counter(code for each in codes for code in each if code in PLACES)
    order = list(PLACES)
    worth_most = sorted(waiting, key=lambda code: (-waiting[code], order.index(code)))
    gaps = tuple(_gap(PLACES[code], waiting[code], participant, actor) for code in worth_most)
    settled = sum(all(code.endswith(OF_PERSON) for code in each) for each in codes)
    return MatchGaps(gaps[:FIRST_SHOWN], gaps[FIRST_SHOWN:], settled, len(codes))


def _gap(place: Place, opening_count: int, participant: Participant, actor: Actor) -> MatchGap:
    address = f"{reverse(place.form, args=[participant.public_id])}#{place.field}"
    return MatchGap(place.words, opening_count, address if actor.may(place.permission) else "")
