"""Template tags every page may use; what they write is decided in frame/formats.py and frame/components.py."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Textarea,
)
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jobbvei.access.types import Actor
from jobbvei.web.frame import formats
from jobbvei.web.frame.components import TIERS, Tab, Timeline

register = template.Library()

# Django gives every text box ten rows unless told otherwise; most notes are three lines.
DJANGO_ROWS, TEXT_ROWS = "10", 4

for written in (
    formats.sentence,
    formats.moment,
    formats.clock,
    formats.kr,
    formats.number,
    formats.level,
    formats.in_a_sentence,
    formats.language_name,
    formats.full_stop,
):
    register.filter(written)
register.filter("day", formats.day)
register.filter("days_ago", formats.days_ago)
register.filter("far_off", formats.far_off)


@register.filter
def opens(actor: Actor | None, permission: str) -> bool:
    """Whether the actor's role opens ``permission``: ``{% if actor|opens:"write_person" %}``."""
    return actor is not None and permission in actor.role.permissions


@register.filter
def unlocalized(value: object) -> str:
    """A key or a number for a machine to read: no groups, no decimal comma."""
    return str(value)


@register.inclusion_tag("frame/components/tier.html")
def tier(code: str) -> dict[str, Any]:
    """How near a person is to an opening: shape and word."""
    return {"tier": TIERS[str(code)]}


@register.inclusion_tag("frame/components/tabs.html")
def tabs(items: Sequence[Tab], label: str) -> dict[str, Any]:
    """Tabs that are plain links; ``label`` names the group for those who listen."""
    return {"items": items, "label": label}


@register.inclusion_tag("frame/components/page_links.html")
def page_links(number: int, page_count: int, query: str = "", anchor: str = "") -> dict[str, Any]:
    """The way to the pages of a list before and after this one; nothing when there is one page.

    Args:
        number: The page shown, counted from 1; the address calls it ``side``.
        query: What else the address must keep, as ``text=solvang&kind=job``.
        anchor: The id of the list's heading, when the list does not stand on top of the page.
    """
    return {
        "number": number,
        "page_count": page_count,
        "previous": number - 1,
        "next": number + 1,
        "before": f"{query}&" if query else "",
        "after": f"#{anchor}" if anchor else "",
    }


@register.inclusion_tag("frame/components/timeline.html")
def timeline_strip(timeline: Timeline, label: str) -> dict[str, Any]:
    """Days along a line; a list underneath, for those who listen and on a phone."""
    return {"timeline": timeline, "label": label}


@register.inclusion_tag("frame/components/stat.html")
def stat(value: object, label: str) -> dict[str, Any]:
    """One figure with what it counts; wrap several in ``<div class="jv-stats">``."""
    return {"value": value, "label": label}


@register.inclusion_tag("frame/components/progress.html")
def progress(work: Any, address: str) -> dict[str, Any]:
    """How far long work has come; asks ``address`` every other second for what is to stand in its place."""
    return {"work": work, "address": address}


@register.inclusion_tag("frame/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What to mend in a form, on top of it, with a link to each field."""
    return {"form": form}


@register.inclusion_tag("frame/components/form_field.html")
def form_field(field: BoundField) -> dict[str, Any]:
    """One field: label, help, what is wrong, and the control, tied together for those who listen."""
    kind = _kind(field)
    if kind == "group":
        field.field.widget.attrs["class"] = "ds-input"
    # In a form that narrows a list every field is optional, and saying so is noise.
    is_filter = getattr(field.form, "is_filter", False)
    return {"field": field, "kind": kind, "says_optional": not field.field.required and not is_filter}


@register.simple_tag
def relabel(form: BaseForm, name: str, label: str, help_text: str = "") -> str:
    """Give a library's field our words, and drop the words inside the box: they vanish when one needs them."""
    if name in form.fields:
        field = form[name]
        field.label, field.help_text = label, help_text
        field.field.widget.attrs.pop("placeholder", None)
    return ""


@register.filter
def before_error(label: object) -> str:
    """A field's label as it stands before what is wrong with it; a label that asks needs no colon."""
    words = str(label)
    return words if words.endswith(("?", ":")) else f"{words}:"


@register.filter
def control(field: BoundField) -> SafeString:
    """The control of a field in Designsystemet's look."""
    widget = field.field.widget
    look = "jv-file" if isinstance(widget, FileInput) else "ds-input"
    attributes: dict[str, Any] = {"class": f"{look} {widget.attrs.get('class', '')}".strip()}
    if isinstance(widget, Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attributes["rows"] = TEXT_ROWS
    return field.as_widget(attrs=attributes)


@register.simple_block_tag
def unfold(content: str, title: str, open: bool = False) -> SafeString:  # noqa: A002  # HTML's own word
    """``{% unfold "Hvorfor?" %}…{% endunfold %}``: unfolds in place, without script."""
    return format_html(
        '<details class="jv-unfold"{}><summary>{}</summary><div>{}</div></details>',
        SafeString(" open" if open else ""),
        title,
        content,
    )


@register.simple_block_tag
def scrolling_table(content: str, label: str) -> SafeString:
    """Wrap a wide ``<table class="ds-table">``: it scrolls by itself, also with the keyboard."""
    return format_html('<div class="jv-scroll" role="region" tabindex="0" aria-label="{}">{}</div>', label, content)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Nothing here: say so in ``title``, and what to do next between the tags."""
    return format_html('<div class="jv-empty"><h2>{}</h2>{}</div>', title, content)


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    if isinstance(widget, CheckboxInput):
        return "checkbox"
    return "control"
