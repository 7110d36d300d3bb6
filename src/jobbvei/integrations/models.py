"""Files people have sent us to import, kept until they are imported or thrown away."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned


class UploadKind(models.TextChoices):
    """What a file holds."""

    PEOPLE = "people", _("deltakere")
    OPENINGS = "openings", _("stillinger og plasser")
    EMPLOYERS = "employers", _("arbeidsgivere")
    NAV_FEED = "nav_feed", _("stillinger fra Navs feed")


class LawFile(TenantOwned):
    """A file of anonymous facts that the rules of law are to answer, and the answers.

    Attributes:
        content: The bytes as they were sent; emptied when the answers are there.
        asked_on: The day that is asked about.
        report: How many people were reckoned, and every fault; None until the file has been read.
        result: The answers as CSV in UTF-8; empty until they are there.
        work_key: Public id of the latest work in the background on this file.
    """

    file_name = models.CharField(_("filnavn"), max_length=120)
    content = models.BinaryField(blank=True)
    asked_on = models.DateField(_("dagen det spørres om"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()
    report = models.JSONField(null=True, blank=True)
    result = models.BinaryField(blank=True)
    work_key = models.CharField(max_length=36, blank=True)

    class Meta:
        verbose_name = _("fil å regne ut")
        verbose_name_plural = _("filer å regne ut")
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.asked_on:%Y-%m-%d}"


class Upload(TenantOwned):
    """One file, with what the trial run and the import came to.

    Attributes:
        content: The bytes as they were sent; emptied when the file is imported.
        trial: The report of the trial run; None until it has been made.
        outcome: The report of the import; None until it has been made.
        work_key: Public id of the latest work in the background on this file.
    """

    kind = models.CharField(max_length=20, choices=UploadKind.choices)
    file_name = models.CharField(_("filnavn"), max_length=120)
    content = models.BinaryField(blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()
    trial = models.JSONField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    work_key = models.CharField(max_length=36, blank=True)

    class Meta:
        verbose_name = _("fil til import")
        verbose_name_plural = _("filer til import")
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.uploaded_at:%Y-%m-%d}"

    @property
    def report(self) -> dict[str, object] | None:
        """The newest report there is."""
        newest: dict[str, object] | None = self.outcome if self.outcome is not None else self.trial
        return newest
