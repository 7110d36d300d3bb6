"""What a team says about an initiative, checked before it is written."""

from dataclasses import dataclass
from datetime import date

from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models.initiatives import Continuation
from jobbvei.learning_network.models.topics import Category, TargetGroup
from jobbvei.learning_network.small_counts import ensure_large_enough
from jobbvei.learning_network.types import MunicipalTeam, TeamPerson
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeDetails:
    """What is said about an initiative; the dates are None when they are not settled."""

    title: str
    category: str
    target_group: str = TargetGroup.EVERYBODY
    what: str = ""
    goal: str = ""
    resources: str = ""
    owner: TeamPerson | None = None
    first_day: date | None = None
    last_day: date | None = None
    is_municipal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a team says when it looks back."""

    what_worked: str
    what_did_not: str
    continues: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOnDay:
    """How many, since the start; None for «fewer than five»."""

    indicator: str
    count: int | None
    counted_on: date


def ensure_initiative(details: InitiativeDetails, team: MunicipalTeam) -> None:
    """Refuse one without a name or a kind, that ends before it starts, or with an owner who is not in the team.

    Raises:
        UnableToSave: With what to mend.
    """
    if not details.title.strip():
        raise _unable("initiative_title", N_("Gi tiltaket et navn."))
    if details.category not in Category.values or details.target_group not in TargetGroup.values:
        raise _unable("initiative_category", N_("Velg type tiltak og målgruppe."))
    if details.first_day and details.last_day and details.last_day < details.first_day:
        template = N_("Tiltaket slutter {last}, før det starter {first}. Rett en av dagene.")
        raise _unable("initiative_period", template, last=details.last_day, first=details.first_day)
    owner = details.owner
    if owner is not None and (owner.team_id != team.pk or owner.left_on is not None):
        raise _unable("initiative_owner", N_("Velg en ansvarlig som er med i gruppen i dag."))


def ensure_evaluation(said: Evaluation) -> None:
    """Refuse an evaluation that says nothing.

    Raises:
        UnableToSave: With what to mend.
    """
    if not (said.what_worked.strip() or said.what_did_not.strip()):
        raise _unable("evaluation_empty", N_("Skriv hva som virket, eller hva som ikke virket."))
    if said.continues not in Continuation.values:
        raise _unable("evaluation_continues", N_("Velg om dere fortsetter med tiltaket."))


def ensure_count(said: CountOnDay, *, on: date) -> None:
    """Refuse a count below five, and one from a day that has not come.

    Raises:
        CountTooSmall: It is.
        UnableToSave: The day is after ``on``.
    """
    if said.count is not None:
        ensure_large_enough(said.count)
    if said.counted_on > on:
        raise _unable(
            "count_in_the_future", N_("{day} har ikke vært ennå. Skriv dagen tallet er fra."), day=said.counted_on
        )


def _unable(code: str, template: str, **values: str | date) -> UnableToSave:
    return UnableToSave(f"learning_network.{code}", Sentence(template, {**values}))
