"""Which tests meet the database."""

import pytest

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})


def meets_database(item: pytest.Item) -> bool:
    """Whether the test is marked for the database, or asks for it through a fixture."""
    asked = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(asked)
