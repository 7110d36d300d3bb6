"""Files a page hands out."""

import pytest

from jobbvei.web.frame.downloads import as_download


class TestAsDownload:
    @pytest.mark.parametrize(
        ("name", "content_type"),
        [
            ("svar.csv", "text/csv; charset=utf-8"),
            ("datoer.ics", "text/calendar; charset=utf-8"),
            ("liste.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ],
    )
    def test_is_saved_under_its_name_and_kept_by_nobody_on_the_way(self, name: str, content_type: str) -> None:
        response = as_download(b"innhold", name=name)
        assert (response["Content-Type"], response.content) == (content_type, b"innhold")
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response["Cache-Control"] == "no-store"

    def test_refuses_an_end_it_does_not_know(self) -> None:
        with pytest.raises(KeyError, match="exe"):
            as_download(b"", name="svar.exe")
