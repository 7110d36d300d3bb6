"""Suggested codes, measured on texts invented for it."""

from itertools import product

import pytest

from jobbvei.estimates.suggestions import EXAMPLES_MIN, CodedText, Learned, learn

# Said in several ways, with nynorsk and slips, so that no one word gives the code away.
SAID = {
    "together": (
        "Vi vil samarbeide bedre på tvers av tjenestene",
        "tettare samarbeid mellom avdelingane i kommunen",
        "HR og flyktningtjenesten må snakke mer sammen",
        "Bedre samhandling internt",
    ),
    "business": (
        "Flere bedrifter skal si ja til å ta imot",
        "næringslivet lokalt må bli med på laget",
        "god kontakt med arbeidsgjevarar i bygda",
        "Vi trenger bedriftene med oss",
    ),
    "learning": (
        "Høre hva andre kommuner har fått til",
        "lære av erfaringane til dei andre",
        "Få gode tips og dele erfaringer i nettverket",
        "ta med oss lærdom fra andre deltakere",
    ),
}
ENDINGS = ("", " i år", ", først og fremst", ". Det er viktig for oss", " framover")
CODED = [
    CodedText(said + ending, frozenset({code}))
    for code, texts in SAID.items()
    for said, ending in product(texts, ENDINGS)
]
CODES = tuple(SAID)


def without_its_like(place: int) -> Learned:
    """What is learned without the text and the others that say the same thing in the same words."""
    stem = CODED[place].text[:20]
    return learn([one for one in CODED if not one.text.startswith(stem)], CODES)


class TestLearn:
    def test_beats_the_largest_code_when_each_saying_is_left_out_in_turn(self) -> None:
        places = range(0, len(CODED), len(ENDINGS))
        first = [without_its_like(place).suggest(CODED[place].text)[0].code for place in places]
        hits = sum(code in CODED[place].codes for place, code in zip(places, first, strict=True))
        largest_by_chance = len(SAID["together"])
        assert hits > largest_by_chance

    def test_has_the_right_code_among_three_with_confidence_between_0_and_1(self) -> None:
        suggested = learn(CODED, CODES).suggest("Samarbeid internt mellom tenestene")
        assert suggested[0].code == "together"
        assert all(0 < one.confidence < 1 for one in suggested)
        assert [one.confidence for one in suggested] == sorted((one.confidence for one in suggested), reverse=True)

    def test_teaches_the_same_each_time(self) -> None:
        assert learn(CODED, CODES).suggest("lokale bedrifter") == learn(CODED, CODES).suggest("lokale bedrifter")

    def test_refuses_a_code_with_nine_texts(self) -> None:
        nine = [one for one in CODED if one.codes == {"business"}][: EXAMPLES_MIN - 1]
        rest = [one for one in CODED if one.codes != {"business"}]
        learned = learn([*nine, *rest], CODES)
        assert learned.refused == {"business": 9}
        assert "business" not in {one.code for one in learned.suggest("bedriftene")}

    def test_takes_a_code_with_ten(self) -> None:
        ten = [one for one in CODED if one.codes == {"business"}][:EXAMPLES_MIN]
        assert learn([*ten, *(one for one in CODED if one.codes != {"business"})], CODES).refused == {}

    def test_refuses_a_code_that_nearly_every_text_has(self) -> None:
        everywhere = [CodedText(one.text, one.codes | {"everywhere"}) for one in CODED]
        assert learn(everywhere, ["everywhere"]).refused == {"everywhere": len(CODED)}

    def test_suggests_nothing_when_nobody_has_coded(self) -> None:
        learned = learn([], CODES)
        assert learned.refused == dict.fromkeys(CODES, 0)
        assert learned.suggest("hva som helst") == ()

    def test_learns_several_codes_of_one_text(self) -> None:
        both = [
            CodedText(f"{SAID['together'][0]}. {SAID['learning'][0]}.{end}", frozenset({"together", "learning"}))
            for end in ENDINGS
        ]
        best = learn([*CODED, *both], CODES).suggest(f"{SAID['together'][0]}. {SAID['learning'][0]}.")
        assert {one.code for one in best[:2]} == {"together", "learning"}

    def test_more_coded_texts_change_what_is_suggested(self) -> None:
        text = "Introduksjonssenteret blir samlingsstad"
        more = [CodedText(f"{text} nummer {number}", frozenset({"learning"})) for number in ("ein", "to", "tre")]
        before, after = learn(CODED, CODES).suggest(text), learn([*CODED, *more], CODES).suggest(text)
        assert {one.code: one.confidence for one in after}["learning"] > {one.code: one.confidence for one in before}[
            "learning"
        ]

    def test_each_line_is_where_the_penalised_likelihood_is_highest(self) -> None:
        """At the top the weights are the sum of the texts' errors, and the errors add up to nothing."""
        texts = [one.text for one in CODED]
        learned = learn(CODED, CODES)
        errors = [
            ("together" in one.codes) - {said.code: said.confidence for said in learned.suggest(text)}["together"]
            for one, text in zip(CODED, texts, strict=True)
        ]
        assert sum(errors) == pytest.approx(0, abs=1e-6)
