"""The case of a participant."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned
from jobbvei.shared.kept_sentences import from_json
from jobbvei.shared.sentence import Sentence


class EndGoal(models.TextChoices):
    """What the programme is to end in."""

    WORK = "work", _("arbeid")
    HIGHER_EDUCATION = "higher_education", _("høyere utdanning")
    HIGHER_VOCATIONAL = "higher_vocational", _("høyere yrkesfaglig utdanning")
    UPPER_SECONDARY = "upper_secondary", _("fullføre videregående")
    UPPER_SECONDARY_PART = "upper_secondary_part", _("deler av videregående")
    TRADE_CERTIFICATE = "trade_certificate", _("fagbrev")


class PartTimeReason(models.TextChoices):
    """Why a programme is part time."""

    OWN_WISH = "own_wish", _("eget ønske")
    CAPACITY = "capacity", _("kommunens kapasitet")


class ProgrammeEndReason(models.TextChoices):
    """Why a programme ended."""

    WORK = "work", _("i arbeid")
    EDUCATION = "education", _("i utdanning")
    COMPLETED = "completed", _("fullført uten arbeid eller utdanning ennå")
    MOVED = "moved", _("flyttet fra kommunen")
    LEFT = "left", _("avbrutt av deltakeren")
    STOPPED = "stopped", _("stanset av kommunen")


class ClosingReason(models.TextChoices):
    """Why the follow-up of a participant ended."""

    WORK = "work", _("i arbeid uten behov for oppfølging")
    EDUCATION = "education", _("i utdanning uten behov for oppfølging")
    HANDED_OVER = "handed_over", _("overført til Nav")
    MOVED = "moved", _("flyttet fra kommunen")
    OWN_WISH = "own_wish", _("ønsker ikke oppfølging")
    OTHER = "other", _("annet")


class IntroductionProgramme(TenantOwned):
    """One participant's introduction programme.

    Attributes:
        offered_on: The day the start was offered; from 2026 it decides which rules apply.
        ended_on: Last day in the programme, when it has ended.
        leave_days: Approved leave, in days, added to the time.
    """

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="programmes")
    end_goal = models.CharField(_("sluttmål"), max_length=30, choices=EndGoal.choices, blank=True)
    offered_on = models.DateField(_("tilbudt"), null=True, blank=True)
    started_on = models.DateField(_("startet"), null=True, blank=True)
    ended_on = models.DateField(_("siste dag"), null=True, blank=True)
    end_reason = models.CharField(_("hvorfor slutt"), max_length=20, choices=ProgrammeEndReason.choices, blank=True)
    part_time_percent = models.PositiveSmallIntegerField(
        _("prosent av full tid"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    part_time_reason = models.CharField(
        _("grunn til deltid"), max_length=20, choices=PartTimeReason.choices, blank=True
    )
    leave_days = models.PositiveSmallIntegerField(_("dager med godkjent permisjon"), default=0)

    class Meta:
        verbose_name = _("introduksjonsprogram")
        verbose_name_plural = _("introduksjonsprogram")
        ordering = ["participant", "-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(ended_on__isnull=True),
                name="casework_one_running_programme",
                violation_error_message=_("Deltakeren er allerede i et introduksjonsprogram."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="casework_programme_ends_after_start",
                violation_error_message=_("Programmet kan ikke slutte før det begynner."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_end_goal_display()} {self.started_on}"


class NorwegianTraining(TenantOwned):
    """One participant's right to Norwegian training, and what was added to it."""

    participant = models.OneToOneField(
        "people.Participant", on_delete=models.CASCADE, related_name="norwegian_training"
    )
    offered_on = models.DateField(_("tilbudt"), null=True, blank=True)
    started_on = models.DateField(_("startet"), null=True, blank=True)
    ended_on = models.DateField(_("siste dag"), null=True, blank=True)
    leave_days = models.PositiveSmallIntegerField(_("dager med godkjent permisjon"), default=0)

    class Meta:
        verbose_name = _("norskopplæring")
        verbose_name_plural = _("norskopplæring")

    def __str__(self) -> str:
        return f"{self.started_on}"


class NorwegianExtension(TenantOwned):
    """A decision (vedtak) on extended Norwegian training."""

    training = models.ForeignKey(NorwegianTraining, on_delete=models.CASCADE, related_name="extensions")
    decided_on = models.DateField(_("vedtatt"))
    months = models.PositiveSmallIntegerField(_("måneder"), validators=[MinValueValidator(1), MaxValueValidator(6)])

    class Meta:
        verbose_name = _("vedtak om utvidet norskopplæring")
        verbose_name_plural = _("vedtak om utvidet norskopplæring")
        ordering = ["training", "decided_on", "id"]

    def __str__(self) -> str:
        return f"{self.decided_on} {self.months}"


