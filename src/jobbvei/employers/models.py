"""Employers and openings."""

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.employers.states import OpeningStatus
from jobbvei.municipalities.types import TenantOwned
from jobbvei.people.types import Cefr, SchoolingLevel


class Source(models.TextChoices):
    """Where a row came from; together with its key there it is never registered twice."""

    MANUAL = "manual", _("registrert her")
    FILE = "file", _("importert fra fil")
    NAV = "nav", _("Navs stillingsfeed")


class Sector(models.TextChoices):
    """Whose the employer is."""

    MUNICIPAL = "municipal", _("kommunal")
    PUBLIC = "public", _("annen offentlig")
    PRIVATE = "private", _("privat")
    UNKNOWN = "", _("ikke kjent")


class Employer(TenantOwned):
    """An organisation that may take people on, with one colleague who owns the contact.

    Attributes:
        organisation_number: Nine digits with valid check digit, or empty when not known.
        search_name: The name case-folded, for finding and for telling duplicates.
        source_key: The key of the row it was imported from; running the import again finds it by this.
    """

    organisation_number = models.CharField(_("organisasjonsnummer"), max_length=9, blank=True)
    name = models.CharField(_("navn"), max_length=120)
    search_name = models.CharField(max_length=240, editable=False)
    sector = models.CharField(_("sektor"), max_length=20, choices=Sector.choices, blank=True)
    industry = models.CharField(_("næring (SN2007)"), max_length=6, blank=True)
    municipality = models.ForeignKey(
        "municipalities.Municipality", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("sted"), max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    contact_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("eier kontakten"),
    )  # fmt: skip
    source = models.CharField(_("kilde"), max_length=10, choices=Source.choices, default=Source.MANUAL)
    source_key = models.CharField(_("nøkkel i kilden"), max_length=140, blank=True)

    class Meta:
        verbose_name = _("arbeidsgiver")
        verbose_name_plural = _("arbeidsgivere")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "organisation_number"],
                condition=~Q(organisation_number=""),
                name="employers_one_per_organisation_number",
                violation_error_message=_("Arbeidsgiveren er allerede registrert."),
            ),
            models.UniqueConstraint(
                fields=["tenant", "source", "source_key"],
                condition=~Q(source_key=""),
                name="employers_one_per_source_key",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "search_name"], name="employers_by_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search name in step."""
        self.search_name = self.name.casefold()
        super().save(*args, **kwargs)


class EmployerContact(TenantOwned):
    """A person to call at an employer."""

    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("navn"), max_length=100)
    role = models.CharField(_("stilling"), max_length=80, blank=True)
    phone = models.CharField(_("telefon"), max_length=35, blank=True)
    email = models.EmailField(_("e-post"), blank=True)

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        ordering = ["employer", "name", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class OpeningKind(models.TextChoices):
    """What kind of opening: a job, or a place to learn."""

    JOB = "job", _("jobb")
    SUBSIDISED_JOB = "subsidised_job", _("jobb med lønnstilskudd")
    WORK_TRAINING = "work_training", _("arbeidstrening")
    LANGUAGE_PRACTICE = "language_practice", _("språkpraksis")
    TRAINEE = "trainee", _("trainee")
    SUMMER_JOB = "summer_job", _("sommerjobb")


class LegalFloor(models.TextChoices):
    """A demand on language that stands in law and cannot be waived."""

    NONE = "none", _("ingen")
    KINDERGARTEN = "kindergarten", _("barnehageloven § 27")
    HEALTH = "health", _("helsepersonell utdannet utenfor EØS")


class Opening(TenantOwned):
    """A job or a place. Empty fields mean not known, which is shown and never guessed.

    Attributes:
        positions: How many people it takes.
        hours_per_week: None when not known.
        shifts: Codes of when the work is; None when not known.
        requirement_source: The sentence of the advertisement that the language need was read from, or who said it.
        expires_on: The last day somebody can be proposed; None means until it is closed.
        source_key: The key of the row or advertisement it was imported from.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="openings")
    source = models.CharField(_("kilde"), max_length=10, choices=Source.choices, default=Source.MANUAL)
    source_key = models.CharField(_("nøkkel i kilden"), max_length=140, blank=True)
    kind = models.CharField(_("type"), max_length=20, choices=OpeningKind.choices)
    title = models.CharField(_("tittel"), max_length=150)
    tasks = models.TextField(_("arbeidsoppgaver"), blank=True)
    styrk08 = models.CharField(_("yrke (STYRK-08)"), max_length=4, blank=True)
    positions = models.PositiveSmallIntegerField(_("antall"), default=1, validators=[MinValueValidator(1)])
    hours_per_week = models.DecimalField(_("timer i uka"), max_digits=4, decimal_places=1, null=True, blank=True)
    shifts = models.JSONField(_("tider"), null=True, blank=True)
    starts_on = models.DateField(_("oppstart"), null=True, blank=True)
    expires_on = models.DateField(_("siste dag åpen"), null=True, blank=True)
    municipality = models.ForeignKey(
        "municipalities.Municipality", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("sted"), max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    nb_listening = models.CharField(_("norsk: lytte"), max_length=2, choices=Cefr.choices, blank=True)
    nb_reading = models.CharField(_("norsk: lese"), max_length=2, choices=Cefr.choices, blank=True)
    nb_writing = models.CharField(_("norsk: skrive"), max_length=2, choices=Cefr.choices, blank=True)
    nb_speaking = models.CharField(_("norsk: muntlig"), max_length=2, choices=Cefr.choices, blank=True)
    en_speaking = models.CharField(_("engelsk: muntlig"), max_length=2, choices=Cefr.choices, blank=True)
    requirement_source = models.CharField(_("kilde til språkkravet"), max_length=500, blank=True)
    legal_floor = models.CharField(
        _("lovkrav til språk"), max_length=20, choices=LegalFloor.choices, default=LegalFloor.NONE
    )
    has_mentor = models.BooleanField(_("har mentor"), null=True)
    authorisations = models.JSONField(_("autorisasjoner"), default=list, blank=True)
    licences = models.JSONField(_("førerkort og sertifikater"), default=list, blank=True)
    schooling_min = models.CharField(_("minste skolegang"), max_length=20, choices=SchoolingLevel.choices, blank=True)
    experience_years_min = models.DecimalField(
        _("minste erfaring (år)"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    application_due = models.CharField(_("søknadsfrist"), max_length=120, blank=True)
    application_url = models.URLField(_("lenke til søknad"), max_length=500, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=OpeningStatus.choices, default=OpeningStatus.OPEN)
    updated_at = models.DateTimeField(_("sist endret"))

    class Meta:
        verbose_name = _("stilling eller plass")
        verbose_name_plural = _("stillinger og plasser")
        ordering = ["starts_on", "title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "source", "source_key"],
                condition=~Q(source_key=""),
                name="employers_one_opening_per_source_key",
                violation_error_message=_("Stillingen er allerede registrert."),
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "status"], name="employers_open_openings"),
            models.Index(fields=["employer", "status"], name="employers_openings_of_one"),
        ]

    def __str__(self) -> str:
        return self.title


class OpeningContact(TenantOwned):
    """A contact person named in an advertisement; deleted when the advertisement is no longer active."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("navn"), max_length=100, blank=True)
    title = models.CharField(_("stilling"), max_length=100, blank=True)
    phone = models.CharField(_("telefon"), max_length=35, blank=True)
    email = models.CharField(_("e-post"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("kontaktperson i annonsen")
        verbose_name_plural = _("kontaktpersoner i annonsen")
        ordering = ["opening", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"
