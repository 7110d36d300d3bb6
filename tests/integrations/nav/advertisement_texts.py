"""Advertisements for the tests, in the shape of the feed."""

from typing import Any

KEY = "10584075-1e5c-4a83-bf49-c80bcab83018"


def content(**changed: Any) -> dict[str, Any]:
    """One complete advertisement; ``changed`` replaces fields."""
    return {
        "uuid": KEY,
        "published": "2026-11-01T00:00:00+01:00",
        "expires": "2026-12-24T00:00:00+01:00",
        "workLocations": [
            {"country": "NORGE", "city": "BØ I TELEMARK", "county": "TELEMARK", "municipal": "MIDT-TELEMARK"}
        ],
        "contactList": [{"name": "Anne Test", "email": "anne@eksempel.test", "phone": "12345678", "title": "Styrer"}],
        "title": "Renholder",
        "description": "<p>Vi søker renholder.</p><p>Du må ha B1 muntlig norsk.</p>",
        "applicationUrl": "https://eksempel.test/sok",
        "applicationDue": "Snarest",
        "categoryList": [{"categoryType": "STYRK08NAV", "code": "9112.01", "name": "Renholder"}],
        "link": "https://eksempel.test/stilling",
        "employer": {"name": "Solvang sykehjem", "orgnr": "313000001"},
        "extent": "Deltid",
        "starttime": "2027-01-04",
        "positioncount": "2",
        "sector": "Privat",
    } | changed


def entry(key: str = KEY, status: str = "ACTIVE", name: str = "ad_content", **changed: Any) -> dict[str, Any]:
    """An entry of the feed; an inactive one has no content."""
    shell = {"uuid": key, "sistEndret": "2026-11-20T12:00:00+01:00", "status": status}
    return shell if status == "INACTIVE" else {**shell, name: content(uuid=key, **changed)}


def item(key: str = KEY, status: str = "ACTIVE") -> dict[str, Any]:
    """An item on a page of the feed."""
    return {
        "id": key,
        "url": f"/api/v1/feedentry/{key}",
        "title": "Renholder",
        "content_text": "Stillingsannonse",
        "_feed_entry": {
            "uuid": key,
            "status": status,
            "title": "Renholder",
            "businessName": "Solvang",
            "municipal": "?",
        },
    }


def page(*items: dict[str, Any], next_url: str | None = None) -> dict[str, Any]:
    """A page of the feed."""
    return {"version": "1.0", "title": "", "id": "1", "next_id": None, "next_url": next_url, "items": list(items)}
