"""What somebody writes on a card of the idea bank, checked before it is written."""

from dataclasses import asdict, dataclass

from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models.practices import Maturity
from jobbvei.learning_network.models.topics import Category, MunicipalitySize, TargetGroup
from jobbvei.learning_network.search import search_column
from jobbvei.learning_network.small_counts import results_in
from jobbvei.shared.sentence import N_, Sentence

# The fields whose words the search reads, beside the words for the category and the target group.
SEARCHED = (
    "title", "owner_name", "what", "how", "for_whom", "needs", "cost_covers", "results", "results_on", "results_source",
    "contact_role", "templates", "recording", "source", "source_place",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDetails:
    """What stands on a card; see :class:`~jobbvei.learning_network.models.practices.PracticeVersion`."""

    title: str
    owner_name: str
    category: str
    size: str
    what: str
    target_group: str = TargetGroup.EVERYBODY
    maturity: str = Maturity.IN_USE
    how: str = ""
    for_whom: str = ""
    needs: str = ""
    cost_kr: int | None = None
    cost_covers: str = ""
    results: str = ""
    results_on: str = ""
    results_source: str = ""
    contact_role: str = ""
    templates: str = ""
    recording: str = ""
    source: str = ""
    source_place: str = ""


def ensure_practice(details: PracticeDetails) -> None:
    """Refuse a card without a heading or what is done, a cost of nothing, and results without count or source.

    Raises:
        UnableToSave: With what to mend.
        CountTooSmall: A result counts fewer than five.
        ResultNotUnderstood: A result does not begin with a count.
    """
    if not (details.title.strip() and details.owner_name.strip() and details.what.strip()):
        raise _unable("practice_words", N_("Skriv overskrift, hvem som gjør det, og hva de gjør."))
    for value, kinds in (
        (details.category, Category), (details.size, MunicipalitySize),
        (details.target_group, TargetGroup), (details.maturity, Maturity),
    ):  # fmt: skip
        if value not in kinds.values:
            raise _unable("practice_kind", N_("Velg type tiltak, målgruppe, størrelse og hvor langt det er kommet."))
    if details.cost_kr is not None and not details.cost_covers.strip():
        raise _unable("practice_cost", N_("Skriv hva kostnaden gjelder, for eksempel «per deltaker i et halvt år»."))
    if results_in(details.results) and not (details.results_on.strip() and details.results_source.strip()):
        raise _unable("practice_source", N_("Skriv når resultatene er fra, og hvem som har talt."))


def columns(details: PracticeDetails) -> dict[str, object]:
    """The details as the columns of a version, with what the search reads."""
    said = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(details).items()}
    labels = [Category(details.category).label, TargetGroup(details.target_group).label]
    return {**said, "search_text": search_column([*(str(said[name]) for name in SEARCHED), *map(str, labels)])}


def _unable(code: str, template: str) -> UnableToSave:
    return UnableToSave(f"learning_network.{code}", Sentence(template))
