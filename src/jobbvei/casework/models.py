"""The case of a participant."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned


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


class TeamMember(TenantOwned):
    """Somebody who follows up a participant, from a day and perhaps to a day; one of them leads."""

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(_("tjeneste"), max_length=30)
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


class NextStep(TenantOwned):
    """What happens next for a participant, who sees to it, and by when.

    Attributes:
        source: ``manual``, ``import``, ``law`` or ``matching``: where the step came from.
        waits_for: Whom we wait for when it is not us: empty, participant, employer, nav, school or other.
    """

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="next_steps")
    what = models.CharField(_("hva"), max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("frist"))
    source = models.CharField(max_length=20, default="manual")
    waits_for = models.CharField(
        _("venter på"), max_length=20, blank=True,
        choices=[
            ("participant", _("deltakeren")), ("employer", _("arbeidsgiver")), ("nav", _("Nav")),
            ("school", _("skolen")), ("other", _("andre")),
        ],
    )  # fmt: skip
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("neste steg")
        verbose_name_plural = _("neste steg")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["tenant", "done_at", "due_on"], name="casework_open_steps")]

    def __str__(self) -> str:
        return f"{self.due_on} {self.pk}"


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
