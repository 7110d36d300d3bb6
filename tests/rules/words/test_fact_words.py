from jobbvei.rules.facts import fact_names
from jobbvei.rules.library import rule_book
from jobbvei.rules.subjects import subject_fact_names
from jobbvei.rules.words.fact_words import FACT_WORDS


class TestFactWords:
    def test_name_every_fact_and_feature_a_trace_can_hold_and_no_other(self) -> None:
        assert set(FACT_WORDS) == {"on", *fact_names(), *subject_fact_names(), *rule_book().features}

    def test_are_words_and_not_identifiers(self) -> None:
        assert [name for name, words in FACT_WORDS.items() if "_" in words or "." in words or not words] == []

    def test_tell_every_fact_from_the_others(self) -> None:
        assert len(set(FACT_WORDS.values())) == len(FACT_WORDS)

    def test_name_the_days_of_a_job_as_the_contract_does(self) -> None:
        assert {"work.from", "work.to"} <= fact_names()
