"""A calendar of gatherings from a file: what is read, and what is told when a row cannot be."""

from datetime import datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import pytest

from jobbvei.integrations.gathering_files import GatheringFile, InTheNetwork, read_gatherings
from jobbvei.integrations.spreadsheets.faults import UnusableFile
from jobbvei.learning_network.actions.networks import make_network
from jobbvei.learning_network.details import NetworkDetails
from jobbvei.learning_network.programmes.reading import patterns
from jobbvei.learning_network.queries.plan import plan_for
from jobbvei.learning_network.queries.size_groups import size_groups_of
from jobbvei.learning_network.types import Network
from tests.factories.access import TODAY, make_occasion
from tests.factories.gatherings import make_size_group
from tests.factories.learning_network import facilitators_seat, make_phase
from tests.factories.learning_network import make_network as network_made

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
HEADER = "starts_at,ends_at,kind,title,for_whom,size_group,mode,has_recording,phase\n"
ROW = "2026-11-24 09:00,2026-11-24 12:30,webinar,Webinar,all,Små,digital,1,Oppstart\n"
IN_YAML = "- starts_at: 2026-11-24 09:00\n  ends_at: 2026-11-24 10:00\n  title: Møte\n"
CALENDAR = "flyktninger_i_jobb_2024_2025.yaml"


@pytest.fixture
def network() -> Network:
    found = network_made()
    make_size_group(found)
    make_phase(found)
    return found


def known_in(network: Network) -> InTheNetwork:
    return InTheNetwork(size_groups_of(network), [one.phase for one in plan_for(network, None)])


def read(text: str, network: Network, name: str = "kalender.csv") -> GatheringFile:
    return read_gatherings(name, text.encode(), known_in(network))


class TestReadGatherings:
    def test_reads_every_column(self, network: Network) -> None:
        found = read(HEADER + ROW, network)
        [one] = found.gatherings
        assert found.faults == ()
        assert one.starts_at == datetime(2026, 11, 24, 9, 0, tzinfo=OSLO)
        assert (one.kind, one.title, one.mode, one.for_whom) == ("webinar", "Webinar", "digital", "all")
        assert [group.name for group in one.size_groups] == ["Små"]
        assert one.phase is not None
        assert found.had_recording == {0}

    def test_fills_in_what_is_usual(self, network: Network) -> None:
        text = "starts_at;ends_at;title;kind\n2026-11-24T09:00;2026-11-24T10:00;Ledermøte;project_leads\n"
        [one] = read(text, network).gatherings
        assert (one.kind, one.for_whom, one.mode, one.size_groups) == ("project_leads", "project_leads", "digital", ())

    def test_takes_the_words_of_the_pages_too(self, network: Network) -> None:
        text = HEADER + "2026-11-24 09:00,2026-11-24 12:30,Inspirasjon,Møte,bare prosjektlederne,,fysisk,0,\n"
        [one] = read(text, network).gatherings
        assert (one.kind, one.for_whom, one.mode) == ("inspiration", "project_leads", "physical")

    def test_reads_yaml_with_the_same_names(self, network: Network) -> None:
        text = f"{IN_YAML}  has_recording: yes\n  phase:\n"
        found = read(text, network, "kalender.yaml")
        assert [one.title for one in found.gatherings] == ["Møte"]
        assert found.had_recording == {0}

    @pytest.mark.parametrize(
        ("row", "column", "value", "told"),
        [
            ("24.11.2026,2026-11-24 12:30,webinar,W,all,,digital,1,\n", "starts_at", "24.11.2026", "norsk tid"),
            ("2026-11-24 09:00,2026-11-24,webinar,W,all,,digital,1,\n", "ends_at", "2026-11-24", "norsk tid"),
            ("2026-11-24 09:00,2026-11-24 12:30,seminar,W,all,,digital,1,\n", "kind", "seminar", "en av disse"),
            ("2026-11-24 09:00,2026-11-24 12:30,webinar,,all,,digital,1,\n", "title", "", "må fylles ut"),
            ("2026-11-24 09:00,2026-11-24 12:30,webinar,W,all,Enorme,digital,1,\n", "size_group", "Enorme", "Små"),
            ("2026-11-24 09:00,2026-11-24 12:30,webinar,W,all,,digital,ja,\n", "has_recording", "ja", "1 for ja"),
            ("2026-11-24 09:00,2026-11-24 12:30,webinar,W,all,,digital,1,Slutt\n", "phase", "Slutt", "Oppstart"),
            ("2026-11-24 09:00,2026-11-24 08:00,webinar,W,all,,digital,1,\n", "ends_at", "2026-11-24 08:00", "før"),
        ],
    )
    def test_tells_line_column_and_value_of_what_is_wrong(
        self, network: Network, row: str, column: str, value: str, told: str
    ) -> None:
        [fault] = read(HEADER + ROW + row, network).faults
        assert (fault.line, fault.column, fault.value) == (3, column, value)
        assert told in str(fault.reason)

    def test_tells_the_line_of_a_fault_in_yaml(self, network: Network) -> None:
        text = IN_YAML + IN_YAML.replace("2026-11-24 09:00", "i morgen")
        [fault] = read(text, network, "kalender.yml").faults
        assert (fault.line, fault.column, fault.value) == (4, "starts_at", "i morgen")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("kalender.csv", ""),
            ("kalender.csv", "når,hva\n1,2\n"),
            ("kalender.yaml", "a: [1"),
            ("kalender.yaml", "title: Møte\n"),
            ("kalender.yaml", "- [1, 2]\n"),
            ("kalender.yaml", "- title: {a: 1}\n"),
            ("kalender.yaml", ""),
        ],
    )
    def test_refuses_a_file_that_is_something_else(self, network: Network, name: str, text: str) -> None:
        with pytest.raises(UnusableFile):
            read(text, network, name)

    def test_refuses_a_file_that_is_too_large(self, network: Network) -> None:
        with pytest.raises(UnusableFile):
            read(HEADER + ROW * 20_000, network)


class TestTheCalendarOf2024And2025:
    def test_can_be_read_into_a_network_made_from_its_pattern(self) -> None:
        seat = facilitators_seat(network_made())
        pattern = patterns()["flyktninger_i_jobb"]
        start = datetime(2024, 6, 1, tzinfo=OSLO).date()
        details = NetworkDetails(name="Flyktninger i jobb", first_day=start, last_day=start + timedelta(days=578))
        network = make_network(details=details, pattern=pattern, occasion=make_occasion(seat.actor))
        file = resources.files("jobbvei.learning_network.programmes.calendars") / CALENDAR
        found = read_gatherings(CALENDAR, file.read_bytes(), known_in(network))
        assert found.faults == ()
        assert len(found.gatherings) > 50
        assert max(one.ends_at for one in found.gatherings).date() < TODAY
