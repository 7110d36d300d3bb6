"""A reader of iCalendar that knows nothing of how ours are written: RFC 5545, sections 3.1 to 3.3, line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST_LINE_BYTES = 75
LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(?P<value>.*)", re.DOTALL
)
ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Component:
    """What stands between BEGIN and END; a property is its text, with escapes read."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, dict[str, str]] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list["Component"]:
        """The components of a kind directly inside."""
        return [one for one in self.inside if one.name == name]


def read_calendar(content: bytes) -> Component:
    """The calendar; every break of the format is an assertion that fails."""
    top = Component("")
    open_ones = [top]
    for line in _unfolded(content):
        found = LINE.fullmatch(line)
        assert found, f"no content line: {line!r}"
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            open_ones[-1].inside.append(Component(value))
            open_ones.append(open_ones[-1].inside[-1])
        elif name == "END":
            assert open_ones.pop().name == value, f"END:{value} ends something else"
        else:
            assert name not in open_ones[-1].properties, f"{name} stands twice in {open_ones[-1].name}"
            open_ones[-1].properties[name] = re.sub(r"\\[nN,;\\]", lambda one: ESCAPES[one[0]], value)
            open_ones[-1].parameters[name] = _parameters(found["parameters"])
    assert open_ones == [top], "a component has no END"
    [calendar] = top.inside
    assert (calendar.name, calendar.properties["VERSION"]) == ("VCALENDAR", "2.0")
    assert calendar.properties["PRODID"]
    return calendar


def _unfolded(content: bytes) -> Iterator[str]:
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert all(len(line) <= LONGEST_LINE_BYTES for line in lines)
    assert b"\n" not in b"".join(lines)
    joined = b"\r\n".join(lines).replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
    yield from joined.decode("utf-8").split("\r\n")


def _parameters(text: str) -> dict[str, str]:
    pairs = (one.partition("=") for one in re.findall(r';([A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))', text))
    return {name: value.strip('"') for name, _equals, value in pairs}
