"""What the invented teams expect of the network, in words of our own, and the codes a reader would give each.

The counts are those of figure 11 in the evaluation of 2024–2025 where it can be read; the two others are invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass

TEAMS = 41
NOTHING_YET = ("Vi har ikke snakket om det ennå.",)


@dataclass(frozen=True, slots=True)
class Expected:
    """How many teams expect something, and what they write."""

    teams: int
    sentences: tuple[str, ...]


EXPECTED: Mapping[str, Expected] = {
    "better_internal_cooperation": Expected(
        34,
        (
            "Vi vil at flyktningtjenesten, voksenopplæringen og de som ansetter, drar i samme retning.",
            "Tjenestene våre må snakke bedre sammen.",
            "Bedre samarbeid på tvers i kommunen.",
        ),
    ),
    "more_refugees_in_work": Expected(
        24, ("Flere skal ut i jobb etter programmet.", "Målet er flere i ordinært arbeid.")
    ),
    "better_cooperation_employers": Expected(
        19, ("Vi vil ha tettere kontakt med bedriftene.", "Bedre samarbeid med næringslivet lokalt.")
    ),
    "better_work_processes": Expected(
        17,
        (
            "Vi trenger en fast måte å arbeide på fra bosetting til jobb.",
            "Bedre rutiner for kartlegging og oppfølging.",
        ),
    ),
    "new_solutions": Expected(14, ("Vi håper på nye tiltak vi ikke har prøvd.",)),
    "anchoring_ownership": Expected(14, ("Ledelsen må eie dette, og det må stå i planene.",)),
    "learning_from_others": Expected(13, ("Vi vil lære av kommuner som har fått det til.",)),
    "better_recruitment": Expected(11, ("Sykehjemmet og barnehagene mangler folk, og vi vil rekruttere herfra.",)),
    "better_cooperation_nav": Expected(9, ("Vi og Nav må bli enige om hvem som gjør hva.",)),
    "information": Expected(4, ("Vi trenger oversikt over hvilke ordninger som finnes.",)),
    "cooperation_other_municipalities": Expected(3, ("Vi vil samarbeide med nabokommunene om kurs.",)),
    "hr_mentioned": Expected(3, ("HR må være med fra starten.",)),
    "economy_social_assistance": Expected(3, ("Færre skal trenge sosialhjelp.",)),
}


def codes_of_team(number: int) -> tuple[str, ...]:
    """The codes of the text of the team with the number, from 0: each code is spread over the teams in turn."""
    return tuple(code for place, (code, one) in enumerate(EXPECTED.items()) if (number - 3 * place) % TEAMS < one.teams)


def text_of_team(number: int) -> str:
    """What the team writes."""
    said = [EXPECTED[code].sentences for code in codes_of_team(number)] or [NOTHING_YET]
    return " ".join(sentences[number % len(sentences)] for sentences in said)
