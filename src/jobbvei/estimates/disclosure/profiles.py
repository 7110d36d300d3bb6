"""Whose rule is followed when small counts are hidden; every answer names the rule and its version."""

from dataclasses import dataclass
from typing import Final

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Profile:
    """One rule for what may be shown.

    Attributes:
        version: Counts up when anything else here changes, so that an old answer can be understood.
        published_from: The smallest count above zero that may be shown by itself.
        percent_base_min: The smallest base, in people, a percent may be shown of.
        zeros_hidden_below: Zeros are hidden in a line whose total is at least 1 and below this: in so small a group
            a zero tells something about everybody in it. 0 when zeros are always shown.
        symbol: What stands in the cell instead of the count.
    """

    name: str
    version: int
    published_from: int
    percent_base_min: int = 1
    zeros_hidden_below: int = 0
    symbol: str = ":"

    def as_json(self) -> dict[str, str | int]:
        """The rule in full, as it stands in every answer."""
        return {
            "name": self.name,
            "version": self.version,
            "hides_from": 1,
            "hides_to": self.published_from - 1,
            "percent_base_min": self.percent_base_min,
            "zeros_hidden_below": self.zeros_hidden_below,
            "symbol": self.symbol,
        }


SSB: Final = Profile("ssb", version=1, published_from=3)
NAV: Final = Profile("nav", version=1, published_from=4, symbol="*")
STRICT: Final = Profile("strict", version=1, published_from=5, percent_base_min=10, zeros_hidden_below=10)
PROFILES: Final = {profile.name: profile for profile in (SSB, NAV, STRICT)}


def profile_named(name: str) -> Profile:
    """The rule called ``ssb`` (1 and 2 are hidden), ``nav`` (1 to 3) or ``strict`` (1 to 4, and zeros of small groups).

    Reference: Statistics Norway and Nav on how their statistics are made; ``strict`` is our own, for municipality by
        sex, age or reason.

    Raises:
        UnusableInput: Nobody has a rule of that name.

    >>> profile_named("nav").published_from
    4
    """
    if name not in PROFILES:
        template = N_("Regelen «{name}» finnes ikke. Velg en av {known}.")
        raise UnusableInput("disclosure.no_such_rule", Sentence(template, {"name": name, "known": tuple(PROFILES)}))
    return PROFILES[name]
