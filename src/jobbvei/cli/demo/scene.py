"""What the records' keys stand for once the database knows them, and who acts when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from jobbvei.access.roles import ROLES
from jobbvei.access.types import Actor, Membership, SystemActor
from jobbvei.audit.types import Occasion
from jobbvei.municipalities.types import Municipality

OSLO = ZoneInfo("Europe/Oslo")
AFTER_MIDNIGHT, OFFICE_OPENS, DURING_THE_DAY = time(0, 0), time(8, 0), time(12, 0)
SETTING_UP, FOLLOW_UP = "demonstration", "follow_up"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the records' keys stand for in the database, and the day it all is told on."""

    today: date
    municipalities: Mapping[str, Municipality]
    members: Mapping[str, Membership]

    def by_system(self, number: str, on: date | None = None) -> Occasion:
        """The system doing something for a municipality on a day, today unless told."""
        day = on or self.today
        return Occasion(
            SystemActor(self.municipalities[number], day), at=self._at(day, OFFICE_OPENS), purpose=SETTING_UP
        )

    def by_user(self, key: str, on: date) -> Occasion:
        """A user doing something in their role on a day."""
        return Occasion(self.actor(key, on), at=self._at(on, DURING_THE_DAY), purpose=FOLLOW_UP)

    def actor(self, key: str, on: date) -> Actor:
        """A user in their role on a day."""
        member = self.members[key]
        return Actor(member.user, ROLES[member.role].at(member.tenant), member.tenant, on)

    def _at(self, day: date, clock: time) -> datetime:
        """Today's events come right after midnight: whatever a visitor does, at any hour, comes after them."""
        return moment(day, AFTER_MIDNIGHT if day == self.today else clock)


def moment(day: date, clock: time) -> datetime:
    """A moment in Norway."""
    return datetime.combine(day, clock, tzinfo=OSLO)
