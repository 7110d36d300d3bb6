"""The workbook: what the network asks, what a team has answered, and every version of it.

A team's answers are its workbook; each field is a row with a revision of its own, so that two people write in two
fields, or in one, without losing anything.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.practices import PracticeVersion
from jobbvei.learning_network.models.walls import NetworkOwned, TeamOwned

KEY_LENGTH_MAX = 60
TAKEN_OUT = "-"


class WorkbookTemplate(NetworkOwned):
    """What the workbook of a network asks, as it was from a moment on. A change is a new row.

    Attributes:
        number: 1 is the first.
        content: Sections, fields and selections, as ``workbooks.template`` stores them.
    """

    number = models.PositiveIntegerField(_("utgave"))
    content = models.JSONField(_("innhold"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("mal for arbeidsboken")
        verbose_name_plural = _("maler for arbeidsboken")
        ordering = ["network", "-number"]
        constraints = [models.UniqueConstraint(fields=["network", "number"], name="network_one_template_per_number")]

    def __str__(self) -> str:
        return f"{self.pk}"


class WorkbookAnswer(TeamOwned):
    """What a team has answered in one field.

    Attributes:
        text: Lines; what they mean is the field's kind to say. Empty when the answer was taken away.
        revision: The number of the version it is from.
    """

    field_key = models.CharField(_("felt"), max_length=KEY_LENGTH_MAX)
    text = models.TextField(_("svar"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("svar i arbeidsboken")
        verbose_name_plural = _("svar i arbeidsboken")
        ordering = ["team", "field_key", "id"]
        constraints = [models.UniqueConstraint(fields=["team", "field_key"], name="network_one_answer_per_field")]

    def __str__(self) -> str:
        return f"{self.pk}"


class AnswerVersion(TeamOwned):
    """A text somebody sent for a field. None is ever changed or taken away.

    Attributes:
        is_aside: It was never the answer alone: it met another's text, and was merged with it or waits beside it.
        source: Where it came from, when it was not written here: words, the number of an earlier version, or
            that number with a minus when what came in with it was taken out again.
        copied_from: The version of the card in the idea bank a text was added from; None for every other.
    """

    answer = models.ForeignKey(WorkbookAnswer, on_delete=models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    is_aside = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    copied_from = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("utgave av et svar")
        verbose_name_plural = _("utgaver av svar")
        ordering = ["answer", "revision"]
        constraints = [models.UniqueConstraint(fields=["answer", "revision"], name="network_one_version_per_revision")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def restores(self) -> int | None:
        """The number of the earlier version this is; None when it is not one."""
        return int(self.source) if self.source.isdecimal() else None

    @property
    def takes_out(self) -> int | None:
        """The number of the version whose addition was taken out again here; None when none was."""
        number = self.source.removeprefix(TAKEN_OUT)
        return int(number) if number != self.source and number.isdecimal() else None


class AnswerConflict(TeamOwned):
    """Two people wrote at the same place at the same time: one text is the answer, the other stands here until settled.

    Attributes:
        text: What waits; ``revision`` is its version.
        settled_at: None while both are shown.
    """

    answer = models.ForeignKey(WorkbookAnswer, on_delete=models.CASCADE, related_name="conflicts")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("to svar på samme sted")
        verbose_name_plural = _("to svar på samme sted")
        ordering = ["answer", "written_at", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class FieldComment(TeamOwned):
    """Something somebody in the team, or a facilitator, says about a field."""

    field_key = models.CharField(_("felt"), max_length=KEY_LENGTH_MAX)
    text = models.TextField(_("kommentar"), max_length=2000)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("kommentar i arbeidsboken")
        verbose_name_plural = _("kommentarer i arbeidsboken")
        ordering = ["team", "field_key", "written_at", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class SectionStanding(TeamOwned):
    """How a section of a team's workbook stands.

    Attributes:
        ready_at: When somebody said it is ready; None when it is not, or was edited after.
        shared_at: When it was shared with the other municipalities; None while it is the team's own.
    """

    section_key = models.CharField(_("del"), max_length=KEY_LENGTH_MAX)
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("status for en del av arbeidsboken")
        verbose_name_plural = _("status for deler av arbeidsboken")
        ordering = ["team", "section_key", "id"]
        constraints = [models.UniqueConstraint(fields=["team", "section_key"], name="network_one_standing_per_section")]

    def __str__(self) -> str:
        return f"{self.pk}"


class EditingPresence(TeamOwned):
    """Somebody has a section open; shown to their own team for two minutes after they were last seen."""

    section_key = models.CharField(max_length=KEY_LENGTH_MAX)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("hvem som skriver nå")
        verbose_name_plural = _("hvem som skriver nå")
        ordering = ["team", "section_key", "user"]
        constraints = [
            models.UniqueConstraint(fields=["team", "section_key", "user"], name="network_one_presence_per_user_there")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
