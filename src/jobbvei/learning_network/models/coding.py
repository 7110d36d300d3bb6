"""Codebooks, collections of open text, and what the coders said about each text.

A coding names codes by their key, which stays the same through the versions of the codebook.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.networks import MunicipalTeam
from jobbvei.learning_network.models.walls import NetworkOwned

BETWEEN_KEYS = "|"
CODERS_OF_SHARED = 2


class Codebook(NetworkOwned):
    """What texts are coded by; the codes stand in its versions."""

    title = models.CharField(_("navn"), max_length=120)
    about = models.TextField(_("om kodeboken"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("kodebok")
        verbose_name_plural = _("kodebøker")
        ordering = ["network", "title", "id"]

    def __str__(self) -> str:
        return self.title


class CodebookVersion(NetworkOwned):
    """The codes as they stood from a moment on; a version is never changed.

    Attributes:
        note: What was changed, and why.
    """

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("utgave"))
    note = models.CharField(_("hva som er endret"), max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("utgave av en kodebok")
        verbose_name_plural = _("utgaver av kodebøker")
        ordering = ["codebook", "number"]
        constraints = [models.UniqueConstraint(fields=["codebook", "number"], name="network_codebook_version_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Code(NetworkOwned):
    """A code in one version: what it holds, and what belongs elsewhere.

    Attributes:
        key: The same in every version, whatever the name becomes.
        theme: A heading it stands under, such as what is about the single person.
    """

    version = models.ForeignKey(CodebookVersion, on_delete=models.CASCADE, related_name="codes")
    key = models.SlugField(max_length=60)
    name = models.CharField(_("kode"), max_length=80)
    includes = models.TextField(_("tas med"), max_length=600, blank=True)
    excludes = models.TextField(_("tas ikke med"), max_length=600, blank=True)
    example = models.TextField(_("eksempel"), max_length=400, blank=True)
    theme = models.CharField(_("tema"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("kode")
        verbose_name_plural = _("koder")
        ordering = ["version", "order", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="network_code_key_once_per_version")]

    def __str__(self) -> str:
        return self.name


class TextCollection(NetworkOwned):
    """Texts to be coded by one codebook, such as what the municipalities expected at the start.

    Attributes:
        question: What the texts answer.
        source: Where they are from, as it stands under the figure.
        shared_percent: At least this share of the texts is coded by two.
    """

    title = models.CharField(_("navn"), max_length=120)
    question = models.CharField(_("spørsmål"), max_length=300, blank=True)
    source = models.CharField(_("kilde"), max_length=200, blank=True)
    codebook = models.ForeignKey(
        Codebook, on_delete=models.PROTECT, related_name="collections", verbose_name=_("kodebok")
    )
    shared_percent = models.PositiveSmallIntegerField(_("andel som kodes av to"), default=20)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("samling av tekster")
        verbose_name_plural = _("samlinger av tekster")
        ordering = ["network", "-made_at", "id"]

    def __str__(self) -> str:
        return self.title


class TextOrigin(models.TextChoices):
    """How a text came here."""

    TYPED = "typed", _("skrevet inn")
    PASTED = "pasted", _("limt inn")
    FILE = "file", _("fra fil")
    FETCHED = "fetched", _("hentet fra Jobbvei")


class CollectedText(NetworkOwned):
    """One text; free text can point at people, and is never exported unless this one is released.

    Attributes:
        team: The municipality's team it is from; None when it is nobody's, and then it counts for no municipality.
        number: Its place in the collection, from 1.
        is_shared: Coded by two who do not see each other's.
        origin_key: Its name where it was fetched, so that it is fetched once.
    """

    collection = models.ForeignKey(TextCollection, on_delete=models.CASCADE, related_name="texts")
    team = models.ForeignKey(MunicipalTeam, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField(_("tekst"), max_length=10_000)
    origin = models.CharField(_("kommer fra"), max_length=10, choices=TextOrigin.choices)
    origin_key = models.CharField(max_length=120, blank=True)
    is_shared = models.BooleanField(_("kodes av to"), default=False)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("tekst som kodes")
        verbose_name_plural = _("tekster som kodes")
        ordering = ["collection", "number"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "number"], name="network_text_number_once"),
            models.UniqueConstraint(
                fields=["collection", "origin_key"], condition=~Q(origin_key=""), name="network_text_fetched_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def coders_needed(self) -> int:
        """How many code it."""
        return CODERS_OF_SHARED if self.is_shared else 1


class _Coded(NetworkOwned):
    """The codes somebody chose for a text; none at all is an answer.

    Attributes:
        codes: Keys in alphabetical order with bars between.
    """

    codes = models.TextField(blank=True)
    note = models.CharField(_("merknad"), max_length=400, blank=True)

    class Meta:
        abstract = True

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the codes."""
        return frozenset(filter(None, self.codes.split(BETWEEN_KEYS)))


class TextCoding(_Coded):
    """What one coder said about one text, by the version of the codebook there was then."""

    text = models.ForeignKey(CollectedText, on_delete=models.CASCADE, related_name="codings")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(CodebookVersion, on_delete=models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("koding")
        verbose_name_plural = _("kodinger")
        ordering = ["text", "coded_at", "id"]
        constraints = [models.UniqueConstraint(fields=["text", "coder"], name="network_text_coded_once_by_each")]

    def __str__(self) -> str:
        return f"{self.pk}"


class SettledCoding(_Coded):
    """What stands for a text two coders saw differently."""

    text = models.OneToOneField(CollectedText, on_delete=models.CASCADE, related_name="settled")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        verbose_name = _("avklart koding")
        verbose_name_plural = _("avklarte kodinger")
        ordering = ["text", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class CodeSuggestion(NetworkOwned):
    """A code the text may get, learned from what people have coded.

    Attributes:
        confidence: From 0 to 1.
        is_confirmed: What a person said; None until somebody has coded the text.
    """

    text = models.ForeignKey(CollectedText, on_delete=models.CASCADE, related_name="suggestions")
    code_key = models.SlugField(max_length=60)
    confidence = models.DecimalField(max_digits=4, decimal_places=3)
    is_confirmed = models.BooleanField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("foreslått kode")
        verbose_name_plural = _("foreslåtte koder")
        ordering = ["text", "-confidence", "code_key"]
        constraints = [models.UniqueConstraint(fields=["text", "code_key"], name="network_code_suggested_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class CountReservation(NetworkOwned):
    """A reason why the count of a code is not to be used; it is then not shown, and the reason is."""

    collection = models.ForeignKey(TextCollection, on_delete=models.CASCADE, related_name="reservations")
    code_key = models.SlugField(max_length=60)
    reason = models.CharField(_("forbehold"), max_length=200)

    class Meta:
        verbose_name = _("forbehold om et tall")
        verbose_name_plural = _("forbehold om tall")
        ordering = ["collection", "code_key"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "code_key"], name="network_one_reservation_per_code")
        ]

    def __str__(self) -> str:
        return self.reason
