import pytest

from jobbvei.integrations.nav.language_need import LONGEST_SOURCE, read_language_need

ALL_FOUR = ("nb_listening", "nb_reading", "nb_writing", "nb_speaking")


class TestReadLanguageNeed:
    @pytest.mark.parametrize(
        ("sentence", "levels"),
        [
            ("Du må ha minst B1 muntlig norsk.", {"nb_speaking": "B1"}),
            ("Norsk muntlig og skriftlig på nivå B2", {"nb_speaking": "B2", "nb_writing": "B2"}),
            ("Norsk: B1 muntlig og A2 skriftlig", {"nb_speaking": "B1", "nb_writing": "A2"}),
            (
                "Norsk muntlig B1, skriftlig A2, lytte B1",
                {"nb_speaking": "B1", "nb_writing": "A2", "nb_listening": "B1"},
            ),
            ("Norskkunnskaper på B2-nivå", dict.fromkeys(ALL_FOUR, "B2")),
            ("Muntlig engelsk på nivå B2", {"en_speaking": "B2"}),
        ],
    )
    def test_reads_a_level_that_is_written(self, sentence: str, levels: dict[str, str]) -> None:
        need = read_language_need(sentence)
        assert need.levels == levels
        assert need.sentences == (sentence.rstrip(),)

    @pytest.mark.parametrize(
        "sentence",
        [
            "God norsk muntlig og skriftlig fremstillingsevne",
            "Arbeidsspråk er norsk",
            "Behersker et skandinavisk språk og engelsk",
            "Norsk B1/B2",
            "Norsk B1 eller B2 muntlig",
            "Muntlig norsk og engelsk på B2",
            "Muntlig norsk og førerkort C1",
            "Du snakker norsk og har sertifikat klasse C1",
            "Engelsk B2",
            "Norsk b1",
        ],
    )
    def test_leaves_the_need_unknown_and_shows_the_sentence_where_it_is_unclear(self, sentence: str) -> None:
        need = read_language_need(sentence)
        assert need.levels == {}
        assert [said for said, _why in need.unread] == [sentence]
        assert need.source == sentence

    @pytest.mark.parametrize(
        "text",
        [
            "Førerkort C1 kreves.",
            "Vi har vitamin B2.",
            "Søkere må være norsk statsborger.",
            "Norske lover gjelder.",
            "",
        ],
    )
    def test_does_not_take_other_letters_and_other_norwegian_for_language(self, text: str) -> None:
        need = read_language_need(text)
        assert (need.levels, need.sentences, need.unread) == ({}, (), ())

    def test_says_that_a_bare_level_was_set_on_all_four_skills(self) -> None:
        ((_sentence, why),) = read_language_need("Norsk B1").unread
        assert "alle fire" in str(why)

    def test_does_not_choose_between_two_sentences_that_disagree(self) -> None:
        need = read_language_need("B1 muntlig norsk.\nB2 muntlig norsk.")
        assert need.levels == {"nb_speaking": "B1"}
        assert "to ulike nivåer" in str(need.unread[0][1])

    def test_keeps_the_source_short_enough_to_store(self) -> None:
        assert len(read_language_need("norsk " * 200).source) == LONGEST_SOURCE
