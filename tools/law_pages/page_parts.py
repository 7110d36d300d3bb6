"""The parts that pages are put together from: tables of rows and figures, and examples."""

from collections.abc import Iterable, Iterator, Sequence

from jobbvei.rules.engine.parameters import Parameter
from jobbvei.rules.engine.tables import Row, Table
from jobbvei.rules.library import rule_book
from jobbvei.shared.sentence import in_norwegian
from tools.law_pages.examples import Example, differences, other_side
from tools.law_pages.links import to_figure, to_function, to_table
from tools.law_pages.words import (
    ANSWERS,
    cell,
    condition_in_words,
    days_in_words,
    figures_in_words,
    name_in_words,
    number_in_words,
    question,
    template_in_words,
    value_in_words,
)

GENERATED = "*Siden er skrevet av reglene selv. Den rettes i tabellen, tallet eller eksemplet den viser til.*"


def table_of_rows(table: Table, rows: Iterable[tuple[int, Row]]) -> Iterator[str]:
    """Rows from top to bottom: the days, the conditions, the answer, the law and its source."""
    yield "| Rad | I kraft | Når | Da | Lov og kilde |"
    yield "| --- | --- | --- | --- | --- |"
    for place, row in rows:
        when = [condition_in_words(condition, row) for condition in row.when] or ["alltid"]
        cells = (
            f"{place} av {len(table.rows)}: {to_table(table.name, row.id)}",
            f"{days_in_words(row.valid_from, row.valid_to)}, målt på {name_in_words(row.decided_by)}",
            "<br>og ".join(when),
            "<br>".join(_answer(row)),
            f"{row.law}. Kilde: {row.source}",
        )
        yield f"| {' | '.join(map(cell, cells))} |"


def table_of_figures(figures: Iterable[Parameter]) -> Iterator[str]:
    """Figures with their values by date, law, source and the day the source was last seen."""
    yield "| Tall | Gjelder | Verdi | Lov | Kilde | Kilden sist sett |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for figure in figures:
        for index, dated in enumerate(figure.values):
            cells = (
                f"{figure.description}<br>{to_figure(figure.name)}" if index == 0 else "",
                days_in_words(dated.valid_from, dated.valid_to),
                number_in_words(dated.value, figure.unit),
                f"{figure.act} {figure.paragraph}",
                _source(figure, dated.source),
                in_norwegian(figure.checked_on),
            )
            yield f"| {' | '.join(map(cell, cells))} |"


def list_of_features(names: Sequence[str]) -> Iterator[str]:
    """What is reckoned from the facts before a row is chosen, with the function that does it."""
    for name in names:
        yield f"- {name_in_words(name)}: {to_function(rule_book().features[name])}"


def example_in_words(example: Example, decided: Sequence[str]) -> Iterator[str]:
    """An example: what is known, what comes out, the arithmetic, and the other side of the threshold."""
    yield f"### {example.name}"
    yield ""
    yield f"- **Spurt:** {in_norwegian(example.asked_on)}"
    yield f"- **Opplysninger:** {'; '.join(_fact(name, value) for name, value in example.facts.items())}"
    for finding_id in decided:
        yield from _outcome(example, finding_id)
    if example.notes:
        yield f"- **Regnestykket i eksemplet:** {'; '.join(f'`{note}`' for note in example.notes)}"
    yield f"- **Eksemplet:** {example.link}"
    yield ""


def _outcome(example: Example, finding_id: str) -> Iterator[str]:
    finding = example.findings[finding_id]
    decided = example.row_of(finding_id)
    yield f"- **{question(finding_id)}: {_value(example, finding_id)}** ({decided}). {finding.because}"
    arithmetic = finding.trace[-1].arithmetic if finding.trace else None
    if arithmetic is not None:
        yield f"    - Regnestykke: {arithmetic}"
    across = other_side(example, finding_id)
    if across is not None:
        changed = "; ".join(
            f"{name_in_words(name)} {value_in_words(name, other)} i stedet for {value_in_words(name, one)}"
            for name, (one, other) in differences(example, across).items()
        )
        row = f" ({across.row_of(finding_id)})" if across.row_of(finding_id) else ""
        yield f"    - Den andre siden: {changed} gir **{_value(across, finding_id)}**{row} – {across.link}"


def _value(example: Example, finding_id: str) -> str:
    value = example.findings[finding_id].value
    if isinstance(value, str) and value in ANSWERS:
        return ANSWERS[value]
    return (
        value_in_words(finding_id, value) if value is not None else f"ikke noe svar ({_standing(example, finding_id)})"
    )


def _standing(example: Example, finding_id: str) -> str:
    standing = example.findings[finding_id].standing
    return "loven gir ikke noe her" if standing == "nothing" else "ikke kjent"


def _fact(name: str, value: object) -> str:
    return f"{name_in_words(name)}: {value_in_words(name, value)}"


def _answer(row: Row) -> Iterator[str]:
    sentences = rule_book().sentences
    if row.unknown:
        yield f"**Ikke kjent.** {template_in_words(sentences[row.unknown].template)}"
        return
    if row.nothing:
        yield f"**Gis ikke, eller ingen grense.** {template_in_words(sentences[row.nothing].template)}"
        return
    if not isinstance(row.answer, str):
        yield from () if row.answer is None else [f"**{value_in_words('', row.answer)}**"]
    elif row.answer in ANSWERS:
        yield f"**{ANSWERS[row.answer]}**"
    template = sentences[row.because].template if row.because else ""
    yield from figures_in_words(row, template)
    if template:
        yield template_in_words(template, row.figures)


def _source(figure: Parameter, own: str) -> str:
    said = own or figure.source
    return f"[{said or figure.link}]({figure.link})" if figure.link else said
