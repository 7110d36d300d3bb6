"""Do tables, figures, sentences and functions fit together? Asked once, when the rules are loaded."""

from collections.abc import Iterator

from jobbvei.rules.engine.case import RuleBook
from jobbvei.rules.engine.tables import Row, Table


class BrokenRules(ValueError):
    """The rules point to something that is not there; every fault is listed."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def ensure_consistent(book: RuleBook, facts: frozenset[str]) -> None:
    """Refuse rules that name a figure, feature, fact, table or sentence nobody has.

    Args:
        book: The rules.
        facts: Dotted names of every fact there is.

    Raises:
        BrokenRules: With one line for each fault.
    """
    faults = [*_provision_faults(book), *_sentence_faults(book, facts)]
    for table in book.tables.values():
        faults += _table_faults(book, table, facts)
    if faults:
        raise BrokenRules(faults)


def _provision_faults(book: RuleBook) -> Iterator[str]:
    for provision in book.provisions.values():
        if provision.table not in book.tables:
            yield f"{provision.id} asks table {provision.table}, which does not exist"


def _sentence_faults(book: RuleBook, facts: frozenset[str]) -> Iterator[str]:
    names = {"on", *book.features, *facts}
    rows = [row for table in book.tables.values() for row in table.rows]
    for key, sentence in book.sentences.items():
        told_by = [row for row in rows if key in (row.because, row.nothing, row.unknown)]
        figures = [set(row.figures) for row in told_by]
        shared = set.intersection(*figures) if figures else set()
        yield from (f"sentence {key} names {name}" for name in sentence.names if name not in names | shared)


def _table_faults(book: RuleBook, table: Table, facts: frozenset[str]) -> Iterator[str]:
    if table.decided_by not in {"on", *book.features, *facts}:
        yield f"{table.name} is decided by {table.decided_by}, which nobody can tell"
    for row in table.rows:
        yield from (f"{table.name} {row.id} {fault}" for fault in _row_faults(book, row, facts))


def _row_faults(book: RuleBook, row: Row, facts: frozenset[str]) -> Iterator[str]:
    names = {"on", *book.features, *facts}
    for name in (row.decided_by, *(condition.name for condition in row.when)):
        if name not in names:
            yield f"asks for {name}, which nobody can tell"
    limits = [comparison.limit for condition in row.when for comparison in condition.comparisons]
    for figure in (*row.figures.values(), *(limit for limit in limits if isinstance(limit, str))):
        if figure not in book.parameters:
            yield f"points to figure {figure}, which has no file"
    for key in (row.because, row.nothing, row.unknown):
        if key and key not in book.sentences:
            yield f"points to sentence {key}, which nobody wrote"
