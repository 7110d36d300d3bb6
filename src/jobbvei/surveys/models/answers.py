"""What was answered. Nothing here leads to who answered: no key, no time, no order.

The rows of a wave are all written anew, in a new order and under new keys, each time an answer comes; see
:mod:`jobbvei.surveys.actions.answering`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned
from jobbvei.surveys.models.waves import Wave


class Response(TenantOwned):
    """One respondent's answers to the questions with fixed answers.

    Attributes:
        answers: Code of the question → code, codes or number. What was not asked or not answered is left out.
        groups: The respondent's coarse groups, in the order of the wave's ``group_names``.
    """

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="responses")
    answers = models.JSONField(_("svar"), default=dict)
    groups = models.JSONField(_("grupper"), default=list)

    class Meta:
        verbose_name = _("svar på en undersøkelse")
        verbose_name_plural = _("svar på en undersøkelse")
        ordering = ["public_id"]  # random: a list shows nothing of when

    def __str__(self) -> str:
        return f"{self.pk}"


class OpenAnswer(TenantOwned):
    """What somebody answered in their own words, kept apart also from what else they answered.

    Attributes:
        released_on: The day somebody read it and let it be used outside the wave's own page; None before that.
    """

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="open_answers")
    question = models.CharField(_("spørsmål"), max_length=40)
    text = models.TextField(_("tekst"))
    released_on = models.DateField(_("frigitt"), null=True, blank=True)

    class Meta:
        verbose_name = _("fritekstsvar")
        verbose_name_plural = _("fritekstsvar")
        ordering = ["question", "public_id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class Draft(TenantOwned):
    """Answers on their way: readable only with the respondent's link and what their own browser keeps.

    Attributes:
        key_hash: Hash of the link and the browser's secret together; from neither alone can the row be found.
        sealed: The answers, encrypted with a key of the two, filled up so that the length tells little.
        delete_on: The last day of the wave.
    """

    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    sealed = models.TextField(_("forseglede svar"))
    delete_on = models.DateField(_("slettes"))

    class Meta:
        verbose_name = _("påbegynt svar")
        verbose_name_plural = _("påbegynte svar")
        ordering = ["public_id"]

    def __str__(self) -> str:
        return f"{self.pk}"
