"""Results of closed questions as a file: one line for each option, step, word or text."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from jobbvei.integrations.spreadsheets.csv_out import Cell, csv_of
from jobbvei.learning_network.queries.live import Bar, Result
from jobbvei.learning_network.types import LiveKind

Line = tuple[Cell, ...]


def answers_as_csv(results: Iterable[Result]) -> bytes:
    """All results; texts that are hidden are left out."""
    header = (_("Spørsmål"), _("Type"), _("Gruppe"), _("Svar"), _("Antall"), _("Har svart"))
    return csv_of(header, (line for result in results for line in _lines(result)))


def _lines(result: Result) -> Iterable[Line]:
    yield from _bar_lines(result, _("Alle"), result.answered, result.bars)
    for group in result.groups:
        yield from _bar_lines(result, group.name or _("Andre og ikke oppgitt"), group.answered, group.bars)
    for word in result.words:
        yield _line(result, _("Alle"), word.words, word.count, result.answered)
    if result.question.kind == LiveKind.WORDS:
        return
    for text in result.texts:
        count = text.votes if result.question.kind == LiveKind.IDEAS else 1
        yield _line(result, _("Alle"), text.text, count, result.answered)


def _bar_lines(result: Result, group: str, answered: int, bars: Iterable[Bar]) -> Iterable[Line]:
    for bar in bars:
        yield _line(result, group, bar.words, bar.count, answered)


def _line(result: Result, group: str, words: str, count: int, answered: int) -> Line:
    question = result.question
    return question.words, str(LiveKind(question.kind).label), group, words, count, answered
