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


class MailingKind(models.TextChoices):
    """What a round of letters is about. Each goes to people who work with this; none to or about a participant."""

    GATHERING = "gathering", _("en samling")
    NUDGE = "nudge", _("et vennlig dytt")
    SURVEY = "survey", _("en undersøkelse")


class MailState(models.TextChoices):
    """Where one person's letter is."""

    WAITING = "waiting", _("venter")
    SENDING = "sending", _("sendes nå")
    SENT = "sent", _("sendt")
    FAILED = "failed", _("ikke sendt")
    NOT_NEEDED = "not_needed", _("trengs ikke")


class MailProblem(models.TextChoices):
    """Why a letter was not sent, in one sentence that says what to do."""

    NO_ADDRESS = "no_address", _("Det står ingen e-postadresse. Legg den inn, og send igjen.")
    REFUSED_ADDRESS = "refused_address", _("E-posttjeneren avviste adressen. Sjekk at den er riktig skrevet.")
    NOT_ACCEPTED = "not_accepted", _("E-posttjeneren tok ikke imot brevet. Send det fra din egen e-post.")
    BUSY = "busy", _("E-posttjeneren hadde ikke tid. Vent litt, og send igjen.")
    SERVER_DOWN = "server_down", _("E-posttjeneren svarte ikke. Vent litt, og send igjen.")
    SETUP_REFUSED = (
        "setup_refused",
        _("E-posttjeneren godtok ikke oppsettet til Jobbvei. Si fra til den som drifter det."),
    )
    INTERRUPTED = (
        "interrupted",
        _("Serveren stoppet mens brevet gikk, så ingen vet om det kom fram. Spør, eller send igjen."),
    )
    LEFT = "left", _("Er ikke lenger blant dem som skal ha brevet.")


class Mailing(TenantOwned):
    """A letter that goes to several people, one by one.

    Attributes:
        about_key: Public id of the gathering, the team or the survey's wave; ``network_key`` of the network, None
            for a survey.
        subject: As the sender read it before it was sent, as ``text``; ``[navn]`` and ``[lenke]`` are each one's own.
        only_waiting: Whether it goes only to those who have not answered.
        sequence: Of the gathering as it was then; None for the others.
        site: Where the links begin, such as ``https://jobbvei.example``.
        work_key: Public id of the latest work in the background that sends it.
    """

    kind = models.CharField(_("hva brevet gjelder"), max_length=10, choices=MailingKind.choices)
    about_key = models.UUIDField()
    network_key = models.UUIDField(null=True)
    subject = models.CharField(_("emne"), max_length=150)
    text = models.TextField(_("tekst"), max_length=4000)
    only_waiting = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(null=True)
    site = models.CharField(max_length=200)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    work_key = models.CharField(max_length=36, blank=True)

    class Meta:
        verbose_name = _("utsending")
        verbose_name_plural = _("utsendinger")
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["tenant", "kind", "about_key"], name="integrations_mailing_about")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class MailReceiver(TenantOwned):
    """One person's letter in a mailing: sent, or why not.

    Attributes:
        receiver_key: Public id of the person in the team, or of the survey's invitation.
        group: The municipality, when there is one.
        tries: How many times it has been tried.
    """

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="receivers")
    receiver_key = models.UUIDField()
    name = models.CharField(_("navn"), max_length=120, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    group = models.CharField(_("kommune"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    problem = models.CharField(max_length=20, choices=MailProblem.choices, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mottaker av et brev")
        verbose_name_plural = _("mottakere av brev")
        ordering = ["mailing", "group", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["mailing", "receiver_key"], name="integrations_one_letter_each")]

    def __str__(self) -> str:
        return f"{self.pk}"
