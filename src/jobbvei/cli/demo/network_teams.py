"""The municipalities of the demo's networks: forty-one with a team and seven that withdrew, all invented.

How many there are of each size, how many teams have somebody from each service, how large a team is and why the seven
left follow the network of 2024–2025 (NIBR's evaluation, 2025, chapter 3); names, people and places are invented.
"""

from dataclasses import dataclass, field

from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.geography import EKSEMPELVIK, FJELLTEST, NORDVIK
from jobbvei.cli.demo.records import DemoMunicipality, Place

SMALL, MEDIUM, LARGE = 16, 14, 11  # under 10 000, 10 000–25 000, over 25 000
TEAMS = SMALL + MEDIUM + LARGE
WITHDREW = ("economy", "economy", "staff", "staff", "missing_partners", "overlap", "reorganisation")
WITH_HR, WITH_BUSINESS, WITH_DIRECTOR, WITH_UNION = 31, 12, 12, 10  # of 41: 76, 29, 29 and 24 percent
SMALLEST_TEAM, LARGEST_TEAM = 2, 13
FIRST_NUMBER = 9904
STEMS = ("Prøve", "Test", "Dikt", "Mønster", "Fantasi", "Liksom", "Eventyr", "Demo")
ENDINGS = ("dal", "nes", "fjord", "berg", "sund", "øy")
GIVEN = ("Ada", "Birk", "Cato", "Dina", "Eli", "Frode", "Gro", "Hauk", "Ine", "Jo", "Klara", "Leif", "Mona", "Nils",
         "Oda", "Pål", "Randi", "Stig", "Turid", "Ulf", "Vigdis", "Ylva", "Åse", "Øystein")  # fmt: skip
FAMILY = ("Prøvesen", "Testmo", "Oppdikt", "Mønstad", "Fiktivås", "Liksomsen", "Demovik", "Eksempelrud")
TITLES = {
    "refugee_service": "leder for flyktningtjenesten",
    "adult_education": "rektor",
    "nav": "avdelingsleder",
    "hr": "HR-rådgiver",
    "business": "næringsrådgiver",
    "director": "kommunalsjef",
    "union": "hovedtillitsvalgt",
    "unit": "enhetsleder",
}


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody in a team; works in the municipality or Nav, and does not exist."""

    full_name: str
    service: str
    email: str
    is_core: bool = False

    @property
    def title(self) -> str:
        """What they do there."""
        return TITLES[self.service]


@dataclass(frozen=True, slots=True)
class DemoTeam:
    """A municipality's team, the lead first.

    Attributes:
        withdrew: Why it left; empty while it takes part.
        is_digital: It never comes to physical gatherings.
    """

    municipality: DemoMunicipality
    people: tuple[DemoPerson, ...]
    withdrew: str = ""
    is_digital: bool = False
    district: str = field(default="")


def make_teams(*, seed: int) -> tuple[DemoTeam, ...]:
    """The forty-one teams and the seven that withdrew; Eksempelvik, Nordvik and Fjelltest are among them."""
    municipalities = _municipalities(seed)
    services = _services(seed)
    running = [
        DemoTeam(
            one,
            _people(one, services[place], seed),
            is_digital=place % 4 == 3,  # noqa: PLR2004  # about one in four
            district="Bydel Eksempel" if place == TEAMS - 1 else "",
        )
        for place, one in enumerate(municipalities[:TEAMS])
    ]
    left = [
        DemoTeam(one, _people(one, ("refugee_service",), seed), withdrew=why)
        for one, why in zip(municipalities[TEAMS:], WITHDREW, strict=True)
    ]
    return (*running, *left)


def new_municipalities(*, seed: int) -> tuple[DemoMunicipality, ...]:
    """The invented municipalities that stand only in the networks."""
    known = {EKSEMPELVIK.number, NORDVIK.number, FJELLTEST.number}
    return tuple(one for one in _municipalities(seed) if one.number not in known)


def _municipalities(seed: int) -> list[DemoMunicipality]:
    """Small ones first, then medium, then large, then those that withdrew."""
    rng = dice(seed, "network municipalities")
    names = [f"{stem}{ending}" for stem in STEMS for ending in ENDINGS]
    rng.shuffle(names)
    sizes = [
        *(rng.randrange(1_200, 9_900, 100) for _ in range(SMALL - 2)),
        *(rng.randrange(10_200, 24_800, 100) for _ in range(MEDIUM - 1)),
        *(rng.randrange(26_000, 90_000, 500) for _ in range(LARGE)),
        *(rng.randrange(2_000, 40_000, 500) for _ in WITHDREW),
    ]
    made = [_municipality(FIRST_NUMBER + place, names[place], size, seed) for place, size in enumerate(sizes)]
    small, medium = made[: SMALL - 2], made[SMALL - 2 : SMALL + MEDIUM - 3]
    return [NORDVIK, FJELLTEST, *small, EKSEMPELVIK, *medium, *made[SMALL + MEDIUM - 3 :]]


def _municipality(number: int, name: str, population: int, seed: int) -> DemoMunicipality:
    rng = dice(seed, f"place of {number}")
    latitude = round(rng.uniform(58.4, 69.6), 3)
    centre = 6.5 if latitude < 63 else 8.0 + (latitude - 63) * 1.6  # noqa: PLR2004  # where the coast turns east
    town = Place(f"{name} sentrum", latitude, round(centre + rng.uniform(0.3, 4.5), 3))
    centrality = 2 if population > 25_000 else 4 if population > 10_000 else 6  # noqa: PLR2004  # about as they are
    return DemoMunicipality(str(number), name, population, centrality, (town,))


def _services(seed: int) -> list[tuple[str, ...]]:
    """The services of each team, so that the shares of all come out as in 2024–2025."""
    rng = dice(seed, "network services")
    held = [["refugee_service" if place % 3 else "adult_education", "nav"] for place in range(TEAMS)]
    for service, count in (
        ("hr", WITH_HR), ("business", WITH_BUSINESS), ("director", WITH_DIRECTOR), ("union", WITH_UNION),
    ):  # fmt: skip
        for place in sorted(rng.sample(range(1, TEAMS), count)):
            held[place].append(service)
    for place, services in enumerate(held):
        more = {0: 0, TEAMS - 1: LARGEST_TEAM - len(services)}.get(place, rng.randint(0, 3))
        services.extend(rng.choice(("refugee_service", "nav", "unit", "adult_education")) for _ in range(more))
    return [tuple(services) for services in held]


def _people(municipality: DemoMunicipality, services: tuple[str, ...], seed: int) -> tuple[DemoPerson, ...]:
    rng = dice(seed, f"team of {municipality.number}")
    first = rng.sample(GIVEN, len(services))
    people = []
    for place, service in enumerate(services):
        family = rng.choice(FAMILY)
        address = f"{_plain(first[place])}.{_plain(family)}@{_plain(municipality.name.split()[0])}.test"
        people.append(DemoPerson(f"{first[place]} {family}", service, address, is_core=place < 3))  # noqa: PLR2004
    if municipality is EKSEMPELVIK:
        petra = DemoPerson("Petra Plantest", "refugee_service", "petra@eksempelvik.test", is_core=True)
        hilde = DemoPerson("Hilde Fiktiv", "hr", "hilde@eksempelvik.test", is_core=True)
        return (petra, *(hilde if one.service == "hr" else one for one in people[1:]))
    return tuple(people)


def _plain(name: str) -> str:
    return name.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a").replace(" ", "")
