"""People shaped like the worked examples of the law whose calendar is looked at: E01, E06, E14 and E17."""

from dataclasses import replace
from datetime import date
from typing import Any

from jobbvei.rules.facts import (
    Facts,
    Goal,
    Norwegian,
    Permit,
    PermitKind,
    Programme,
    Schooling,
    SchoolingLevel,
)

E01 = Facts(
    born_on=date(1989, 1, 2),
    permit=Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10)),
    origin="UA",
    settled_on=date(2023, 3, 1),
    settled_by_agreement=True,
    schooling=Schooling(SchoolingLevel.UPPER_SECONDARY, "UA", 0),
    goal=Goal.WORK,
    programme=Programme(offered_on=date(2023, 3, 15), started_on=date(2023, 4, 3), part_time_percent=100),
    norwegian=Norwegian(started_on=date(2023, 4, 3)),
)
E06 = Facts(
    born_on=date(1994, 1, 2),
    permit=Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 6, 1)),
    origin="UA",
    settled_on=date(2023, 7, 1),
    settled_by_agreement=True,
    schooling=Schooling(SchoolingLevel.LOWER_SECONDARY, "UA", 0),
    goal=Goal.UPPER_SECONDARY,
    programme=Programme(started_on=date(2023, 8, 21), part_time_percent=100),
    norwegian=Norwegian(started_on=date(2023, 8, 21)),
)
E14 = Facts(
    born_on=date(1986, 1, 2),
    permit=Permit(PermitKind.COLLECTIVE_PROTECTION, date(2025, 11, 3)),
    origin="UA",
    settled_on=date(2026, 1, 5),
    settled_by_agreement=True,
    schooling=Schooling(SchoolingLevel.UPPER_SECONDARY, "UA", 0),
    goal=Goal.WORK,
    programme=Programme(offered_on=date(2026, 2, 2), started_on=date(2026, 2, 2), part_time_percent=100),
    norwegian=Norwegian(started_on=date(2026, 2, 2)),
)
E17 = Facts(
    born_on=date(2003, 9, 1),
    permit=Permit(PermitKind.ASYLUM, date(2025, 11, 3)),
    origin="SY",
    settled_on=date(2026, 1, 5),
    settled_by_agreement=True,
    schooling=Schooling(SchoolingLevel.LOWER_SECONDARY, "SY", 0),
    goal=Goal.UPPER_SECONDARY,
    programme=Programme(offered_on=date(2026, 3, 2), started_on=date(2026, 3, 2), part_time_percent=100),
    norwegian=Norwegian(offered_on=date(2026, 3, 2), started_on=date(2026, 3, 2)),
)


def changed(facts: Facts, **given: Any) -> Facts:
    """The same person with some facts otherwise."""
    return replace(facts, **given)
