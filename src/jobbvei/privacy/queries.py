"""What is known about every field of every model."""

import importlib
import importlib.util

from django.apps import apps

from jobbvei.privacy import lower_packages
from jobbvei.privacy.types import FieldClasses

OURS = "jobbvei."


def field_classes() -> dict[str, FieldClasses]:
    """The class of every field, by the model's label, as each package says in its ``privacy.py``."""
    found = dict(lower_packages.FIELD_CLASSES)
    for app in apps.get_app_configs():
        module = f"{app.name}.privacy"
        if app.name.startswith(OURS) and importlib.util.find_spec(module) is not None:
            found |= importlib.import_module(module).FIELD_CLASSES
    return found
