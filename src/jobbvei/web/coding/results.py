"""What the coding adds up to: a figure, the same numbers in a table, and how far the coders agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.texts import reserve_count
from jobbvei.learning_network.queries.coded import CodeCount, CodingState, coding_state
from jobbvei.learning_network.queries.coding import codes_now, open_collection
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of

DECIMALS = 2
HUNDREDTHS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    """A code in the figure and in the table, which both read these.

    Attributes:
        width: The bar as a share of all the municipalities, 0–100; 0 when the number is reserved.
    """

    count: CodeCount
    width: int
    alpha: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the page shows."""

    state: CodingState
    lines: Sequence[Line]
    alpha: str

    @property
    def reserved(self) -> list[Line]:
        """The lines whose number is not to be used."""
        return [line for line in self.lines if line.count.reservation]


def result_of(state: CodingState) -> Result:
    """The result as it is shown."""
    lines = [Line(one, one.percent or 0, written_alpha(one.alpha)) for one in state.counts()]
    return Result(state, lines, written_alpha(state.alpha))


def written_alpha(alpha: float | None) -> str:
    """Two decimals with the language's decimal mark; empty when it cannot be said."""
    rounded = rounded_alpha(alpha)
    return "" if rounded is None else number_format(rounded, decimal_pos=DECIMALS)


def rounded_alpha(alpha: float | None) -> Decimal | None:
    """Two decimals, halves up; None when it cannot be said."""
    return None if alpha is None else Decimal(alpha).quantize(HUNDREDTHS, ROUND_HALF_UP)


@page(Permission.CODE_TEXTS)
@require_safe
def result(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """The figure and the table."""
    seat = seat_of(request, network_id)
    state = coding_state(open_collection(collection_id, seat=seat))
    return render(request, "coding/result.html", {**frame_of(seat, request), "result": result_of(state)})


@page(Permission.CODE_TEXTS)
@require_POST
def reserve(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Say why a number is not to be used, or take it back."""
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    key, reason = request.POST.get("code", ""), request.POST.get("reason", "")[:200]
    if key not in {code.key for code in codes_now(found.codebook)}:
        raise Http404
    reserve_count(seat=seat, collection=found, code_key=key, reason=reason, occasion=request.occasion("network"))
    messages.success(request, _("Forbeholdet er lagret.") if reason.strip() else _("Tallet vises igjen."))
    return redirect("coding-result", network_id=network_id, collection_id=collection_id)
