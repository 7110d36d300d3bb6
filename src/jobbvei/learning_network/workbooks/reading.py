"""The templates that come with the package, one file for each pattern of a network."""

from functools import cache
from importlib import resources

import yaml

from jobbvei.learning_network.workbooks.template import Template, from_stored

FOLDER = "jobbvei.learning_network.workbooks"


@cache
def template_patterns() -> dict[str, Template]:
    """Every template of the package by its code, which is that of the network's pattern.

    Raises:
        KeyError, TypeError, ValueError: A file of ours is wrong; a test reads them all.
    """
    files = sorted(resources.files(FOLDER).iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".yaml"): from_stored(yaml.safe_load(file.read_text(encoding="utf-8")))
        for file in files
        if file.name.endswith(".yaml")
    }
