"""The organiser's idea bank: what others have done, what it cost, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.networks import MunicipalTeam
from jobbvei.learning_network.models.topics import Category, MunicipalitySize, TargetGroup
from jobbvei.learning_network.states import PracticeState
from jobbvei.municipalities.types import TenantOwned


class Practice(TenantOwned):
    """A card in the bank. The tenant is the organiser; what stands on it is in its versions.

    Attributes:
        key: Names a card that came with Jobbvei, so that it is never made twice; empty for every other.
        owner: The municipality that does it; None when it is an office, several municipalities or a directorate.
        newest: Number of the newest version; ``shown`` the one everybody reads, None until it is published.
    """

    key = models.SlugField(max_length=60, blank=True, editable=False)
    owner = models.ForeignKey(
        "municipalities.Municipality", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("status"), max_length=10, choices=PracticeState.choices, default=PracticeState.DRAFT)
    newest = models.PositiveIntegerField(default=1)
    shown = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("praksis i idébanken")
        verbose_name_plural = _("praksiser i idébanken")
        ordering = ["tenant", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "key"], condition=~Q(key=""), name="network_first_practices_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def has_unpublished_changes(self) -> bool:
        """Whether somebody has written a version that not everybody reads yet."""
        return self.shown is not None and self.shown != self.newest


class Maturity(models.TextChoices):
    """How far the practice has come with those who do it."""

    PLANNED = "planned", _("planlagt")
    TRIED = "tried", _("prøves ut")
    IN_USE = "in_use", _("i bruk")
    ENDED = "ended", _("avsluttet")


class PracticeVersion(TenantOwned):
    """What stands on a card, as somebody wrote it; never changed after it is written.

    Attributes:
        owner_name: Who does it, as the card says it: a municipality, an office, a project.
        cost_kr: Whole kroner, None when it is not known; ``cost_covers`` says what for.
        results: One on each line: a number of five or more and what it counts.
        results_on: The day or the report they are from, in words.
        contact_role: Whom to ask for there; a role, never a name.
        templates: One on each line: words, and the address of the file if it has one.
        search_text: The stems of all of it, for the search.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(_("overskrift"), max_length=160)
    owner_name = models.CharField(_("hvem som gjør det"), max_length=120)
    category = models.CharField(_("type tiltak"), max_length=20, choices=Category.choices)
    target_group = models.CharField(_("målgruppe"), max_length=20, choices=TargetGroup.choices)
    size = models.CharField(_("størrelse på kommunen"), max_length=10, choices=MunicipalitySize.choices)
    maturity = models.CharField(_("hvor langt det er kommet"), max_length=10, choices=Maturity.choices)
    what = models.TextField(_("hva de gjør"), max_length=3000)
    how = models.TextField(_("slik går de fram"), max_length=3000, blank=True)
    for_whom = models.TextField(_("for hvem"), max_length=1000, blank=True)
    needs = models.TextField(_("hva det krever"), max_length=1000, blank=True)
    cost_kr = models.PositiveIntegerField(_("kostnad"), null=True, blank=True)
    cost_covers = models.CharField(_("kostnaden gjelder"), max_length=300, blank=True)
    results = models.TextField(_("resultater"), max_length=1000, blank=True)
    results_on = models.CharField(_("resultatene er fra"), max_length=60, blank=True)
    results_source = models.CharField(_("kilde for resultatene"), max_length=300, blank=True)
    contact_role = models.CharField(_("hvem man spør"), max_length=120, blank=True)
    templates = models.TextField(_("maler og lenker"), max_length=2000, blank=True)
    recording = models.CharField(_("opptak"), max_length=300, blank=True)
    source = models.CharField(_("kilde"), max_length=200, blank=True)
    source_place = models.CharField(_("hvor i kilden"), max_length=120, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("versjon av en praksis")
        verbose_name_plural = _("versjoner av praksiser")
        ordering = ["practice", "-number", "id"]
        constraints = [models.UniqueConstraint(fields=["practice", "number"], name="network_one_version_per_number")]

    def __str__(self) -> str:
        return self.title


class PracticeQuestion(TenantOwned):
    """A question about a card; it stands there with its answers for everybody.

    Attributes:
        team: Who asks; None when a facilitator does, or the team is gone.
        asker_name: The municipality or organiser that asks, as the card shows it.
        answer_seen_at: When somebody of those who asked last opened the card after an answer; None until then.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="questions")
    team = models.ForeignKey(MunicipalTeam, on_delete=models.SET_NULL, null=True, related_name="+")
    asker_name = models.CharField(max_length=120)
    text = models.TextField(_("spørsmål"), max_length=1000)
    asked_at = models.DateTimeField()
    answer_seen_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("spørsmål om en praksis")
        verbose_name_plural = _("spørsmål om praksiser")
        ordering = ["practice", "asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class PracticeAnswer(TenantOwned):
    """An answer to a question, from those who do it or from a facilitator."""

    question = models.ForeignKey(PracticeQuestion, on_delete=models.CASCADE, related_name="answers")
    answerer_name = models.CharField(max_length=120)
    text = models.TextField(_("svar"), max_length=2000)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("svar om en praksis")
        verbose_name_plural = _("svar om praksiser")
        ordering = ["question", "answered_at", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"
