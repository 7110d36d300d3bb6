"""The documents about law, the same from every door: explain, compare, guide and parameters."""

from datetime import date
from typing import Any

from jobbvei.rules.engine.parameters import Parameter
from jobbvei.rules.explain import changed_findings, explain, finding_as_json, legal_parameters
from jobbvei.rules.facts import Facts
from jobbvei.rules.freshness import is_old
from jobbvei.rules.guidance import guide
from jobbvei.rules.reading.topics import Topic, read_subject, topics

Document = dict[str, Any]
"""What JSON can hold: dates as ISO, kroner as strings with two decimals."""


def explanation(facts: Facts, *, on: date) -> Document:
    """What the law gives the person on ``on``: ``{"on", "findings"}``."""
    return {"on": on.isoformat(), "findings": [finding_as_json(finding) for finding in explain(facts, on=on)]}


def comparison(facts: Facts, *, before: date, after: date) -> Document:
    """The findings that differ between two days: ``{"on": [before, after], "changes": [{"before", "after"}]}``."""
    changes = changed_findings(facts, before=before, after=after)
    pairs = [{"before": finding_as_json(old), "after": finding_as_json(new)} for old, new in changes]
    return {"on": [before.isoformat(), after.isoformat()], "changes": pairs}


def guidance(topic: str, document: object, *, on: date) -> Document:
    """What is known of a topic on ``on``: ``{"on", "topic", "findings"}``.

    Args:
        topic: The topic's name.
        document: A parsed JSON object with the topic's facts.

    Raises:
        UnusableInput: No topic has the name, or the document cannot be used.
    """
    findings = guide(read_subject(topic, document, on=on), on=on)
    answers = [finding_as_json(finding) for finding in findings]
    return {"on": on.isoformat(), "topic": topic, "findings": answers}


def topic_list() -> Document:
    """What one can ask guidance about: ``{"topics": [{"topic", "about", "facts", "findings"}]}``."""
    return {"topics": [_topic(topic) for topic in topics()]}


def parameter_list(*, on: date) -> Document:
    """Every dated figure with its source, and whether it had grown old on ``on``: ``{"on", "parameters"}``."""
    known = legal_parameters().values()
    return {"on": on.isoformat(), "parameters": [_parameter(parameter, on) for parameter in known]}


def _topic(topic: Topic) -> Document:
    return {
        "topic": topic.name,
        "about": topic.about,
        "facts": list(topic.facts),
        "findings": [{"id": name, "question": question} for name, question in topic.questions.items()],
    }


def _parameter(parameter: Parameter, on: date) -> Document:
    return {
        "name": parameter.name,
        "description": parameter.description,
        "unit": parameter.unit,
        "act": parameter.act,
        "paragraph": parameter.paragraph,
        "link": parameter.link or None,
        "source": parameter.source or None,
        "checked_on": parameter.checked_on.isoformat(),
        "changes": parameter.changes or None,
        "stale": is_old(parameter, on=on),
        "values": [
            {
                "value": dated.value if isinstance(dated.value, int) else str(dated.value),
                "valid_from": dated.valid_from.isoformat(),
                "valid_to": dated.valid_to and dated.valid_to.isoformat(),
                "source": dated.source or None,
            }
            for dated in parameter.values
        ],
    }
