"""From a file or a stored version to a checked definition; what is wrong is said with where it stands."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.definitions import (
    DONT_KNOW,
    FALLBACKS,
    NOTHING_SAID,
    SOURCE_LANGUAGE,
    Definition,
    Filter,
    Option,
    Question,
    QuestionKind,
    Scale,
    Section,
    Text,
)

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
LANGUAGES = frozenset({SOURCE_LANGUAGE, *FALLBACKS})
LONGEST_TEXT = 2000
MOST_QUESTIONS, MOST_OPTIONS = 120, 40
LONGEST_FILE = 200_000  # bytes
MOST_POINTS = 11
FEWEST_OPTIONS = 2


class UnusableDefinition(UnusableInput):
    """The definition cannot be used; nothing has been written."""

    def __init__(self, where: str, template: str, **values: str | int) -> None:
        sentence = Sentence(template, {"where": where, **values})
        super().__init__("surveys.unusable_definition", sentence)


def house_codes() -> tuple[str, ...]:
    """Codes of the instruments that come with Jobbvei, by name."""
    folder = files("jobbvei.surveys").joinpath("instruments")
    return tuple(sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml")))


@cache
def house_definition(code: str) -> Definition:
    """The instrument ``code`` that comes with Jobbvei.

    Raises:
        UnusableDefinition: There is none.
    """
    if code not in house_codes():
        raise UnusableDefinition(code, N_("Skjemaet «{where}» følger ikke med Jobbvei."))
    file = files("jobbvei.surveys").joinpath("instruments", f"{code}.yaml")
    return definition_in_yaml(file.read_text(encoding="utf-8"))


def definition_in_yaml(text: str) -> Definition:
    """The definition written in ``text``.

    Raises:
        UnusableDefinition: It is no YAML, or something in it is missing, unknown or does not fit together.
    """
    if len(text.encode()) > LONGEST_FILE:
        raise UnusableDefinition("", N_("Filen er for stor. Et spørreskjema kan være høyst 200 kB."))
    try:
        plain = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", 0) + 1
        raise UnusableDefinition(
            "", N_("Filen er ikke gyldig YAML: feil i linje {line}. Sjekk innrykk og kolon."), line=line
        ) from None
    if not isinstance(plain, dict):
        raise UnusableDefinition("", N_("Filen er ikke et spørreskjema. Last ned et skjema og bruk det som mal."))
    return definition_of(plain)


def definition_of(plain: Mapping[str, Any]) -> Definition:
    """The checked definition of what is stored.

    Raises:
        UnusableDefinition: Something is missing, unknown or does not fit together.
    """
    _only_known(plain, {"code", "title", "introduction", "about", "scales", "sections"}, "skjemaet")
    code = _code(plain.get("code"), "skjemaet")
    scales = {name: _scale(one, f"scales.{name}") for name, one in _mapping(plain.get("scales"), "scales").items()}
    sections = tuple(
        _section(one, scales, f"sections[{number}]")
        for number, one in enumerate(_listing(plain.get("sections"), "sections"), start=1)
    )
    definition = Definition(
        code=code,
        title=_text(plain.get("title"), "title"),
        introduction=_optional_text(plain.get("introduction"), "introduction"),
        about=_optional_text(plain.get("about"), "about"),
        sections=sections,
        plain=plain,
    )
    _ensure_whole(definition)
    return definition


def _section(plain: Any, scales: Mapping[str, Scale], where: str) -> Section:
    named = _mapping(plain, where)
    _only_known(named, {"title", "introduction", "questions"}, where)
    questions = _listing(named.get("questions"), f"{where}.questions")
    return Section(
        _optional_text(named.get("title"), f"{where}.title"),
        tuple(_question(one, scales, f"{where}.questions[{n}]") for n, one in enumerate(questions, start=1)),
        _optional_text(named.get("introduction"), f"{where}.introduction"),
    )


KNOWN_OF_A_QUESTION = {
    "code", "kind", "ask", "help", "options", "scale", "dont_know", "required", "only_if", "most", "lowest",
    "highest", "unit",
}  # fmt: skip


def _question(plain: Any, scales: Mapping[str, Scale], where: str) -> Question:
    named = _mapping(plain, where)
    code = _code(named.get("code"), where)
    where = f"{where} ({code})"
    _only_known(named, KNOWN_OF_A_QUESTION, where)
    question = Question(
        code=code,
        kind=_kind(named.get("kind"), where),
        ask=_text(named.get("ask"), f"{where}.ask"),
        help=_optional_text(named.get("help"), f"{where}.help"),
        options=tuple(_option(one, f"{where}.options") for one in named.get("options") or ()),
        scale=_scale_of(named.get("scale"), scales, where),
        has_dont_know=bool(named.get("dont_know", False)),
        is_required=bool(named.get("required", False)),
        only_if=tuple(_filter(one, f"{where}.only_if") for one in named.get("only_if") or ()),
        most=_whole(named.get("most"), where),
        lowest=_whole(named.get("lowest"), where),
        highest=_whole(named.get("highest"), where),
        unit=_optional_text(named.get("unit"), f"{where}.unit"),
    )
    _ensure_fits_its_kind(question, where)
    return question


def _ensure_fits_its_kind(question: Question, where: str) -> None:
    chooses = question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}
    if chooses and not FEWEST_OPTIONS <= len(question.options) <= MOST_OPTIONS:
        raise UnusableDefinition(where, N_("{where}: skriv fra 2 til 40 svaralternativer under options."))
    if not chooses and question.options:
        raise UnusableDefinition(where, N_("{where}: bare choice og several har svaralternativer."))
    if (question.kind is QuestionKind.SCALE) != (question.scale is not None):
        raise UnusableDefinition(where, N_("{where}: en skala må ha scale, og ingen andre spørsmål kan ha det."))
    codes = [option.code for option in question.options]
    if len(codes) != len(set(codes)) or DONT_KNOW in codes:
        raise UnusableDefinition(where, N_("{where}: to svaralternativer har samme kode. Gi hvert sin egen."))
    if question.most is not None and question.most < 1:
        raise UnusableDefinition(where, N_("{where}: most må være 1 eller mer."))


def _ensure_whole(definition: Definition) -> None:
    """Codes are used once, and a filter asks only about what stands on an earlier page."""
    if not 1 <= len(definition.questions) <= MOST_QUESTIONS:
        raise UnusableDefinition("sections", N_("{where}: et skjema har fra 1 til 120 spørsmål."))
    earlier: dict[str, Question] = {}
    seen: set[str] = set()
    for section in definition.sections:
        for question in section.questions:
            if question.code in seen:
                raise UnusableDefinition(question.code, N_("{where}: to spørsmål har samme kode. Gi hvert sin egen."))
            seen.add(question.code)
            for one in question.only_if:
                _ensure_filter(question, one, earlier)
        earlier |= {question.code: question for question in section.questions}


def _ensure_filter(question: Question, one: Filter, earlier: Mapping[str, Question]) -> None:
    asked = earlier.get(one.question)
    if asked is None:
        template = N_("{where}: only_if viser til «{other}», som ikke står i en tidligere del. Flytt spørsmålet dit.")
        raise UnusableDefinition(question.code, template, other=one.question)
    unknown = sorted(one.codes - set(asked.codes))
    if unknown or not one.codes:
        template = N_("{where}: only_if nevner svaret «{code}», som «{other}» ikke har.")
        raise UnusableDefinition(question.code, template, code=", ".join(unknown), other=one.question)


def _filter(plain: Any, where: str) -> Filter:
    named = _mapping(plain, where)
    _only_known(named, {"question", "is"}, where)
    return Filter(str(named.get("question", "")), frozenset(str(code) for code in _listing(named.get("is"), where)))


def _option(plain: Any, where: str) -> Option:
    named = _mapping(plain, where)
    _only_known(named, {"code", "words", "alone"}, where)
    code = _code(named.get("code"), where)
    return Option(code, _text(named.get("words"), f"{where} ({code})"), bool(named.get("alone", False)))


def _scale_of(plain: Any, scales: Mapping[str, Scale], where: str) -> Scale | None:
    if plain is None:
        return None
    if isinstance(plain, str):
        if plain not in scales:
            raise UnusableDefinition(where, N_("{where}: skalaen «{name}» står ikke under scales."), name=plain)
        return scales[plain]
    return _scale(plain, f"{where}.scale")


def _scale(plain: Any, where: str) -> Scale:
    named = _mapping(plain, where)
    _only_known(named, {"lowest", "highest", "low", "high"}, where)
    lowest, highest = _whole(named.get("lowest"), where), _whole(named.get("highest"), where)
    if lowest is None or highest is None or not 1 <= highest - lowest < MOST_POINTS:
        raise UnusableDefinition(where, N_("{where}: skriv lowest og highest, med fra 2 til 11 trinn mellom dem."))
    return Scale(lowest, highest, _text(named.get("low"), f"{where}.low"), _text(named.get("high"), f"{where}.high"))


def _kind(plain: Any, where: str) -> QuestionKind:
    if plain not in QuestionKind.values:
        kinds = ", ".join(QuestionKind.values)
        raise UnusableDefinition(where, N_("{where}: kind må være en av {kinds}."), kinds=kinds)
    return QuestionKind(plain)


def _code(plain: Any, where: str) -> str:
    if not isinstance(plain, str) or not CODE.fullmatch(plain):
        template = N_("{where}: code mangler eller kan ikke brukes. Skriv små bokstaver a–z, tall og understrek.")
        raise UnusableDefinition(where, template)
    return plain


def _text(plain: Any, where: str) -> Text:
    text = _optional_text(plain, where)
    if not text:
        raise UnusableDefinition(where, N_("{where}: teksten på bokmål (nb) mangler."))
    return text


def _optional_text(plain: Any, where: str) -> Text:
    if plain is None:
        return NOTHING_SAID
    named = {SOURCE_LANGUAGE: plain} if isinstance(plain, str) else _mapping(plain, where)
    _only_known(named, LANGUAGES, where)
    if any(not isinstance(words, str) or len(words) > LONGEST_TEXT for words in named.values()):
        raise UnusableDefinition(where, N_("{where}: dette må være en tekst på høyst 2000 tegn."))
    return Text({code: " ".join(words.split()) for code, words in named.items()})


def _whole(plain: Any, where: str) -> int | None:
    if plain is None or (isinstance(plain, int) and not isinstance(plain, bool)):
        return plain
    raise UnusableDefinition(where, N_("{where}: «{found}» må være et helt tall."), found=str(plain)[:40])


def _mapping(plain: Any, where: str) -> Mapping[str, Any]:
    if plain is None:
        return {}
    if not isinstance(plain, dict) or not all(isinstance(key, str) for key in plain):
        raise UnusableDefinition(where, N_("{where}: her skal det stå navn med kolon og innhold."))
    return plain


def _listing(plain: Any, where: str) -> list[Any]:
    if not isinstance(plain, list) or not plain:
        raise UnusableDefinition(where, N_("{where}: her skal det stå en liste, og den kan ikke være tom."))
    return plain


def _only_known(named: Mapping[str, Any], known: set[str] | frozenset[str], where: str) -> None:
    unknown = sorted(set(named) - known)
    if unknown:
        raise UnusableDefinition(where, N_("{where}: «{name}» er ikke kjent her."), name=unknown[0])
