"""Template tags every page may use."""

from django import template

from jobbvei.shared.sentence import Sentence

register = template.Library()


@register.filter
def sentence(value: Sentence) -> str:
    """Write a sentence in the user's language."""
    return str(value)
