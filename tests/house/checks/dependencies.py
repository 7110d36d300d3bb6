"""Dependencies: each has a reason, is pinned, and stands in the locks with the same version; locks name no host."""

import re
import tomllib
from pathlib import Path

REQUIREMENT = re.compile(
    r'^\s*"(?P<name>[A-Za-z0-9_.-]+)(?:\[[^\]]*\])?(?P<pin>==(?P<version>[^",;]+))?[^"]*",?(?P<after>\s*(?:#.*)?)$'
)
LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>\S+)")
SHORTEST_REASON = 8  # characters


def faults_in_requirements(pyproject: str) -> list[str]:
    """A sentence for each dependency without a pin or without a reason beside it."""
    faults: list[str] = []
    for line in _lines_of_dependencies(pyproject):
        found = REQUIREMENT.match(line)
        if found is None:
            faults.append(f"«{line.strip()}» is not one dependency on one line")
        elif found["pin"] is None:
            faults.append(f"{found['name']} is not pinned with ==")
        elif len(found["after"].partition("#")[2].strip()) < SHORTEST_REASON:
            faults.append(f"{found['name']} has no reason beside it")
    return faults


def faults_in_lock(pyproject: str, lock: str, *, extras: tuple[str, ...] = ()) -> list[str]:
    """A sentence for each pin of ``pyproject`` that the lock does not hold, and for each address in the lock."""
    locked = {_plain(found["name"]): found["version"] for line in lock.splitlines() if (found := LOCKED.match(line))}
    unlike = [
        f"{name} is {version} in pyproject.toml and {locked.get(name, 'missing')} in the lock: make lock"
        for name, version in _pins(pyproject, extras).items()
        if locked.get(name) != version
    ]
    without_hash = [f"{name} has no hash" for name in _without_hash(lock)]
    return unlike + without_hash + ["the lock names an address"] * ("://" in lock)


def read(file: Path) -> str:
    """The text of ``file``."""
    return file.read_text(encoding="utf-8")


def _pins(pyproject: str, extras: tuple[str, ...]) -> dict[str, str]:
    project = tomllib.loads(pyproject)["project"]
    listed = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    found = [re.match(r"([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^;\s]+)", one) for one in listed]
    return {_plain(one[1]): one[2] for one in found if one}


def _without_hash(lock: str) -> list[str]:
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    return [entry.split("==")[0] for entry in entries if LOCKED.match(entry) and "--hash=sha256:" not in entry]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _lines_of_dependencies(pyproject: str) -> list[str]:
    lists = re.findall(r"(?ms)^(?:dependencies|dev) = \[\n(.*?)^\]", pyproject)
    return [line for text in lists for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
