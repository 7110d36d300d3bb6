"""What a page or an export shows: plain objects with sentences, made on demand from the columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jobbvei.ranking.score_table import Part
from jobbvei.ranking.types import Cefr, Rule, Skill, Tier
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that stands between a person and an opening, or that nobody knows yet.

    ``code`` is stable and dotted. ``skill`` and the two levels are set where a language level is what is missing;
    ``level_from`` is None when the person's level is unknown.
    """

    code: str
    sentence: Sentence
    skill: Skill | None = None
    level_from: Cefr | None = None
    level_to: Cefr | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A person who fits an opening: how soon, why, and what is missing. ``points`` are in the order of Part."""

    person_id: str
    opening_id: str
    score: int
    tier: Tier
    minutes: int
    points: tuple[int, ...]
    missing: tuple[Missing, ...]
    reasons: tuple[Sentence, ...]

    @property
    def parts(self) -> Mapping[str, int]:
        """The score's parts by name; their sum is ``score``."""
        return {part.name.lower(): points for part, points in zip(Part, self.points, strict=True)}


@dataclass(frozen=True, slots=True)
class Check:
    """A pair that breaks no rule as far as known: never assigned before somebody has asked.

    ``score`` counts only what is known.
    """

    person_id: str
    opening_id: str
    score: int
    to_check: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change that would open an opening: ``code`` is the kind, ``value`` says what (a level, a class, a shift).

    ``singular`` and ``plural`` are the sentences «… åpner 1 plass til» and «… åpner {count} plasser til». Changes of
    one ``code`` form a ladder: whoever climbs to a ``rung`` has passed those below, and opens what they open.
    """

    code: str
    value: str
    singular: Sentence
    plural: Sentence
    rung: Decimal | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two changes the same change."""
        return (self.code, self.value)

    def includes(self, other: "Change") -> bool:
        """Whether making this change also makes ``other``."""
        if self.rung is None or other.rung is None or self.code != other.code:
            return self.key == other.key
        return self.rung >= other.rung

    def opens(self, count: int) -> Sentence:
        """The sentence for ``count`` openings."""
        chosen = self.singular if count == 1 else self.plural
        return Sentence(chosen.template, {**chosen.values, "count": count})


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A pair that exactly one change would make ready, or ready with support."""

    person_id: str
    opening_id: str
    change: Change


@dataclass(frozen=True, slots=True)
class Step:
    """One change and how many openings it opens for one person."""

    change: Change
    opens: int

    @property
    def sentence(self) -> Sentence:
        """«B1 muntlig åpner 9 plasser til.»"""
        return self.change.opens(self.opens)


# Rule: (openings that are left for a person, people who are left for an opening). What is unknown is still left.
_STILL_LEFT = {
    Rule.CAPACITY: (N_("{count} med ledig plass"), N_("{count} når alle plassene er tatt")),
    Rule.COMMUTE: (N_("{count} nær nok"), N_("{count} bor nær nok")),
    Rule.SHIFTS: (N_("{count} med vakter personen kan jobbe"), N_("{count} kan jobbe vaktene")),
    Rule.HOURS: (N_("{count} med et timetall som passer"), N_("{count} kan jobbe så mange timer")),
    Rule.START: (N_("{count} der personen er ledig ved oppstart"), N_("{count} er ledige ved oppstart")),
    Rule.LICENCE: (N_("{count} uten krav om førerkort personen mangler"), N_("{count} har førerkortet som kreves")),
    Rule.AUTHORISATION: (
        N_("{count} uten krav om autorisasjon personen mangler"),
        N_("{count} har autorisasjonen som kreves"),
    ),
    Rule.SCHOOLING: (N_("{count} der skolegangen holder"), N_("{count} har skolegangen som kreves")),
    Rule.EXPERIENCE: (N_("{count} der erfaringen holder"), N_("{count} har erfaringen som kreves")),
    Rule.LEGAL_FLOOR: (N_("{count} der norsken er god nok etter loven"), N_("{count} har norsken loven krever")),
    Rule.LANGUAGE: (N_("{count} der språket er nær nok"), N_("{count} har språket eller er nær")),
}


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many fell at each rule, in the published order; ``total`` = all that fell + ``needs_check`` + ``pairs``."""

    of_person: bool
    total: int
    fell: Mapping[Rule, int]
    needs_check: int
    pairs: int

    def steps(self) -> tuple[tuple[Rule, int], ...]:
        """How many are left after each rule."""
        left, steps = self.total, []
        for rule in Rule:
            left -= self.fell[rule]
            steps.append((rule, left))
        return tuple(steps)

    def sentences(self) -> tuple[Sentence, ...]:
        """The steps that took somebody away, in words: «41 bor nær nok», «23 kan jobbe vaktene»."""
        side = 0 if self.of_person else 1
        return tuple(
            Sentence(_STILL_LEFT[rule][side], {"count": left}) for rule, left in self.steps() if self.fell[rule]
        )

    def ending(self) -> Sentence:
        """How many fit and how many need a check, so that they add up to what is left after the last rule."""
        values = {"left": self.needs_check + self.pairs, "pairs": self.pairs, "checks": self.needs_check}
        if not self.pairs and not self.needs_check:
            return Sentence(N_("Ingen passer nå."))
        if not self.needs_check:
            return Sentence(N_("{pairs} passer."), values)
        if not self.pairs:
            return Sentence(N_("Ingen er sikre ennå: {checks} må avklares."), values)
        return Sentence(N_("{left} igjen: {pairs} passer, {checks} må avklares."), values)


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person's openings; ``pairs`` come with those that can start now first, then by score."""

    person_id: str
    pairs: tuple[Pair, ...]
    checks: tuple[Check, ...]
    near_misses: tuple[NearMiss, ...]
    funnel: Funnel

    def in_tier(self, tier: Tier) -> tuple[Pair, ...]:
        """The pairs of one tier, best first."""
        return tuple(pair for pair in self.pairs if pair.tier is tier)

    def steps(self) -> tuple[Step, ...]:
        """Every single change and how many openings it opens: most first, then by kind and value."""
        changes = {near.change.key: near.change for near in self.near_misses}
        counts = {
            key: sum(change.includes(near.change) for near in self.near_misses) for key, change in changes.items()
        }
        return tuple(Step(changes[key], counts[key]) for key in sorted(counts, key=lambda key: (-counts[key], key)))

    def best_step(self) -> Step | None:
        """The single change that opens most, or None when no single change opens anything."""
        return next(iter(self.steps()), None)


@dataclass(frozen=True, slots=True)
class OpeningView:
    """One opening's people; ``pairs`` come by tier and then score."""

    opening_id: str
    pairs: tuple[Pair, ...]
    checks: tuple[Check, ...]
    near_misses: tuple[NearMiss, ...]
    funnel: Funnel

    def in_tier(self, tier: Tier) -> tuple[Pair, ...]:
        """The pairs of one tier, best first."""
        return tuple(pair for pair in self.pairs if pair.tier is tier)
