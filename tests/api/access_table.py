"""Every address of the API and who may ask there. **A new address needs one line here**, under its name in the URLconf.

The rows are written by hand, from what each address is for, and never read from the code.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Who may ask.

    Attributes:
        scope: What a key must open; empty when everybody may ask.
        method: The one method it answers.
        sessions: Whether a signed-in user with a role may ask too.
        body: An acceptable question, when it takes one.
    """

    scope: str
    method: str = "GET"
    sessions: bool = False
    body: object = None


FACTS = {"born_on": "1989-01-02", "permit": {"kind": "collective_protection", "granted_on": "2023-02-10"}}
API: dict[str, Row] = {
    "api-law-compare": Row("law", "POST", body={"on": ["2025-12-31", "2026-01-01"], "facts": FACTS}),
    "api-law-explain": Row("law", "POST", body={"on": "2023-06-01", "facts": FACTS}),
    "api-law-guide": Row("law", "POST", body={"on": "2023-06-01", "topic": "participant", "facts": FACTS}),
    "api-law-parameters": Row("law", sessions=True),
    "api-law-topics": Row("law", sessions=True),
    "api-openapi": Row(""),
    "api-unknown": Row(""),
}
