"""What a municipality tries, and what comes of it. Counts only; never anybody's name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.practices import PracticeVersion
from jobbvei.learning_network.models.teams import TeamPerson
from jobbvei.learning_network.models.topics import Category, TargetGroup
from jobbvei.learning_network.models.walls import TeamOwned
from jobbvei.learning_network.small_counts import SMALLEST_COUNT
from jobbvei.learning_network.states import InitiativeState


class Continuation(models.TextChoices):
    """What happens after an initiative has been evaluated."""

    AS_IT_IS = "as_it_is", _("ja, som nå")
    CHANGED = "changed", _("ja, med endringer")
    NO = "no", _("nei")


class Initiative(TeamOwned):
    """Something the municipality tries to get refugees into work.

    Attributes:
        owner: Who sees to it that it happens; None when nobody is chosen, or they have no place in the team any more.
        is_municipal: Whether it is about the municipality's own posts.
        copied_from: The version of the card in the idea bank it began as; None when the municipality thought of it.
        copied_at: When that was, and ``copied_by`` who did it.
        evaluated_on: When it was last looked back on; None until then.
    """

    title = models.CharField(_("tiltak"), max_length=160)
    category = models.CharField(_("type tiltak"), max_length=20, choices=Category.choices)
    target_group = models.CharField(
        _("målgruppe"), max_length=20, choices=TargetGroup.choices, default=TargetGroup.EVERYBODY
    )
    what = models.TextField(_("hva dere gjør"), max_length=4000, blank=True)
    goal = models.TextField(_("mål"), max_length=1000, blank=True)
    resources = models.TextField(_("ressurser"), max_length=1000, blank=True)
    owner = models.ForeignKey(
        TeamPerson, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ansvarlig")
    )
    first_day = models.DateField(_("starter"), null=True, blank=True)
    last_day = models.DateField(_("slutter"), null=True, blank=True)
    is_municipal = models.BooleanField(_("gjelder kommunens egne stillinger"), default=False)
    state = models.CharField(_("status"), max_length=10, choices=InitiativeState.choices, default=InitiativeState.IDEA)
    copied_from = models.ForeignKey(
        PracticeVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kopiert fra"),
    )
    copied_at = models.DateTimeField(null=True, blank=True)
    copied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    evaluated_on = models.DateField(_("evaluert"), null=True, blank=True)
    what_worked = models.TextField(_("hva virket"), max_length=2000, blank=True)
    what_did_not = models.TextField(_("hva virket ikke"), max_length=2000, blank=True)
    continues = models.CharField(_("fortsetter dere"), max_length=10, choices=Continuation.choices, blank=True)

    class Meta:
        verbose_name = _("tiltak i nettverket")
        verbose_name_plural = _("tiltak i nettverket")
        ordering = ["team", "title", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_evaluated(self) -> bool:
        """Whether it has been looked back on."""
        return self.evaluated_on is not None


class Indicator(models.TextChoices):
    """What is counted in every initiative, so that several can be added up."""

    STARTED = "started", _("begynte")
    COMPLETED = "completed", _("fullførte")
    IN_JOB = "in_job", _("kom i jobb")
    IN_JOB_SIX_MONTHS = "in_job_six_months", _("var i jobb etter seks måneder")


class IndicatorCount(TeamOwned):
    """How many, since the start, on a day.

    Attributes:
        count: Five or more; None says «fewer than five». A smaller number is never written.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="counts")
    indicator = models.CharField(_("hva som er talt"), max_length=20, choices=Indicator.choices)
    counted_on = models.DateField(_("talt"))
    count = models.PositiveIntegerField(_("antall"), null=True, blank=True)
    counted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("tall for et tiltak")
        verbose_name_plural = _("tall for tiltak")
        ordering = ["initiative", "indicator", "-counted_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "indicator", "counted_on"], name="network_one_count_a_day_per_indicator"
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=True) | Q(count__gte=SMALLEST_COUNT), name="network_no_small_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_few(self) -> bool:
        """Whether it says «fewer than five»."""
        return self.count is None


class LogLine(TeamOwned):
    """What happened in an initiative, on a day, in a line or two."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="log")
    happened_on = models.DateField(_("dag"))
    text = models.CharField(_("hva skjedde"), max_length=500)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("logglinje for et tiltak")
        verbose_name_plural = _("logg for tiltak")
        ordering = ["initiative", "-happened_on", "-id"]

    def __str__(self) -> str:
        return f"{self.pk}"
