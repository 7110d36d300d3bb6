import json
from pathlib import Path
from typing import Any

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.audit.models import AuditEvent
from jobbvei.employers.actions import close_opening
from jobbvei.employers.models import Employer, Opening, OpeningContact
from jobbvei.integrations.nav.feed import import_feed_file
from jobbvei.integrations.nav.importing import NavReport
from jobbvei.integrations.spreadsheets.importing import ImportFor
from jobbvei.shared.errors import Refused, UnusableInput
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.employers import make_employer, system_occasion
from tests.integrations.nav.advertisement_texts import KEY, entry, item, page

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def take_in(document: Any, **options: Any) -> NavReport:
    receiver = ImportFor(make_municipality(), system_occasion())
    return import_feed_file(json.dumps(document).encode(), name="fil.json", receiver=receiver, **options)


def opening() -> Opening:
    return Opening.objects.for_tenant("9901").get()


def contact_count() -> int:
    return OpeningContact.objects.for_tenant("9901").count()


class TestImportFeedFile:
    def test_takes_an_advertisement_in_with_its_people_and_changes_nothing_the_second_time(self) -> None:
        outcomes = [dict(take_in(entry()).counts) for _twice in range(2)]
        assert outcomes == [{"created": 1}, {"unchanged": 1}]
        assert (opening().status, opening().source, opening().source_key, contact_count()) == ("open", "nav", KEY, 1)
        assert AuditEvent.objects.filter(kind="employers.opening.registered").count() == 1

    def test_keeps_no_name_in_the_trail(self) -> None:
        take_in(entry())
        assert not any("Anne" in json.dumps(event.details) for event in AuditEvent.objects.all())

    def test_changes_what_has_changed(self) -> None:
        take_in(entry())
        report = take_in(entry(title="Renholder på natt", contactList=[]))
        assert dict(report.counts) == {"changed": 1}
        assert (opening().title, contact_count()) == ("Renholder på natt", 0)

    def test_counts_new_people_alone_as_a_change(self) -> None:
        take_in(entry())
        assert dict(take_in(entry(contactList=[{"name": "Per Test"}])).counts) == {"changed": 1}

    @pytest.mark.parametrize(
        "gone",
        [
            entry(status="INACTIVE"),
            page(item(status="INACTIVE")),
            {**entry(), "ad_content": None},
            {**entry(), "status": "INACTIVE"},
        ],
        ids=["entry", "line on a page", "no content", "content still there"],
    )
    def test_closes_and_deletes_words_and_people_of_one_no_longer_active(self, gone: dict[str, Any]) -> None:
        take_in(entry())
        report = take_in(gone)
        assert dict(report.counts) == {"closed": 1}
        closed = opening()
        assert (closed.status, closed.tasks, closed.requirement_source, contact_count()) == ("closed", "", "", 0)
        assert dict(take_in(gone).counts) == {"unchanged": 1}

    def test_ignores_an_inactive_one_we_never_had(self) -> None:
        assert dict(take_in(page(item(status="INACTIVE"))).counts) == {"ignored": 1}

    def test_leaves_closed_what_was_closed_here_and_says_so(self) -> None:
        take_in(entry())
        close_opening(opening=opening(), occasion=make_occasion())
        report = take_in(entry())
        assert (opening().status, contact_count()) == ("closed", 0)
        assert "blir stående" in str(report.notes[0].unread[-1].why)

    def test_says_which_active_lines_have_no_content_in_the_file(self) -> None:
        assert take_in(page(item())).missing == (KEY,)

    def test_rejects_an_advertisement_without_title_and_keeps_the_others(self) -> None:
        report = take_in([entry("a", title=""), entry("b")])
        assert ([one.key for one in report.rejected], dict(report.counts)) == (["a"], {"created": 1})
        assert opening().source_key == "b"

    def test_writes_nothing_in_a_dry_run(self) -> None:
        report = take_in(entry(), dry_run=True)
        assert (dict(report.counts), report.as_json()["dry_run"]) == ({"created": 1}, True)
        assert not Opening.objects.for_tenant("9901").exists()

    def test_writes_nothing_when_a_key_is_missing_anywhere(self) -> None:
        with pytest.raises(UnusableInput):
            take_in([entry("a"), {"uuid": "b"}])
        assert not Opening.objects.for_tenant("9901").exists()

    def test_refuses_a_role_without_the_permission(self) -> None:
        theirs = ImportFor(make_municipality(), make_occasion(make_actor(NAV_COUNSELLOR)))
        with pytest.raises(Refused):
            import_feed_file(json.dumps(entry()).encode(), name="fil.json", receiver=theirs)


class TestEmployers:
    def test_are_found_by_organisation_number_and_left_as_they_stand(self) -> None:
        known = make_employer("Solvang omsorgssenter", organisation_number="313000001")
        take_in(entry())
        assert opening().employer == known
        assert Employer.objects.for_tenant("9901").get().name == "Solvang omsorgssenter"

    def test_are_found_by_name_when_no_number_is_given(self) -> None:
        take_in([entry("a", employer={"name": "Bakeriet AS"}), entry("b", employer={"name": "BAKERIET AS"})])
        assert Employer.objects.for_tenant("9901").count() == 1

    def test_share_one_row_when_not_named(self) -> None:
        take_in([entry("a", employer=None), entry("b", employer={})])
        assert [one.name for one in Employer.objects.for_tenant("9901")] == ["Arbeidsgiver ikke oppgitt"]


class TestRealFiles:
    @pytest.mark.skipif(not DATA.exists(), reason="the shared data is not beside this copy")
    def test_the_example_and_the_23_advertisements_of_2018_go_in_once(self) -> None:
        example = json.loads((DATA / "nav_feed_eksempel.json").read_text(encoding="utf-8"))
        old = json.loads((DATA / "nav_ads_2018_renset.json").read_text(encoding="utf-8"))
        assert dict(take_in(example).counts) == {"created": 1}
        first, second = take_in(old), take_in(old)
        assert (dict(first.counts), dict(second.counts), first.rejected) == ({"created": 23}, {"unchanged": 23}, ())
        placed = Opening.objects.for_tenant("9901").filter(municipality__isnull=False).count()
        assert placed == 24 - 6
        unknown = [unread.value for one in first.notes for unread in one.unread if unread.field == "municipal"]
        assert unknown == [
            "FJELL, HORDALAND",
            "JAN MAYEN, JAN MAYEN",
            "TJELDSUND, NORDLAND",
            "",
            "",
            "RØYKEN, BUSKERUD",
        ]
        assert set(
            Opening.objects.for_tenant("9901")
            .filter(source_key__in=[one["uuid"] for one in old])
            .values_list("status", flat=True)
            .order_by()
        ) == {"closed"}
