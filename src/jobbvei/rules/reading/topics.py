"""What one can ask guidance about: each topic's name, its facts as JSON, and its questions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobbvei.rules.facts import Facts, fact_names
from jobbvei.rules.guidance import GUIDANCE, Subject
from jobbvei.rules.hiring.provisions import LEVELS
from jobbvei.rules.reading.documents import Part, Reader, day, days, flag, one_of, section, whole
from jobbvei.rules.reading.facts import read_facts
from jobbvei.rules.reading.impossible_dates import refuse_birth
from jobbvei.rules.subjects import (
    Assistance,
    Course,
    Hiring,
    Measure,
    MunicipalityYear,
    OfAssistance,
    OfCourse,
    OfDay,
    OfHiring,
    OfMeasure,
    OfMunicipality,
    OfStaff,
    Staff,
)
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

PERSONS_MAX, HOURS_MAX, MONTHS_MAX, YEARS_MAX = 1_000_000, 10_000, 600, 80


@dataclass(frozen=True, slots=True)
class Topic:
    """Something one can ask guidance about.

    Attributes:
        name: As the command line knows it.
        about: What it is about, in bokmål.
        facts: Dotted names of the facts its document can hold.
        readers: By fact what reads it, which says what it can be; empty for a participant, who is read as for explain.
        questions: Finding ids with a name for a reader.
    """

    name: str
    about: str
    facts: tuple[str, ...]
    readers: Mapping[str, Reader]
    questions: Mapping[str, str]


def topics() -> tuple[Topic, ...]:
    """Every topic, in the catalogue's order."""
    return tuple(
        Topic(name, kind.about, kind.facts(), kind.readers(), GUIDANCE[kind.become]) for name, kind in _KINDS.items()
    )


def read_subject(topic: str, document: object, *, on: date) -> Subject:
    """The subject a topic's questions are asked about.

    Args:
        topic: The topic's name.
        document: A parsed JSON object with the topic's facts.
        on: The day that is asked about; nobody may be born after it.

    Raises:
        UnusableInput: No topic has the name, or the document cannot be used.
    """
    if topic not in _KINDS:
        sentence = N_("Vi kjenner ikke temaet «{topic}». Velg blant: {topics}.")
        raise UnusableInput("guide.no_such_topic", Sentence(sentence, {"topic": topic, "topics": tuple(_KINDS)}))
    return _KINDS[topic].read(document, on)


@dataclass(frozen=True, slots=True)
class _Kind:
    about: str
    become: type[Subject]
    keys: Mapping[str, Reader]

    def facts(self) -> tuple[str, ...]:
        if self.become is Facts:
            return tuple(sorted(fact_names()))
        return tuple(self.readers())

    def readers(self) -> dict[str, Reader]:
        return {name: inner for key, reader in self.keys.items() for name, inner in _parts(key, reader)}

    def read(self, document: object, on: date) -> Subject:
        if self.become is Facts:
            return read_facts(document, on=on)
        values = section("", document, self.keys)
        if "born_on" in values:
            refuse_birth("born_on", values["born_on"], on=on)
        for index, born_on in enumerate(getattr(values.get("assistance"), "children_born_on", None) or ()):
            refuse_birth(f"assistance.children_born_on[{index}]", born_on, on=on)
        return self.become(**values)


def _parts(key: str, reader: Reader) -> list[tuple[str, Reader]]:
    if isinstance(reader, Part):
        return [(f"{key}.{name}", inner) for name, inner in reader.keys.items()]
    return [(key, reader)]


def _part(become: Callable[..., Any], **keys: Reader) -> Part:
    return Part(become, keys, {})


def _at_least_one(high: int) -> Reader:
    return whole(1, high)


_LEVEL = one_of(*LEVELS)
_KINDS: Mapping[str, _Kind] = {
    "participant": _Kind(N_("En deltaker; samme opplysninger som i «law explain»"), Facts, {}),
    "municipality": _Kind(
        N_("En kommune i et år"),
        OfMunicipality,
        {
            "municipality": _part(
                MunicipalityYear,
                persons_with_norwegian=whole(0, PERSONS_MAX),
                first_asked=whole(0, PERSONS_MAX),
                settled=whole(0, PERSONS_MAX),
            )
        },
    ),
    "course": _Kind(
        N_("Et kurs i Kompetansepluss"),
        OfCourse,
        {"course": _part(Course, hours=_at_least_one(HOURS_MAX), participants=_at_least_one(PERSONS_MAX))},
    ),
    "measure": _Kind(
        N_("Et tiltak hos Nav for én person"),
        OfMeasure,
        {
            "born_on": day,
            "measure": _part(
                Measure,
                reduced_capacity=flag,
                special_need=flag,
                adapted_vocational_training=flag,
                with_norwegian=flag,
                part_of_programme=flag,
            ),
        },
    ),
    "hiring": _Kind(
        N_("Et unntak fra kvalifikasjonsprinsippet"),
        OfHiring,
        {
            "hiring": _part(
                Hiring,
                departure=one_of("earmarked", "temporary_with_subsidy", "permanent_after_trainee", "discretion"),
                months=whole(0, MONTHS_MAX),
                trainee_years=whole(0, YEARS_MAX),
                factual_need=flag,
                reasonable_number=flag,
                discussed_with_unions=flag,
                employees_rights_kept=flag,
            )
        },
    ),
    "staff": _Kind(
        N_("En som skal ansettes der loven krever norsk"),
        OfStaff,
        {
            "staff": _part(
                Staff,
                workplace=one_of("kindergarten", "health"),
                exemption=one_of("none", "leader", "other_language", "norwegian_school", "nordic"),
                practice_years=whole(0, YEARS_MAX),
                trained_in_eea=flag,
                listening=_LEVEL,
                reading=_LEVEL,
                writing=_LEVEL,
                speaking=_LEVEL,
            )
        },
    ),
    "assistance": _Kind(
        N_("Sosialhjelp og kvalifiseringsprogram for én person"),
        OfAssistance,
        {
            "born_on": day,
            "assistance": _part(
                Assistance,
                household=one_of("single", "couple", "shared"),
                children_born_on=days,
                right_to_introduction=flag,
                only_weak_norwegian=flag,
            ),
        },
    ),
    "general": _Kind(N_("Det som gjelder alle på dagen; ingen opplysninger trengs"), OfDay, {}),
}
__all__ = ["Topic", "read_subject", "topics"]
