"""Finding somebody among the two hundred who are invited."""

from collections.abc import Sequence

from django.http import HttpRequest

from jobbvei.learning_network.queries.gatherings import Invited

SOUGHT = "finn"


def sought_in(request: HttpRequest) -> str:
    """What is looked for, empty for everybody."""
    return " ".join((request.GET.get(SOUGHT) or request.POST.get(SOUGHT) or "").split())


def found_among(invited: Sequence[Invited], sought: str) -> list[Invited]:
    """Those whose name or municipality has what is looked for, whatever the case of its letters."""
    wanted = sought.casefold()
    return [one for one in invited if wanted in f"{one.person.full_name}\n{one.team.name}".casefold()]
