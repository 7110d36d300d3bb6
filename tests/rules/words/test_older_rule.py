from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jobbvei.rules.explain import explain
from jobbvei.rules.library import rule_book
from jobbvei.rules.reading.facts import read_facts
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.rules.words.older_rule import FACTS_BEHIND, SAID, older_rule
from tests.rules.facts_strategies import LAST, documents


class TestOlderRule:
    def test_knows_every_day_that_can_decide_a_row_with_an_end(self) -> None:
        deciding = {row.decided_by for table in rule_book().tables.values() for row in table.rows if row.valid_to}
        assert deciding - {"on"} <= SAID.keys() | FACTS_BEHIND.keys()
        assert (FACTS_BEHIND.keys() | SAID.keys()) <= FACT_WORDS.keys()

    @given(document=documents(), on=st.dates(LAST, date(2029, 12, 31)))
    def test_speaks_exactly_when_the_rule_is_no_longer_in_force(self, document: dict[str, Any], on: date) -> None:
        for finding in explain(read_facts(document, on=on), on=on):
            said = older_rule(finding, on=on)
            assert (said is not None) == (finding.valid_to is not None and finding.valid_to < on)
