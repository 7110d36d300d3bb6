"""Making codebooks, and new versions of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.text import slugify

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.codebooks.reading import CodeDetails, PreparedCodebook
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Code, Codebook, CodebookVersion
from jobbvei.learning_network.policies import may_code
from jobbvei.learning_network.queries.coding import codes_of, versions_of
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_, Sentence

KEY_MAX = 50
NORWEGIAN_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@transaction.atomic
def make_codebook(*, seat: Seat, title: str, about: str = "", occasion: Occasion) -> Codebook:
    """Make a codebook without codes.

    Raises:
        Refused: The seat does not code.
        UnableToSave: It has no title.
    """
    may_code(seat).ensure()
    return _made(seat, title, about, (), occasion)


@transaction.atomic
def take_codebook(*, seat: Seat, prepared: PreparedCodebook, occasion: Occasion) -> Codebook:
    """Make a codebook of the network from one of the package; it can be changed afterwards."""
    may_code(seat).ensure()
    return _made(seat, prepared.title, prepared.about, prepared.codes, occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeChange:
    """The codes as they are to be, in order.

    Attributes:
        note: What is changed, and why.
        after: The number of the version the change was made from; None when it does not matter.
    """

    codes: Sequence[CodeDetails]
    note: str = ""
    after: int | None = None


@transaction.atomic
def change_codes(*, seat: Seat, codebook: Codebook, change: CodeChange, occasion: Occasion) -> CodebookVersion:
    """Make a new version; when nothing is changed, the newest stays.

    Codes keep their key, so what is coded stands. A code that is left out is not counted any more; a version later, it
    can be taken in again with its key.

    Raises:
        Refused: The seat does not code.
        UnableToSave: A code has no name, two have the same, or somebody has made a version meanwhile.
    """
    may_code(seat).ensure()
    codebook = Codebook.objects.in_network(seat.network).select_for_update().get(pk=codebook.pk)
    _ensure_codes(change.codes)
    newest = versions_of(codebook)[0]
    _ensure_newest(newest, change)
    if [_details(one) for one in codes_of(newest)] == [replace(one, name=one.name.strip()) for one in change.codes]:
        return newest
    version = _write(codebook, newest.number + 1, change, occasion)
    tell("codebook.changed", "codebook", codebook.public_id, occasion, version=version.number)
    return version


def _made(seat: Seat, title: str, about: str, codes: Sequence[CodeDetails], occasion: Occasion) -> Codebook:
    if not title.strip():
        raise UnableToSave("learning_network.codebook_title", Sentence(N_("Gi kodeboken et navn.")))
    codebook = Codebook.objects.create(network=seat.network, title=title.strip(), about=about.strip())
    _write(codebook, 1, CodeChange(codes=codes), occasion)
    tell("codebook.made", "codebook", codebook.public_id, occasion, codes=len(codes))
    return codebook


def _write(codebook: Codebook, number: int, change: CodeChange, occasion: Occasion) -> CodebookVersion:
    version = CodebookVersion.objects.create(
        network=codebook.network,
        codebook=codebook,
        number=number,
        note=change.note.strip(),
        made_at=occasion.at,
        made_by=acting_user(occasion).user,
    )
    taken = _keys_ever_used(codebook) | {one.key for one in change.codes if one.key}
    rows = []
    for order, one in enumerate(change.codes):
        key = one.key or _new_key(one.name, taken)
        taken.add(key)
        rows.append(_row(version, replace(one, key=key), order))
    Code.objects.bulk_create(rows)
    return version


def _row(version: CodebookVersion, one: CodeDetails, order: int) -> Code:
    return Code(
        network=version.network,
        version=version,
        key=one.key,
        name=one.name.strip(),
        includes=one.includes,
        excludes=one.excludes,
        example=one.example,
        theme=one.theme,
        order=order,
    )


def _keys_ever_used(codebook: Codebook) -> set[str]:
    """A key that was another code's would give the new one what was coded for the old."""
    rows = Code.objects.in_network(codebook.network).filter(version__codebook=codebook)
    return set(rows.order_by("key").values_list("key", flat=True))


def _new_key(name: str, taken: Collection[str]) -> str:
    stem = slugify(name.lower().translate(NORWEGIAN_LETTERS)).replace("-", "_")[:KEY_MAX] or "code"
    numbered = [stem, *(f"{stem}_{number}" for number in range(2, len(taken) + 3))]
    return next(key for key in numbered if key not in taken)


def _details(code: Code) -> CodeDetails:
    return CodeDetails(
        key=code.key,
        name=code.name,
        includes=code.includes,
        excludes=code.excludes,
        example=code.example,
        theme=code.theme,
    )


def _ensure_codes(codes: Sequence[CodeDetails]) -> None:
    names = [one.name.strip().casefold() for one in codes]
    if not all(names):
        raise UnableToSave(
            "learning_network.code_name", Sentence(N_("En kode mangler navn. Gi den et, eller ta den ut."))
        )
    twice = next((one.name for one in codes if names.count(one.name.strip().casefold()) > 1), None)
    if twice is not None:
        template = N_("To koder heter «{name}». Gi den ene et annet navn.")
        raise UnableToSave("learning_network.code_twice", Sentence(template, {"name": twice}))


def _ensure_newest(newest: CodebookVersion, change: CodeChange) -> None:
    if change.after is not None and change.after != newest.number:
        template = N_("Noen har lagret utgave {number} mens du skrev. Se den først, og før endringen din inn i den.")
        raise UnableToSave("learning_network.codebook_overtaken", Sentence(template, {"number": newest.number}))
