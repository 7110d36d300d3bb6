"""Sixty employers in Eksempelvik and two in the neighbour, each with a colleague who owns the contact."""

from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.geography import EKSEMPELVIK, NORDVIK, PLACES, moved
from jobbvei.cli.demo.names import OTHER_FAMILIES
from jobbvei.cli.demo.numbers import synthetic_organisation_number
from jobbvei.cli.demo.records import DemoEmployer
from jobbvei.cli.demo.tables import Workplace, workplaces
from jobbvei.cli.demo.users import ADVISERS, NAV_COUNSELLORS, NORDVIK_ADVISER

GIVEN_NAMES = ("Ingrid", "Trond", "Marit", "Svein", "Randi", "Geir", "Turid", "Leif", "Astrid", "Odd")
OWNERS = (*NAV_COUNSELLORS, *ADVISERS)
NORDVIK_WORKPLACES = (
    Workplace(
        "nordvik-omsorg", "Nordvik prøvesenter", "municipal", "health_social", "87.302", "Nordvik sentrum", (), "Leder"
    ),
    Workplace("nordvik-fisk", "Nordvik Testfisk AS", "private", "manufacturing", "10.202", "Prøvesand", (), "Leder"),
)
SPREAD_KM = 0.4


def make_employers(*, seed: int) -> tuple[DemoEmployer, ...]:
    """Every employer of both municipalities, Eksempelvik's first."""
    here = tuple(_employer(one, number, seed) for number, one in enumerate(workplaces()))
    there = tuple(_employer(one, len(here) + number, seed) for number, one in enumerate(NORDVIK_WORKPLACES))
    return (*here, *there)


def _employer(workplace: Workplace, number: int, seed: int) -> DemoEmployer:
    rng = dice(seed, f"employer:{workplace.key}")
    in_nordvik = workplace in NORDVIK_WORKPLACES
    tenant = NORDVIK if in_nordvik else EKSEMPELVIK
    place = PLACES[workplace.place]
    return DemoEmployer(
        key=workplace.key,
        tenant=tenant.number,
        name=workplace.name,
        organisation_number=synthetic_organisation_number(rng),
        sector=workplace.sector,
        industry=workplace.industry,
        sn2007=workplace.sn2007,
        place=moved(place, km_north=rng.uniform(-SPREAD_KM, SPREAD_KM), km_east=rng.uniform(-SPREAD_KM, SPREAD_KM)),
        municipality=tenant.number,
        contact_owner=NORDVIK_ADVISER.key if in_nordvik else OWNERS[number % len(OWNERS)].key,
        contact_name=f"{rng.choice(GIVEN_NAMES)} {rng.choice(OTHER_FAMILIES)}",
        contact_role=workplace.contact_role,
    )
