"""Reading the codebooks of the package."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

FOLDER = "jobbvei.learning_network.codebooks"


class UnusableCodebook(UnusableInput):
    """The file cannot be used as a codebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeDetails:
    """A code as somebody describes it.

    Attributes:
        key: Its key since the first version; empty for a code that is new.
        includes: What belongs under it; ``excludes`` what looks like it and belongs elsewhere.
    """

    name: str
    key: str = ""
    includes: str = ""
    excludes: str = ""
    example: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedCodebook:
    """A codebook of the package."""

    file: str
    title: str
    about: str
    codes: tuple[CodeDetails, ...]


@cache
def prepared_codebooks() -> dict[str, PreparedCodebook]:
    """Every codebook of the package by its file's name, in alphabetical order."""
    files = sorted(resources.files(FOLDER).iterdir(), key=lambda file: file.name)
    names = [(file.name.removesuffix(".yaml"), file) for file in files if file.name.endswith(".yaml")]
    return {name: as_codebook(name, yaml.safe_load(file.read_text(encoding="utf-8"))) for name, file in names}


def as_codebook(file: str, said: Any) -> PreparedCodebook:
    """The codebook that a YAML document says.

    Raises:
        UnusableCodebook: A field is missing, unknown or of the wrong kind, or two codes have one key.
    """
    try:
        codes = tuple(CodeDetails(**one) for one in said["codes"])
        if len({code.key for code in codes} - {""}) != len(codes):
            raise ValueError("codes/key")
        return PreparedCodebook(file=file, title=said["title"], about=said["about"], codes=codes)
    except (KeyError, TypeError, ValueError) as fault:
        template = N_("Kodeboken «{file}» kan ikke brukes: {fault}. Rett filen, eller velg en annen kodebok.")
        told = Sentence(template, {"file": file, "fault": str(fault)})
        raise UnusableCodebook("learning_network.unusable_codebook", told) from fault
