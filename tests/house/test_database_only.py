import pytest

from tests.harness.database import meets_database


class TestMeetsDatabase:
    @pytest.mark.django_db
    def test_sees_the_mark(self, request: pytest.FixtureRequest) -> None:
        assert meets_database(request.node)

    def test_sees_the_fixture(self, request: pytest.FixtureRequest, db: None) -> None:
        assert meets_database(request.node)

    def test_leaves_out_what_is_pure(self, request: pytest.FixtureRequest) -> None:
        assert not meets_database(request.node)
