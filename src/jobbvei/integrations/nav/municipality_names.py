"""Which municipality an advertisement means by a name and a county, also by names of counties that are no more."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from jobbvei.municipalities.types import Municipality
from jobbvei.shared.sentence import N_, Sentence

# Counties before the reforms of 2018, 2020 and 2024, and the counties that hold their area today.
FORMER_COUNTIES: Final = {
    "hordaland": ("Vestland",),
    "sogn og fjordane": ("Vestland",),
    "aust-agder": ("Agder",),
    "vest-agder": ("Agder",),
    "hedmark": ("Innlandet",),
    "oppland": ("Innlandet", "Akershus"),
    "sør-trøndelag": ("Trøndelag", "Møre og Romsdal"),
    "nord-trøndelag": ("Trøndelag", "Nordland"),
    "viken": ("Akershus", "Buskerud", "Østfold"),
    "vestfold og telemark": ("Vestfold", "Telemark"),
    "troms og finnmark": ("Troms", "Finnmark"),
}
NAME_WITH_COUNTY: Final = re.compile(r"(?P<name>.+?)\s*\((?P<county>[^()]+)\)")
NOT_STATED: Final = {"", "?"}


class FoundPlace(NamedTuple):
    """The municipality, or why it is unknown; both None when the advertisement names none."""

    municipality: Municipality | None
    why: Sentence | None = None


class MunicipalityNames:
    """All municipalities by every name they have, in any case."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self._by_name: dict[str, list[Municipality]] = defaultdict(list)
        self._counties: dict[str, set[str]] = defaultdict(set)
        for one in municipalities:
            for name in one.names:
                self._by_name[_folded(name)].append(one)
            for county in _parts(one.county_name):
                self._counties[county].add(one.county_name)
        for former, today in FORMER_COUNTIES.items():
            self._counties[former] = {name for county in today for name in self._counties.get(_folded(county), ())}

    def find(self, name: str, county: str) -> FoundPlace:
        """The one municipality called ``name`` in ``county``, which may be a former county or empty."""
        if name.strip() in NOT_STATED:
            return FoundPlace(None)
        if inside := NAME_WITH_COUNTY.fullmatch(name.strip()):
            name, county = inside["name"], county or inside["county"]
        called_so = self._by_name.get(_folded(name), [])
        if not called_so:
            template = N_("Ingen kommune heter {name} i dag. Den kan være slått sammen med en annen.")
            return FoundPlace(None, Sentence(template, {"name": name}))
        if county.strip() in NOT_STATED:
            return self._only_one(called_so, name)
        return self._in_county(called_so, name, county)

    def _in_county(self, called_so: list[Municipality], name: str, county: str) -> FoundPlace:
        today = set().union(*(self._counties.get(part, set()) for part in _parts(county)))
        if not today:
            template = N_("Fylket {county} er ikke kjent, så kommunen {name} er ikke sikker.")
            return FoundPlace(None, Sentence(template, {"county": county, "name": name}))
        inside = [one for one in called_so if one.county_name in today]
        if inside:
            return self._only_one(inside, name)
        template = N_("{name} ligger i dag i {today}, men annonsen sier {county}. Området kan være et annet.")
        where = tuple(sorted({one.county_name for one in called_so}))
        return FoundPlace(None, Sentence(template, {"name": name, "today": where, "county": county}))

    def _only_one(self, found: list[Municipality], name: str) -> FoundPlace:
        if len(found) == 1:
            return FoundPlace(found[0])
        counties = tuple(sorted(one.county_name for one in found))
        template = N_("Flere kommuner heter {name}: i {counties}. Annonsen sier ikke hvilken.")
        return FoundPlace(None, Sentence(template, {"name": name, "counties": counties}))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _parts(name: str) -> set[str]:
    """Each language's form of a county's name."""
    return {_folded(part) for part in re.split(r"\s+[-–]\s+", name)} | {_folded(name)}
