"""A participant and what they bring."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned
from jobbvei.people.choices import (
    Cefr,
    CompetencePart,
    Gender,
    HouseholdKind,
    Language,
    LevelSource,
    MessageLanguage,
    PermitKind,
    SchoolingLevel,
    Skill,
)
from jobbvei.people.names import search_form

COUNTRY_CODE = RegexValidator(r"^[A-Z]{2}$", _("Skriv landkoden med to store bokstaver, for eksempel UA."))
PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ]{4,18}$",
    _("Skriv telefonnummeret med minst fem tegn: bare siffer og mellomrom, gjerne med + først."),
)


class Household(TenantOwned):
    """People who live together. Opening one member's file never opens another's.

    Attributes:
        child_births: Dates of birth of the children as ISO text; an empty list is no children, None is not known.
    """

    kind = models.CharField(_("husholdning"), max_length=20, choices=HouseholdKind.choices)
    child_births = models.JSONField(_("barns fødselsdatoer"), null=True, blank=True, default=None)

    class Meta:
        verbose_name = _("husholdning")
        verbose_name_plural = _("husholdninger")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class Participant(TenantOwned):
    """A refugee the municipality works with.

    Attributes:
        source_key: The key of the row it was imported from; running the import again finds it by this.
        search_name: The name as it is looked for; follows the name at every save.
        identity_number: Encrypted; read it through people.identity_numbers.
        identity_fingerprint: Keyed hash of the number, to find duplicates without decrypting.
        latitude: Decimal degrees of the neighbourhood, not the address.
        asked_about: The parts of competence (:class:`CompetencePart`) somebody has asked about; no rows in a part
            that is not here means that nobody knows.
        spouse_in_programme: Whether somebody they live with as spouse or partner is in a programme too; None when not
            known, also after moving.
        is_shielded: Address protection (kode 6, 7 or § 19): not searchable, not in lists or matches.
    """

    source_key = models.CharField(_("saksnøkkel"), max_length=60, blank=True)
    given_name = models.CharField(_("fornavn"), max_length=60)
    family_name = models.CharField(_("etternavn"), max_length=60)
    search_name = models.CharField(max_length=130, editable=False)
    identity_number = models.TextField(_("fødselsnummer eller d-nummer"), blank=True)
    identity_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    born_on = models.DateField(_("født"))
    gender = models.CharField(_("kjønn"), max_length=1, blank=True, choices=Gender.choices)
    origin = models.CharField(_("land"), max_length=2, blank=True, validators=[COUNTRY_CODE])
    permit_kind = models.CharField(_("oppholdsgrunnlag"), max_length=30, choices=PermitKind.choices)
    permit_granted_on = models.DateField(_("tillatelse gitt"), null=True, blank=True)
    settled_on = models.DateField(_("bosatt"), null=True, blank=True)
    settled_by_agreement = models.BooleanField(_("bosatt etter avtale med IMDi"), null=True, blank=True)
    spouse_in_programme = models.BooleanField(_("ektefelle eller samboer er i program"), null=True, blank=True)
    household = models.ForeignKey(Household, on_delete=models.SET_NULL, null=True, blank=True, related_name="members")
    phone = models.CharField(_("telefon"), max_length=20, blank=True, validators=[PHONE])
    email = models.EmailField(_("e-post"), blank=True)
    preferred_language = models.CharField(
        _("språk for beskjeder"), max_length=2, choices=MessageLanguage.choices, default=MessageLanguage.NB
    )
    interpreter_language = models.CharField(_("tolkespråk"), max_length=40, blank=True)
    neighbourhood = models.CharField(_("bor i"), max_length=60, blank=True)
    latitude = models.FloatField(
        _("breddegrad"), null=True, blank=True, validators=[MinValueValidator(57), MaxValueValidator(81)]
    )
    longitude = models.FloatField(
        _("lengdegrad"), null=True, blank=True, validators=[MinValueValidator(4), MaxValueValidator(32)]
    )
    schooling = models.CharField(_("fullført skolegang"), max_length=20, choices=SchoolingLevel.choices, blank=True)
    schooling_country = models.CharField(_("skolegang fra"), max_length=2, blank=True, validators=[COUNTRY_CODE])
    years_higher = models.PositiveSmallIntegerField(
        _("år med høyere utdanning"), null=True, blank=True, validators=[MaxValueValidator(20)]
    )
    field_of_study = models.CharField(_("fagfelt"), max_length=80, blank=True)
    asked_about = models.JSONField(default=list, blank=True, editable=False)
    is_shielded = models.BooleanField(_("skjermet"), default=False)

    class Meta:
        verbose_name = _("deltaker")
        verbose_name_plural = _("deltakere")
        ordering = ["family_name", "given_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "source_key"],
                condition=~Q(source_key=""),
                name="people_one_participant_per_source_key",
                violation_error_message=_("Det finnes allerede en deltaker med denne saksnøkkelen."),
            ),
            models.UniqueConstraint(
                fields=["tenant", "identity_fingerprint"],
                condition=~Q(identity_fingerprint=""),
                name="people_one_participant_per_identity",
                violation_error_message=_("Det finnes allerede en deltaker med dette fødselsnummeret."),
            ),
        ]
        indexes = [models.Index(fields=["tenant", "search_name"], name="people_by_name")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name to look for beside the name."""
        self.search_name = search_form(self.full_name)
        super().save(*args, **kwargs)

    def is_asked_about(self, part: CompetencePart) -> bool:
        """Whether somebody has asked about this part of the competence, so that no rows means none."""
        return part in self.asked_about

    @property
    def full_name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"

    @property
    def short_name(self) -> str:
        """Given name and initial, for lists others may see over a shoulder."""
        return f"{self.given_name} {self.family_name[:1]}."


