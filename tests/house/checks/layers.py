"""Foreign keys hold to the same layers as imports; strings such as "people.Participant" escape import-linter."""

from collections.abc import Iterable
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps


@dataclass(frozen=True)
class Boundaries:
    """What ``.importlinter`` says.

    Attributes:
        rank: Package → number of its layer, 0 at the top.
        apart: Pairs (package, package it may never reach), from the forbidden contracts.
        private_models: Packages whose models have a contract of their own.
    """

    rank: dict[str, int]
    apart: frozenset[tuple[str, str]]
    private_models: frozenset[str]


@dataclass(frozen=True)
class ForeignKey:
    """A relation between models of two packages."""

    source: str
    field: str
    target: str


def boundaries(file: Path) -> Boundaries:
    """Read ``.importlinter``."""
    config = ConfigParser()
    config.read(file, encoding="utf-8")
    contracts = [config[section] for section in config.sections() if section.startswith("importlinter:contract:")]
    layers = next(one for one in contracts if one["type"] == "layers")["layers"]
    return Boundaries(
        rank={
            word.strip().strip("()"): number
            for number, layer in enumerate(layers.strip().splitlines())
            for word in layer.split("|")
        },
        apart=frozenset(
            (source, forbidden)
            for one in contracts
            if one["type"] == "forbidden"
            for source in _packages(one["source_modules"])
            for forbidden in _packages(one["forbidden_modules"])
        ),
        private_models=frozenset(
            package
            for one in contracts
            if one["type"] == "protected"
            for package in _packages(one["protected_modules"])
        ),
    )


def foreign_keys_in_the_site() -> list[ForeignKey]:
    """Every relation from a model of ours to a model of ours in another package."""
    return [
        ForeignKey(_package(model), f"{model.__name__}.{field.name}", _package(field.related_model))
        for model in apps.get_models()
        if model.__module__.startswith("jobbvei.")
        for field in model._meta.get_fields(include_hidden=True)
        if field.concrete
        and isinstance(field.related_model, type)
        and field.related_model.__module__.startswith("jobbvei.")
        and _package(field.related_model) != _package(model)
    ]


def packages_with_models() -> set[str]:
    """Packages that have models in the site."""
    return {_package(model) for model in apps.get_models() if model.__module__.startswith("jobbvei.")}


def keys_against_the_layers(keys: Iterable[ForeignKey], drawn: Boundaries) -> list[str]:
    """A sentence for each key that points upwards, sideways or where a contract forbids."""
    return [
        f"{key.source}.{key.field} points at {key.target}, which {key.source} may not know"
        for key in keys
        if drawn.rank[key.source] >= drawn.rank[key.target] or (key.source, key.target) in drawn.apart
    ]


def _packages(listing: str) -> list[str]:
    """Packages named in a list of modules; those outside the house are left out."""
    names = [line.strip().split(".") for line in listing.strip().splitlines()]
    return [name[1] for name in names if name[0] == "jobbvei" and len(name) > 1]


def _package(model: type) -> str:
    return model.__module__.split(".")[1]
