"""A worked case that says less than it seems to is refused."""

from pathlib import Path

import pytest
import yaml

from tests.spec.reading import read_cases


class TestReadCases:
    def test_refuses_a_key_written_twice(self, tmp_path: Path) -> None:
        file = tmp_path / "law.yaml"
        file.write_text("cases:\n  - name: one\n    expect: {a: 1}\n    expect: {b: 2}\n", encoding="utf-8")
        with pytest.raises(yaml.YAMLError, match="key twice: expect"):
            read_cases(file)

    def test_lets_a_case_put_its_own_in_the_place_of_what_it_shares(self, tmp_path: Path) -> None:
        file = tmp_path / "law.yaml"
        file.write_text("shared: &shared {a: 1, b: 2}\ncases:\n  - {<<: *shared, b: 3}\n", encoding="utf-8")
        assert read_cases(file) == [{"a": 1, "b": 3}]
