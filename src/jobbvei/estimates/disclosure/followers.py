"""What may be shown of figures worked out of counts: percents, means and differences follow the counts' mask."""

from dataclasses import dataclass

from jobbvei.estimates.disclosure.masked import CellStatus, MaskedCell
from jobbvei.estimates.disclosure.profiles import Profile


@dataclass(frozen=True, slots=True)
class Followed:
    """A figure with the state it got from its counts; the value is None unless it is published."""

    status: CellStatus
    value: float | None


def percent(part: MaskedCell, of: MaskedCell, *, profile: Profile) -> Followed:
    """How many percent the part is, from 0 to 100.

    Method: hidden when either count is hidden, or the base is below the rule's least; missing when either count is
        missing or nobody is in the base.
    Reference: Hundepool et al. (2012), Statistical Disclosure Control, on tables derived from counts.
    Assumptions: the two counts were masked together.
    When not to use: with a percent shown elsewhere of a hidden count; the mask must be the same everywhere.

    >>> from jobbvei.estimates.disclosure.profiles import STRICT
    >>> nine, three = (MaskedCell((), (), CellStatus.PUBLISHED, count) for count in (9, 6))
    >>> percent(three, nine, profile=STRICT)
    Followed(status=<CellStatus.PRIMARY: 'primary'>, value=None)
    """
    status = _status(part, of)
    if status is not CellStatus.PUBLISHED or part.count is None:
        return Followed(status, None)
    return _over(of, 100 * part.count, profile, is_sum=True)


def mean(value: float, of: MaskedCell, *, profile: Profile) -> Followed:
    """The mean of something over the people of a cell, in its own unit.

    Method, assumptions: as :func:`percent`, with the number the mean is over as the base.
    When not to use: where one person can weigh more than the rest together (money); that asks for a rule of dominance.
    """
    return _over(of, value, profile, is_sum=False)


def difference(earlier: MaskedCell, later: MaskedCell) -> Followed:
    """How many more there are in the later release; below 0 when there are fewer.

    Method: hidden when either count is hidden, missing when either is missing.
    Assumptions: the releases have one mask, by :func:`jobbvei.estimates.disclosure.masking.suppress_releases`.
    When not to use: for people who came or went between the releases; those are counts of their own, with their own
        mask. The difference of two shown counts may be 1.

    >>> before, now = (MaskedCell((), (), CellStatus.PUBLISHED, count) for count in (9, 6))
    >>> difference(before, now).value
    -3.0
    """
    status = _status(earlier, later)
    if status is not CellStatus.PUBLISHED or earlier.count is None or later.count is None:
        return Followed(status, None)
    return Followed(status, float(later.count - earlier.count))


def _over(of: MaskedCell, value: float, profile: Profile, *, is_sum: bool) -> Followed:
    if of.count is None:
        return Followed(of.status, None)
    if not of.count:
        return Followed(CellStatus.MISSING, None)
    if of.count < profile.percent_base_min:
        return Followed(CellStatus.PRIMARY, None)
    return Followed(CellStatus.PUBLISHED, value / of.count if is_sum else float(value))


def _status(one: MaskedCell, other: MaskedCell) -> CellStatus:
    """Hidden before missing before shown: a figure is as closed as the most closed of its counts."""
    either = {one.status, other.status}
    order = (CellStatus.PRIMARY, CellStatus.SECONDARY, CellStatus.MISSING, CellStatus.PUBLISHED)
    return next(status for status in order if status in either)