class LanguageLevel(TenantOwned):
    """One skill of one language, with where the level comes from."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="language_levels")
    language = models.CharField(_("språk"), max_length=2, choices=Language.choices)
    skill = models.CharField(_("ferdighet"), max_length=10, choices=Skill.choices)
    level = models.CharField(_("nivå"), max_length=2, choices=Cefr.choices)
    source = models.CharField(_("kilde"), max_length=20, choices=LevelSource.choices)
    tested_on = models.DateField(_("dato"), null=True, blank=True)

    class Meta:
        verbose_name = _("språknivå")
        verbose_name_plural = _("språknivåer")
        ordering = ["participant", "language", "skill"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "language", "skill"],
                name="people_one_level_per_skill",
                violation_error_message=_("Denne ferdigheten har allerede et nivå."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_skill_display()} {self.level}"


class WorkExperience(TenantOwned):
    """Paid or unpaid work, keyed on a STYRK-08 unit group."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="experiences")
    styrk08 = models.CharField(_("yrke (STYRK-08)"), max_length=4)
    years = models.DecimalField(
        _("år"), max_digits=4, decimal_places=1, validators=[MinValueValidator(0), MaxValueValidator(60)]
    )
    country = models.CharField(_("land"), max_length=2, blank=True, validators=[COUNTRY_CODE])

    class Meta:
        verbose_name = _("arbeidserfaring")
        verbose_name_plural = _("arbeidserfaring")
        ordering = ["participant", "-years", "styrk08"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "styrk08", "country"], name="people_one_experience_per_work")
        ]

    def __str__(self) -> str:
        return f"{self.styrk08} {self.years}"


class OccupationWish(TenantOwned):
    """An occupation the participant wants, most wanted first."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="wishes")
    styrk08 = models.CharField(_("yrke (STYRK-08)"), max_length=4)
    rank = models.PositiveSmallIntegerField(_("rekkefølge"), validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("yrkesønske")
        verbose_name_plural = _("yrkesønsker")
        ordering = ["participant", "rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "styrk08"], name="people_one_wish_per_occupation")
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.styrk08}"


class Licence(TenantOwned):
    """A driving licence class or a certificate such as truck, valid in Norway."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="licences")
    code = models.CharField(_("klasse"), max_length=20)
    expires_on = models.DateField(_("gyldig til"), null=True, blank=True)

    class Meta:
        verbose_name = _("førerkort eller sertifikat")
        verbose_name_plural = _("førerkort og sertifikater")
        ordering = ["participant", "code"]
        constraints = [models.UniqueConstraint(fields=["participant", "code"], name="people_one_licence_per_code")]

    def __str__(self) -> str:
        return self.code


class Authorisation(TenantOwned):
    """A Norwegian approval to practise a regulated profession."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="authorisations")
    code = models.CharField(_("autorisasjon"), max_length=40)
    granted_on = models.DateField(_("gitt"), null=True, blank=True)

    class Meta:
        verbose_name = _("autorisasjon")
        verbose_name_plural = _("autorisasjoner")
        ordering = ["participant", "code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "code"], name="people_one_authorisation_per_code")
        ]

    def __str__(self) -> str:
        return self.code


class Availability(TenantOwned):
    """When, how much and how far the participant can work. Empty means not known yet.

    Attributes:
        shifts: Codes of :class:`Shift`; None means not asked yet.
        max_commute_minutes: One way.
    """

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="availability")
    hours_min = models.DecimalField(
        _("minst timer i uka"), max_digits=4, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(48)],
    )  # fmt: skip
    hours_max = models.DecimalField(
        _("mest timer i uka"), max_digits=4, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(48)],
    )  # fmt: skip
    shifts = models.JSONField(_("tider"), null=True, blank=True)
    available_on = models.DateField(_("kan begynne"), null=True, blank=True)
    has_car = models.BooleanField(_("har bil"), null=True, blank=True)
    max_commute_minutes = models.PositiveSmallIntegerField(
        _("lengste reise (minutter)"), null=True, blank=True, validators=[MaxValueValidator(240)]
    )

    class Meta:
        verbose_name = _("tilgjengelighet")
        verbose_name_plural = _("tilgjengelighet")
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_min__isnull=True)
                | Q(hours_max__isnull=True)
                | Q(hours_min__lte=models.F("hours_max")),
                name="people_hours_min_not_over_max",
                violation_error_message=_("Minst timer i uka kan ikke være mer enn mest timer i uka."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.hours_min}–{self.hours_max}"


class ChildCareWindow(TenantOwned):
    """Hours on a weekday when somebody else looks after the children (1 is Monday)."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="child_care_windows")
    weekday = models.PositiveSmallIntegerField(_("ukedag"), validators=[MinValueValidator(1), MaxValueValidator(7)])
    opens_at = models.TimeField(_("fra"))
    closes_at = models.TimeField(_("til"))

    class Meta:
        verbose_name = _("barnepass")
        verbose_name_plural = _("barnepass")
        ordering = ["participant", "weekday", "opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__lt=models.F("closes_at")),
                name="people_child_care_opens_before_it_closes",
                violation_error_message=_("Barnepasset må åpne før det stenger."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at}–{self.closes_at}"
