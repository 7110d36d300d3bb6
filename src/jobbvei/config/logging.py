"""Logs as events of key and value.

Nothing personal may pass: a last processor blanks long numbers, addresses and rows of the database.
"""

import logging.config
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

PERSONAL = re.compile(
    r"(?P<key>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"  # a public key stays: it names a row, not a person
    r"|\d{6}[\s.-]?\d{5}"  # identity numbers
    r"|\b\d{8,}\b"  # phone and organisation numbers, written together
    r"|\b\d{2,3} \d{2,3} \d{2,3}(?: \d{2})?\b"  # and apart
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"  # e-mail addresses
    r"|(?<=/samling/)[\w-]{20,}"  # somebody's own link to the gatherings, which opens without log-in
)
BLANK = "[fjernet]"
# A database tells of the row it refused, names and all, on lines after its message. The row may hold line breaks, so
# everything goes until the traceback's own words.
OF_THE_DATABASE = re.compile(
    r"\b(?:DETAIL|DETALJ|CONTEXT|LINE \d+): .*?(?=\n\n(?:The above exception|During handling)|\Z)", re.DOTALL
)


def configure(settings: dict[str, Any]) -> None:
    """What Django calls with ``LOGGING``: the standard library's loggers and structlog's say the same thing."""
    logging.config.dictConfig(settings)
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def logging_settings() -> dict[str, Any]:
    """Settings for :func:`configure`: everything to standard error, one JSON document a line."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    without_personal_data,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "foreign_pre_chain": _shared(),
            }
        },
        "handlers": {"standard_error": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["standard_error"], "level": "INFO"},
        "loggers": {"axes": {"level": "ERROR"}},  # says who failed to sign in; the trail has it
    }


def without_personal_data(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank identity numbers, phone numbers and e-mail addresses in every text of the event, however deep."""
    return {str(_blanked(key)): _blanked(value) for key, value in event.items()}


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _blanked(value: Any) -> Any:
    if isinstance(value, bool | float | None.__class__):
        return value
    if isinstance(value, Mapping):
        return {str(_blanked(key)): _blanked(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_blanked(inner) for inner in value]
    if isinstance(value, int):
        return value if PERSONAL.fullmatch(str(value)) is None else BLANK
    without_rows = OF_THE_DATABASE.sub(BLANK, str(value))
    return PERSONAL.sub(lambda found: found["key"] or BLANK, without_rows)
