"""``jobbvei law guide``: questions beyond the fixed list – Nav's measures, hiring, language demands, grants, duties."""

import argparse

from jobbvei.cli.documents import as_json, document_text
from jobbvei.cli.law_answers import asked_day, in_words
from jobbvei.cli.tables import as_table
from jobbvei.rules.answers import guidance, topic_list
from jobbvei.rules.explain import Finding
from jobbvei.rules.guidance import guide
from jobbvei.rules.reading.documents import read_json
from jobbvei.rules.reading.topics import Topic, read_subject, topics
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


def add_guide(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``law guide``."""
    names = ", ".join(topic.name for topic in topics())
    parser.add_argument("topic", nargs="?", metavar="TEMA", help=f"Uten tema skrives listen. Temaer: {names}.")
    parser.add_argument("--facts", metavar="FIL", help="JSON med temaets opplysninger, eller - for stdin.")
    parser.add_argument("--on", metavar="DATO", help="Dagen det spørres om, ÅÅÅÅ-MM-DD.")


def guided(arguments: argparse.Namespace) -> str:
    """The list of topics, or every finding of one topic."""
    if arguments.topic is None:
        return _list(in_json=arguments.json)
    if arguments.on is None:
        sentence = N_("«--on» mangler. Oppgi dagen det spørres om, for eksempel --on 2023-06-01.")
        raise UnusableInput("guide.no_day", Sentence(sentence))
    on = asked_day(arguments.on)
    document = {} if arguments.facts is None else read_json(document_text(arguments.facts))
    if arguments.json:
        return as_json(guidance(arguments.topic, document, on=on))
    findings = guide(read_subject(arguments.topic, document, on=on), on=on)
    questions = next(topic.questions for topic in topics() if topic.name == arguments.topic)
    heads = (N_("Spørsmål"), N_("Svar"), N_("Hvorfor"), N_("Lov"), N_("Regel"))
    return as_table(heads, [_row(finding, questions[finding.id]) for finding in findings])


def _list(*, in_json: bool) -> str:
    if in_json:
        return as_json(topic_list())
    heads = (N_("Tema"), N_("Spørsmål"))
    return as_table(heads, [row for topic in topics() for row in _listed(topic)])


def _listed(topic: Topic) -> list[tuple[str, str]]:
    return [(topic.name, f"{topic.about}:"), *(("", question) for question in topic.questions.values()), ("", "")]


def _row(finding: Finding, question: str) -> tuple[str, ...]:
    return question, in_words(finding), str(finding.because), finding.law, finding.rule
