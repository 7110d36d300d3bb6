"""Writes the demo's invented municipalities."""

from datetime import date

from jobbvei.cli.demo.geography import COUNTY
from jobbvei.cli.demo.records import DemoMunicipality
from jobbvei.municipalities.actions import InventedMunicipality, save_invented_municipality
from jobbvei.municipalities.types import Municipality

JOINED_ON = date(2022, 1, 3)
POPULATION_ON = date(2026, 1, 1)


def save_municipality(one: DemoMunicipality, *, has_joined: bool = False) -> Municipality:
    """Write the municipality where its town lies, as a tenant if it has joined."""
    town = one.places[0]
    facts = InventedMunicipality(
        number=one.number,
        name=one.name,
        county_name=COUNTY,
        population=one.population,
        population_on=POPULATION_ON,
        centrality=one.centrality,
        latitude=town.latitude,
        longitude=town.longitude,
        joined_on=JOINED_ON if has_joined else None,
    )
    return save_invented_municipality(facts)
