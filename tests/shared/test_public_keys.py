"""A public key is known by its shape."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.shared.public_keys import is_public_key


class TestIsPublicKey:
    @given(st.uuids())
    def test_knows_every_key(self, key: UUID) -> None:
        assert is_public_key(str(key))
        assert is_public_key(str(key).upper())

    @pytest.mark.parametrize("text", ["", "15819012345", "x49f8c9b7-4c66-4824-b6bd-15819012345a", "49f8c9b74c664824"])
    def test_knows_nothing_else(self, text: str) -> None:
        assert not is_public_key(text)
