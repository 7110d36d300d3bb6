"""Sentences as an act writes them, made ready for the rows of its tables to point to."""

from collections.abc import Mapping
from string import Formatter

from jobbvei.rules.engine.book import RowSentence


def with_placeholders(templates: Mapping[str, str]) -> Mapping[str, RowSentence]:
    """Each template with the features and figures named in its braces.

    >>> with_placeholders({"minor": "Personen var {age_at_grant} år."})["minor"].names
    ('age_at_grant',)
    """
    return {key: RowSentence(template, _names(template)) for key, template in templates.items()}


def _names(template: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)
