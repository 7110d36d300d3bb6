"""Codes what the demo's teams expect: two facilitators share some of the texts, and settle where they differ."""

from jobbvei.cli.demo.expectations import codes_of_team
from jobbvei.cli.demo.load_network import FACILITATOR
from jobbvei.cli.demo.scene import Scene
from jobbvei.learning_network.actions.codebooks import take_codebook
from jobbvei.learning_network.actions.coding import Choice, code_text, settle_text
from jobbvei.learning_network.actions.texts import CollectionDetails, fetch_texts, make_collection
from jobbvei.learning_network.codebooks.reading import prepared_codebooks
from jobbvei.learning_network.queries.coded import coding_state
from jobbvei.learning_network.text_sources import text_source_with_code
from jobbvei.learning_network.types import Network, Seat

SECOND_CODER = "siri"
FIELD = "workbook.maal-forventninger"
CODEBOOK = "expectations"
DIFFERS_EVERY = 4  # of the shared texts, the second coder sees every so many differently
NOTE = "Bare nevnt i forbifarten. Kodeboken sier at det må være noe gruppen vil oppnå."


def load_coding(scene: Scene, network: Network, numbers: dict[int, int]) -> None:
    """Fetch the expectations from the workbooks and code them.

    Args:
        numbers: The number of each team's text, by the team's primary key.
    """
    first, second = (Seat(scene.actor(one, scene.today), network) for one in (FACILITATOR, SECOND_CODER))
    now, siri = scene.by_user(FACILITATOR, scene.today), scene.by_user(SECOND_CODER, scene.today)
    codebook = take_codebook(seat=first, prepared=prepared_codebooks()[CODEBOOK], occasion=now)
    details = CollectionDetails(
        title="Hva kommunene forventer",
        question="Hva forventer dere å få ut av å være med?",
        source="Arbeidsbøkene i nettverket (oppdiktet)",
        codebook=codebook,
    )
    collection = make_collection(seat=first, details=details, occasion=now)
    source = text_source_with_code(FIELD, first)
    if source is None:
        return
    texts = fetch_texts(seat=first, collection=collection, source=source, occasion=now)
    chosen = {one.pk: codes_of_team(numbers[one.team_id or 0]) for one in texts}
    for one in texts:
        code_text(seat=first, text=one, choice=Choice(keys=chosen[one.pk]), occasion=now)
    for place, one in enumerate(text for text in texts if text.is_shared):
        keys = chosen[one.pk][1:] if place % DIFFERS_EVERY == 1 else chosen[one.pk]
        code_text(seat=second, text=one, choice=Choice(keys=keys), occasion=siri)
    for row in coding_state(collection).waiting:
        choice = Choice(keys=chosen[row.text.pk], note=NOTE)
        settle_text(seat=first, text=row.text, choice=choice, occasion=now)
