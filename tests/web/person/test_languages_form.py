from datetime import date

import pytest

from jobbvei.access.roles import LEADER, TEACHER
from jobbvei.people.models import LanguageLevel, Participant
from tests.factories.access import make_actor, make_municipality
from tests.factories.casework import make_case, make_participant
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


def levels(participant: Participant) -> dict[str, tuple[str, str, date | None]]:
    rows = LanguageLevel.objects.for_tenant(participant.tenant).filter(participant=participant).order_by("id")
    return {f"{row.language}_{row.skill}": (row.level, row.source, row.tested_on) for row in rows}


class TestChangeLevels:
    def test_writes_each_skill_with_source_and_date(self) -> None:
        teacher = make_actor(TEACHER)
        olena = make_participant(make_actor())
        sent(
            teacher, "person-languages", olena,
            nb_speaking_level="B1", nb_speaking_source="norwegian_test", nb_speaking_tested_on="2026-06-01",
            nb_writing_level="A0", nb_writing_source="teacher",
            en_speaking_level="B2", en_speaking_source="self",
        )  # fmt: skip
        assert levels(olena) == {
            "nb_speaking": ("B1", "norwegian_test", date(2026, 6, 1)),
            "nb_writing": ("A0", "teacher", None),
            "en_speaking": ("B2", "self", None),
        }
        assert trail_of(olena)[:3] == ["people.language_level.set"] * 3

    def test_shows_what_stands_and_writes_only_what_was_changed(self) -> None:
        actor = make_actor()
        olena = make_case(actor)  # spoken A2, from the teacher
        count = len(trail_of(olena))
        sent(actor, "person-languages", olena, nb_reading_level="A2", nb_reading_source="teacher")
        assert levels(olena) == {"nb_speaking": ("A2", "teacher", None), "nb_reading": ("A2", "teacher", None)}
        assert len(trail_of(olena)) == count + 1

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("nb_reading_source", {"nb_reading_level": "A2"}),
            ("nb_reading_level", {"nb_reading_source": "teacher"}),
            ("nb_reading_level", {"nb_reading_tested_on": "2026-01-01"}),
            (
                "nb_reading_tested_on",
                {"nb_reading_level": "A2", "nb_reading_source": "teacher", "nb_reading_tested_on": "2026-11-24"},
            ),
            ("nb_reading_level", {"nb_reading_level": "Q9", "nb_reading_source": "teacher"}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_none_of_it(self, field: str, changes: dict[str, str]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        spoken = {"nb_speaking_level": "B1", "nb_speaking_source": "teacher"}
        assert field in refused_fields(sent(actor, "person-languages", olena, **spoken, **changes))
        assert levels(olena) == {}

    def test_is_shut_to_others(self) -> None:
        address = f"/personer/{make_participant(make_actor()).public_id}/sprak/"
        assert signed_in(make_actor(LEADER)).get(address).status_code == 403
        assert signed_in(make_actor(TEACHER, make_municipality("9902", "Nordvik"))).post(address).status_code == 404