class Service(models.TextChoices):
    """The services that follow up a participant together."""

    REFUGEE_SERVICE = "refugee_service", _("flyktningtjenesten")
    NAV = "nav", _("Nav")
    SCHOOL = "school", _("skolen")
    OTHER = "other", _("annen tjeneste")


class TeamMember(TenantOwned):
    """Somebody who follows up a participant, from a day and perhaps to a day; one of them leads."""

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(_("tjeneste"), max_length=30, choices=Service.choices)
    is_lead = models.BooleanField(_("leder teamet"), default=False)
    started_on = models.DateField(_("fra"))
    ended_on = models.DateField(_("til og med"), null=True, blank=True)

    class Meta:
        verbose_name = _("medlem av oppfølgingsteamet")
        verbose_name_plural = _("oppfølgingsteamet")
        ordering = ["participant", "-is_lead", "started_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(is_lead=True, ended_on__isnull=True),
                name="casework_one_lead_per_participant",
                violation_error_message=_("Deltakeren har allerede en som leder teamet."),
            ),
        ]
        indexes = [models.Index(fields=["tenant", "user", "ended_on"], name="casework_team_by_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.started_on}"


class StepSource(models.TextChoices):
    """Where a next step came from."""

    MANUAL = "manual", _("lagt inn")
    IMPORT = "import", _("importert")
    LAW = "law", _("frist i loven")
    MATCHING = "matching", _("forslag om plass")


class WaitsFor(models.TextChoices):
    """Whom we wait for when the next move is not ours."""

    PARTICIPANT = "participant", _("deltakeren")
    EMPLOYER = "employer", _("arbeidsgiver")
    NAV = "nav", _("Nav")
    SCHOOL = "school", _("skolen")
    OTHER = "other", _("andre")


class NextStep(TenantOwned):
    """What happens next for a participant, who sees to it, and by when.

    Attributes:
        what: In bokmål when the system made it.
        said: The sentence ``what`` was made of, so that it can be translated; None when a person wrote it.
        waits_for: Empty when the move is ours.
        created_by: None when the system made it.
        follows: The step whose completion made this one.
        last_because: Why this step was finished without a new one, when it was the last.
    """

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="next_steps")
    what = models.CharField(_("hva"), max_length=200)
    said = models.JSONField(null=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("frist"))
    source = models.CharField(_("kilde"), max_length=20, choices=StepSource.choices, default=StepSource.MANUAL)
    waits_for = models.CharField(_("venter på"), max_length=20, choices=WaitsFor.choices, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="followed_by")
    last_because = models.CharField(_("hvorfor det ikke trengs et nytt steg"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("neste steg")
        verbose_name_plural = _("neste steg")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["tenant", "done_at", "due_on"], name="casework_open_steps")]

    def __str__(self) -> str:
        return f"{self.due_on} {self.pk}"

    @property
    def words(self) -> Sentence | str:
        """What is to happen, for a page to write in the reader's language."""
        return step_words(self.what, self.said)


def step_words(what: str, said: dict[str, Any] | None) -> Sentence | str:
    """The sentence the system made, or the words a person wrote."""
    return from_json(said) if said else what


class ContactType(models.TextChoices):
    """How we were in touch."""

    MEETING = "meeting", _("møte")
    PHONE = "phone", _("telefon")
    MESSAGE = "message", _("melding")
    WORKPLACE = "workplace", _("besøk på arbeidsplassen")
    JOINT_MEETING = "joint_meeting", _("møte med flere tjenester")
    ATTEMPT = "attempt", _("forsøk uten svar")


class Contact(TenantOwned):
    """One time somebody was in touch with the participant. An attempt without answer does not count as contact."""

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="contacts")
    type = models.CharField(_("type"), max_length=20, choices=ContactType.choices)
    on = models.DateField(_("dato"))
    note = models.CharField(_("kort notat"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("kontakt")
        verbose_name_plural = _("kontakter")
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["participant", "-on"], name="casework_last_contact")]

    def __str__(self) -> str:
        return f"{self.on} {self.type}"


class CaseClosure(TenantOwned):
    """That the follow-up of a participant has ended. No row: it goes on."""

    participant = models.OneToOneField("people.Participant", on_delete=models.CASCADE, related_name="closure")
    closed_on = models.DateField(_("avsluttet"))
    reason = models.CharField(_("hvorfor"), max_length=20, choices=ClosingReason.choices)

    class Meta:
        verbose_name = _("avslutning av oppfølging")
        verbose_name_plural = _("avslutninger av oppfølging")
        ordering = ["-closed_on", "id"]

    def __str__(self) -> str:
        return f"{self.closed_on} {self.reason}"
