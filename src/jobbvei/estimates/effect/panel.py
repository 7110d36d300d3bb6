"""A unit's outcome in each period and when it started, as columns that the estimators share."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

PERIODS_MIN = 2
PERIODS_BEFORE_EVENT_STUDY = 3
NAMED_MAX = 3
POINTS_OF_A_SHARE = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Every unit in every period, none missing.

    Attributes:
        units: In alphabetical order, so that the order of the rows never moves a figure.
        periods: In order of time. They may be unevenly spaced; time is counted in periods.
        outcome: One row a unit, one column a period, in the outcome's own unit.
        starts: The place of each unit's first treated period; the number of periods when it is never treated here.
        covariates: One row a unit, one column a name, known before the first start.
        weights: What each unit counts, known before the first start; None when none were given.
        withdrawn: Signed up and withdrew: a second comparison, not an ordinary one.
        district: Part of a municipality, not a municipality.
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    outcome: Floats
    starts: Places
    covariate_names: tuple[str, ...]
    covariates: Floats
    weights: Floats | None
    withdrawn: Flags
    district: Flags

    @property
    def treated(self) -> Flags:
        """Which units start within the panel."""
        return self.starts < len(self.periods)

    @property
    def is_share(self) -> bool:
        """Whether every outcome is between 0 and 1; estimates are then given in percentage points."""
        return bool(np.all((self.outcome >= 0) & (self.outcome <= 1)))

    @property
    def scale(self) -> float:
        """What an estimate is multiplied by before it is shown: 100 for a share, otherwise 1."""
        return POINTS_OF_A_SHARE if self.is_share else 1.0

    def first_start(self) -> int:
        """The place of the earliest start; the number of periods when nobody starts."""
        return int(self.starts.min(initial=len(self.periods)))

    def unit_weights(self, weighted: bool) -> Floats:
        """What each unit counts, with mean 1; all alike when not weighted.

        Raises:
            UnusableInput: weights are wanted and none were given.
        """
        if not weighted:
            return np.ones(len(self.units))
        if self.weights is None:
            raise UnusableInput(
                "estimates.no_weights",
                Sentence(N_("Tallene har ingen vekter. Oppgi kolonnen med vekt, eller regn uten.")),
            )
        counted: Floats = self.weights / self.weights.mean()
        return counted

    def only(self, keep: Flags) -> "Panel":
        """The units that are kept."""
        return replace(
            self,
            units=tuple(unit for unit, kept in zip(self.units, keep, strict=True) if kept),
            outcome=self.outcome[keep],
            starts=self.starts[keep],
            covariates=self.covariates[keep],
            weights=None if self.weights is None else self.weights[keep],
            withdrawn=self.withdrawn[keep],
            district=self.district[keep],
        )

    def main(self) -> "Panel":
        """The units of the main analysis: neither withdrawn nor a district.

        Withdrawn units wanted the same as the treated, so they are a comparison of their own; a district is no
        municipality. Both come back in the checks.
        """
        return self.only(~(self.withdrawn | self.district))

    def until(self, place: int, *, start: int) -> "Panel":
        """The periods before ``place``, as if every treated unit had started at ``start``."""
        started = np.where(self.treated, start, place)
        return replace(self, periods=self.periods[:place], outcome=self.outcome[:, :place], starts=started)

    def chosen(self, names: tuple[str, ...]) -> "Panel":
        """The same panel with these covariates only."""
        places = [self.covariate_names.index(name) for name in names]
        return replace(self, covariate_names=names, covariates=self.covariates[:, places])


def ensure_comparison(panel: Panel) -> None:
    """See that there is somebody to compare, before and after.

    Raises:
        UnusableInput: fewer than two periods, nobody treated, nobody untreated, or somebody treated from the start.
    """
    if len(panel.periods) < PERIODS_MIN:
        raise UnusableInput(
            "estimates.one_period",
            Sentence(N_("Tallene har bare én periode. En effekt trenger minst én periode før og én etter start.")),
        )
    if not panel.treated.any():
        raise UnusableInput(
            "estimates.nobody_treated",
            Sentence(N_("Ingen har start i periodene som er med. Fyll ut første periode for dem som deltok.")),
        )
    if panel.treated.all():
        raise UnusableInput(
            "estimates.nobody_untreated",
            Sentence(N_("Alle deltok, så det er ingen å sammenligne med. Ta med noen som ikke deltok.")),
        )
    _ensure_seen_before(panel)


def common_start(panel: Panel) -> int:
    """The place of the start that all the treated share.

    Raises:
        UnusableInput: they started in different periods.
    """
    ensure_comparison(panel)
    found = np.unique(panel.starts[panel.treated])
    if len(found) > 1:
        raise UnusableInput(
            "estimates.starts_differ",
            Sentence(
                N_("De som deltok, startet i ulike perioder: {periods}. Velg metoden cs, som regner for hver start."),
                {"periods": tuple(panel.periods[place] for place in found)},
            ),
        )
    return int(found[0])


def ensure_event_study(panel: Panel) -> None:
    """See that there are enough periods before the start to draw a course of time.

    Raises:
        UnusableInput: fewer than three periods before the last of the starts.
    """
    before = int(panel.starts[panel.treated].max())
    if before < PERIODS_BEFORE_EVENT_STUDY:
        raise UnusableInput("estimates.too_few_periods_before", too_few_periods_before(before))


def too_few_periods_before(before: int) -> Sentence:
    """Why no event study is shown."""
    return Sentence(
        N_(
            "Utviklingen periode for periode vises ikke: det trengs minst {needed} perioder før start for å se om "
            "gruppene utviklet seg likt, og her er det {before}."
        ),
        {"needed": PERIODS_BEFORE_EVENT_STUDY, "before": before},
    )


def named(units: list[str]) -> tuple[str, ...]:
    """The first few names, for a sentence."""
    return tuple(units[:NAMED_MAX])


def _ensure_seen_before(panel: Panel) -> None:
    always = [unit for unit, start in zip(panel.units, panel.starts, strict=True) if start == 0]
    if always:
        raise UnusableInput(
            "estimates.treated_from_the_start",
            Sentence(
                N_(
                    "{count} har start i den første perioden ({period}), så ingen vet hvordan de lå an før: {units}. "
                    "Ta med en tidligere periode, eller ta dem ut."
                ),
                {"count": len(always), "period": panel.periods[0], "units": named(always)},
            ),
        )
