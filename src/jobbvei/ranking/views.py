"""What a page or an export shows: plain objects with sentences, made on demand from the columns."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

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

    ``singular`` and ``plural`` are the sentences «… åpner 1 plass til» and «… åpner {count} plasser til».
    """

    code: str
    value: str
    singular: Sentence
    plural: Sentence

    @property
    def key(self) -> tuple[str, str]:
        """What makes two changes the same change."""
        return (self.code, self.value)

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


_STILL_LEFT = {
    Rule.CAPACITY: (N_("{count} har ledig plass"), N_("{count} får plass")),
    Rule.COMMUTE: (N_("{count} er nær nok"), N_("{count} bor nær nok")),
    Rule.SHIFTS: (N_("{count} har vakter som passer"), N_("{count} kan vaktene")),
    Rule.HOURS: (N_("{count} har timer som passer"), N_("{count} kan timene")),
    Rule.START: (N_("{count} starter tidsnok"), N_("{count} er ledig til start")),
    Rule.LICENCE: (N_("{count} krever førerkort personen har"), N_("{count} har førerkortet")),
    Rule.AUTHORISATION: (N_("{count} krever autorisasjon personen har"), N_("{count} har autorisasjonen")),
    Rule.SCHOOLING: (N_("{count} krever skolegang personen har"), N_("{count} har skolegangen")),
    Rule.EXPERIENCE: (N_("{count} krever erfaring personen har"), N_("{count} har erfaringen")),
    Rule.LEGAL_FLOOR: (N_("{count} har oppfylt lovkrav til norsk"), N_("{count} oppfyller lovens krav til norsk")),
    Rule.LANGUAGE: (N_("{count} krever språk som er nær nok"), N_("{count} har språket eller er nær")),
}  # fmt: skip


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
        """The steps that took somebody away, in words: «41 bor nær nok», «23 kan vaktene»."""
        side = 0 if self.of_person else 1
        return tuple(
            Sentence(_STILL_LEFT[rule][side], {"count": left}) for rule, left in self.steps() if self.fell[rule]
        )


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
        counts = Counter(near.change.key for near in self.near_misses)
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
