"""Whether what a respondent wrote is an answer to the question."""

from collections.abc import Mapping, Sequence

from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.definitions import DONT_KNOW, Answer, Question, QuestionKind

LONGEST_OPEN_ANSWER = 4000
MOST_DIGITS = 9


def read_answer(question: Question, given: Sequence[str]) -> tuple[Answer | None, Sentence | None]:
    """The answer in what a form sent for one question, and what is wrong with it when it is none.

    Returns:
        The answer, None when nothing was answered; and a sentence when it must be mended.
    """
    words = [one.strip() for one in given if one.strip()]
    if not words:
        return None, None
    if question.kind is QuestionKind.SEVERAL:
        return _several(question, words)
    if question.kind is QuestionKind.OPEN:
        return _open(words[0])
    if question.kind is QuestionKind.NUMBER:
        return _number(question, words)
    if words[0] not in question.codes:
        return None, Sentence(N_("Velg et av svarene som står her."))
    is_point = question.kind is QuestionKind.SCALE and words[0] != DONT_KNOW
    return (int(words[0]) if is_point else words[0]), None


def missing_answer(question: Question, answers: Mapping[str, Answer]) -> Sentence | None:
    """What to say when a question that must be answered is not."""
    if question.is_required and question.code not in answers:
        return Sentence(N_("Svar på dette spørsmålet før du går videre."))
    return None


def _several(question: Question, words: list[str]) -> tuple[Answer | None, Sentence | None]:
    chosen = [code for code in question.codes if code in words]
    if len(chosen) != len(set(words)):
        return None, Sentence(N_("Velg blant svarene som står her."))
    alone = {option.code for option in question.options if option.alone} | {DONT_KNOW}
    if len(chosen) > 1 and alone & set(chosen):
        by_code = {option.code: str(option.words) for option in question.options}
        only = next(code for code in chosen if code in alone)
        template = N_("«{option}» kan ikke velges sammen med andre svar.")
        return chosen, Sentence(template, {"option": by_code.get(only, "Vet ikke")})
    if question.most is not None and len(chosen) > question.most:
        return chosen, Sentence(
            N_("Velg høyst {most}. Du har valgt {found}."), {"most": question.most, "found": len(chosen)}
        )
    return chosen, None


def _open(text: str) -> tuple[Answer | None, Sentence | None]:
    if len(text) > LONGEST_OPEN_ANSWER:
        template = N_("Svaret er {found} tegn. Skriv det på høyst {most}.")
        return text, Sentence(template, {"found": len(text), "most": LONGEST_OPEN_ANSWER})
    return text, None


def _number(question: Question, words: list[str]) -> tuple[Answer | None, Sentence | None]:
    if question.has_dont_know and DONT_KNOW in words:
        return DONT_KNOW, None
    digits = words[0].replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > MOST_DIGITS:
        return words[0], Sentence(N_("Skriv et helt tall med siffer."))
    number = int(digits)
    lowest, highest = question.lowest or 0, question.highest
    if number < lowest or (highest is not None and number > highest):
        if highest is None:
            return number, Sentence(N_("Tallet må være {lowest} eller mer."), {"lowest": lowest})
        template = N_("Tallet må være fra {lowest} til {highest}.")
        return number, Sentence(template, {"lowest": lowest, "highest": highest})
    return number, None
